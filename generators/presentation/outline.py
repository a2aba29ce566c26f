"""What of a record is shown, in which order, under which heading and by whose hand: one walk over its model.

Every output takes its parts, headings and marks from here; how a part looks is for the outputs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generators import danish
from generators.records.fields import Choice, Entry, key_of, text_fields
from generators.records.record_types import RECORD_TYPES, Model, ModelKind, Record, type_of

EDITORS = "Redaktionens ord"
"""The mark on what the editor wrote: words that need no legend, beside the heading of the part they are true of."""

_EDITORS_OWN = "Redaktionens"

# Shown around the parts, by every output in its own place.
FRAME = ("titel", "resume", "forbehold", "aendring", "kilder", "soegeord")
# Their headings, or the date they stand at, say already whose words they are.
SAID_BY_THE_HEADING = ("forbehold", "aendring", "redaktionens_bud")
_LAST = ("redaktionens_bud", "spoergsmaal")
_STEPS = {ModelKind.GOALS: "Målene", ModelKind.OVERVIEW: "Det rummer overblikket"}
_ABOUT = {ModelKind.GOALS: "Om målene", ModelKind.OVERVIEW: "Om overblikket"}


@dataclass(frozen=True, slots=True)
class Part:
    """A filled field that is shown: its Danish key, its name in the model, the one heading it has, and what it holds.

    `mark` holds the words that tell who wrote it, where that is not the source. A `rich` value is Markdown; other
    values are a text, texts, or entries; where their order means something they are `ordered`.
    """

    key: str
    name: str
    heading: str
    value: Any
    rich: bool = False
    ordered: bool = False
    mark: str = ""

    @property
    def shape(self) -> str:
        """Say what the value is: `rich`, `text`, `list` or `table`."""
        if not isinstance(self.value, tuple):
            return "rich" if self.rich else "text"
        return "table" if isinstance(self.value[0], BaseModel) else "list"

    @property
    def labels(self) -> Mapping[str, str]:
        """Give the label of each field of the entries of a table, by its name in the model."""
        return {name: info.title or name for name, info in type(self.value[0]).model_fields.items()}

    def rows(self) -> list[Mapping[str, str]]:
        """Give the texts of the entries of a table, by the names in the model."""
        return [{name: _said(getattr(entry, name)) for name in self.labels} for entry in self.value]


def parts(record: Record) -> tuple[Part, ...]:
    """Give everything of a record that is shown between its summary and its sources, in the order it is read."""
    found = ((name, key, rich, getattr(record, name)) for name, key, rich in shown_of(type(record)))
    return tuple(_part(record, *field) for field in found if field[-1])


def _part(record: Record, name: str, key: str, rich: bool, value: Any) -> Part:  # noqa: FBT001 - a row of the walk
    return Part(key, name, heading(record, key), value, rich, _is_ordered(record, key), mark(record, key))


def heading(record: Record, key: str) -> str:
    """Give the one heading of a field: the words that stand above it on every output."""
    by_kind = heading_by_kind(record.kind, key) if isinstance(record, Model) else ""
    if by_kind or key == "tekst":
        return by_kind or type_of(record).text_heading
    if key == "trin" and isinstance(record, Model):
        return danish.capitalised(danish.counted(len(record.steps), "trin", "trin"))
    return _titles(type(record)).get(key, key)


def heading_by_kind(kind: ModelKind, key: str) -> str:
    """Give the heading that a field has in a model of this kind alone; nothing where it has the usual one."""
    return {"tekst": _ABOUT, "trin": _STEPS}.get(key, {}).get(kind, "")


@cache
def _titles(model: type[Record]) -> Mapping[str, str]:
    """Map the key of each field to its title: asked for every part of every record."""
    return {key_of(model, name): info.title or name for name, info in model.model_fields.items()}


def kind_name(record: Record) -> str:
    """Say what a record is, as closely as it says itself: `Metode` rather than `Model`."""
    return record.kind.label if isinstance(record, Model) else danish.capitalised(type_of(record).singular)


def mark(record: Record, key: str) -> str:
    """Say in words that the editor wrote a field; nothing where the source did, or the heading says it."""
    return EDITORS if record.is_editorial(key) and key not in SAID_BY_THE_HEADING else ""


def any_mark(records: Iterable[Record], key: str) -> str:
    """Say in words that the editor wrote a field of some of the records that are shown together."""
    return max((mark(record, key) for record in records), default="")


def byline(record: Record, *shown: str) -> str:
    """Say in words which of the title and the summary shown the editor wrote: `Redaktionens titel og resumé`.

    For where a record stands among others, and each word of it must be understood without a legend.
    """
    written = [heading(record, key).lower() for key in shown or ("titel", "resume") if mark(record, key)]
    return f"{_EDITORS_OWN} {danish.listing(written)}" if written else ""


def of_entry(entry: Entry, name: str) -> str:
    """Give the heading of a field of a register, by its name in the model."""
    return type(entry).model_fields[name].title or key_of(type(entry), name)


def editors_headings(record: Record) -> list[str]:
    """Name what the editor wrote of a record, by the words that stand above it."""
    shown = (*FRAME, *(part.key for part in parts(record)))
    return [heading(record, key) for key in shown if mark(record, key)]


def caveat(record: Record) -> str:
    """Give the editor's caveat with the label that says what it is; empty where there is none."""
    return f"{heading(record, 'forbehold')}: {danish.typeset(record.caveat)}" if record.caveat else ""


def _is_ordered(record: Record, key: str) -> bool:
    """Say whether the order of a list means something: questions are taken in turn, steps are taken one by one."""
    return key == "spoergsmaal" or (key == "trin" and isinstance(record, Model) and steps_are_ordered(record.kind))


def steps_are_ordered(kind: ModelKind) -> bool:
    """Say whether the steps of such a model are taken one by one."""
    return kind in (ModelKind.MODEL, ModelKind.METHOD)


@cache
def shown_of(model: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """List (name, key, is it Markdown) of the fields that are shown, in order."""
    fields = {key: (name, key, rich) for name, key, rich in text_fields(model) if key not in FRAME}
    shared = {key_of(Record, name) for name in Record.model_fields}
    before = next(row.before_text for row in RECORD_TYPES if row.model is model)
    own = [key for key in fields if key not in shared and key not in before]
    others = [key for key in fields if key in shared and key not in ("tekst", *_LAST)]
    return tuple(fields[key] for key in (*before, "tekst", *own, *others, *_LAST))


def _said(value: object) -> str:
    return value.label if isinstance(value, Choice) else str(value or "")
