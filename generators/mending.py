"""Repairs files of the findings with the user's leave: shows what would change, asks, and writes.

Knows the terminal and the disk; what is repaired is decided in `editing`.
"""

import difflib
import sys
from collections.abc import Mapping

from generators import clock, danish, rewriting, workshop
from generators.editing.repairs import repaired
from generators.knowledge.checks import check
from generators.problems import Problem
from generators.reading.loader import load
from generators.reading.yaml_values import decoded

YES = ("j", "ja", "y")


def mend(bench: workshop.Bench, *, is_agreed: bool) -> None:
    """Show what can be repaired, and write it where the user says yes."""
    changes = repaired(bench.files, _problems, bench.findings.ids())
    if not changes:
        sys.stderr.write("Der er intet, der kan rettes uden at vælge.\n")
        return
    for path, content in sorted(changes.items()):
        sys.stdout.writelines(f"{line}\n" for line in _difference(path, bench.files[path], content))
    count = danish.counted(len(changes), "fil", "filer")
    if is_agreed or _says_yes(count):
        rewriting.rewrite(bench.folder, bench.files, changes)
        sys.stderr.write(f"{danish.capitalised(count)} er rettet.\n")
    else:
        sys.stderr.write("Intet er skrevet. Med --ja bliver det skrevet uden at spørge.\n")


def _problems(files: Mapping[str, bytes]) -> list[Problem]:
    return check(load(files), clock.today())


def _difference(path: str, before: bytes, after: bytes) -> list[str]:
    old, new = (decoded(path, content)[0] or content.decode("cp1252", errors="replace") for content in (before, after))
    lines = list(
        difflib.unified_diff(old.splitlines(), new.splitlines(), f"{path} (nu)", f"{path} (rettet)", "", "", 1, "")
    )
    return lines or [f"{path}: kun tegnsættet bliver ændret, til UTF-8"]


def _says_yes(count: str) -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        return False
    sys.stderr.write(f"Skal {count} rettes sådan? [j/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES
