"""The kinds of value a field can hold, and the marks that say what a text or a key means.

Knows neither files nor other records: whether a key exists is for `knowledge.checks`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from generators import danish

Path = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions, as in `("poler", 0, "navn")`."""

LONGEST_WORD = 60

RECORD_ID = r"[A-Z]-\d{3,5}"
"""The shape of a record's id: a letter, a hyphen and three to five digits (with re.ASCII).

Which letters there are is for the table of types alone: an id with another letter is one that no record has.
"""


class Entry(BaseModel):
    """A part of a record or a register: closed, unchangeable, keys in Danish."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_alias=True)


class Choice(StrEnum):
    """A closed list of values, each with the words a reader sees."""

    label: str
    help: str

    def __new__(cls, value: str, label: str, help: str = "") -> Self:  # noqa: A002 - the field's own word
        """Attach the Danish label and explanation to the value that stands in the file."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.help = help
        return member


def rejected(code: str, message: str, hint: str = "", alone: str = "") -> PydanticCustomError:
    """Build the error a parser raises: the Danish message and what to write instead travel along.

    `alone` is the hint of a field that holds one value, where it is another than that of an item in a list.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "alone": alone or hint})


def one_of(choices: type[Choice]) -> BeforeValidator:
    """Accept the values of a closed list, and suggest the one that was meant."""
    known = frozenset(map(str, choices))

    def parse(value: object) -> object:
        if not isinstance(value, str) or value in known:
            return value
        meant = danish.closest(value, [str(choice) for choice in choices])
        hint = f"Mente du »{meant}«?" if meant else "Vælg mellem " + danish.listing(list(choices), "og") + "."
        several = danish.run_together(value, known)
        alone = "Her kan kun stå ét: Slet de andre." if several else hint
        raise rejected("ukendt-vaerdi", f"»{value}« kan ikke bruges her.", several or hint, alone)

    return BeforeValidator(parse)


# --- dates and numbers: parsers of our own, since pydantic takes "0" for a date and "1_000" for a number -------------

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, month or day; `year` 0 means undated."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Write the date as Danish running text does."""
        if not self.year:
            return "udateret"
        if not self.month:
            return str(self.year)
        if not self.day:
            return f"{danish.month_name(self.month)} {self.year}"
        return danish.long_date(dt.date(self.year, self.month, self.day))

    def iso(self) -> str:
        """Write the date as it stands in the file."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        known = sum(1 for part in (self.year, self.month, self.day) if part)
        return "-".join(parts[:known]) or "udateret"


def parse_partial_date(value: object) -> PartialDate:
    """Read `2018`, `2018-03`, `2018-03-19` or `udateret`."""
    if isinstance(value, PartialDate):
        return value
    if value == "udateret":
        return PartialDate()
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise rejected(
            "dato", f"{_shown(value)} er ikke en dato.", "Skriv fx 2018, 2018-03, 2018-03-19 eller udateret."
        )
    year, month, day = (int(part or 0) for part in match.groups())
    _must_exist(match.group(), year, month or 1, day or 1)
    return PartialDate(year, month, day)


def parse_full_date(value: object) -> dt.date:
    """Read a full date such as `2018-03-19`."""
    if type(value) is dt.date:
        return value
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None or match[3] is None:
        raise rejected("dato", f"{_shown(value)} er ikke en hel dato.", "Skriv år, måned og dag, fx 2018-03-19.")
    year, month, day = (int(part) for part in match.groups())
    _must_exist(match.group(), year, month, day)
    return dt.date(year, month, day)


def parse_whole_number(value: object) -> int:
    """Read a number of figures only, at most 99,999."""
    if type(value) is int:
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,5}", value):
        raise rejected("tal", f"{_shown(value)} er ikke et helt tal.", "Skriv kun cifre, fx 120.")
    return int(value)


def _must_exist(text: str, year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        raise rejected("dato", f"Datoen {text} findes ikke i kalenderen.", "Ret år, måned eller dag.") from None


def _shown(value: object) -> str:
    if isinstance(value, str) and value:
        return f"»{value}«"
    return "En liste" if isinstance(value, list) else "Felter med kolon" if isinstance(value, dict) else "En tom tekst"


Date = Annotated[
    PartialDate,
    PlainValidator(parse_partial_date),
    WithJsonSchema({"type": "string", "pattern": r"^(udateret|\d{4}(-\d{2}(-\d{2})?)?)$"}),
]
FullDate = Annotated[
    dt.date, PlainValidator(parse_full_date), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
WholeNumber = Annotated[
    int,
    PlainValidator(parse_whole_number),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,5}$"}, mode="validation"),
    WithJsonSchema({"type": "integer", "minimum": 0}, mode="serialization"),
]


@dataclass(frozen=True, slots=True)
class Shaped(BeforeValidator):
    """Accepts texts of one shape, and tells it to who can look at a text while it is written."""

    pattern: str = ""
    hint: str = ""


def shaped(pattern: str, code: str, message: str, hint: str) -> Shaped:
    """Accept texts of one shape; `message` may name the value as {value}."""
    compiled = re.compile(pattern, re.ASCII)

    def parse(value: object) -> object:
        if isinstance(value, str) and not compiled.fullmatch(value):
            raise rejected(code, message.format(value=value), hint)
        return value

    return Shaped(parse, pattern=pattern, hint=hint)


# --- marks ------------------------------------------------------------------------------------------------------------


class Mark:
    """Says what a text or a key means."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Text(Mark):
    """Marks a text for readers; `rich` texts may use the allowed Markdown."""

    rich: bool = False


