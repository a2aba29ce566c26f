"""Entries as plain values under their Danish keys, as JSON holds them.

Derived from the models: a new field is here by itself. Knows no file.
"""

import datetime as dt
from functools import cache

from pydantic import BaseModel

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.fields import PartialDate, key_of, references
from generators.records.registers import Form, Register

Plain = str | int | None | list["Plain"] | dict[str, "Plain"]


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


def of_register(base: KnowledgeBase, register: Register) -> Plain:
    """Give a register: a list of its entries, or the one that it is; null where there is none."""
    found: list[Plain] = [of_entry(base, entry) for entry in base.register(register.name)]
    if register.form is not Form.ONE:
        return found
    return found[0] if found else None
