"""Turns the bytes of a YAML file into plain values that remember where they stood.

Every scalar is text: what it means is for the models. Works on PyYAML's event stream, since loading and composing
recurse in C and crash on deep nesting. Knows nothing about records.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from generators.problems import Problem
from generators.records.fields import Path

LARGEST_FILE = 500_000
DEEPEST = 12
MOST_PROBLEMS = 25

_PARSER: Any = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
_UNREADABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_ODD_INDENT = re.compile("^ *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE)
_TAB_INDENT = re.compile("^ *(\t+)", re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


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

    A field without a value is left out of its dict but keeps its place in `keys`.
    """

    path: str
    lines: list[str]
    value: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, hint: str, line: int, column: int, width: int = 1) -> None:
        """Note a problem at a line and column counted from 0."""
        source = self.lines[line] if line < len(self.lines) else ""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                Problem(
                    path=self.path,
                    code=code,
                    message=message,
                    hint=hint,
                    line=line + 1,
                    column=column + 1,
                    source=source,
                    width=max(1, width),
                )
            )

    def add_at(self, path: Path, code: str, message: str, hint: str = "", *, on_key: bool = False) -> None:
        """Note a problem at a value, or at its key; where it has no place, at the nearest part around it."""
        place = self._nearest(path, on_key)
        width = place.end_column - place.column if place.end_line == place.line else 0
        if not width:
            width = len(self.lines[place.line].rstrip()) - place.column if place.line < len(self.lines) else 1
        self.add(code, message, hint, place.line, place.column, width)

    def add_in_text(self, path: Path, code: str, message: str, hint: str, snippet: str, text_line: int = 0) -> None:
        """Note a problem inside a text: at the snippet, on the text's own line where that is known."""
        place = self._nearest(path, on_key=False)
        exact = place.line + 1 + text_line
        candidates = [exact] if place.literal else list(range(place.line, place.end_line + 1))
        for line in candidates:
            column = (
                self.lines[line].find(snippet, place.column if line == place.line else 0)
                if line < len(self.lines)
                else -1
            )
            if column >= 0:
                return self.add(code, message, hint, line, column, len(snippet))
        if place.literal and exact < len(self.lines):
            source = self.lines[exact]
            return self.add(code, message, hint, exact, len(source) - len(source.lstrip()), len(source.strip()))
        return self.add_at(path, code, message, hint)

    def _nearest(self, path: Path, on_key: bool) -> Place:
        if on_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.places:
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.places.get(path, Place(0, 0, 0, 0))


def parse(path: str, content: bytes) -> Document:
    """Read one file; faults in its YAML become problems, and then its value is None."""
    if len(content) > LARGEST_FILE:
        size = f"{len(content) // 1000:,}".replace(",", ".")
        return _refused(
            path, "for-stor", f"Filen fylder {size} kB; grænsen er 500 kB.", "Del den, eller kort teksten ned."
        )
    text, document = _decoded(path, content)
    if document.problems:
        return document
    _scan(text, document)
    if not document.problems:
        _Builder(document).build(text)
    return document


def _refused(path: str, code: str, message: str, hint: str) -> Document:
    document = Document(path, [])
    document.add(code, message, hint, 0, 0)
    return document


