"""`klyngeviden schema`: write what Visual Studio Code is told of the records, after a change in the models."""

import argparse
import sys

from generators import danish, store
from generators.editing import vscode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer nothing: there is one place for them."""


def run(_: argparse.Namespace) -> int:
    """Write the files of .vscode/ that are not as they should be."""
    written = 0
    for path, text in vscode.files():
        there = store.ROOT / path
        if not there.is_file() or there.read_text(encoding="utf-8") != text:
            store.write(store.ROOT, path, text)
            written += 1
    sys.stderr.write(f"{danish.capitalised(danish.counted(written, 'fil', 'filer'))} skrevet i {vscode.FOLDER}/.\n")
    return 0
