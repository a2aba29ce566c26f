"""The house keeps its floors: a module imports only from floors above its own or from its own wing."""

import ast
import functools
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATORS = Path(__file__).parents[2] / "generators"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("problems", "danish"),
    ("records",),
    ("reading",),
    ("knowledge",),
    ("presentation",),
    ("website", "handouts", "search", "exports", "editing"),
    ("disk", "console", "compiled"),
    ("store", "demo", "progress"),
    ("clock", "receiving"),
    ("cli_options", "loading", "dictionary", "rewriting", "checkout", "copy_on_disk", "copy_on_server", "log_files"),
    ("workshop",),
    ("mending",),
    ("word_data", "crew"),
    ("site_build", "site_sources", "browser_editor", "printing", "exporting", "freezing"),
    ("both_sides", "serving"),
    ("commands",),
    ("mkdocs_hook",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {wing: floor for floor, wings in enumerate(FLOORS) for wing in wings}
SHELL = FLOOR_OF["disk"]

IMPURE_BUILTINS = {"open", "input", "print"}
IMPURE_MODULES = {
    "os",
    "subprocess",
    "shutil",
    "tempfile",
    "time",
    "socket",
    "random",
    "mkdocs",
    "msvcrt",
    "fcntl",
}
# Jinja itself is pure, but not what reads templates from a folder; PurePosixPath is, but not Path.
IMPURE_NAMES = {"jinja2.FileSystemLoader", "jinja2.PackageLoader", "pathlib", "pathlib.Path"}
CLOCK = ("date.today(", "datetime.now(", "datetime.utcnow(")
TYPESETTING = "handouts/typesetting.py"


def _modules() -> list[Path]:
    return sorted(GENERATORS.rglob("*.py"))


def _wing(path: Path) -> str:
    first = path.relative_to(GENERATORS).parts[0]
    return first.removesuffix(".py")


@functools.cache
def _nodes(path: Path) -> tuple[ast.Module, list[ast.AST]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, list(ast.walk(tree))


def _imported(path: Path) -> Iterator[tuple[str, int]]:
    for node in _nodes(path)[1]:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _name(path: Path) -> str:
    return path.relative_to(GENERATORS).as_posix()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_imports_go_upwards_only(path: Path) -> None:
    """A module imports from floors above its own, or from its own wing."""
    wing = _wing(path)
    if wing == "__init__":
        return
    wrong = []
    for name, line in _imported(path):
        parts = name.split(".")
        if parts[0] != "generators" or len(parts) < 2:
            continue
        target = parts[1]
        if target != wing and FLOOR_OF[target] >= FLOOR_OF[wing]:
            wrong.append(f"{_name(path)}:{line} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in _modules() if FLOOR_OF.get(_wing(path), 99) < SHELL], ids=_name)
def test_the_core_is_pure(path: Path) -> None:
    """Above the shell there is no disk, clock, environment, chance or framework."""
    source = path.read_text(encoding="utf-8")
    imported = {name for name, _ in _imported(path)}
    called = {
        node.func.id for node in _nodes(path)[1] if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    reads_disk = _name(path) == TYPESETTING
    allowed = {"os", "pathlib.Path"} if reads_disk else set()
    assert {name.split(".")[0] for name in imported} & IMPURE_MODULES <= allowed
    assert imported & IMPURE_NAMES <= allowed
    assert called & IMPURE_BUILTINS == set()
    assert [call for call in CLOCK if call in source] == []


def test_only_typesetting_knows_typst() -> None:
    """Typst is imported in one place."""
    importers = [
        _name(path) for path in _modules() if any(name.split(".")[0] == "typst" for name, _ in _imported(path))
    ]
    assert importers in ([], [TYPESETTING])


def test_every_wing_has_a_floor() -> None:
    """The table names every module and folder of the package."""
    wings = {_wing(path) for path in _modules()} - {"__init__"}
    assert wings <= set(itertools.chain(*FLOORS))


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_modules_open_by_saying_what_they_know(path: Path) -> None:
    """Every module opens with one to three lines of prose, and no function is above sixty lines."""
    tree, nodes = _nodes(path)
    docstring = ast.get_docstring(tree)
    assert docstring
    assert len([line for line in docstring.splitlines() if line.strip()]) <= 4
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    too_long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno >= 60
    ]
    assert too_long == []
