"""Where the parts of a YAML file stand, so that a fault is shown on its line.

Works on PyYAML's event stream. Knows nothing about records, nor how a file becomes values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from generators.problems import Fault, Problem, has_errors
from generators.records.fields import Path

MOST_PROBLEMS = 25

Events = Callable[[], Any]
"""Gives the parser's next event."""

PARSER: Any = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader


class Span(NamedTuple):
    """A part of one line, counted from 0."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: lines and columns from 0, the last line it touches, if its lines are kept or folded."""

    line: int
    column: int
    end_line: int
    end_column: int
    literal: bool = False
    folded: bool = False


@dataclass
class Document:
    """A file that was read: its value of str, list and dict, and what was wrong.

    Where the parts of the value stood is found by going through the file again, since most files are sound and
    nobody asks. A field without a value is left out of its dict but has its name in `keys`.
    """

    path: str
    text: str = ""
    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    has_folds: bool = False
    """Whether a text that is not after | holds more than one paragraph."""

    @cached_property
    def lines(self) -> list[str]:
        """Give the lines of the file."""
        return self.text.split("\n")

    @property
    def places(self) -> Mapping[Path, Place]:
        """Map the path of each value to its place; nothing where the file could not be read."""
        return self._places[0]

    @property
    def keys(self) -> Mapping[Path, Place]:
        """Map the path of each field to the place of its name."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        values: dict[Path, Place] = {}
        keys: dict[Path, Place] = {}
        if self.value is not None:
            _locate(_events_of(self.text), (), values, keys)
        return values, keys

    @property
    def is_broken(self) -> bool:
        """Say whether anything is more than a warning."""
        return has_errors(self.problems)

    @property
    def is_full(self) -> bool:
        """Say whether so much is wrong that no more is noted."""
        return len(self.problems) >= MOST_PROBLEMS

    def report(self, fault: Fault, span: Span = Span(0, 0)) -> None:  # noqa: B008 - a NamedTuple never changes
        """Note a fault at its place; a file that is wrong all through stops at MOST_PROBLEMS."""
        if not self.is_full:
            self.problems.append(self.problem(fault, span))

    def forget(self, code: str, first: int, last: int) -> None:
        """Take back what followed from a fault that was found later; lines count from 0, both are meant."""
        within = range(first + 1, last + 2)
        self.problems[:] = [each for each in self.problems if each.code != code or each.line not in within]

    def problem(self, fault: Fault, span: Span) -> Problem:
        """Give a fault its line, column and source line."""
        return Problem(
            path=self.path,
            code=fault.code,
            message=_brief(fault.message),
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
        return self._span_of(self.places.get(path, Place(0, 0, 0, 0)))

    def key_span(self, path: Path) -> Span:
        """Find the name of a field; where it has none, its value."""
        return self._span_of(self.keys[path]) if path in self.keys else self.span(path)

    def text_span(self, path: Path, snippet: str, text_line: int = 0) -> Span:
        """Find a snippet inside a text; `text_line` counts from 0 within the text and leads the way in `|` texts."""
        place = self.places.get(path)
        if place is None:
            return self.span(path)
        exact = place.line + 1 + text_line
        within = range(place.line, place.end_line + 1)
        for line in (exact, *within) if place.literal else within:
            column = self._line(line).find(snippet, place.column if line == place.line else 0)
            if column >= 0:
                return Span(line, column, len(snippet))
        if place.literal and exact < len(self.lines):
            source = self._line(exact)
            return Span(exact, len(source) - len(source.lstrip()), len(source.strip()))
        return self.span(path)

    def is_cut_by_comment(self, path: Path) -> bool:
        """Say whether a value without quotation marks ends where a # begins a comment."""
        place = self.places.get(path)
        if place is None or place.literal or self._line(place.line)[place.column : place.column + 1] in ('"', "'"):
            return False
        last = self._line(place.end_line)
        # A folded text ends where the next line begins, and a comment has that line to itself.
        is_on_its_line = bool(last[: place.end_column].strip())
        return is_on_its_line and last[place.end_column :].lstrip().startswith("#")

    def _span_of(self, place: Place) -> Span:
        if place.end_line == place.line and place.end_column > place.column:
            return Span(place.line, place.column, place.end_column - place.column)
        return Span(place.line, place.column, len(self._line(place.line).rstrip()) - place.column)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def _events_of(text: str) -> Events:
    """Give the events of a sound file from its first node on."""
    following: Events = PARSER(text).get_event
    following()
    following()
    return following


def _locate(following: Events, path: Path, values: dict[Path, Place], keys: dict[Path, Place]) -> bool:
    """Note the places of the next node and all in it; say whether there was one, or the end of a list or mapping."""
    event = following()
    if isinstance(event, yaml.CollectionEndEvent):
        return False
    values[path] = place_of(event)
    number = 0
    if isinstance(event, yaml.SequenceStartEvent):
        while _locate(following, (*path, number), values, keys):
            number += 1
    elif isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := following(), yaml.MappingEndEvent):
            keys[*path, key.value] = place_of(key)
            _locate(following, (*path, key.value), values, keys)
    return True


def _brief(message: str, most: int = 400) -> str:
    """Cut a message that quotes something very long, in its middle."""
    return message if len(message) <= most else f"{message[: most // 2]} … {message[-most // 2 :]}"


def place_of(event: Any) -> Place:
    """Give the place of an event of the parser."""
    start, end, style = event.start_mark, event.end_mark, getattr(event, "style", None)
    return Place(start.line, start.column, end.line, end.column, style == "|", style is not None and style != "|")
