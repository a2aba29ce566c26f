"""What a cluster is asked after its meeting, on the form and on the sheets: derived from the models.

Knows which fields are left to the editors; how a question looks is for the outputs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.outline import shown_of
from generators.records.described import schema_of
from generators.records.fields import Choice, Entry, key_of, text_fields
from generators.records.record_types import RECORD_TYPES, Dilemma, Pole, Record, RecordType, SourceReference
from generators.records.registers import Cluster, Source

# What the meeting itself says of every record of it, and what only an editor can say.
_SAID_BY_THE_MEETING = ("ophav", "klynger", "kommuner", "status", "kilder", "dato", "optaget")
_LEFT_TO_EDITORS = (
    *("id", "afloest_af", "tidligere_id", "redaktionelle_felter", "revideret", "aendring", "forbehold"),
    *("redaktionens_bud", "bygger_paa", "haandterer", "soegeord"),
)
# Chosen among what is there, which paper does not have.
_LINKED = ("relaterede",)
_FIRST, _LAST = ("titel", "resume"), ("spoergsmaal", "temaer", "niveauer", "omraader")
_OF_SOURCE, _OF_CLUSTER, _OF_PLACE = ("titel", "dato"), ("navn",), ("sted",)

MEETING_SHEET = "moedet", "Klyngens møde"

# What is asked otherwise of somebody who knows no files: the title of a field, its help and its example.
_WORDS: Mapping[tuple[type[Entry], str], Mapping[str, str]] = {
    (Record, "tekst"): {
        "help": "Fortæl det, som det står i jeres opsamling: Hvad gjorde I, hvad så I, og hvornår gælder det?",
        "example": "",
    },
    (Record, "resume"): {"help": "Det, en travl leder når at læse: pointen i to-tre sætninger."},
    (Record, "relaterede"): {
        "title": "Hvad bygger det på, som står her i forvejen?",
        "help": "Søg efter det, I byggede på, eller som andre bør læse sammen med jeres.",
        "example": "",
    },
    (Dilemma, "poler"): {"title": "De to hensyn", "help": "Det, der trækker i hver sin retning."},
    (Pole, "navn"): {"title": "Hensyn", "help": "Et par ord for det."},
    (Pole, "tekst"): {"title": "Hvad der taler for det", "help": "Skriv lige så stærkt for det ene som for det andet."},
    (SourceReference, "sted"): {
        "title": "Hvor står det?",
        "help": "Hvor i jeres opsamling det står, så andre kan slå det op.",
        "example": "Side 2, punkt 3",
    },
    (Source, "titel"): {
        "title": "Hvad har I skrevet det ned i?",
        "help": "Det, andre kan slå efter i: referat, plancher eller noter.",
        "example": "Referat af klyngens tredje møde",
    },
    (Source, "dato"): {"title": "Hvornår mødtes I?", "help": "", "example": ""},
    (Cluster, "navn"): {"title": "Hvad hedder jeres klynge?", "help": ""},
    (Cluster, "kommuner"): {"title": "Hvilke kommuner er med?", "help": ""},
}

Choices = tuple[tuple[str, str, str], ...]
"""The value, the words a reader sees, and what they mean."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as it is asked for: text, `rich` text, a `choice`, `choices`, `texts`, entries of `parts`, or `links`.

    A text has `least` to `most` signs, a list `fewest` to `many` items; 0 says nothing.
    """

    key: str
    title: str
    help: str
    example: str
    shape: str
    required: bool
    least: int
    most: int
    fewest: int
    many: int
    choices: Choices = ()
    parts: tuple["Asked", ...] = ()


def of_type(row: RecordType, base: KnowledgeBase) -> tuple[Asked, ...]:
    """Ask for everything of a record that a cluster knows, in the order one tells it."""
    own = [key for key in _keys(row.model) if key not in (*_FIRST, *_LAST, *row.before_text, "tekst")]
    left = {*_SAID_BY_THE_MEETING, *_LEFT_TO_EDITORS, *_LINKED}
    told = (*_FIRST, *_closed(row), *row.before_text, "tekst", *own, *_LAST)
    found = _asked(row.model, [key for key in dict.fromkeys(told) if key not in left], _themes(base))
    named = (replace(each, title=row.text_heading) if each.key == "tekst" else each for each in found)
    return (*named, *of_place())


def _closed(row: RecordType) -> Iterator[str]:
    """Yield the type's own closed list, which says what sort of record it is and so comes first."""
    shared = {*_keys(Record)}
    yield from (key for key in _keys(row.model) if key not in shared and _choice_in(_annotation(row.model, key)))


