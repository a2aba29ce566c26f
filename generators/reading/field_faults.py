"""What pydantic says of a value, in the editors' words and on its line.

Knows the models only as keys and names; the rules of a field are its own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from generators import danish
from generators.problems import Fault
from generators.reading.slips import values
from generators.reading.slips.marks import short, wrong_mark
from generators.reading.yaml_positions import Document
from generators.records.fields import Entry, Path, references
from generators.records.record_types import RECORD_TYPES, Record


def report(document: Document, model: type[Entry], error: Mapping[str, Any]) -> None:
    """Note what pydantic found in a file, where it stands."""
    path: Path = tuple(error["loc"])
    kind = str(error["type"])
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "missing":
        _report_missing(document, model, path)
    elif kind == "extra_forbidden":
        document.report(_unknown_field(document, model, path), document.key_span(path))
    elif kind == "too_short" and len(error["input"]) >= context["min_length"]:
        pass  # pydantic counts only the items that are right; the wrong ones are reported themselves
    elif "message" in context:
        hint = _worked_out(kind, error.get("input"), context, is_alone=isinstance(path[-1], str))
        document.report(Fault(kind, str(context["message"]), hint), document.span(path))
    elif kind == "string_too_short" and _is_cut_short(document, path):
        message = "Resten af linjen, fra #, bliver ikke læst, så teksten er for kort."
        document.report(Fault("kommentar", message, "Sæt anførselstegn om hele teksten."), document.span(path))
    elif kind in ("tuple_type", "model_type") and (fault := _wrong_shape(model, path, error.get("input"))):
        document.report(fault, document.span(path))
    else:
        document.report(_described(kind, _name(path), error.get("input"), context), document.span(path))


def _is_cut_short(document: Document, path: Path) -> bool:
    """Say whether a # ends a text in mid-sentence; two blanks before it are those of a comment."""
    source = document.lines[document.span(path).line]
    return document.is_cut_by_comment(path) and re.search(r"\S #", source) is not None


def _worked_out(kind: str, value: Any, context: Mapping[str, Any], *, is_alone: bool) -> str:
    """Give the right value where it can be worked out, else what the field itself says."""
    said = str(context["alone" if is_alone else "hint"])
    work_out = values.VALUES.get(kind)
    right = work_out(value) if work_out and isinstance(value, str) else None
    whole_date_asked = kind == "dato" and "hel dato" in str(context["message"])
    if right is None or right == value or (whole_date_asked and len(right) < len("2018-03-19")):
        return said
    if whole_date_asked and not right[0].isdigit():
        return said
    return f"Skriv {right}."


def _report_missing(document: Document, model: type[Entry], path: Path) -> None:
    key, within = str(path[-1]), _model_at(model, path[:-1])
    if len(path) > 1 and (key,) in document.keys and within is not model and key not in _aliases(model):
        return  # it stands in column 1, and is told of there
    others = _unknown_beside(document, within, path)
    if meant := next((other for other in others if _meant_field(document, within, other) == key), None):
        # It stands there under a name that is almost right, and is told of there; one without a value only here.
        if not _has_value(document, meant):
            document.report(_unknown_field(document, model, meant), document.key_span(meant))
        return
    if at := _parted_item(document, within, path):
        if at != path[:-1]:
            field = next(iter(_value_at(document, at)))
            message = f"Bindestregen foran »{field}« begynder et nyt punkt."
            hint = "Skriv et mellemrum i stedet for bindestregen."
            document.report(Fault("punkttegn", message, hint), document.span(at))
        return
    shape = _as_example(within, key)
    if path in document.keys:
        document.report(Fault("tomt-felt", f"Feltet »{key}« er tomt.", shape or "Udfyld det."), document.key_span(path))
    else:
        hint = shape or f"Tilføj en linje: {key}: …"
        document.report(Fault("mangler-felt", f"Feltet »{key}« mangler.", hint), document.span(path[:-1]))


def _unknown_beside(document: Document, within: type[Entry], path: Path) -> Iterator[Path]:
    """Yield the fields that stand where one is missing, and are none of the model's."""
    known = _aliases(within)
    return (other for other in document.keys if other[:-1] == path[:-1] and other[-1] not in known)


def _has_value(document: Document, path: Path) -> bool:
    return path[-1] in _value_at(document, path[:-1])


def _value_at(document: Document, path: Path) -> Any:
    value = document.value
    for key in path:
        value = value[key]
    return value


