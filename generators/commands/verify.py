"""`klyngeviden verify`: whether a copy of the site, in a folder or on a server, is whole, and what is wrong with it."""

import argparse
import sys
from collections.abc import Collection
from pathlib import Path

from generators import cli_options, copy_on_disk, copy_on_server, store
from generators.exports import copies
from generators.exports.copies import Fault
from generators.exports.manifest import Manifest
from generators.progress import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the copy; offer --mod."""
    parser.add_argument(
        "kopi", metavar="MAPPE|ADRESSE", help="kopien: en mappe eller en adresse, fx https://viden.kl.dk/"
    )
    parser.add_argument(
        "--mod",
        type=cli_options.absolute,
        metavar="MAPPE",
        help="hold kopien op mod denne mappe (fx site) eller en udgaves manifest.json; ellers mod kopiens egen",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell what differs, is missing or is too much; 1 where anything is."""
    if arguments.mod and not arguments.mod.exists():
        raise store.EnvironmentProblem(
            f"Der er intet at holde kopien op mod i »{arguments.mod}«. "
            "Byg sitet først (py dev.py site), og skriv --mod site"
        )
    own = copy_on_disk.read_manifest(arguments.mod) if arguments.mod else None
    on_server = "://" in arguments.kopi or not arguments.kopi.strip()
    wanted, found = _served(arguments.kopi, own) if on_server else _lying(Path(arguments.kopi), own)
    sys.stdout.writelines(f"{line}\n" for line in copies.told(found, wanted.files))
    sys.stderr.write(copies.summary(found, wanted.files) + "\n")
    return 1 if found else 0


def _lying(folder: Path, own: Manifest | None) -> tuple[Manifest, Collection[Fault]]:
    wanted = own or copy_on_disk.read_manifest(folder)
    progress = Progress(len(wanted.files), "Ser efter")
    found = copies.ordered(copy_on_disk.faults(folder, wanted, progress.step))
    progress.end()
    return wanted, found


def _served(typed: str, own: Manifest | None) -> tuple[Manifest, Collection[Fault]]:
    wanted, base = copy_on_server.found(copy_on_server.base_of(typed), own)
    progress = Progress(len(wanted.files), "Henter")
    found = set(copy_on_server.faults(base, wanted, progress.step))
    found |= set(copy_on_server.left_over(base, copy_on_server.former_files(base, wanted), wanted))
    progress.end()
    sys.stderr.writelines(f"Bemærk: {remark}\n" for remark in copy_on_server.remarks(base, wanted))
    return wanted, copies.ordered(found)
