"""What pydantic says of a value, in the editors' words and on its line.

Knows the models only as keys and names; the rules of a field are its own.
"""

from collections.abc import Mapping
from typing import Any, get_args

from generators import danish
from generators.problems import Fault
from generators.reading.yaml_positions import Document
from generators.records.fields import Entry, Path
from generators.records.record_types import RECORD_TYPES, Record


def report(document: Document, model: type[Entry], error: Mapping[str, Any]) -> None:
    """Note what pydantic found in a file, where it stands."""
    path: Path = tuple(error["loc"])
    kind = str(error["type"])
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "missing":
        _report_missing(document, path)
    elif kind == "extra_forbidden":
        document.report(_unknown_field(model, path), document.key_span(path))
    elif kind == "too_short" and len(error["input"]) >= context["min_length"]:
        pass  # pydantic counts only the items that are right; the wrong ones are reported themselves
    elif "message" in context:
        document.report(Fault(kind, str(context["message"]), str(context["hint"])), document.span(path))
    else:
        document.report(_described(kind, _name(path), error.get("input"), context), document.span(path))


def _report_missing(document: Document, path: Path) -> None:
    if path in document.keys:
        document.report(Fault("tomt-felt", f"Feltet »{path[-1]}« er tomt.", "Udfyld det."), document.key_span(path))
    else:
        fault = Fault("mangler-felt", f"Feltet »{path[-1]}« mangler.", f"Tilføj en linje: {path[-1]}: …")
        document.report(fault, document.span(path[:-1]))


def _unknown_field(model: type[Entry], path: Path) -> Fault:
    key = str(path[-1])
    # A field without an alias is the name of the file and does not stand in it.
    known = [info.alias for info in _model_at(model, path[:-1]).model_fields.values() if info.alias]
    meant = danish.closest(key, known)
    owners = [row.plural for row in RECORD_TYPES if key in {info.alias for info in row.model.model_fields.values()}]
    if meant:
        hint = f"Mente du »{meant}«?"
    elif owners and issubclass(model, Record):
        hint = f"Det felt hører til {danish.listing(owners)}."
    else:
        hint = "Kendte felter: " + ", ".join(known) + "."
    return Fault("ukendt-felt", f"Feltet »{key}« kendes ikke her.", hint)


def _model_at(model: type[Entry], path: Path) -> type[Entry]:
    for key in path:
        by_alias = {info.alias: info.annotation for info in model.model_fields.values()}
        inner = _entry_in(by_alias.get(key)) if isinstance(key, str) else None
        model = inner or model
    return model


def _entry_in(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, (_entry_in(part) for part in get_args(annotation))), None)


def _name(path: Path) -> str:
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), None)
    if key is None:
        return "Et punkt i filen" if path else "Filen"
    return f"Et punkt i »{key}«" if path and isinstance(path[-1], int) else f"»{key}«"


_SIZES = {
    "string_too_short": ("for-kort", "er på {actual} tegn; mindst {min_length}", "Skriv det fuldt ud."),
    "string_too_long": ("for-lang", "er på {actual} tegn; højst {max_length}", "Kort det ned."),
    "too_short": ("for-faa", "har {actual} punkter; mindst {min_length}", "Tilføj det, der mangler."),
    "too_long": ("for-mange", "har {actual} punkter; højst {max_length}", "Slet de mindst vigtige."),
}


def _described(kind: str, name: str, value: Any, context: Mapping[str, Any]) -> Fault:
    """Say in Danish what a fault of pydantic's own means."""
    if kind in _SIZES:
        code, template, hint = _SIZES[kind]
        # Spaces around a text are taken away before it is found too short.
        actual = len(value.strip() if kind == "string_too_short" else value)
        return Fault(code, f"{name} {template.format(actual=actual, **context)}.", hint)
    if kind == "tuple_type":
        hint = f"Skriv hvert punkt på sin egen linje med bindestreg foran:  - {_short(value)}"
        return Fault("skal-vaere-liste", f"{name} skal være en liste.", hint)
    if kind in ("string_type", "enum"):
        return _not_a_text(name, value)
    hint = "Skriv hvert felt på sin egen linje: navn, kolon og indhold."
    return Fault("skal-vaere-felter", f"{name} skal bestå af felter med kolon.", hint)


def _not_a_text(name: str, value: Any) -> Fault:
    if isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        hint = f'Sæt anførselstegn om: "{key}: {_short(rest)}"'
        return Fault("kolon", f"{name} skal være tekst, men kolon gør det til et felt.", hint)
    if value is None:
        return Fault("tomt-felt", f"{name} er tomt.", "Udfyld det, eller slet linjen.")
    hint = "Skriv teksten efter kolon, uden bindestreger og parenteser."
    return Fault("skal-vaere-tekst", f"{name} skal være en enkelt tekst.", hint)


def _short(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 60 else "…"