def _parted_item(document: Document, within: type[Entry], path: Path) -> Path | None:
    """Give the second half of an item that a hyphen too many parted in two, asked for either half."""
    if len(path) < 3 or not isinstance(path[-2], int):
        return None
    items, index, key = _value_at(document, path[:-2]), path[-2], path[-1]
    is_second = key == next(info.alias for info in within.model_fields.values())
    other = index - 1 if is_second else index + 1
    half = items[other] if 0 <= other < len(items) else None
    parted = isinstance(half, dict) and key in half and not half.keys() & items[index].keys()
    return (*path[:-2], max(index, other)) if parted else None


def _meant_field(document: Document, within: type[Entry], path: Path) -> str | None:
    """Give the field that an unknown one most likely is; none that stands there already, or that is another type's."""
    if _owners(within, str(path[-1])):
        return None
    known = [info.alias or name for name, info in within.model_fields.items() if name != "id"]
    return danish.closest(str(path[-1]), [name for name in known if (*path[:-1], name) not in document.keys])


def _owners(within: type[Entry], key: str) -> list[str]:
    """List the types of records that have a field which this one has not."""
    if not issubclass(within, Record):
        return []
    return [row.plural for row in RECORD_TYPES if key in _aliases(row.model)]


def _aliases(model: type[Entry]) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items()}


def _as_example(model: type[Entry], key: str, given: Any = None) -> str | None:
    """Show a whole item of a list of parts, with every field that must be there; `given` is what stands there now."""
    info = next((info for info in model.model_fields.values() if info.alias == key), None)
    part = _entry_in(info.annotation) if info else None
    if part is None:
        return None
    fields = [sub for sub in part.model_fields.values() if sub.is_required()]
    lines = [f"{sub.alias}: {_example(sub)}" for sub in fields]
    if isinstance(given, str):
        right = f"[{short(given)}]" if get_origin(fields[0].annotation) is tuple else short(given)
        lines[0] = f"{fields[0].alias}: {right}"
    if get_origin(info.annotation if info else None) is not tuple:
        return f"Skriv {key}: {{{', '.join(f'{sub.alias}: {_example(sub)}' for sub in fields)}}}"
    more = "".join(f" og »    {line}«" for line in lines[1:])
    return f"Skriv {key}: og på linjerne under fx »  - {lines[0]}«{more}."


def _example(field: FieldInfo) -> str:
    """Show a field as it is written: a list in brackets, a text up to its first comma."""
    examples = [str(example) for example in field.examples or ["…"]]
    return f"[{', '.join(examples)}]" if get_origin(field.annotation) is tuple else examples[0].split(",")[0]


def _wrong_shape(model: type[Entry], path: Path, value: Any) -> Fault | None:
    """Say how a list is written that was written as a text, or an item that lacks its fields."""
    at = next((index for index in range(len(path) - 1, -1, -1) if isinstance(path[index], str)), None)
    if at is None:
        return _wrong_file(value) if not path else None
    key, is_item = str(path[at]), isinstance(path[-1], int)
    if isinstance(value, str) and (fault := wrong_mark(value)):
        return fault
    if example := _as_example(_model_at(model, path[:at]), key, value):
        if isinstance(value, dict) and value:
            example = f"Skriv - foran {next(iter(value))}:, og ryk de andre felter lige så langt ind."
        if is_item:
            return Fault("skal-vaere-felter", f"Et punkt i »{key}« skal bestå af felter med kolon.", example)
        if "{" in example:
            return Fault("skal-vaere-felter", f"»{key}« skal bestå af felter med kolon.", example)
        return Fault("skal-vaere-liste", f"»{key}« skal være en liste af punkter med felter.", example)
    as_written = _as_keys if _holds_slugs(_model_at(model, path[:at]), key) else str
    return _text_for_list(key, as_written(value)) if isinstance(value, str) and not is_item else None


def _wrong_file(value: Any) -> Fault | None:
    """Say how a whole file is written that is a list and should be fields, or the other way round."""
    if isinstance(value, dict) and value:
        hint = f"Skriv - foran {next(iter(value))}:, og ryk de andre felter lige så langt ind."
        return Fault("skal-vaere-liste", "Filen skal være en liste.", hint)
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) and value[0]:
        hint = f"Slet - foran {next(iter(value[0]))}:, og ryk de andre felter ud."
        return Fault("skal-vaere-felter", "Filen skal bestå af felter med kolon.", hint)
    return None


