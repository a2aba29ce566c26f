"""A copy of the site in a folder: its manifest, and what is wrong with its files. Reads the disk and writes nothing."""

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generators import disk, store
from generators.exports import copies, manifest
from generators.exports.copies import Fault, Wrong
from generators.exports.manifest import Manifest, ManifestFault
from generators.knowledge.published_editions import MANIFEST


def fingerprints(folder: Path) -> dict[str, str]:
    """Give the fingerprint of every file of a folder, by its path from there."""
    return {path: _print_of(folder / path) for path in names(folder)}


def names(folder: Path) -> list[str]:
    """List the files of a folder, by their paths from there."""
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in found)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a copy, or a file that is one; raises EnvironmentProblem with what to do instead."""
    path = folder if folder.is_file() else folder / MANIFEST
    if not folder.exists():
        raise store.EnvironmentProblem(
            f"Der er ingen mappe »{folder}«. Skriv vejen til mappen, eller adressen med https://"
        )
    if zipfile.is_zipfile(path):
        raise store.EnvironmentProblem(f"»{path}« er en ZIP-fil. Pak den ud, og skriv mappen.")
    try:
        return manifest.read(path.read_bytes())
    except FileNotFoundError:
        message = (
            f"Der ligger ingen {MANIFEST} i »{folder}«. Er det den rigtige mappe, så er kopien standset undervejs: "
            "kopiér igen, eller hold den op mod det byggede: --mod site"
        )
    except ManifestFault as fault:
        message = f"»{path}« {fault}. Kopiér igen, eller hold kopien op mod det byggede: --mod site"
    raise store.EnvironmentProblem(message)


def faults(folder: Path, wanted: Manifest, tell: Callable[[str], object]) -> Iterator[Fault]:
    """Yield what is wrong with a folder; `tell` hears of each file that has been looked at."""
    for path, fingerprint in wanted.files.items():
        tell(path)
        yield from _of_file(folder, path, fingerprint)
    named = {**wanted.files, MANIFEST: ""}
    if (folder / MANIFEST).is_file():
        named[MANIFEST] = _print_of(folder / MANIFEST)
    else:
        yield Fault(Wrong.MISSING, MANIFEST)
    for path in names(folder):
        if path not in named:
            yield from _beside(folder, path, named)


def _of_file(folder: Path, path: str, wanted: str) -> Iterator[Fault]:
    try:
        if _print_of(folder / path) != wanted:
            yield Fault(Wrong.DIFFERS, path, copies.why((folder / path).read_bytes(), wanted))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        yield Fault(Wrong.MISSING, path)
    except OSError as error:
        yield Fault(Wrong.UNREAD, path, disk.reason(error))


def _beside(folder: Path, path: str, wanted: Mapping[str, str]) -> Iterator[Fault]:
    """Judge a file that no manifest names; packed for a server, it must hold what the one beside it does."""
    inner = copies.packed_from(path, wanted)
    if not inner:
        yield Fault(Wrong.SURPLUS, path)
        return
    try:
        if not copies.packed_well(path, (folder / path).read_bytes(), inner):
            yield Fault(Wrong.DIFFERS, path, copies.OLD_PACKING)
    except OSError as error:
        yield Fault(Wrong.UNREAD, path, disk.reason(error))


def _print_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
