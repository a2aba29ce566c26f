"""The options that several commands share on the command line."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from generators import danish, store


def add_findings(parser: argparse.ArgumentParser) -> None:
    """Offer --findings."""
    parser.add_argument(
        "--findings", type=absolute, default=store.FINDINGS, metavar="MAPPE", help="mappen med poster og registre"
    )


def add_out(parser: argparse.ArgumentParser, what: str) -> None:
    """Ask for --out, the folder that `what` is written to."""
    parser.add_argument("--out", type=absolute, required=True, metavar="MAPPE", help=f"mappen, {what} skrives i")


def absolute(path: str) -> Path:
    """Read a path from where the user stands, whatever folder the work is done from."""
    if not path.strip():
        raise argparse.ArgumentTypeError("skal have en værdi")
    return Path(path).absolute()


def found(asked: str, names: Mapping[str, str], what: str) -> str:
    """Find the slug of what was asked for by slug or name; raises EnvironmentProblem with the nearest."""
    by_word = {danish.slug(word): slug for slug, name in names.items() for word in (slug, name)}
    if danish.slug(asked) in by_word:
        return by_word[danish.slug(asked)]
    meant = danish.closest(asked, names.values())
    suggestion = f" Mente du »{meant}«?" if meant else f" Vælg mellem {danish.listing(list(names.values()))}."
    raise store.EnvironmentProblem(f"Der er ingen {what}, der hedder »{asked}«.{suggestion}")
