"""Entries as plain values under their Danish keys, as JSON holds them.

Derived from the models: a new field is here by itself. Knows no file.
"""

import datetime as dt
from functools import cache

from pydantic import BaseModel

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, open_data
from generators.presentation.site import Site
from generators.records.fields import PartialDate, key_of, references
from generators.records.record_types import Record, type_of

Plain = str | int | None | list["Plain"] | dict[str, "Plain"]


def of_record(base: KnowledgeBase, record: Record, site: Site) -> dict[str, Plain]:
    """Give a record with its type and the address of its page."""
    fields = of_entry(base, record)
    return {"id": fields.pop("id")} | _added(record, site) | fields


def brief(record: Record, site: Site) -> dict[str, Plain]:
    """Give what is enough to find a record and to see whether it has changed."""
    return {
        "id": record.id,
        **_added(record, site),
        "data": site.url + open_data.of_record(record),
        "titel": record.title,
        "status": record.status.value,
        "optaget": record.recorded.isoformat(),
        "revideret": record.revised.isoformat() if record.revised else None,
    }


def _added(record: Record, site: Site) -> dict[str, Plain]:
    """Give what a record has here beyond its own fields."""
    return {"type": type_of(record).slug, "adresse": site.url + addresses.of_record(record)}


def of_entry(base: KnowledgeBase, entry: BaseModel) -> dict[str, Plain]:
    """Give every field of an entry, also those that hold nothing; a municipality is always called by its name."""
    return {
        key: _named(base, getattr(entry, name)) if names else _value(base, getattr(entry, name))
        for name, key, names in _fields(type(entry))
    }


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """List (name, key, does it name municipalities) of the fields of a model."""
    refers = references(model)
    return tuple((name, key_of(model, name), refers.get(name) == "kommuner") for name in model.model_fields)


def _value(base: KnowledgeBase, value: object) -> Plain:
    if value is None or type(value) is str or type(value) is int:
        return value
    if isinstance(value, tuple):
        return [_value(base, item) for item in value]
    if isinstance(value, str):  # one of a closed list
        return str(value)
    if isinstance(value, BaseModel):
        return of_entry(base, value)
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"The data cannot hold a {type(value).__name__}.")


def _named(base: KnowledgeBase, value: object) -> Plain:
    """Give names for what an editor may have written as slugs."""
    if isinstance(value, tuple):
        return [_named(base, item) for item in value]
    return base.municipality_name(value) if isinstance(value, str) else None
