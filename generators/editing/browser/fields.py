"""Fields of the editor in the browser, one for each field of a model: kind, help, limits, choices, where links lead.

Derived from the models; each fact stands there once. Knows no host and no page.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic.fields import FieldInfo

from generators.editing.schemas import PATTERNS
from generators.presentation.yaml_order import key_order, parts_of
from generators.records.described import limits, schema_of
from generators.records.fields import Choice, Entry, FullDate, Shaped, key_of, references, text_fields
from generators.records.record_types import Record, Status

Field = dict[str, Any]
_Row = Mapping[str, Any]

FILE, NAME, MUNICIPALITY = "kv_fil", "kv_navn", "kv_kommune"
"""Fields that no file holds: the file as it was read, the number or name of a new one, and whom it is named after."""
LINK, NUMBER, SLUG, SHAPED = "kv-henvisning", "kv-nummer", "kv-navn", "kv-form"
"""The kinds of field that are our own."""
_LONGEST_LINE = 120
_LONGEST_EXAMPLE = 90


def fields_of(model: type[Entry], file_name: str = "") -> list[Field]:
    """Give the fields of an entry in the order of its file; `file_name` is the one that the file is named by."""
    schema = schema_of(model)
    names = {key_of(model, name): name for name in model.model_fields}
    keys = [key for key in key_order(model) if key in names and key != file_name]
    required = schema.get("required", ())
    return [_field(model, names[key], key, schema["properties"][key], is_required=key in required) for key in keys]


def form_of(model: type[Entry]) -> dict[str, Any]:
    """Say what a writer must know of an entry: the order of its keys, which texts are Markdown, and its parts."""
    names = {key_of(model, name) for name in model.model_fields}
    return {
        "keys": [key for key in key_order(model) if key in names],
        "rich": [key for _, key, is_rich in text_fields(model) if is_rich],
        "parts": {key: form_of(part) for key, part in parts_of(model).items()},
    }


def _field(model: type[Entry], name: str, key: str, row: _Row, *, is_required: bool) -> Field:
    shape = next((each for each in row.get("anyOf", ()) if each.get("type") != "null"), row)
    kind = _kind(model, name, key, shape)
    title = model.model_fields[name].title or key
    return {"name": key, "label": title, "required": is_required, "hint": _hint(row, kind["widget"])} | kind


def _hint(row: _Row, widget: str) -> str:
    """Explain a field, how long a list may be, and give an example where one is to be written and it is short."""
    example = str(next(iter(row.get("examples", ())), ""))
    told = limits(row) if row.get("type") == "array" else ""
    is_written = widget in ("string", "text", "list", SHAPED) and 0 < len(example) <= _LONGEST_EXAMPLE
    shown = f" Fx: {example}" if is_written else ""
    return f"{row.get('description', '')}{f' ({told}.)' if told else ''}{shown}".strip()


def _kind(model: type[Entry], name: str, key: str, shape: _Row) -> Field:
    is_list = shape.get("type") == "array"
    size = {ours: shape[theirs] for ours, theirs in (("min", "minItems"), ("max", "maxItems")) if theirs in shape}
    register = references(model).get(name)
    choices = _choices(model, name, key)
    if register and key not in parts_of(model):
        return {"widget": LINK, "register": register, "multiple": is_list} | size
    if choices:
        return {"widget": "select", "options": choices} | ({"multiple": True} | size if is_list else _usual(choices))
    if part := parts_of(model).get(key):
        return _parts(part, is_list=is_list) | size
    if is_list:
        return _texts(shape["items"]) | size
    return _text(model, name, key, shape)


def _parts(part: type[Entry], *, is_list: bool) -> Field:
    inner = fields_of(part)
    if not is_list:
        return {"widget": "object", "fields": inner, "collapsed": "auto"}
    summary = f"{{{{fields.{inner[0]['name']}}}}}"
    told = {"label_singular": inner[0]["label"], "summary": summary}
    return {"widget": "list", "fields": inner, "collapsed": "auto", **told}


def _texts(item: _Row) -> Field:
    """Give a list of texts a box each; the editor's own list of words takes what is only looked at for changed."""
    field = {"name": "tekst", "label": "Tekst", **_long(item), "required": True}
    return {"widget": "list", "label_singular": "punkt", "field": field}


def _text(model: type[Entry], name: str, key: str, shape: _Row) -> Field:
    rich = any(own == key and is_rich for _, own, is_rich in text_fields(model))
    if _is_day(model, name):
        day = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        return day | ({"default": "{{now}}"} if key == "optaget" else {})
    pattern = _pattern(model.model_fields[name], shape)
    return {"widget": SHAPED, "pattern": pattern} if pattern else _long(shape, is_rich=rich)


def _pattern(info: FieldInfo, shape: _Row) -> tuple[str, str] | None:
    """Give the one shape that a text may have, and what to write where it has another."""
    if pattern := shape.get("pattern"):
        return pattern, PATTERNS[pattern]
    found = next((mark for mark in (*info.metadata, *_marks(info.annotation)) if isinstance(mark, Shaped)), None)
    return (f"^(?:{found.pattern})$", found.hint) if found else None


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield what stands beside the types of an annotation, however deep."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)


def _long(shape: _Row, *, is_rich: bool = False) -> Field:
    most = shape.get("maxLength", 0)
    lengths = {
        our: shape[their] for our, their in (("minlength", "minLength"), ("maxlength", "maxLength")) if their in shape
    }
    return {"widget": "text" if is_rich or most > _LONGEST_LINE else "string"} | lengths


def _usual(choices: list[dict[str, str]]) -> Field:
    """Begin a new record as provisional."""
    provisional = str(Status.PROVISIONAL)
    return {"default": provisional} if any(choice["value"] == provisional for choice in choices) else {}


def _is_day(model: type[Entry], name: str) -> bool:
    day = get_args(FullDate)[0]
    return day in set(_classes(model.model_fields[name].annotation))


def _choices(model: type[Entry], name: str, key: str) -> list[dict[str, str]]:
    """List what can be chosen, each in the words a reader sees."""
    for found in _classes(model.model_fields[name].annotation):
        if issubclass(found, Choice):
            return [{"label": f"{c.label}: {c.help}" if c.help else c.label, "value": c.value} for c in found]
    if key == "redaktionelle_felter" and issubclass(model, Record):
        titles = {key_of(model, own): info.title or own for own, info in model.model_fields.items()}
        return [{"label": titles[own], "value": own} for own in key_order(model) if own in titles and own != key]
    return []


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)
