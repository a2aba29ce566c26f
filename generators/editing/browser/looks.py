"""What the preview of the editor in the browser must know to show an entry as the site does: parts, headings, words.

Derived from the models and from the one walk over a record; how a part looks stands in the script of the preview.
"""

from typing import Any

from generators import danish
from generators.editing.browser.fields import SHAPED, Field, fields_of
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import outline
from generators.reading.texts.links import SCHEMES
from generators.records.fields import Entry, key_of, text_fields
from generators.records.record_types import RECORD_TYPES, Model, ModelKind, RecordType, Status
from generators.records.registers import Register

_MOST_STEPS = 12
_TITLES = ("titel", "navn")
"""The field that an entry of a register is called by."""
_NOTICES = {
    Status.PROVISIONAL: ("Foreløbig.", "Delt undervejs og kan blive ændret."),
    Status.WITHDRAWN: (
        "Trukket tilbage.",
        "Siden bliver stående, så gamle henvisninger kan slås op, men den skal ikke bruges.",
    ),
}


def looks(registers: list[Register]) -> dict[str, Any]:
    """Give the look of each collection, by its name in the configuration."""
    return {row.folder: _of_type(row) for row in RECORD_TYPES} | {row.name: _of_register(row) for row in registers}


def terms(base: KnowledgeBase) -> dict[str, Any]:
    """Give the words that all records share."""
    steps = [danish.capitalised(danish.counted(count, "trin", "trin")) for count in range(_MOST_STEPS + 1)]
    return {
        "editors": outline.EDITORS,
        "saidByTheHeading": outline.SAID_BY_THE_HEADING,
        "notices": _NOTICES,
        "schemes": SCHEMES,
        "caveat": _titles(RECORD_TYPES[0].model)["forbehold"],
        "inOrder": [kind for kind in ModelKind if outline.steps_are_ordered(kind)],
        "steps": steps,
        "themeNumbers": {theme.slug: theme.number or 0 for theme in base.themes},
    }


def _of_type(row: RecordType) -> dict[str, Any]:
    headings = _titles(row.model) | {"tekst": row.text_heading}
    return {
        "slug": row.slug,
        "name": danish.capitalised(row.singular),
        "explanation": row.explanation,
        "icon": row.icon,
        "parts": [{"key": key, "heading": headings[key], "rich": rich} for _, key, rich in outline.shown_of(row.model)],
        "words": _words(fields_of(row.model)),
        "headings": _headings() if row.model is Model else {},
    }


def _titles(model: type[Entry]) -> dict[str, str]:
    return {key_of(model, name): info.title or name for name, info in model.model_fields.items()}


def _headings() -> dict[str, dict[str, str]]:
    """Give the headings that a model has by its kind; its steps are counted where they have no name of their own."""
    return {
        str(kind): {key: words for key in ("tekst", "trin") if (words := outline.heading_by_kind(kind, key))}
        for kind in ModelKind
    }


def _of_register(row: Register) -> dict[str, Any]:
    rich = {key for _, key, is_rich in text_fields(row.model) if is_rich}
    shown = [field for field in fields_of(row.model, row.key) if field["widget"] in ("string", "text", "list", SHAPED)]
    parts = sorted(shown, key=lambda field: field["name"] not in _TITLES)
    return {
        "slug": "",
        "name": danish.capitalised(row.singular),
        "parts": [{"key": f["name"], "heading": f["label"], "rich": f["name"] in rich} for f in parts],
        "words": {},
        "headings": {},
    }


def _words(fields: list[Field]) -> dict[str, dict[str, str]]:
    """Give the word of each value of each closed list, those of the parts included."""
    found: dict[str, dict[str, str]] = {}
    for field in fields:
        if "fields" in field:
            found |= _words(field["fields"])
        elif field["widget"] == "select":
            found[field["name"]] = {o["value"]: o["label"].split(": ", 1)[0] for o in field["options"]}
    return found