def _holds_slugs(model: type[Entry], key: str) -> bool:
    """Say whether a field lists entries of a register by their slugs."""
    registers = {model.model_fields[name].alias: register for name, register in references(model).items()}
    return registers.get(key, "poster") not in ("poster", "kommuner")


def _as_keys(value: str) -> str:
    """Write names of entries as their slugs: `data og dialog` is one name, `data-og-dialog og tid` are two keys.

    A sentence names none.
    """
    if ":" in value or "." in value:
        return value
    parts = [key for part in value.strip("[]() ").split(",") for key in (part.split(" og ") if "-" in part else [part])]
    return ", ".join(slug for part in parts if (slug := danish.slug(part)))


def _text_for_list(key: str, value: str) -> Fault:
    value = re.sub(r" *;| og (?=[\w-]+$)", ",", value.strip("[]() "))
    if value.lower() in _NOTHING:
        return Fault("skal-vaere-liste", f"»{key}« skal være en liste.", f"Slet linjen, eller skriv {key}: []")
    hint = f"Skriv hvert punkt på sin egen linje med bindestreg foran:  - {_short(value)}"
    if _FLAT_LIST.fullmatch(value) or re.fullmatch(r"[\w-]{1,40}", value):
        hint = f"Skriv: {key}: [{', '.join(part.strip() for part in value.split(','))}]"
    return Fault("skal-vaere-liste", f"»{key}« skal være en liste.", hint)


_NOTHING = frozenset({"", "null", "~", "-", "none", "nil", "tom", "ingen", "intet", "nej"})
_FLAT_LIST = re.compile(r"[^,\[\]{}:#\"'.?!]{1,60}(, *[^,\[\]{}:#\"'.?!]{1,60})+")


def _unknown_field(document: Document, model: type[Entry], path: Path) -> Fault:
    key = str(path[-1])
    within = _model_at(model, path[:-1])
    known = [info.alias or name for name, info in within.model_fields.items() if name != "id"]
    if fault := wrong_mark(f"{key}: …"):
        return fault
    name, colon, rest = key.partition(":")
    if colon and name in known:
        return Fault("kolon", "Efter kolon mangler et mellemrum.", f"Skriv: {name}: {short(rest.strip())}")
    owners, meant = _owners(within, key), _meant_field(document, within, path)
    holders = [holder for holder in known if key in _parts_of(within, holder)]
    if owners:
        hint = f"Det felt hører til {danish.listing(owners)}. Flyt det, der står i det, til fx tekst, og slet feltet."
    elif holders:
        hint = f"Det felt hører til under {danish.listing(holders, 'eller')}: Ryk linjen ind under punktet."
    elif meant:
        hint = f"Mente du »{meant}«?"
    else:
        hint = "Kendte felter: " + ", ".join(known) + "."
    return Fault("ukendt-felt", f"Feltet »{key}« kendes ikke her.", hint)


def _parts_of(model: type[Entry], key: str) -> set[str]:
    info = next((info for info in model.model_fields.values() if info.alias == key), None)
    part = _entry_in(info.annotation) if info else None
    return _aliases(part) if part else set()


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
        hint = "Skriv hvert punkt på sin egen linje med bindestreg foran:  - …"
        return Fault("skal-vaere-liste", f"{name} skal være en liste.", hint)
    if kind in ("string_type", "enum"):
        return _not_a_text(name, value)
    hint = "Skriv hvert felt på sin egen linje: navn, kolon og indhold."
    return Fault("skal-vaere-felter", f"{name} skal bestå af felter med kolon.", hint)


def _not_a_text(name: str, value: Any) -> Fault:
    if isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        if values.record_id(str(key)) == key:
            return Fault("kolon", f"{name} skal være et id alene.", f"Skriv {key} uden kolon og ord.")
        hint = f'Sæt anførselstegn om: "{key}: {_short(rest)}"'
        return Fault("kolon", f"{name} skal være tekst, men kolon gør det til et felt.", hint)
    if value is None:
        return Fault("tomt-felt", f"{name} er tomt.", "Udfyld det, eller slet linjen.")
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return Fault("skal-vaere-tekst", f"{name} skal være en enkelt tekst.", f"Skriv {_short(value[0])} uden [ og ].")
    hint = "Skriv teksten efter kolon, uden bindestreger og parenteser."
    return Fault("skal-vaere-tekst", f"{name} skal være en enkelt tekst.", hint)


def _short(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 60 else "…"
