"""JSON Schema for everything in the open data, derived from the models.

What is promised is what is always there; more may come within a version, so unknown keys are allowed.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generators.presentation import open_data
from generators.records.fields import Choice
from generators.records.record_types import RECORD_TYPES, RecordType
from generators.records.registers import BY_NAME, REGISTERS, Form, Register

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_WEB: Schema = {"type": "string", "pattern": "^https?://"}
_DAY_OR_NONE: Schema = {"anyOf": [_DAY, {"type": "null"}]}


def all_schemas() -> dict[str, Schema]:
    """Give the schema of every kind of document, by its name."""
    types = {open_data.schema_of_type(row): _record(row) for row in RECORD_TYPES}
    registers = {register.name: _register(register) for register in REGISTERS}
    briefs = _list_of(_brief())
    everything = {"poster": _list_of({"oneOf": list(types.values())}), "registre": _object(registers)}
    return {
        "alt": _document(_object(everything)),
        **{name: _document(schema) for name, schema in types.items()},
        **{open_data.schema_of_register(name): _document(schema) for name, schema in registers.items()},
        "tema": _document(_object({"tema": _promised(BY_NAME["temaer"].model), "poster": briefs})),
        "kommune": _document(_object({"kommune": _promised(BY_NAME["kommuner"].model), "poster": briefs})),
    }


def _record(row: RecordType) -> Schema:
    """Give the schema of a record of one type."""
    schema = _promised(row.model)
    own = schema["properties"].pop("id")
    return _object({"id": own, "type": {"const": row.slug}, "adresse": _WEB} | schema["properties"])


def _register(register: Register) -> Schema:
    entry = _promised(register.model)
    if register.form is not Form.ONE:
        return _list_of(entry)
    return entry if register.required else {"anyOf": [entry, {"type": "null"}]}


def _brief() -> Schema:
    texts = dict.fromkeys(("id", "type"), _TEXT)
    addresses = dict.fromkeys(("adresse", "data"), _WEB)
    dates = {"optaget": _DAY, "revideret": _DAY_OR_NONE}
    return _object({**texts, **addresses, **dict.fromkeys(("titel", "status"), _TEXT), **dates})


def _document(data: Schema) -> Schema:
    """Put the envelope around what a document holds."""
    envelope = {
        "$schema": _WEB,
        "skemaversion": _TEXT,
        "udgave": _DAY,
        "sprog": _TEXT,
        "licens": _object({"navn": _TEXT, "adresse": _WEB}),
        "henvisning": _TEXT,
        "program": _object({"navn": _TEXT, "slags": _TEXT}),
        "antal": {"type": "integer", "minimum": 0},
        "data": data,
    }
    return {"$schema": DIALECT, **_object(envelope)}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _promised(model: type[BaseModel]) -> Schema:
    """Give a model's schema as the data keep it: every field is there, and all stands in one piece."""
    schema = model.model_json_schema(by_alias=True, mode="serialization")
    choices = {choice.__name__: choice for choice in Choice.__subclasses__()}
    found: Schema = _resolved(schema, schema.get("$defs", {}), choices)
    return found


def _resolved(part: Any, definitions: Schema, choices: Mapping[str, type[Choice]]) -> Any:
    """Write out what a schema refers to, and leave out what only a developer or a YAML file needs."""
    if isinstance(part, list):
        return [_resolved(item, definitions, choices) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        told = {key: part[key] for key in ("title", "description") if key in part}
        meant = _closed(choices[name]) if name in choices else _resolved(definitions[name], definitions, choices)
        return told | meant
    if "properties" not in part:
        left_out = {"default", "examples", "additionalProperties", "$defs"}
        # A list that may be left out of the file is there and empty, however long it must be where it is not.
        left_out |= {"minItems"} if "default" in part else set()
        return {key: _resolved(value, definitions, choices) for key, value in part.items() if key not in left_out}
    # A class tells developers what it is, in English.
    return _object({key: _resolved(value, definitions, choices) for key, value in part["properties"].items()})


def _closed(choices: type[Choice]) -> Schema:
    """Tell each value of a closed list in words."""
    return {"oneOf": [{"const": choice.value, "title": choice.label} for choice in choices]}
