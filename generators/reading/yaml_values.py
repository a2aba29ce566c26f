"""Turns the bytes of a YAML file into plain values, and says what makes that impossible.

Every scalar is text: what it means is for the models. Works on PyYAML's event stream, since loading and composing
recurse in C and crash on deep nesting. Knows nothing about records.
"""

import unicodedata
from collections.abc import Mapping
from itertools import islice
from typing import Any

import yaml

from generators.problems import Fault
from generators.reading import yaml_faults
from generators.reading.slips import lines as slipped_lines
from generators.reading.slips import swallowed
from generators.reading.texts import signs
from generators.reading.yaml_positions import MOST_PROBLEMS, PARSER, Document, Events, Span, place_of

LARGEST_FILE = 500_000
DEEPEST = 12
LONGEST_LIST = 5_000

_QUOTES = ("'", '"')


def parse(path: str, content: bytes) -> Document:
    """Read one file; faults in its YAML become problems, and then its value is None."""
    text, document = decoded(path, content)
    if document.is_broken:
        return document
    for fault, line, column, width in islice(yaml_faults.scan(text), MOST_PROBLEMS):
        document.report(fault, Span(line, column, width))
    if not document.problems:
        _Builder(document).build(text)
    return document


def decoded(path: str, content: bytes) -> tuple[str, Document]:
    """Read the text of a file, its line ends plain and its letters whole; it is empty where that is refused."""
    refusal = yaml_faults.too_large(len(content), LARGEST_FILE) or yaml_faults.wide_encoding(content)
    if refusal:
        document = Document(path)
        document.report(refusal)
        return "", document
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _wrong_encoding(path, content, error.start)
    # A file from a Mac may write å as a and a ring; everything after this knows it as one letter.
    text = unicodedata.normalize("NFC", _plain_newlines(text))
    return text, Document(path, text)


def _wrong_encoding(path: str, content: bytes, offset: int) -> Document:
    """Show the line as Windows' old character set has it, since that is what the file most likely is."""
    document = Document(path, _plain_newlines(content.decode("cp1252", errors="replace")))
    before = _plain_newlines(content[:offset].decode("utf-8-sig", errors="replace"))
    document.report(yaml_faults.NOT_UTF8, Span(before.count("\n"), len(before.split("\n")[-1])))
    return document


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _TooMuch(Exception):
    """Ends the reading of a file that nests more deeply, or lists more, than any record does."""


