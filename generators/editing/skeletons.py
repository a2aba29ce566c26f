"""A new file as an editor meets it: every field that must be filled, and help beside it that `fmt` takes away again.

Derived from the models. Pure: titles, keys and the day come in.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generators import danish
from generators.editing.form import HELP
from generators.presentation import yaml_text
from generators.presentation.yaml_order import key_order, parts_of
from generators.records.described import limits, schema_of
from generators.records.fields import Entry, key_of, references, text_fields
from generators.records.record_types import Status

WIDTH = 100
MOST_NAMED = 24
_Json = Mapping[str, Any]
# Long enough that an editor should begin on a line of its own.
_LONG = 200


def skeleton(model: type[Entry], given: Mapping[str, str], known: Mapping[str, Sequence[str]]) -> str:
    """Write a file of a model; `given` are the values that are known, and `known` the keys of each register."""
    schema = schema_of(model)
    lines = [f"{HELP} Linjer med {HELP} er hjælp. »fmt« fjerner dem, når alle felter er udfyldt."]
    left: list[str] = []
    for key in key_order(model):
        row = schema["properties"][key]
        names = _names(model, key, known)
        if key in given:
            lines += [line.text for line in yaml_text.lines({key: given[key]})]
        elif key in schema["required"]:
            lines += [*_help(key, row, schema, names), *_empty(model, key, row, schema)]
        else:
            left.append(key)
    return "\n".join([*lines, *_optional(left, schema)]) + "\n"


def values_for(model: type[Entry], title: str, day: str) -> dict[str, str]:
    """Give what is known of a new entry before anybody has written in it."""
    keys = {key_of(model, name) for name in model.model_fields}
    usual = {"status": str(Status.PROVISIONAL), "optaget": day} if "optaget" in keys else {}
    return {"titel" if "titel" in keys else "navn": title, **usual}


def _names(model: type[Entry], key: str, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """List the keys of the register that a field points at, itself or in its parts."""
    part = parts_of(model).get(key)
    pointing = {key_of(model, name): register for name, register in references(model).items()}
    within = set(references(part).values()) if part else set()
    names = [name for register in within | {pointing.get(key, "")} for name in known.get(register, ())]
    return names if len(names) <= MOST_NAMED else ()


def _help(key: str, row: _Json, schema: _Json, names: Sequence[str]) -> Iterator[str]:
    parts = [f"{row.get('title', key)}: {row.get('description', '')}"]
    if told := limits(row):
        parts.append(f"({told}.)")
    if choices := _choices(row, schema) or list(names):
        parts.append(f"Vælg mellem {danish.listing(choices, 'og')}.")
    elif examples := row.get("examples"):
        parts.append(f"Fx: {examples[0]}")
    yield from _as_help(" ".join(parts))


def _optional(keys: Sequence[str], schema: _Json) -> Iterator[str]:
    if not keys:
        return
    yield HELP
    yield from _as_help("Kan udfyldes, hvis der er noget at skrive:")
    for key in keys:
        row = schema["properties"][key]
        yield from _as_help(f"{key}: {row.get('description', row.get('title', ''))}")


def _as_help(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=f"{HELP} ", subsequent_indent=f"{HELP}   ", break_on_hyphens=False
    )


def _choices(row: _Json, schema: _Json) -> list[str]:
    return list(map(str, _resolved(row.get("items", row), schema).get("enum", ())))


def _resolved(row: _Json, schema: _Json) -> _Json:
    reference = str(row.get("$ref", ""))
    return schema["$defs"][reference.rsplit("/", 1)[-1]] if reference else row


def _empty(model: type[Entry], key: str, row: _Json, schema: _Json) -> Iterator[str]:
    """Write a field that is to be filled, in the shape that its value has."""
    if row.get("type") == "array":
        part = _resolved(row["items"], schema)
        if "properties" not in part:
            yield f"{key}: []" if not row["items"].get("minLength") else f"{key}:"
            return
        yield f"{key}:"
        for _ in range(min(row.get("minItems", 1), 3)):
            yield from (f"{'  - ' if not number else '    '}{name}:" for number, name in enumerate(part["required"]))
    elif "properties" in _resolved(row, schema):
        yield f"{key}:"
        yield from (f"  {name}:" for name in _resolved(row, schema)["required"])
    elif _is_rich(model, key):
        yield f"{key}: |"
    else:
        yield f"{key}: >-" if row.get("maxLength", 0) > _LONG else f"{key}:"


def _is_rich(model: type[Entry], key: str) -> bool:
    return any(own == key and rich for _, own, rich in text_fields(model))
