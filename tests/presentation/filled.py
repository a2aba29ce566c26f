"""A record with every field filled: each text has a word of its own, so that it can be found in any output."""

import datetime as dt
from itertools import count
from typing import Any

from pydantic import BaseModel

from generators.records.fields import key_of, text_fields
from generators.records.record_types import Record

# Not shown to readers: they only help a search to find the record.
UNSHOWN = {"soegeord"}


def filled(record: Record) -> tuple[Record, dict[str, list[str]]]:
    """Fill every field of a record; give it with the words that stand in each, by Danish key, all by the editor."""
    words: dict[str, list[str]] = {}
    numbers = count(100)

    def told(key: str) -> str:
        word = f"zq{record.id[0].lower()}{next(numbers)}x"
        words.setdefault(key, []).append(word)
        return f"Det er {word}."

    def entry(model: type[BaseModel], given: BaseModel, key: str) -> BaseModel:
        return given.model_copy(update={name: told(key) for name, _, _ in text_fields(model)})

    update: dict[str, Any] = {"recorded": dt.date(2026, 11, 21), "revised": dt.date(2026, 11, 24)}
    for name, key, _ in text_fields(type(record)):
        given = getattr(record, name)
        if isinstance(given, tuple) and given and isinstance(given[0], BaseModel):
            update[name] = tuple(entry(type(part), part, key) for part in given)
        elif isinstance(given, tuple):
            update[name] = (told(key), told(key))
        else:
            update[name] = told(key)
    keys = {key_of(type(record), name) for name in type(record).model_fields}
    shown = {key: found for key, found in words.items() if key not in UNSHOWN}
    return record.model_copy(update=update | {"editorial_fields": tuple(sorted(keys & set(shown)))}), shown


def one_of_each(records: tuple[Record, ...]) -> list[Record]:
    """Choose a record of each type that has entries in every list of entries, so that all can be filled."""
    best: dict[str, Record] = {}
    for record in sorted(records, key=lambda r: -sum(bool(getattr(r, name)) for name in type(r).model_fields)):
        best.setdefault(record.id[0], record)
    return list(best.values())
