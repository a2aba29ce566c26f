"""Change one thing in the program and see whether the nearest tests notice: python -m benchmarks.mutants WING …

A fixed seed chooses among the lines those tests execute. Each mutant is imported in a fork of a process that has loaded
everything it stands on, and meets only the test files that come by its line. Works in a copy of the tree.
"""

import argparse
import collections
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

from benchmarks.mutant_sources import Change, changes_in_javascript, changes_in_python
from generators.presentation import addresses

ROOT = Path(__file__).resolve().parent.parent
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
SEED, EACH = 2026, 55
# A mutant that goes round in a ring: so many times what the tests take without it, and some seconds more.
PATIENCE, GRACE = 6, 15
_NAP = 0.01


@dataclass(frozen=True)
class Wing:
    """Where the mutants of a wing are made, the tests nearest to it, and what both stand on and never changes."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]
    ready: tuple[str, ...]
    tests_asked: str = ""
    # Slow ones, which only those meet that the nearest let live.
    more: tuple[str, ...] = ()


def _tests(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"tests/{folder}/test_{name}.py" for name in names.split())


_BELOW = ("pydantic", "yaml", "jinja2", "markdown_it", "hypothesis", "playwright.sync_api")
_KNOWN = (*_BELOW, "generators.knowledge.knowledge_base", "generators.knowledge.checks", "generators.store")
WINGS = {
    "knowledge": Wing(
        ("generators/knowledge",),
        (
            "tests/knowledge",
            "tests/golden",
            *_tests("handouts", "selection editions"),
            "tests/language",
            "tests/website/test_reading_order.py",
        ),
        (*_BELOW, "generators.reading.rich_text", "generators.demo.topics"),
        "not freezing and not frozen_whole",
    ),
    "reading": Wing(
        ("generators/reading",),
        ("tests/golden", *_tests("reading", "rich_text signs edges prose widths"), "tests/records"),
        (*_BELOW, "generators.danish", "generators.problems"),
    ),
    "search": Wing(
        ("generators/search",),
        _tests("search", "analysis worths weights evaluation documents compounds in_small query shards typing quality"),
        (*_KNOWN, "snowballstemmer", "generators.demo.programme", "generators.loading"),
        more=("tests/search/test_parity.py",),
    ),
    "website": Wing(
        ("generators/website", "generators/presentation"),
        (
            *_tests("website", "with_clusters pages choices details links tile_map advice heads lean machines markup"),
            *_tests("website", "news reading_order reference ways_in edition_pages file_facts data_page places lost"),
            *_tests("presentation", "site identity readiness volumes addresses asked happenings share_picture"),
            *_tests("exports", "edition feeds tables"),
            *_tests("editing", "yaml_text form"),
        ),
        (*_BELOW, "generators.knowledge.knowledge_base", "generators.knowledge.checks"),
    ),
    "handouts": Wing(
        ("generators/handouts",),
        # Those that reckon with a press that stands in: a mutant of what Typst sets would cost a quarter of a minute.
        (
            *_tests("handouts", "days fitting preflight prose setting organiser contents leaves programme"),
            *_tests("handouts", "signups piles attendance production word deck slide_file margin front"),
        ),
        (*_KNOWN, "typst", "docx", "segno", "pypdfium2", "pikepdf", "generators.loading", "generators.demo.programme"),
        more=_tests("handouts", "slides"),
    ),
    "client": Wing(
        tuple(f"docs/assets/js/{name}" for name in addresses.SEARCH_ENGINE),
        _tests("search", "in_small typing parity"),
        (*_KNOWN, "snowballstemmer", "generators.search.shards", "generators.word_data", "generators.loading"),
    ),
}


# --- a process of its own for everything that is run ------------------------------------------------------------------


def forked(work: Callable[[], object], seconds: float) -> tuple[int, Any]:
    """Run something in a fork; give its exit code, or -1 where it took too long, and what it returned as JSON."""
    with tempfile.NamedTemporaryFile() as told:
        child = os.fork()
        if not child:
            os.setsid()
            _as_child(work, Path(told.name))
        code = _waited(child, seconds)
        return code, json.loads(told.read() or b"null")


def _as_child(work: Callable[[], object], told: Path) -> None:
    log = os.open(os.environ.get("MUTANTS_LOG", os.devnull), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    code = 1
    try:
        told.write_text(json.dumps(work()), encoding="utf-8")
        code = 0
    except BaseException:  # noqa: BLE001 - whatever a mutant does is an answer
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _waited(child: int, seconds: float) -> int:
    # Counted in naps, so that a run that is stopped for a while takes no mutant for one in a ring.
    for _ in range(round(seconds / _NAP)):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) % 256
        time.sleep(_NAP)
    # The child leads a group of its own, with the programs it started.
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


class _Nearest:
    """Leaves out what asks for the whole site: building it takes longer than all other tests of a wing."""

    @staticmethod
    def pytest_collection_modifyitems(items: list[Any]) -> None:
        items[:] = [item for item in items if "built_site" not in item.fixturenames]


def tested(files: Sequence[str], wing: Wing) -> int:
    """Run test files until one fails."""
    import pytest

    loaded = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    quick = ["-x", "-q", "-p", "no:cacheprovider", *loaded, "-m", "not browser and not java", "-k", wing.tests_asked]
    return int(pytest.main([*quick, *files], plugins=[_Nearest()]))


# --- which lines a test file executes ---------------------------------------------------------------------------------


def executed(files: Sequence[str], wing: Wing, tree: Path) -> list[tuple[str, int]]:
    """Run test files and give the lines of the wing that they come by."""
    inside = tuple(f"{tree / source}" for source in wing.sources)
    unseen: dict[CodeType, set[int]] = {}

    def line(frame: FrameType, event: str, _: object) -> Any:
        left = unseen[frame.f_code]
        if event == "line":
            left.discard(frame.f_lineno)
        # What has been seen whole is not watched again: watching takes several times what the tests take.
        frame.f_trace_lines = bool(left)
        return line

    def call(frame: FrameType, _: str, __: object) -> Any:
        code = frame.f_code
        if code not in unseen:
            unseen[code] = _lines(code) if code.co_filename.startswith(inside) else set()
        return line if unseen[code] else None

    sys.settrace(call)
    assert tested(files, wing) in (0, 5), files
    sys.settrace(None)
    mine = [code for code in unseen if code.co_filename.startswith(inside)]
    seen = {(code.co_filename, number) for code in mine for number in _lines(code) - unseen[code]}
    return sorted((Path(name).relative_to(tree).as_posix(), number) for name, number in seen)


def _lines(code: CodeType) -> set[int]:
    return {number for _, _, number in code.co_lines() if number}


# --- mutants ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mutant:
    """A change in a file, and the test files that come by its line, the quickest first."""

    path: str
    change: Change
    tests: tuple[str, ...]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a text that is not the one on disk."""

    def __init__(self, name: str, path: Path, text: str) -> None:
        self.name, self.path, self.text = name, path, text

    def find_spec(self, fullname: str, _: object, __: ModuleType | None = None) -> ModuleSpec | None:
        return (
            importlib.util.spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None
        )

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.text, self.path, "exec"), module.__dict__)  # noqa: S102 - our own source, changed


