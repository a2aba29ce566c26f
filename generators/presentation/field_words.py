"""A field of a record that is known only as plain values, in words: its label, and what it holds.

Derived from the models. What an older edition holds beyond them is told as it stands.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.records.fields import Choice, PartialDate, key_of, parse_partial_date, references

BETWEEN_ENTRIES, BETWEEN_FIELDS = "\n", "; "
# A line that ends within a paragraph of Markdown ends where the file happens to be broken.
_LINE_WITHIN = re.compile(r"(?<!\n)\n(?!\n|\s*(?:[-*+>#|]|\d+[.)])|$)")


@kept
def names(base: KnowledgeBase) -> Mapping[str, Mapping[str, str]]:
    """Give for each register with keys that mean little the name behind each; an id of a record stays what it is."""
    return {
        "temaer": {theme.slug: theme.short_name for theme in base.themes},
        "klynger": {cluster.slug: cluster.name for cluster in base.clusters},
        "kilder": {source.slug: source.title for source in base.sources},
    }


def label(model: type[BaseModel], key: str) -> str:
    """Give the words that stand above a field."""
    found = _fields(model).get(key)
    return found[0] if found else danish.capitalised(key.replace("_", " "))


def in_words(base: KnowledgeBase, model: type[BaseModel] | None, key: str, value: object) -> str:
    """Say what a field holds; each item of a list has a line of its own."""
    _, kind, register = _fields(model).get(key, ("", None, "")) if model else ("", None, "")
    return _told(base, kind, names(base).get(register, {}), value)


def _told(base: KnowledgeBase, kind: Any, named: Mapping[str, str], value: object) -> str:
    if isinstance(value, list):
        return BETWEEN_ENTRIES.join(_told(base, kind, named, item) for item in value)
    if isinstance(value, dict):
        model = kind if kind and issubclass(kind, BaseModel) else None
        told = ((label(model, key) if model else key, in_words(base, model, key, held)) for key, held in value.items())
        return BETWEEN_FIELDS.join(f"{name}: {text}" for name, text in told if text)
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if kind and issubclass(kind, Choice):
        return next((choice.label for choice in kind if choice.value == value), value)
    return _dated(value) if kind else named.get(value) or _LINE_WITHIN.sub(" ", value)


def _dated(value: str) -> str:
    try:
        return str(parse_partial_date(value))
    except PydanticCustomError:
        return value


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, tuple[str, Any, str]]:
    """Map the key of each field to its label, the kind of what it holds, and the register that its keys are of."""
    refers = references(model)
    return {
        key_of(model, name): (info.title or danish.capitalised(name), _kind(info.annotation), refers.get(name, ""))
        for name, info in model.model_fields.items()
    }


def _kind(annotation: Any) -> Any:
    """Find what a field holds within lists and marks, where that is more than text."""
    if isinstance(annotation, type) and issubclass(annotation, (Choice, BaseModel, dt.date, PartialDate)):
        return annotation
    return next((kind for kind in map(_kind, get_args(annotation)) if kind), None)