@dataclass(frozen=True, slots=True)
class RefersTo(Mark):
    """Marks a key that must exist: in a register, or among the records (`poster`)."""

    register: str


PlainText = Annotated[str, StringConstraints(strip_whitespace=True), Text()]
RichText = Annotated[str, Text(rich=True)]
ThemeKey = Annotated[str, RefersTo("temaer")]
MunicipalityKey = Annotated[str, RefersTo("kommuner")]
ClusterKey = Annotated[str, RefersTo("klynger")]
SourceKey = Annotated[str, RefersTo("kilder")]
_IdText = Annotated[
    str,
    shaped(
        RECORD_ID,
        "id",
        "»{value}« er ikke et id.",
        "Et id er navnet på postens fil: et bogstav, en bindestreg og tre til fem cifre, fx A-012.",
    ),
]
FormerId = _IdText
"""An id that a record has had: no record has it any more."""
RecordId = Annotated[_IdText, RefersTo("poster")]
Slug = Annotated[
    str,
    shaped(
        r"[a-z0-9]+(-[a-z0-9]+)*",
        "slug",
        "»{value}« kan ikke stå i en adresse.",
        "Brug små bogstaver a-z, tal og bindestreg; skriv æ, ø og å som ae, oe og aa.",
    ),
]
Clock = Annotated[
    str,
    shaped(
        r"([01]\d|2[0-3])\.[0-5]\d", "klokkeslaet", "»{value}« er ikke et klokkeslæt.", "Skriv fx 09.30 eller 17.00."
    ),
]


def key_of(model: type[BaseModel], name: str) -> str:
    """Give the Danish key of a field."""
    return model.model_fields[name].alias or name


_Step = tuple[str, str, Mark | None, bool]


def marked_values(entry: BaseModel, kind: type[Mark], at: Path = ()) -> Iterator[tuple[Path, Any, str]]:
    """Walk an entry and its parts; yield (path, mark, value) for every filled text that carries such a mark."""
    for name, key, mark, is_list in _plan(type(entry))[kind]:
        value = getattr(entry, name)
        if value is None:
            continue
        for path, item in _numbered(value, (*at, key)) if is_list else (((*at, key), value),):
            if mark is None:
                yield from marked_values(item, kind, path)
            else:
                yield path, mark, item


def text_fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """List (name, key, is it Markdown) of the fields of a model that hold text for readers, or entries that do."""
    return tuple((name, key, isinstance(mark, Text) and mark.rich) for name, key, mark, _ in _plan(model)[Text])


@cache
def references(model: type[BaseModel]) -> Mapping[str, str]:
    """Map the names of the fields of a model that hold keys to the register these are of."""
    return {name: mark.register for name, _, mark, _ in _plan(model)[RefersTo] if isinstance(mark, RefersTo)}


def word_lists(entry: BaseModel, at: Path = ()) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Walk an entry and its parts; yield (path, words) for every list of words, keys or choices."""
    for name, key, of_parts in _lists(type(entry)):
        items = getattr(entry, name)
        if not of_parts:
            yield (*at, key), items
            continue
        for path, item in _numbered(items, (*at, key)):
            yield from word_lists(item, path)


def part_lists(entry: BaseModel, at: Path = ()) -> Iterator[tuple[Path, tuple[BaseModel, ...]]]:
    """Walk an entry; yield (path, parts) for every list of parts that are entries themselves."""
    for name, key, of_parts in _lists(type(entry)):
        if of_parts:
            yield (*at, key), getattr(entry, name)


@cache
def _lists(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """List (name, key, are the items entries) of the fields of a model that are lists."""
    described = {name: _describe(info.annotation, ()) for name, info in model.model_fields.items()}
    return tuple(
        (name, key_of(model, name), part is not None) for name, (_, is_list, part) in described.items() if is_list
    )


def _numbered(items: Iterable[Any], path: Path) -> Iterator[tuple[Path, Any]]:
    for index, item in enumerate(items):
        yield (*path, index), item


@cache
def _plan(model: type[BaseModel]) -> Mapping[type[Mark], tuple[_Step, ...]]:
    """For each kind of mark, list (name, key, mark, is it a list) of the fields that lead to it."""
    return {kind: tuple(_steps(model, kind)) for kind in (Text, RefersTo)}


def _steps(model: type[BaseModel], kind: type[Mark]) -> Iterator[_Step]:
    for name, info in model.model_fields.items():
        marks, is_list, part = _describe(info.annotation, tuple(info.metadata))
        mark = next((mark for mark in marks if isinstance(mark, kind)), None)
        if mark or (part and _plan(part)[kind]):
            yield name, info.alias or name, mark, is_list


def _describe(annotation: Any, metadata: tuple[Any, ...]) -> tuple[tuple[Mark, ...], bool, type[BaseModel] | None]:
    marks = tuple(item for item in metadata if isinstance(item, Mark))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _describe(arguments[0], (*metadata, *arguments[1:]))
    if origin is list or origin is tuple:
        inner, _, part = _describe(arguments[0], ())
        return marks + inner, True, part
    candidates = [candidate for candidate in arguments or (annotation,) if candidate is not type(None)]
    if arguments and len(candidates) == 1:
        return _describe(candidates[0], metadata)
    is_part = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return marks, False, annotation if is_part else None