def outcome(mutant: Mutant, wing: Wing, tree: Path, seconds: float) -> str:
    """Say what became of a mutant: the nearest tests are asked first, and the slow ones where those let it live."""
    text = (tree / mutant.path).read_text(encoding="utf-8")
    codes = (
        forked(partial(_meet, mutant, tests, wing, tree), seconds)[0] for tests in (mutant.tests, wing.more) if tests
    )
    code = next((code for code in codes if code != 0), 0)
    (tree / mutant.path).write_text(text, encoding="utf-8")
    return {0: SURVIVED, -1: TIMED_OUT}.get(code, KILLED)


def _meet(mutant: Mutant, tests: Sequence[str], wing: Wing, tree: Path) -> None:
    """Let tests meet a mutant; leaves the process where one of them fails."""
    path = tree / mutant.path
    if mutant.path.endswith(".py"):
        name = mutant.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        changed = mutant.change.in_text(path.read_text(encoding="utf-8"))
        sys.meta_path.insert(0, _Changed(name, path, changed))
    else:
        path.write_text(mutant.change.in_text(path.read_text(encoding="utf-8")), encoding="utf-8")
    if tested(tests, wing) != 0:
        raise SystemExit(1)


def _all(places: Iterable[str], tree: Path, ending: str) -> list[str]:
    found = [path for place in places for path in [tree / place, *(tree / place).rglob("*")]]
    return sorted({path.relative_to(tree).as_posix() for path in found if path.suffix == ending})


