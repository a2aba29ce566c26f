"""Repairs what can be mended without a choice: the right value stands in the hint.

Pure: the files come in, and those that change go out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from generators.presentation import yaml_text
from generators.problems import Problem
from generators.reading.yaml_values import decoded, parse

_IN_TEXT = "henvisning"
_REFERENCES = re.compile(r"Skriv (\[[A-Z]-\d{3,5}\](?:, \[[A-Z]-\d{3,5}\])*)\.", re.ASCII)
_SAFE: Mapping[str, re.Pattern[str]] = {
    _IN_TEXT: _REFERENCES,
    "dato": re.compile(r"Skriv (\d{4}(?:-\d{2}){0,2}|udateret)\.", re.ASCII),
    "klokkeslaet": re.compile(r"Skriv (\d{2}\.\d{2})\.", re.ASCII),
    "tal": re.compile(r"Skriv (\d{1,5})\.", re.ASCII),
    "id": re.compile(r"Skriv ([A-Z]-\d{3,5})\.", re.ASCII),
}
"""The codes whose hints may hold the right value, and how it stands there."""
_INDENTED = ("tabulator", "indrykning")
_BELONGING = re.compile(r".*, så (?:linjen|den) (?:har (\d+) mellemrum først\b.*|begynder med \S+)")
_BEHIND_HYPHEN = re.compile(r"Skriv ét mellemrum i stedet: .*")

_ENCODING = "tegnsaet"
_IDS = re.compile(r"[A-Z]-\d{3,5}", re.ASCII)
_ROUNDS = 4

Check = Callable[[Mapping[str, bytes]], Sequence[Problem]]
"""Finds the problems of some files."""


def repaired(files: Mapping[str, bytes], check: Check, known: Collection[str]) -> dict[str, bytes]:
    """Give the new content of each file that can be repaired; `known` are the ids of all records."""
    now = dict(files) | _as_utf8(files)
    # What is wrong in the fields of a file hides what is wrong in its texts.
    for _ in range(_ROUNDS):
        edits: dict[str, list[Problem]] = defaultdict(list)
        for problem in check(now):
            if is_safe(problem, known) and problem.path in now:
                edits[problem.path].append(problem)
        edited = {path: _edited(path, now[path], found) for path, found in edits.items()}
        now |= {path: content for path, content in edited.items() if not parse(path, content).is_broken}
        if not edits:
            break
    return {path: content for path, content in now.items() if content != files[path]}


def is_safe(problem: Problem, known: Collection[str]) -> bool:
    """Say whether a problem can be mended without a choice."""
    return _moved(problem, "") is not None or right_value(problem, known) is not None


def _moved(problem: Problem, line: str) -> str | None:
    """Give a line with the spaces that its hint tells; None where that is not what is wrong."""
    if problem.code not in _INDENTED:
        return None
    if _BEHIND_HYPHEN.fullmatch(problem.hint):
        return re.sub(r"^([ \t]*-)\s+", r"\1 ", line)
    match = _BELONGING.fullmatch(problem.hint)
    return " " * int(match[1] or 0) + line.lstrip(" \t") if match else None


def right_value(problem: Problem, known: Collection[str]) -> str | None:
    """Take the right value out of a hint, where that is all there is to do and leads to a record that is there."""
    shape = _SAFE.get(problem.code)
    match = shape.fullmatch(problem.hint) if shape else None
    return match[1] if match and set(_IDS.findall(match[1])) <= set(known) else None


def _as_utf8(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Read files in Windows' old set of letters as that, where they are sound then."""
    found: dict[str, bytes] = {}
    for path, content in files.items():
        if [problem.code for problem in parse(path, content).problems] != [_ENCODING]:
            continue
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            continue
        if not parse(path, text.encode()).is_broken:
            found[path] = text.replace("\r\n", "\n").encode()
    return found


def _edited(path: str, content: bytes, found: Sequence[Problem]) -> bytes:
    """Write the right value at each place; two that overlap are left to a person."""
    lines = decoded(path, content)[0].split("\n")
    taken: dict[int, int] = {}
    for problem in sorted(found, key=lambda p: (p.line, p.column), reverse=True):
        start, line = problem.column - 1, lines[problem.line - 1]
        if (moved := _moved(problem, line)) is not None:
            lines[problem.line - 1] = moved
            continue
        end = start + problem.width
        if end > taken.get(problem.line, len(line)):
            continue
        right = str(_SAFE[problem.code].sub(r"\1", problem.hint))
        value = right if problem.code == _IN_TEXT else yaml_text.scalar(right)
        lines[problem.line - 1] = f"{line[:start]}{value}{line[end:]}"
        taken[problem.line] = start
    return "\n".join(lines).encode()
