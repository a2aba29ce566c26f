"""Turns the bytes of a YAML file into plain values that remember where they stood.

Every scalar is text: what it means is for the models. Works on PyYAML's event stream, since loading and composing
recurse in C and crash on deep nesting. Knows nothing about records.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import yaml

from generators.problems import Fault, Problem
from generators.reading import yaml_faults
from generators.records.fields import Path

LARGEST_FILE = 500_000
DEEPEST = 12
MOST_PROBLEMS = 25

_PARSER: Any = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
_QUOTES = ("'", '"')
Events = Callable[[], Any]
"""Gives the parser's next event."""


class Span(NamedTuple):
    """A part of one line, counted from 0."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: lines and columns from 0, the last line it touches, and whether it is a `|` text."""

    line: int
    column: int
    end_line: int
    end_column: int
    literal: bool = False


@dataclass(slots=True)
class Document:
    """A file that was read: its value of str, list and dict, the place of each part, and what was wrong.

    A field without a value is left out of its dict but keeps its place in `keys`. Places are kept as the
    parser's events, since most files have no fault and nobody asks.
    """

    path: str
    lines: list[str]
    value: Any = None
    places: dict[Path, Any] = field(default_factory=dict)
    keys: dict[Path, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, fault: Fault, span: Span = Span(0, 0)) -> None:  # noqa: B008 - a NamedTuple never changes
        """Note a fault at its place; a file that is wrong all through stops at MOST_PROBLEMS."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(self.problem(fault, span))

    def problem(self, fault: Fault, span: Span) -> Problem:
        """Give a fault its line, column and source line."""
        return Problem(
            path=self.path,
            code=fault.code,
            message=fault.message,
            hint=fault.hint,
            level=fault.level,
            line=span.line + 1,
            column=span.column + 1,
            width=max(1, span.width),
            source=self._line(span.line),
        )

    def span(self, path: Path) -> Span:
        """Find a value; where it has no place of its own, the nearest part around it."""
        while path and path not in self.places:
            if path in self.keys:
                return self.key_span(path)
            path = path[:-1]
        return self._span_of(self.places.get(path))

    def key_span(self, path: Path) -> Span:
        """Find the name of a field; where it has none, its value."""
        return self._span_of(self.keys[path]) if path in self.keys else self.span(path)

    def text_span(self, path: Path, snippet: str, text_line: int = 0) -> Span:
        """Find a snippet inside a text; `text_line` counts from 0 within the text and is exact in `|` texts."""
        if path not in self.places:
            return self.span(path)
        place = _place(self.places[path])
        exact = place.line + 1 + text_line
        for line in [exact] if place.literal else range(place.line, place.end_line + 1):
            column = self._line(line).find(snippet, place.column if line == place.line else 0)
            if column >= 0:
                return Span(line, column, len(snippet))
        if place.literal and exact < len(self.lines):
            source = self._line(exact)
            return Span(exact, len(source) - len(source.lstrip()), len(source.strip()))
        return self.span(path)

    def _span_of(self, event: Any) -> Span:
        place = _place(event) if event else Place(0, 0, 0, 0)
        if place.end_line == place.line and place.end_column > place.column:
            return Span(place.line, place.column, place.end_column - place.column)
        return Span(place.line, place.column, len(self._line(place.line).rstrip()) - place.column)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def parse(path: str, content: bytes) -> Document:
    """Read one file; faults in its YAML become problems, and then its value is None."""
    text, document = _decoded(path, content)
    if document.problems:
        return document
    for fault, line, column, width in islice(yaml_faults.scan(text), MOST_PROBLEMS):
        document.report(fault, Span(line, column, width))
    if not document.problems:
        _Builder(document).build(text)
    return document


def _decoded(path: str, content: bytes) -> tuple[str, Document]:
    refusal = yaml_faults.too_large(len(content), LARGEST_FILE) or yaml_faults.wide_encoding(content)
    if refusal:
        document = Document(path, [])
        document.report(refusal)
        return "", document
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _wrong_encoding(path, content, error.start)
    text = _plain_newlines(text)
    return text, Document(path, text.split("\n"))


def _wrong_encoding(path: str, content: bytes, offset: int) -> Document:
    """Show the line as Windows' old character set has it, since that is what the file most likely is."""
    document = Document(path, _plain_newlines(content.decode("cp1252", errors="replace")).split("\n"))
    before = _plain_newlines(content[:offset].decode("utf-8-sig", errors="replace"))
    document.report(yaml_faults.NOT_UTF8, Span(before.count("\n"), len(before.split("\n")[-1])))
    return document


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _TooDeep(Exception):
    """Ends the reading of a file that nests too deeply."""