def possible(wing: Wing, tree: Path, cover: Mapping[str, Sequence[tuple[str, int]]]) -> list[Mutant]:
    """List the changes on executed lines, and all of a script."""
    by_line: dict[tuple[str, int], list[str]] = collections.defaultdict(list)
    for test, lines in cover.items():
        for path, number in lines:
            by_line[path, number].append(test)
    found = [
        Mutant(path, change, tuple(by_line[path, change.line]))
        for path in _all(wing.sources, tree, ".py")
        for change in changes_in_python((tree / path).read_text(encoding="utf-8"))
        if (path, change.line) in by_line
    ]
    found += [
        Mutant(path, change, wing.tests)
        for path in _all(wing.sources, tree, ".js")
        for change in changes_in_javascript(tree / path)
    ]
    return found


# --- a wing ----------------------------------------------------------------------------------------------------------


def _copied(folder: Path) -> Path:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def _test_files(wing: Wing, tree: Path) -> list[str]:
    return [path for path in _all(wing.tests, tree, ".py") if Path(path).name.startswith("test_")]


def covered(wing: Wing, tree: Path) -> tuple[dict[str, list[tuple[str, int]]], float]:
    """Ask each test file by itself which lines it comes by, the quickest first, and how long all take."""
    cover, took = {}, {}
    for file in _test_files(wing, tree):
        began = time.monotonic()
        code, lines = forked(partial(executed, [file], wing, tree), 1200)
        assert code == 0, f"{file} is not green without any mutant"
        took[file] = time.monotonic() - began
        cover[file] = [(path, number) for path, number in lines]
    return {file: cover[file] for file in sorted(cover, key=took.__getitem__)}, sum(took.values())


def run(name: str, asked: argparse.Namespace, tree: Path) -> collections.Counter[str]:
    """Make, test and tell of the mutants of one wing, the same for the same seed."""
    wing = WINGS[name]
    for module in ("pytest", "_pytest.assertion.rewrite", *wing.ready):
        importlib.import_module(module)
    places = tuple(source.replace("/", ".") for source in wing.sources)
    assert not [loaded for loaded in sys.modules if loaded.startswith(places)], "a mutant would not be loaded"
    cover, takes = covered(wing, tree)
    if wing.more:
        began = time.monotonic()
        assert forked(partial(tested, wing.more, wing), 600) == (0, 0), (
            "the slow tests are not green without any mutant"
        )
        takes += time.monotonic() - began
    counts: collections.Counter[str] = collections.Counter()
    mutants = [mutant for mutant in possible(wing, tree, cover) if asked.only in mutant.path]
    assert mutants, "no test comes by a line of the wing"
    until = time.monotonic() + 60 * asked.minutes
    for mutant in random.Random(asked.seed).sample(mutants, min(asked.each, len(mutants))):  # noqa: S311 - no secrets
        if time.monotonic() > until:
            break
        found = outcome(mutant, wing, tree, PATIENCE * takes + GRACE)
        counts[found] += 1
        if found != KILLED:
            print(
                f"{sum(counts.values())}. {found}: {mutant.path}:{mutant.change.line} {mutant.change.what}", flush=True
            )
    return counts


def main(arguments: Sequence[str]) -> None:
    """Run one wing and print its row of the table; a wing more in the same process would find its modules loaded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wing", choices=WINGS)
    parser.add_argument("--each", type=int, default=EACH, help="how many mutants")
    parser.add_argument("--seed", type=int, default=SEED, help="another sample")
    parser.add_argument("--minutes", type=int, default=600, help="begin none after so long; those before are a sample")
    parser.add_argument("--only", default="", help="only those whose file has this in its path")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = _copied(Path(folder).resolve())
        os.chdir(tree)
        sys.path[:] = [str(tree), *(path for path in sys.path if Path(path).resolve() != ROOT)]
        # What this script stands on came from the checkout; everything that is tested comes from the copy.
        for name in [name for name in sys.modules if name.partition(".")[0] in ("generators", "tests")]:
            del sys.modules[name]
        counts = run(asked.wing, asked, tree)
    made, caught = sum(counts.values()), counts[KILLED] + counts[TIMED_OUT]
    cells = (made, counts[KILLED], counts[SURVIVED], counts[TIMED_OUT], f"{100 * caught / max(made, 1):.0f} %")
    print(f"| {asked.wing} | {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main(sys.argv[1:])
