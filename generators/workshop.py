"""What the commands that change records share: the files around a record, its id, and what a change leads to.

Knows the disk; the changes themselves are worked out in `editing`.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generators import clock, console, danish, problems, rewriting, store
from generators.editing import mentions
from generators.knowledge.checks import check
from generators.reading.loader import Findings, load
from generators.reading.texts.links import right_ids
from generators.records.record_types import type_of_id

PAGES = "../docs/"
"""The hand-written pages, as seen from the findings folder beside them."""


@dataclass(frozen=True)
class Bench:
    """A findings folder with the hand-written pages beside it, as it was read."""

    folder: Path
    files: dict[str, bytes]
    pages: dict[str, bytes]

    @property
    def texts(self) -> dict[str, bytes]:
        """Give everything that a record can be mentioned in."""
        return self.files | self.pages

    @property
    def findings(self) -> Findings:
        """Give what the files hold."""
        return load(self.files)


def opened(folder: Path) -> Bench:
    """Read a findings folder to change something in it."""
    files, unreadable = store.read_findings(folder)
    if unreadable:
        raise store.EnvironmentProblem(f"{unreadable[0].path}: {unreadable[0].message} {unreadable[0].hint}")
    return Bench(folder, files, _pages_beside(folder))


def _pages_beside(folder: Path) -> dict[str, bytes]:
    docs = folder.parent / "docs"
    if not (folder.parent / store.CONFIG.name).is_file():
        return {}
    found = sorted(path for path in docs.rglob("*.md") if path.is_file())
    return {f"{PAGES}{path.relative_to(docs).as_posix()}": path.read_bytes() for path in found}


def ever_added(folder: Path) -> list[str]:
    """Ask Git which records there have been on any branch, so that no number is given twice; nothing without Git."""
    command = ["git", "log", "--all", "--diff-filter=A", "--name-only", "--format=", "--", "."]
    try:
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return []
    return told.stdout.split("\n")


def shown(path: str) -> str:
    """Name a file as the user sees it from the folder around the findings."""
    return path.removeprefix("../")


def record_id(word: str) -> str:
    """Read an id as an editor may have typed it; raises EnvironmentProblem where it is none."""
    typed = word.strip().strip("[]")
    meant = next(iter(right_ids(typed)), "")
    if not type_of_id(meant):
        raise store.EnvironmentProblem(f"»{word}« er ikke et id. Et id er et bogstav og et nummer, fx A-012.")
    return meant


def path_of(bench: Bench, own: str) -> str:
    """Find the file of a record; raises EnvironmentProblem where there is none, or two."""
    paths = [path for path in bench.findings.record_paths() if Path(path).stem == own]
    if len(paths) > 1:
        both = danish.listing(paths)
        raise store.EnvironmentProblem(f"Der er to filer med nummeret {own}: {both}. Giv den ene et nyt nummer først.")
    if not paths:
        if now := next((r.id for _, r in bench.findings.records if own in r.former_ids), None):
            raise store.EnvironmentProblem(f"{own} hedder nu {now}.")
        row = type_of_id(own)
        if row and mentions.mentions(bench.texts, own):
            way = f"Er den slettet, så hent {row.folder}/{own}.yml igen fra Git."
            raise store.EnvironmentProblem(f"Der er ingen post {own}, men andre henviser til den. {way}")
        known = sorted(one for one in bench.findings.ids() if row and one[0] == row.letter)
        last = f" Den sidste {row.singular} er {known[-1]}." if row and known else ""
        raise store.EnvironmentProblem(f"Der er ingen post {own}.{last}")
    return paths[0]


def carry_out(bench: Bench, changes: rewriting.Changes, done: str) -> int:
    """Write the changes, say so, and tell what they leave to be mended; 1 where that is an error that is new."""
    rewriting.rewrite(bench.folder, bench.texts, changes)
    sys.stderr.write(done)
    left = _brought_about(bench, changes)
    if left:
        sys.stderr.write(f"\n{problems.as_text(left)}")
        sys.stderr.write(f"Det her er der nu at rette. Se det igen med: {console.typed('check')}\n")
    return 1 if problems.has_errors(left) else 0


def _brought_about(bench: Bench, changes: Mapping[str, bytes | None]) -> list[problems.Problem]:
    """Find the problems that there are after a change and were not before."""
    after = {path: content for path, content in {**bench.files, **changes}.items() if content is not None}
    after = {path: content for path, content in after.items() if not path.startswith("../")}
    known = Counter(map(_told, check(bench.findings, clock.today())))
    found = check(load(after), clock.today())
    return [problem for problem in found if known[_told(problem)] < Counter(map(_told, found))[_told(problem)]]


def _told(problem: problems.Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message
