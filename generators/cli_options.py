"""The options that several commands share on the command line."""

import argparse
from pathlib import Path

from generators import store


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
