"""Gives a file of the findings its one form: order of keys, indentation, quotes, breaks. Values and comments stay.

Pure: a text comes in and a text goes out.
"""

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generators.presentation import yaml_text
from generators.presentation.yaml_order import key_order, parts_of
from generators.presentation.yaml_text import Value
from generators.reading.loader import record_type_at, register_at
from generators.reading.yaml_positions import Document, Place
from generators.reading.yaml_values import parse
from generators.records.fields import Entry, Path

HELP = "#?"
"""Opens the lines of help in a new file; they go when every field is filled."""

_COMMENT = re.compile(r"[\s\]},]*(?::|- )?\s*(?:[>|][-+\d]*)?[\s\]},]*(?:(?<=\s)|^)(#.*)")


Comment = tuple[int, str, bool]
"""The line a comment stands on, from 0, its text, and whether it has that line for itself."""


class Unwritable(ValueError):
    """The file holds something that its form cannot keep; it is left as it is."""


def has_form(path: str) -> bool:
    """Say whether a file is of a kind that has a form: a record, or a part of a register."""
    return record_type_at(path) is not None or register_at(path) is not None


def formatted(path: str, content: bytes) -> str | None:
    """Give the file its form; None where it cannot be read, or belongs to no model.

    Raises Unwritable where a value or a comment would not come back as it was.
    """
    row = record_type_at(path) or register_at(path)
    document = parse(path, content)
    if row is None or document.is_broken or document.value is None:
        return None
    if _is_draft(document):
        return document.text
    value = _ordered(_with_empty(document), row.model)
    written = "".join(f"{line}\n" for line in _with_comments(value, document))
    again = parse(path, written.encode())
    if again.is_broken or again.value != document.value or _texts(again) != _texts(document):
        raise Unwritable(path)
    return written


def _texts(document: Document) -> list[str]:
    return sorted(text for _, text, _ in _kept(document))


def _kept(document: Document) -> Iterator[Comment]:
    """Yield the comments that stay: help has done its work once the file has a form."""
    yield from (found for found in comments(document) if not found[1].startswith(HELP))


def _is_draft(document: Document) -> bool:
    """Say whether a new file has its help still, and something to fill: it is left as its editor has it."""
    has_help = any(text.startswith(HELP) for _, text, _ in comments(document))
    return has_help and any(map(_is_empty, _inner(_with_empty(document))))


def _is_empty(value: Value) -> bool:
    return value is None or value in ("", [])


def _inner(value: Value) -> Iterator[Value]:
    """Yield every value within a value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield item
            yield from _inner(item)


def _with_empty(document: Document) -> Any:
    """Give the value with the fields that have a name and no value."""
    value = copy.deepcopy(document.value)
    for path in document.keys:
        inner = value
        for step in path[:-1]:
            inner = inner[step]
        inner.setdefault(path[-1], None)
    return value


def _ordered(value: Any, model: type[Entry] | None) -> Value:
    """Put the keys of an entry, and of the parts in it, in order; unknown ones come last, as they stood."""
    if isinstance(value, list):
        return [_ordered(item, model) for item in value]
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    parts = parts_of(model) if model else {}
    known = [key for key in key_order(model) if key in value] if model else []
    return {key: _ordered(value[key], parts.get(key)) for key in dict.fromkeys([*known, *value])}


# --- comments ---------------------------------------------------------------------------------------------------------


def comments(document: Document) -> Iterator[Comment]:
    """Yield the comments of a file that could be read."""
    inside, ends = _taken(document)
    for number, line in enumerate(document.lines):
        if number in inside:
            continue
        if line.lstrip().startswith("#"):
            yield number, line.strip(), True
        elif "#" in line and (match := _COMMENT.match(line, ends.get(number, len(line)))):
            yield number, match[1].strip(), False


def _taken(document: Document) -> tuple[set[int], dict[int, int]]:
    """Give the lines that lie within a text, and where on each other line the last text ends."""
    inside: set[int] = set()
    ends: dict[int, int] = defaultdict(int)
    for path, place in (*document.keys.items(), *document.places.items()):
        if not _is_text(document, path, place):
            continue
        last = place.end_line - (place.end_column == 0 and place.end_line > place.line)
        is_block = document.lines[place.line][place.column : place.column + 1] in (">", "|")
        inside |= set(range(place.line + 1, last + 1 if is_block else last))
        if is_block:
            ends[place.line] = max(ends[place.line], place.column)
        else:
            ends[place.end_line] = max(ends[place.end_line], place.end_column)
            inside |= {place.line} if place.end_line > place.line else set()
    return inside, ends


def _is_text(document: Document, path: Path, place: Place) -> bool:
    if path in document.keys and document.keys[path] is place:
        return True
    inner = document.value
    for step in path:
        inner = inner[step] if not isinstance(inner, dict) else inner.get(step)
    return not isinstance(inner, dict | list)


def _with_comments(value: Value, document: Document) -> list[str]:
    """Write the value with each comment where what it stood at now stands."""
    lines = list(yaml_text.lines(value))
    line_of = {path: number for number, line in enumerate(lines) for path in line.begins}
    above: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)
    starts = _starts(document)
    for number, text, alone in _kept(document):
        path = _concerned(starts, number, alone=alone)
        here = next((line_of[path[:depth]] for depth in range(len(path), 0, -1) if path[:depth] in line_of), None)
        if path and here is not None and not alone and path in line_of and not beside[here]:
            beside[here].append(text)
        else:
            above[len(lines) if here is None else here].append(text)
    shown = [_commented(line.text, above[number], beside[number]) for number, line in enumerate(lines)]
    return [*(part for parts in shown for part in parts), *above[len(lines)]]


def _commented(line: str, above: Sequence[str], beside: Iterable[str]) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return [*(f"{indent}{text}" for text in above), "  ".join([line, *beside])]


def _starts(document: Document) -> list[tuple[int, int, Path]]:
    """List where the keys and items begin, in the order of the file."""
    items = {path: place for path, place in document.places.items() if path and isinstance(path[-1], int)}
    places = (*document.keys.items(), *items.items())
    return sorted((place.line, place.column, path) for path, place in places)


def _concerned(starts: Sequence[tuple[int, int, Path]], number: int, *, alone: bool) -> Path:
    """Find what a comment is about: what begins on its line, else what begins next; nothing at the end of a file."""
    if alone:
        return next((path for line, _, path in starts if line > number), ())
    return next((path for line, _, path in reversed(starts) if line <= number and path), ())