class _Builder:
    """Builds plain values from the event stream, one file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.last_quoted: Any = None
        self.undashed: set[str] = set()

    def build(self, text: str) -> None:
        parser = PARSER(text)
        try:
            self._document(parser.get_event)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError:
            self.document.report(yaml_faults.UNREADABLE)
        except _TooMuch:
            pass
        finally:
            parser.dispose()
        if self.document.is_broken:
            self.document.value = None

    def _document(self, following: Events) -> None:
        following()
        if isinstance(following(), yaml.StreamEndEvent):
            self.document.report(yaml_faults.EMPTY)
            return
        self.document.value = self._node(following, following(), 0)
        if self.document.value is None and not self.document.problems:
            self.document.report(yaml_faults.EMPTY)
        following()
        event = following()
        if not isinstance(event, yaml.StreamEndEvent):
            self._note(event, yaml_faults.SECOND_DOCUMENT)

    def _node(self, following: Events, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._note(event, yaml_faults.ALIAS)
            return ""
        self._refuse_reuse(event)
        if kind is yaml.ScalarEvent:
            return self._text(event)
        if depth >= DEEPEST:
            self._note(event, yaml_faults.too_deep(DEEPEST))
            raise _TooMuch
        if kind is yaml.SequenceStartEvent:
            return self._list(following, depth, in_brackets=event.flow_style)
        return self._mapping(following, depth)

    def _text(self, event: Any) -> str | None:
        style, value = event.style, event.value
        if style in _QUOTES:
            self.last_quoted = event
            if fault := signs.of_value(value):
                self._note(event, fault)
        elif not style and value == "":
            return None
        start, end = event.start_mark.line, event.end_mark.line
        if start != end and style:
            end -= event.end_mark.column == 0  # the parser lets a block end where the next line begins
        if start != end:
            self.document.has_folds |= style != "|" and "\n" in value.strip("\n")
            for fault, line, column, width in swallowed.in_value(style, self.document.lines, start, end):
                self.document.report(fault, Span(line, column, width))
        return str(value)

    def _list(self, following: Events, depth: int, *, in_brackets: bool) -> list[Any]:
        items: list[Any] = []
        previous: Any = None
        while type(event := following()) is not yaml.SequenceEndEvent:
            self._refuse_more(event, len(items))
            if in_brackets and _parts_a_number(previous, event):
                self._note(previous, yaml_faults.parted_number(f"{previous.value},{event.value}"))
            items.append(self._node(following, event, depth + 1))
            previous = event
        return items

    def _mapping(self, following: Events, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        first: dict[str, Any] = {}
        while type(event := following()) is not yaml.MappingEndEvent:
            self._refuse_more(event, len(first))
            key = self._key(following, event)
            if key in first:
                self._repeated(key, event, first, depth)
                self._skip(following, following())
                continue
            first[key] = event
            value = self._node(following, following(), depth + 1)
            if value is not None:
                fields[key] = value
        return fields

    def _repeated(self, key: str, event: Any, first: Mapping[str, Any], depth: int) -> None:
        opening = next(iter(first))
        if depth and opening in self.undashed and key != opening:
            return  # one missing dash has been told of, and what follows belongs to that item
        place = first[key].start_mark
        if depth and key == opening and self.document.lines[place.line][: place.column].strip() == "-":
            self.undashed.add(key)
            self._note(event, yaml_faults.missing_dash(key))
            return
        self._note(event, yaml_faults.repeated_field(key, place.line + 1))

    def _key(self, following: Events, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._note(event, yaml_faults.ALIAS if type(event) is yaml.AliasEvent else yaml_faults.NOT_A_NAME)
            self._skip(following, event)
            return f"?{event.start_mark.index}"
        self._refuse_reuse(event)
        if event.value == "<<":
            self._note(event, yaml_faults.MERGE)
        return str(event.value)

    def _refuse_more(self, event: Any, count: int) -> None:
        if count >= LONGEST_LIST:
            self._note(event, yaml_faults.too_many(LONGEST_LIST))
            raise _TooMuch

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
            if depth > DEEPEST:
                raise _TooMuch
            event = following()

    def _note(self, event: Any, fault: Fault) -> None:
        if self.document.is_full:
            return
        place = place_of(event)
        width = place.end_column - place.column if place.end_line == place.line else 1
        self.document.report(fault, Span(place.line, place.column, width))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        words = f"{error.context} | {error.problem}"
        lines = self.document.lines
        began, gave_up = (_last_line(mark, lines) for mark in (error.context_mark, error.problem_mark))
        if gave_up and yaml_faults.NESTED in words:
            self.document.report(yaml_faults.too_deep(DEEPEST), Span(gave_up[0], _level(lines[gave_up[0]], gave_up[1])))
            return
        if slip := slipped_lines.behind(words, began, gave_up, lines):
            self.document.report(slip.fault, Span(slip.line, slip.column, slip.width))
            return
        quoted = place_of(self.last_quoted) if self.last_quoted else None
        if gave_up and quoted and gave_up[0] == quoted.end_line and "block mapping" in words:
            # The parser stumbles over what follows a closing mark; the fault is where the quotation began.
            fault = yaml_faults.unbalanced_quotation(quoted.line, quoted.end_line)
            self.document.forget("slugt-punkt", quoted.line, quoted.end_line)
            self.document.report(fault, Span(quoted.line, quoted.column))
            return
        fault, line, column = yaml_faults.translated(words, began, gave_up, lines)
        self.document.report(fault, Span(line, column))


def _level(line: str, otherwise: int) -> int:
    """Find the bracket that is one level too deep."""
    brackets = [column for column, sign in enumerate(line) if sign in "[{"]
    return brackets[DEEPEST] if len(brackets) > DEEPEST else otherwise


def _parts_a_number(previous: Any, event: Any) -> bool:
    """Say whether the comma between two items is most likely a decimal one: figures close on both sides."""
    if type(previous) is not yaml.ScalarEvent or type(event) is not yaml.ScalarEvent or previous.style or event.style:
        return False
    marks: Any = previous.end_mark, event.start_mark
    close = marks[0].index + 1 == marks[1].index
    return close and previous.value[-1:].isdigit() and event.value[:1].isdigit()


def _last_line(mark: Any, lines: list[str]) -> tuple[int, int] | None:
    """Move a mark that stands on nothing back to the last line with something on it."""
    if mark is None:
        return None
    line, column = mark.line, mark.column
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return line, column
