"""The page that explains every field of every type and register to editors, with an example of each.

Knows how fields are shown; what they are stands in the models.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generators import danish
from generators.presentation import addresses, yaml_text
from generators.records.described import Described, described
from generators.records.record_types import RECORD_TYPES, Record
from generators.records.registers import REGISTERS, Form
from generators.website.page import Page, Press


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that is written in a file: what it is called, where it lies, its fields, and an example of it."""

    slug: str
    name: str
    place: str
    fields: tuple[Described, ...]
    example: str = ""


def fields_page(press: Press) -> Iterator[Page]:
    """Make the reference of fields."""
    yield press.page(
        addresses.FIELDS,
        "fields",
        title="Felterne i poster og registre",
        description="Hvert felt i poster og registre: hvad det er til, hvor langt det må være, og hvordan det skrives.",
        kind="redaktion",
        section=addresses.EDITORS,
        shared=Kind("faelles", "Fælles for alle poster", "findings/", _shared()),
        kinds=[*_types(), *_registers()],
    )


def _shared() -> tuple[Described, ...]:
    return described(Record, "id")


def _types() -> Iterator[Kind]:
    shared = {field.key for field in _shared()}
    for row in RECORD_TYPES:
        own = tuple(field for field in described(row.model, "id") if field.key not in shared)
        yield Kind(row.slug, danish.capitalised(row.singular), f"findings/{row.folder}/", own, _example(own))


def _registers() -> Iterator[Kind]:
    for register in REGISTERS:
        own = described(register.model, register.key if register.form is Form.FOLDER else "")
        one = _example(tuple(field for field in own if field.is_required or field.example or field.parts))
        listed = "\n".join(f"{'  ' if number else '- '}{line}" for number, line in enumerate(one.split("\n")))
        example = listed if register.form is Form.TABLE else one
        place = f"findings/{register.path}{'/' if register.form is Form.FOLDER else ''}"
        yield Kind(register.name, danish.capitalised(register.singular), place, own, example)


def _example(fields: tuple[Described, ...]) -> str:
    return yaml_text.written({field.key: field.sample() for field in fields}).rstrip("\n")