class _Builder:
    """Builds plain values from the event stream, one file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.last_quoted: Any = None

    def build(self, text: str) -> None:
        parser = _PARSER(text)
        try:
            self._document(parser.get_event)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError:
            self.document.report(yaml_faults.UNREADABLE)
        except _TooDeep:
            pass
        finally:
            parser.dispose()
        if self.document.problems:
            self.document.value = None

    def _document(self, following: Events) -> None:
        following()
        if isinstance(following(), yaml.StreamEndEvent):
            self.document.report(yaml_faults.EMPTY)
            return
        self.document.value = self._node(following, following(), ())
        if self.document.value is None and not self.document.problems:
            self.document.report(yaml_faults.EMPTY)
        following()
        event = following()
        if not isinstance(event, yaml.StreamEndEvent):
            self._note(event, yaml_faults.SECOND_DOCUMENT)

    def _node(self, following: Events, event: Any, path: Path) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._note(event, yaml_faults.ALIAS)
            return ""
        self._refuse_reuse(event)
        self.document.places[path] = event
        if kind is yaml.ScalarEvent:
            if event.style in _QUOTES:
                self.last_quoted = event
            return None if event.value == "" and not event.style else event.value
        if len(path) >= DEEPEST:
            self._note(event, yaml_faults.too_deep(DEEPEST))
            raise _TooDeep
        return self._list(following, path) if kind is yaml.SequenceStartEvent else self._mapping(following, path)

    def _list(self, following: Events, path: Path) -> list[Any]:
        items: list[Any] = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(self._node(following, event, (*path, len(items))))
        return items

    def _mapping(self, following: Events, path: Path) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        keys = self.document.keys
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self._key(following, event)
            inner = (*path, key)
            if inner in keys:
                self._note(event, yaml_faults.repeated_field(key, self.document.key_span(inner).line + 1))
                self._skip(following, following())
                continue
            keys[inner] = event
            value = self._node(following, following(), inner)
            if value is not None:
                fields[key] = value
        return fields

    def _key(self, following: Events, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._note(event, yaml_faults.ALIAS if type(event) is yaml.AliasEvent else yaml_faults.NOT_A_NAME)
            self._skip(following, event)
            return f"?{len(self.document.keys)}"
        self._refuse_reuse(event)
        if event.value == "<<":
            self._note(event, yaml_faults.MERGE)
        return str(event.value)

    def _refuse_reuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event, yaml_faults.ANCHOR)
        if event.tag is not None:
            self._note(event, yaml_faults.TAG)

    def _skip(self, following: Events, event: Any) -> None:
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            event = following()

    def _note(self, event: Any, fault: Fault) -> None:
        place = _place(event)
        width = place.end_column - place.column if place.end_line == place.line else 1
        self.document.report(fault, Span(place.line, place.column, width))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        words = f"{error.context} | {error.problem}"
        began, gave_up = (_last_line(mark, self.document.lines) for mark in (error.context_mark, error.problem_mark))
        quoted = _place(self.last_quoted) if self.last_quoted else None
        if gave_up and quoted and gave_up[0] == quoted.end_line and "block mapping" in words:
            # The parser stumbles over what follows a closing mark; the fault is where the quotation began.
            fault = yaml_faults.unbalanced_quotation(quoted.line, quoted.end_line)
            self.document.report(fault, Span(quoted.line, quoted.column))
            return
        fault, line, column = yaml_faults.translated(words, began, gave_up, self.document.lines)
        self.document.report(fault, Span(line, column))


def _last_line(mark: Any, lines: list[str]) -> tuple[int, int] | None:
    """Move a mark that stands on nothing back to the last line with something on it."""
    if mark is None:
        return None
    line, column = mark.line, mark.column
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return line, column


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line, start.column, end.line, end.column, getattr(event, "style", None) == "|")
