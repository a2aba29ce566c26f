"""Decides which order the keys of a file stand in: `fmt`, `new`, the editor and the form write the same one. Pure."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generators.records.fields import Entry, key_of
from generators.records.record_types import Record
from generators.records.ways_in import Audience

# What a reader of the file should meet first and last; the fields of a type's own stand between.
_FIRST = (
    *(
        "titel",
        "resume",
        "temaer",
        "niveauer",
        "omraader",
        "klynger",
        "kommuner",
        "ophav",
        "status",
        "afloest_af",
        "tidligere_id",
    ),
    *("dato", "optaget", "revideret", "aendring", "forbehold", "kilder", "redaktionelle_felter"),
)
_LAST = ("tekst", "redaktionens_bud", "spoergsmaal", "bygger_paa", "haandterer", "relaterede", "soegeord")


def key_order(model: type[Entry]) -> tuple[str, ...]:
    """List the keys of an entry in the order they are written in."""
    keys = [key_of(model, name) for name in model.model_fields]
    if issubclass(model, Record):
        own = [key for key in keys if key not in {*_FIRST, *_LAST, "id"}]
        return (*_FIRST, *own, *_LAST)
    if model is Audience:
        return tuple(dict.fromkeys(["titel", "niveau", *keys]))
    return tuple(key for key in keys if key != "slug" or "kode" in keys)


def order_of(model: type[Entry]) -> dict[str, Any]:
    """Tell the order of a model's keys, and of those of its parts, as the browser's writer takes it."""
    return {"keys": list(key_order(model)), "parts": {key: order_of(part) for key, part in parts_of(model).items()}}


@cache
def parts_of(model: type[Entry]) -> Mapping[str, type[Entry]]:
    """Map the keys of a model that hold entries to the models of these."""
    return {info.alias or name: part for name, info in model.model_fields.items() for part in _models(info.annotation)}


def _models(annotation: Any) -> Iterator[type[Entry]]:
    if isinstance(annotation, type):
        if issubclass(annotation, Entry):
            yield annotation
        return
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)