def _decoded(path: str, content: bytes) -> tuple[str, Document]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:40].count(0) > 10:
        return "", _refused(path, "tegnsaet", "Filen er gemt som UTF-16.", "Gem den igen, og vælg »UTF-8« som tegnsæt.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", _wrong_encoding(path, content, error.start)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, Document(path, text.split("\n"))


def _wrong_encoding(path: str, content: bytes, offset: int) -> Document:
    lines = content.decode("cp1252", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = content[:offset].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    document = Document(path, lines)
    message = "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses."
    document.add(
        "tegnsaet",
        message,
        "Gem den igen, og vælg »UTF-8« som tegnsæt.",
        before.count("\n"),
        len(before.split("\n")[-1]),
    )
    return document


def _scan(text: str, document: Document) -> None:
    """Find what would make the YAML unreadable or unsafe, before it is parsed."""
    if _CONFLICT.search(text):
        hint = "Vælg den ene udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>."
        _add_matches(document, text, _CONFLICT, "git-konflikt", "Filen har en uløst konflikt fra Git.", hint)
        return
    _add_matches(
        document,
        text,
        _UNREADABLE,
        "kontroltegn",
        "Her står et tegn, der ikke kan vises.",
        "Slet tegnet, og skriv teksten igen.",
    )
    _add_matches(
        document,
        text,
        _INVISIBLE,
        "usynligt-tegn",
        "Her står et usynligt tegn.",
        "Slet det; det følger ofte med, når tekst er kopieret.",
    )
    _add_matches(
        document, text, _TAB_INDENT, "tabulator", "Linjen er rykket ind med tabulator.", "Brug to mellemrum i stedet."
    )
    _add_matches(
        document,
        text,
        _ODD_INDENT,
        "haardt-mellemrum",
        "Linjen er rykket ind med hårde mellemrum.",
        "Slet dem, og tryk på mellemrumstasten i stedet.",
    )


def _add_matches(document: Document, text: str, pattern: re.Pattern[str], code: str, message: str, hint: str) -> None:
    for match in pattern.finditer(text):
        group = pattern.groups
        line = text.count("\n", 0, match.start(group))
        column = match.start(group) - (text.rfind("\n", 0, match.start(group)) + 1)
        document.add(code, message, hint, line, column, len(match.group(group)))
        if len(document.problems) >= MOST_PROBLEMS:
            return


class _Stop(Exception):
    """Ends the reading of a file that nests too deeply."""


class _Builder:
    """Builds plain values from the event stream, one file."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def build(self, text: str) -> None:
        parser = _PARSER(text)
        try:
            self._document(parser)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError:
            self.document.add("yaml", "Filen kan ikke læses som YAML.", "Sammenlign den med en anden post.", 0, 0)
        except _Stop:
            pass
        finally:
            parser.dispose()
        if self.document.problems:
            self.document.value = None

    def _document(self, parser: Any) -> None:
        parser.get_event()
        event = parser.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            self.document.add("tom-fil", "Filen er tom.", "Slet den, eller udfyld den.", 0, 0)
            return
        self.document.value = self._node(parser, parser.get_event(), ())
        if self.document.value is None and not self.document.problems:
            self.document.add("tom-fil", "Filen er tom.", "Slet den, eller udfyld den.", 0, 0)
        parser.get_event()
        event = parser.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._note(
                event,
                "flere-poster",
                "Filen har mere end én post.",
                "Slet linjen med ---, eller læg resten i sin egen fil.",
            )

    def _node(self, parser: Any, event: Any, path: Path) -> Any:
        self._refuse_reuse(event)
        if isinstance(event, yaml.ScalarEvent):
            self.document.places[path] = _place(event)
            return None if event.value == "" and event.style is None else event.value
        if isinstance(event, yaml.AliasEvent):
            return ""
        if len(path) >= DEEPEST:
            self._note(
                event,
                "for-dybt",
                f"Der er mere end {DEEPEST} niveauer inde i hinanden.",
                "Fjern parenteser eller indrykning.",
            )
            raise _Stop
        self.document.places[path] = _place(event)
        return self._list(parser, path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(parser, path)

    def _list(self, parser: Any, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := parser.get_event(), yaml.SequenceEndEvent):
            items.append(self._node(parser, event, (*path, len(items))))
        return items

    def _mapping(self, parser: Any, path: Path) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := parser.get_event(), yaml.MappingEndEvent):
            key = self._key(parser, event, path)
            inner = (*path, key)
            if inner in self.document.keys:
                first = self.document.keys[inner].line + 1
                self._note(
                    event,
                    "dobbelt-felt",
                    f"Feltet »{key}« står to gange, første gang i linje {first}.",
                    "Slet det ene.",
                )
                self._skip(parser, parser.get_event())
                continue
            self.document.keys[inner] = _place(event)
            value = self._node(parser, parser.get_event(), inner)
            if value is not None:
                fields[key] = value
        return fields

    def _key(self, parser: Any, event: Any, path: Path) -> str:
        self._refuse_reuse(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._note(
                event, "noegle", "Feltets navn skal være et enkelt ord.", "Skriv fx titel: efterfulgt af teksten."
            )
            self._skip(parser, event)
            return f"?{len(self.document.keys)}"
        if event.value == "<<":
            self._note(event, "genbrug", "Genbrug med << kan ikke bruges her.", "Skriv felterne ud.")
        return str(event.value)

    def _refuse_reuse(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(
                event,
                "genbrug",
                "Et ord med * først læses som genbrug.",
                "Sæt teksten i anførselstegn, eller skriv værdien ud.",
            )
        elif event.anchor is not None:
            self._note(
                event, "genbrug", "Et ord med & først læses som genbrug.", "Sæt teksten i anførselstegn, eller fjern &."
            )
        if getattr(event, "tag", None) is not None:
            self._note(
                event,
                "maerkat",
                "Et ord med ! først læses som en mærkat.",
                "Sæt teksten i anførselstegn, eller fjern det.",
            )

    def _skip(self, parser: Any, event: Any) -> None:
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth <= 0:
                return
            event = parser.get_event()

    def _note(self, event: Any, code: str, message: str, hint: str) -> None:
        place = _place(event)
        width = place.end_column - place.column if place.end_line == place.line else 1
        self.document.add(code, message, hint, place.line, place.column, width)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        words = f"{error.context} | {error.problem}"
        fault = next(row for row in _TRANSLATIONS if row.fragment in words)
        mark = (error.context_mark if fault.at_start else None) or error.problem_mark or error.context_mark
        lines = self.document.lines
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line >= len(lines) or (line and not lines[line].strip()):
            line, column = max(0, min(line, len(lines)) - 1), 0
        if fault.code == "kolon" and re.fullmatch(r" +[a-z_]+", lines[line][:column]):
            fault, column = _INDENTED, 0
        self.document.add(fault.code, fault.message, fault.hint, line, column)


_QUOTE_HINT = (
    'Sæt hele teksten i anførselstegn, fx titel: "Ledelse: et vilkår", eller skriv den på næste linje efter >-.'
)


class _Translation(NamedTuple):
    """What a fault of the parser means to an editor; `fragment` stands in the parser's own words."""

    fragment: str
    code: str
    message: str
    hint: str
    at_start: bool = False  # show where the faulty construct began, not where the parser gave up


_INDENTED = _Translation(
    "block mapping",
    "indrykning",
    "Linjen passer ikke med dem over: for langt inde, for langt ude, eller tekst efter et afsluttet anførselstegn.",
    "Ryk den ind som linjerne over, eller sæt hele teksten i anførselstegn.",
)
_TRANSLATIONS = (
    _Translation(
        "mapping values are not allowed",
        "kolon",
        "Der står et kolon inde i teksten, og det læses som et nyt felt.",
        _QUOTE_HINT,
    ),
    _Translation(
        "escape",
        "anfoerselstegn",
        'En omvendt skråstreg kan ikke stå sådan i "…".',
        "Brug '…' i stedet for \"…\", eller slet skråstregen.",
    ),
    _Translation(
        "quoted scalar",
        "anfoerselstegn",
        "Et anførselstegn er åbnet, men aldrig lukket.",
        "Slut teksten med samme slags anførselstegn.",
        at_start=True,
    ),
    _Translation(
        "flow sequence",
        "liste",
        "En liste, der begynder med [, er ikke lukket rigtigt.",
        "Sæt komma mellem punkterne og ] til sidst, eller sæt anførselstegn om teksten.",
        at_start=True,
    ),
    _Translation(
        "flow mapping",
        "liste",
        "Noget, der begynder med {, er ikke lukket rigtigt.",
        "Sæt anførselstegn om teksten, eller luk med }.",
        at_start=True,
    ),
    _Translation(
        "could not find expected ':'",
        "felt",
        "Linjen mangler et kolon efter feltets navn, eller er ikke rykket ind.",
        "Skriv feltets navn, kolon og mellemrum; tekst på flere linjer rykkes to mellemrum ind.",
        at_start=True,
    ),
    _Translation("cannot start any token", "tegn", "Teksten kan ikke begynde med dette tegn.", _QUOTE_HINT),
    _Translation(
        "block collection",
        "indrykning",
        "Linjen er rykket anderledes ind end de andre punkter.",
        "Ryk den lige så langt ind som linjerne over.",
    ),
    _INDENTED,
    _Translation(
        "alias", "genbrug", "Et ord med * først læses som genbrug.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "anchor", "genbrug", "Et ord med & først læses som genbrug.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "tag", "maerkat", "Et ord med ! først læses som en mærkat.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "block scalar",
        "blok",
        "Efter | eller > må der ikke stå mere på linjen.",
        "Begynd teksten på næste linje, rykket to mellemrum ind.",
    ),
    _Translation(
        "directive", "tegn", "En linje kan ikke begynde med %.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "<document start>",
        "indrykning",
        "Her begynder noget, der ikke hører til felterne over.",
        "Se, om linjen er rykket forkert ind, eller om et felt mangler kolon.",
    ),
    _Translation("", "yaml", "Linjen kan ikke læses som YAML.", "Sammenlign den med samme linje i en anden post."),
)


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line, start.column, end.line, end.column, getattr(event, "style", None) == "|")