def of_meeting() -> tuple[Asked, ...]:
    """Ask who met, when, and what it was written down in, as the sheets do."""
    title, date = of_source()
    return (*_asked(Cluster, ("navn", "kommuner"), {}), date, title)


def sheets() -> tuple[tuple[str, str], ...]:
    """List (name, title) of the sheets to write on: one for the meeting, and one for each type."""
    return (MEETING_SHEET, *((row.slug, row.asked) for row in RECORD_TYPES))


def of_place() -> tuple[Asked, ...]:
    """Ask where in the source it stands."""
    return _asked(SourceReference, _OF_PLACE, {})


def of_links() -> tuple[Asked, ...]:
    """Ask which records that are there already a new one builds on."""
    return tuple(replace(each, shape="links") for each in _asked(Record, _LINKED, {}))


def of_source() -> tuple[Asked, ...]:
    """Ask what the meeting was written down in, and when it was."""
    return _asked(Source, _OF_SOURCE, {})


def of_cluster() -> tuple[Asked, ...]:
    """Ask what the cluster is called, where no register has it."""
    return _asked(Cluster, _OF_CLUSTER, {})


def shown(row: RecordType) -> list[tuple[str, str, bool]]:
    """List (key, heading, is it Markdown) of what the page of a record shows below its summary, in order."""
    headings = {"tekst": row.text_heading}
    titles = {key_of(row.model, name): str(info.title or name) for name, info in row.model.model_fields.items()}
    return [(key, headings.get(key, titles[key]), rich) for _, key, rich in shown_of(row.model)]


def _themes(base: KnowledgeBase) -> Mapping[str, Choices]:
    return {"temaer": tuple((theme.slug, theme.short_name, theme.description) for theme in base.themes)}


def _keys(model: type[Entry]) -> list[str]:
    return [key_of(model, name) for name in model.model_fields]


def _annotation(model: type[Entry], key: str) -> Any:
    return next(info.annotation for name, info in model.model_fields.items() if key_of(model, name) == key)


def _choice_in(annotation: Any) -> type[Choice] | None:
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return annotation
    return next(filter(None, map(_choice_in, get_args(annotation))), None)


def _entry_in(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, map(_entry_in, get_args(annotation))), None)


def _asked(model: type[Entry], keys: Sequence[str], known: Mapping[str, Choices]) -> tuple[Asked, ...]:
    schema = schema_of(model)
    rich = {key for _, key, is_rich in text_fields(model) if is_rich}
    return tuple(
        _question(model, key, schema["properties"][key], known, rich=key in rich, required=key in schema["required"])
        for key in keys
    )


def _question(
    model: type[Entry], key: str, row: Mapping[str, Any], known: Mapping[str, Choices], *, rich: bool, required: bool
) -> Asked:
    # What may be left out is something or nothing, in that order.
    shape = (row.get("anyOf") or [row])[0]
    is_list, inner = shape.get("type") == "array", shape.get("items", shape)
    part, choices = _entry_in(_annotation(model, key)), _choices(model, key, known)
    words = next((said for (of, own), said in _WORDS.items() if own == key and issubclass(model, of)), {})
    example = "" if choices else str(next(iter(row.get("examples", ())), ""))
    return Asked(
        key=key,
        title=words.get("title", str(row.get("title", key))),
        help=words.get("help", str(row.get("description", ""))),
        example=words.get("example", example),
        shape=_shape(is_list=is_list, is_part=part is not None, is_choice=bool(choices), rich=rich),
        required=required,
        least=int(inner.get("minLength", 0)),
        most=int(inner.get("maxLength", 0)),
        fewest=int(shape.get("minItems", 0)),
        many=int(shape.get("maxItems", 0)),
        choices=choices,
        parts=_asked(part, _keys(part), {}) if part else (),
    )


def _shape(*, is_list: bool, is_part: bool, is_choice: bool, rich: bool) -> str:
    if is_choice:
        return "choices" if is_list else "choice"
    return "parts" if is_part else "texts" if is_list else "rich" if rich else "text"


def _choices(model: type[Entry], key: str, known: Mapping[str, Choices]) -> Choices:
    found = _choice_in(_annotation(model, key))
    return known.get(key, tuple((str(each), each.label, each.help) for each in found) if found else ())
