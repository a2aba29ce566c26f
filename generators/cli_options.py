"""The options that several commands share on the command line."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from generators import danish, store

MKDOCS, PROPERDOCS = ENGINES = ("mkdocs", "properdocs")
"""What can build the pages; the second carries the first one on under another name."""


def add_findings(parser: argparse.ArgumentParser) -> None:
    """Offer --findings."""
    parser.add_argument(
        "--findings", type=absolute, default=store.FINDINGS, metavar="MAPPE", help="mappen med poster og registre"
    )


def add_out(parser: argparse.ArgumentParser, what: str) -> None:
    """Ask for --out, the folder that `what` is written to."""
    parser.add_argument("--out", type=absolute, required=True, metavar="MAPPE", help=f"mappen, {what} skrives i")


def add_processes(parser: argparse.ArgumentParser) -> None:
    """Offer --processer, as many as there are cores unless another number is asked for."""
    parser.add_argument(
        "--processer",
        type=_count,
        default=cores(),
        metavar="N",
        help="hvor mange processer der sætter siderne på én gang (ellers en for hver kerne)",
    )


def add_press(parser: argparse.ArgumentParser) -> None:
    """Offer --tryk; what is made then is no part of any site."""
    parser.add_argument(
        "--tryk",
        action="store_true",
        help="lav også filer til trykkeriet i undermappen trykkeri: i trykfarver, til at false og beskære",
    )


def refuse_public_press(arguments: argparse.Namespace) -> None:
    """Raise EnvironmentProblem where files for the print shop would lie on a site or among what is committed."""
    if arguments.tryk:
        store.refuse_public(arguments.out, "Filerne til trykkeriet", "de")


def cores() -> int:
    """Count the cores this program may use, up to what there is memory for on any machine with so many."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, _MOST)


_MOST = 8


def _count(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) <= _MOST_ASKED:
        raise argparse.ArgumentTypeError(f"skal være et tal fra 1 til {_MOST_ASKED}")
    return int(word)


_MOST_ASKED = 64


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
