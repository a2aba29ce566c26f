"""JSON Schema for editors' programs, derived from the models: what they offer, explain and underline while one types.

Milder than `check`, which decides: whatever it accepts must never be underlined. Knows no file.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generators import danish
from generators.records.described import limits
from generators.records.fields import Entry
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS, Form, Register

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

# The reader takes every value for text; a program takes some for numbers or for yes and no.
_TEXT = ["string", "number", "boolean"]
PATTERNS = {
    r"^(udateret|\d{4}(-\d{2}(-\d{2})?)?)$": "Skriv fx 2018, 2018-03, 2018-03-19 eller udateret.",
    r"^\d{4}-\d{2}-\d{2}$": "Skriv år, måned og dag, fx 2018-03-19.",
    r"^\d{1,5}$": "Skriv kun cifre, fx 120.",
}


def schemas() -> Iterator[tuple[str, str, Schema]]:
    """Yield (name, the files it is for, schema) of every type and every register."""
    for record_type in RECORD_TYPES:
        yield record_type.slug, f"{record_type.folder}/*.yml", of_entry(record_type.model, "id", record_type.singular)
    for register in REGISTERS:
        files = f"{register.path}/*.yml" if register.form is Form.FOLDER else register.path
        yield register.name, files, _of_register(register)


def _of_register(register: Register) -> Schema:
    named = register.key if register.form is Form.FOLDER else ""
    schema = of_entry(register.model, named, register.singular)
    if register.form is not Form.TABLE:
        return schema
    parts, dialect = schema.pop("$defs", {}), schema.pop("$schema")
    return {"$schema": dialect, "type": "array", "items": schema, "$defs": parts}


def of_entry(model: type[Entry], file_name: str, title: str) -> Schema:
    """Give the schema of a file that is one entry; `file_name` is the field that does not stand in the file."""
    schema = model.model_json_schema()
    schema["properties"].pop(file_name, None)
    schema["required"] = [key for key in schema.get("required", ()) if key != file_name]
    parts = {name: _mild(part) for name, part in schema.pop("$defs", {}).items()}
    for part in parts.values():
        part.pop("description", None)
        part.pop("title", None)
    mild = _mild(schema)
    mild.pop("description", None)
    return {"$schema": DIALECT, **mild, "title": danish.capitalised(title), "$defs": parts}


def _mild(schema: Any) -> Any:
    """Allow what the reader allows, and say in Danish what is wrong with the rest."""
    if isinstance(schema, list):
        return [_mild(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    mild: Schema = {key: _mild(value) for key, value in schema.items() if key != "default"}
    if "enum" in schema and isinstance(schema["enum"], list):
        mild["errorMessage"] = f"Vælg mellem {danish.listing(list(map(str, schema['enum'])))}."
    elif schema.get("type") == "string":
        mild["type"] = _TEXT
    elif "properties" in schema:
        _fields(mild, set(schema.get("required", ())))
    if (pattern := schema.get("pattern")) in PATTERNS:
        mild["patternErrorMessage"] = PATTERNS[pattern]
    return mild


def _fields(mild: Schema, required: set[str]) -> None:
    """Let an optional field stand without a value, and tell of each how long it may be."""
    for key, row in mild["properties"].items():
        told = limits(row)
        row["description"] = f"{row.get('description', '')}{f' ({told}.)' if told else ''}".strip()
        if key not in required and row.get("type") == "array":
            row["type"] = ["array", "null"]
