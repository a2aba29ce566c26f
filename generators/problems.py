"""A located problem and how it is shown: as text with a caret, as JSON, as remarks on GitHub and GitLab.

Knows nothing about records, YAML or disk.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious a problem is; warnings alone let a build go on."""

    ERROR = "fejl"
    WARNING = "advarsel"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to write instead, wherever it may stand. `code` is a Danish slug."""

    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an editor should mend, and where.

    `line` and `column` count from 1, in characters. `path` is relative to the findings folder, with
    forward slashes. `source` is the line as it stands in the file and `width` how much of it is wrong.
    """

    path: str
    code: str
    message: str
    hint: str = ""
    line: int = 1
    column: int = 1
    level: Level = Level.ERROR
    source: str = ""
    width: int = 1


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file and place, each one once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.path, p.line, p.column, p.code, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any problem is more than a warning."""
    return any(problem.level is Level.ERROR for problem in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """Render problems for a terminal: place, message, the line with a caret, what to write instead."""
    return "".join(f"{_block(problem)}\n\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """Render problems as a JSON list of {path, line, column, code, level, message, hint}."""
    keys = ("path", "line", "column", "code", "level", "message", "hint")
    return json.dumps([{key: getattr(p, key) for key in keys} for p in problems], ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Sequence[Problem], folder: str = "findings") -> str:
    """Render problems as workflow commands that GitHub shows beside the line; `folder` leads to the findings."""
    return "".join(f"{_annotation(problem, folder)}\n" for problem in problems)


def as_gitlab(problems: Sequence[Problem], folder: str = "findings") -> str:
    """Render problems as the report that GitLab shows beside the line; `folder` leads to the findings."""
    return json.dumps([_remark(problem, folder) for problem in problems], ensure_ascii=False, indent=1) + "\n"


def summary(problems: Sequence[Problem], records: int) -> str:
    """Say in one line how a check went."""
    checked = f"{records} {'post' if records == 1 else 'poster'} læst"
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{errors} fejl"] if errors else []
    parts += [f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}"] if warnings else []
    return f"{checked}: {' og '.join(parts) or 'ingen fejl'}."


def _block(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    lines = [_plain(f"{place}: {problem.level} [{problem.code}] {problem.message}")]
    if problem.source.strip():
        number = f"{problem.line:>4}"
        source, column = _clipped(problem.source, problem.column)
        width = max(1, min(problem.width, len(source) - column + 1))
        lines += [f"{number} | {source}", f"     | {' ' * (column - 1)}{'^' * width}"]
    if problem.hint:
        lines.append(_plain(f"     → {problem.hint}"))
    return "\n".join(lines)


def _clipped(source: str, column: int, room: int = 100) -> tuple[str, int]:
    """Cut a long source line to what a terminal shows."""
    if len(source) <= room:
        return _plain(source), column
    start = max(0, column - room // 2)
    return "…" * (start > 0) + _plain(source[start : start + room]) + "…", column - start + (start > 0)


def _plain(text: str) -> str:
    """Write tabs, odd spaces and what a terminal would obey instead of showing as one plain space each."""
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in text)


def _annotation(problem: Problem, folder: str) -> str:
    kind = "error" if problem.level is Level.ERROR else "warning"
    text = f"{problem.message} {problem.hint}".strip()
    path = _escaped(f"{folder}/{problem.path}", also=":,")
    title = _escaped(problem.code, also=":,")
    return f"::{kind} file={path},line={problem.line},col={problem.column},title={title}::{_escaped(text)}"


def _remark(problem: Problem, folder: str) -> dict[str, object]:
    text = f"{problem.message} {problem.hint}".strip()
    place = f"{folder}/{problem.path}"
    # By this GitLab knows a remark from one commit to the next.
    own = f"{place}:{problem.line}:{problem.column}:{problem.code}:{text}"
    return {
        "description": text,
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(own.encode(errors="replace")).hexdigest(),
        "severity": "major" if problem.level is Level.ERROR else "minor",
        "location": {"path": place, "lines": {"begin": problem.line}},
    }


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
