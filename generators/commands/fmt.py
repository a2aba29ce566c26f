"""`klyngeviden fmt`: give every file of the findings its one form."""

import argparse
import sys
from pathlib import Path

from generators import cli_options, console, danish, loading, problems, rewriting, store
from generators.editing import form


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings and --check."""
    cli_options.add_findings(parser)
    parser.add_argument("--check", action="store_true", help="skriv intet; vis de filer, der ville blive ændret")


def run(arguments: argparse.Namespace) -> int:
    """Write the files that have another form, or name them; 1 where --check finds any or a file cannot be read."""
    files, unreadable = store.read_findings(arguments.findings)
    changes, broken = _changes(files)
    faults = [*unreadable, *_faults_of(arguments.findings, broken)]
    sys.stderr.write(problems.as_text(problems.in_order(faults)))
    sys.stdout.writelines(f"{name}\n" for name in changes)
    if not arguments.check:
        rewriting.rewrite(arguments.findings, files, changes)
    sys.stderr.write(_summary(len(changes), check=arguments.check, left_out=len(broken) + len(unreadable)))
    return 1 if faults or (arguments.check and changes) else 0


def _changes(files: dict[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Work out the new content of each file that has another form, and name those that cannot be read."""
    changes: dict[str, bytes] = {}
    broken: list[str] = []
    for name, content in sorted(files.items()):
        if not form.has_form(name):
            continue
        try:
            text = form.formatted(name, content)
        except form.Unwritable:
            text = None
        if text is None:
            broken.append(name)
        elif text.encode() != content:
            changes[name] = text.encode()
    return changes, broken


def _faults_of(folder: Path, broken: list[str]) -> list[problems.Problem]:
    if not broken:
        return []
    _, found = loading.read_checked(folder)
    return [problem for problem in found if problem.path in broken and problem.level is problems.Level.ERROR]


def _summary(count: int, *, check: bool, left_out: int) -> str:
    what = danish.counted(count, "fil", "filer")
    done = f"{what} {'ville blive' if check else 'er blevet'} skrevet om" if count else "Alle filer har deres form"
    as_before = f"kan ikke læses og er, som {'den' if left_out == 1 else 'de'} var"
    rest = f"; {danish.counted(left_out, 'fil', 'filer')} {as_before}" if left_out else ""
    advice = f" Kør: {console.typed('fmt')}" if check and count else ""
    return f"{danish.capitalised(done)}{rest}.{advice}\n"
