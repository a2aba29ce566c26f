"""The changes that can be made to a source: one operator, number, condition, call or order at a time.

Knows the syntax of Python and, through acorn in Node, of JavaScript; texts, types and decorators are left as they are.
"""

import ast
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.client_code import MODULES, NODE, install

HERE = Path(__file__).parent
# `strict` of zip and the like guard against faults of our own, and change nothing while there are none.
_SETTINGS = {"strict", "slots", "frozen", "eq", "repr", "ensure_ascii", "encoding", "maxsize"}

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
}  # fmt: skip
_TURNED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}


@dataclass(frozen=True)
class Change:
    """Another text for a stretch of a source, by its first and last sign; `what` tells of it."""

    line: int
    start: int
    end: int
    instead: str
    what: str

    def in_text(self, text: str) -> str:
        """Give the source with the change made."""
        return text[: self.start] + self.instead + text[self.end :]


class _Places:
    """Turns the lines and columns of Python's syntax tree, which count bytes, into places in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def of(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self.of(node.lineno, node.col_offset), self.of(node.end_lineno or 0, node.end_col_offset or 0)

    def source(self, node: ast.expr | ast.stmt) -> str:
        start, end = self.span(node)
        return self.text[start:end]

    def change(self, node: ast.expr | ast.stmt, instead: str, kind: str) -> Change:
        start, end = self.span(node)
        return Change(node.lineno, start, end, instead, f"{kind}: {self.text[start:end]!r:.90} -> {instead!r:.90}")


def changes_in_python(text: str) -> Iterator[Change]:
    """Yield every change that can be made to a module."""
    places = _Places(text)
    for node in _walked(ast.parse(text)):
        if isinstance(node, ast.expr):
            yield from _in_expression(node, places)
        elif isinstance(node, ast.stmt):
            yield from _in_statement(node, places)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield places.change(test, "True", "condition left out")


def _walked(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a tree past types, decorators, settings and texts."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "keywords") and name != "keywords":
            continue
        for child in value if isinstance(value, list) else [value]:
            setting = isinstance(child, ast.keyword) and child.arg in _SETTINGS
            if isinstance(child, ast.AST) and not setting and not isinstance(child, ast.JoinedStr):
                yield from _walked(child)


def _in_statement(node: ast.stmt, places: _Places) -> Iterator[Change]:
    if isinstance(node, ast.Return) and node.value and not _is_nothing(node.value):
        yield places.change(node.value, "None", "another value returned")
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        yield places.change(node, "None", "call left out")
    elif isinstance(node, ast.If | ast.While):
        for instead in ("True", "False") if isinstance(node, ast.If) else ("False",):
            if places.source(node.test) != "TYPE_CHECKING":
                yield places.change(node.test, instead, "condition decided")
    elif isinstance(node, ast.Continue | ast.Break):
        yield places.change(node, "break" if isinstance(node, ast.Continue) else "continue", "way out changed")
    elif isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
        operator = _ARITHMETIC[type(node.op)]
        instead = f"{places.source(node.target)} {operator}= {places.source(node.value)}"
        yield places.change(node, instead, "arithmetic")


def _is_nothing(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _in_expression(node: ast.expr, places: _Places) -> Iterator[Change]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            instead = f"{places.source(left)} {_COMPARISONS[type(op)]} {places.source(right)}"
            yield places.change(node, f"({instead})", "comparison")
        case ast.BoolOp(op=op, values=[first, *rest]):
            word = " or " if isinstance(op, ast.And) else " and "
            yield places.change(node, f"({word.join(f'({places.source(v)})' for v in (first, *rest))})", "boolean")
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield places.change(node, f"({places.source(operand)})", "boolean")
        case ast.IfExp(test=test):
            yield places.change(test, f"(not ({places.source(test)}))", "condition turned")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC and not _is_text(left, right):
            instead = f"({places.source(left)}) {_ARITHMETIC[type(op)]} ({places.source(right)})"
            yield places.change(node, f"({instead})", "arithmetic")
        case ast.Constant(value=bool(value)):
            yield places.change(node, str(not value), "constant")
        case ast.Constant(value=int(value) | float(value)):
            yield places.change(node, f"({value + 1})", "constant")
        case ast.Call():
            yield from _in_call(node, places)


def _is_text(*nodes: ast.expr) -> bool:
    return any(
        isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for node in nodes
    )


def _in_call(node: ast.Call, places: _Places) -> Iterator[Change]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in ("sorted", "reversed"):
            yield places.change(node, f"list({places.source(first)})", "order")
        case ast.Call(func=ast.Name(id=name)) if name in _TURNED:
            yield places.change(node.func, _TURNED[name], "order")
        case ast.Call(args=[first, second]) if not node.keywords and not _starred(first, second):
            instead = f"{places.source(node.func)}({places.source(second)}, {places.source(first)})"
            yield places.change(node, instead, "order")


def _starred(*nodes: ast.expr) -> bool:
    return any(isinstance(node, ast.Starred | ast.GeneratorExp) for node in nodes)


def changes_in_javascript(path: Path) -> list[Change]:
    """List every change that can be made to a script, as mutants.cjs finds them."""
    install()
    command = [NODE, HERE / "mutants.cjs", MODULES, path]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [Change(**change) for change in json.loads(done.stdout)]
