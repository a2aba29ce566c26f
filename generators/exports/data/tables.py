"""The open data as tables: a row for each record or entry of a register, headed by the labels of the fields.

Values are told in words; words in a list are parted by » | «, and each entry in a list has a line of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from pydantic import BaseModel

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, field_words, open_data
from generators.presentation.site import Site
from generators.records.fields import Choice, PartialDate, references
from generators.records.record_types import BY_FOLDER, Record
from generators.records.registers import BY_NAME

BETWEEN_WORDS, BETWEEN_ENTRIES, BETWEEN_FIELDS = " | ", field_words.BETWEEN_ENTRIES, field_words.BETWEEN_FIELDS
PAGE = "Adresse"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is called, the heading of each column, and its rows."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def all_tables(base: KnowledgeBase, site: Site) -> list[Table]:
    """Give the table of every type and every register that is a list."""
    names = _names(base)
    return [Table(name, headings(name), list(_rows(base, site, name, names))) for name in open_data.TABLES]


def headings(name: str) -> list[str]:
    """Give the headings of a table, by the folder of a type or the name of a register."""
    own = [label for _, label, _ in _columns(_model(name))]
    return [*own, PAGE] if name in BY_FOLDER else own


def _model(name: str) -> type[BaseModel]:
    record_type = BY_FOLDER.get(name)
    return record_type.model if record_type else BY_NAME[name].model


def _rows(base: KnowledgeBase, site: Site, name: str, names: "_Names") -> Iterator[list[str]]:
    record_type = BY_FOLDER.get(name)
    for entry in base.of_type(record_type) if record_type else base.register(name):
        cells = [text for _, text in _cells(entry, names)]
        yield [*cells, site.url + addresses.of_record(entry)] if isinstance(entry, Record) else cells


@cache
def _columns(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """List (name, label, register that its keys are of) of the fields of a model."""
    refers = references(model)
    found = model.model_fields.items()
    return tuple((name, info.title or danish.capitalised(name), refers.get(name, "")) for name, info in found)


_Names = Mapping[str, Callable[[str], str]]


def _names(base: KnowledgeBase) -> _Names:
    """Say for each register how a key of it is told in words; an id of a record stays what it is."""
    known = {register: partial(_name_of, named) for register, named in field_words.names(base).items()}
    return known | {"kommuner": base.municipality_name}


def _name_of(named: Mapping[str, str], key: str) -> str:
    return named.get(key, key)


def _cells(entry: BaseModel, names: _Names) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each field of an entry."""
    for name, label, register in _columns(type(entry)):
        yield label, _told(getattr(entry, name), names, names.get(register, str))


def _told(value: object, names: _Names, named: Callable[[str], str]) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        between = BETWEEN_ENTRIES if value and isinstance(value[0], BaseModel) else BETWEEN_WORDS
        return between.join([_told(item, names, named) for item in value])
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, BaseModel):
        return BETWEEN_FIELDS.join([f"{label}: {text}" for label, text in _cells(value, names) if text])
    return value.iso() if isinstance(value, PartialDate) else named(str(value))
