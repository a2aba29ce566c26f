"""What a field may hold, in words: for whoever explains the fields, beside it, on a page or while one types.

Derived from the models; each fact stands there once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generators.records.fields import Entry

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A field by its key: its label, its help, how long it may be, its values where the list is closed, its parts."""

    key: str
    title: str
    help: str
    is_required: bool
    limits: str
    choices: tuple[str, ...]
    example: str
    is_list: bool
    parts: tuple["Described", ...]

    def sample(self) -> Any:
        """Give a value as an editor would write it, with every part that must be there."""
        if self.parts:
            value: Any = {part.key: part.sample() for part in self.parts if part.is_required}
        else:
            value = self.example or (self.choices[0] if self.choices else "…")
        return [value] if self.is_list else value


@cache
def schema_of(model: type[Entry]) -> _Json:
    """Give the JSON Schema of a model, made once: for reading only."""
    return model.model_json_schema()


def described(model: type[Entry], file_name: str) -> tuple[Described, ...]:
    """Describe the fields of an entry, but for the one that its file is named by."""
    schema = schema_of(model)
    return tuple(field for field in _fields(schema, schema) if field.key != file_name)


def limits(row: _Json) -> str:
    """Say how long a text or a list may be: `8-120 tegn`; nothing where it may be of any length."""
    for found in (row, *row.get("anyOf", ())):
        for least, most, what in (("minLength", "maxLength", "tegn"), ("minItems", "maxItems", "punkter")):
            if most in found:
                low, high = found.get(least, 0), found[most]
                return f"{low} {what}" if low == high else f"{low}-{high} {what}" if low else f"højst {high} {what}"
    return ""


def _fields(part: _Json, schema: _Json) -> Sequence[Described]:
    required = part.get("required", ())
    return [_field(key, row, schema, is_required=key in required) for key, row in part["properties"].items()]


def _field(key: str, row: _Json, schema: _Json, *, is_required: bool) -> Described:
    shape = next((each for each in row.get("anyOf", ()) if each.get("type") != "null"), row)
    inner = _resolved(shape.get("items", shape), schema)
    return Described(
        key=key,
        title=str(row.get("title", key)),
        help=str(row.get("description", "")),
        is_required=is_required,
        limits=limits(row),
        choices=tuple(map(str, inner.get("enum", ()))),
        example=str(next(iter(row.get("examples", ())), "")),
        is_list=shape.get("type") == "array",
        parts=tuple(_fields(inner, schema)) if "properties" in inner else (),
    )


def _resolved(row: _Json, schema: _Json) -> _Json:
    reference = str(row.get("$ref", ""))
    found: _Json = schema["$defs"][reference.rsplit("/", 1)[-1]] if reference else row
    return found
