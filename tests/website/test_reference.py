"""Editors find every field explained on one page, and an example of every type and register."""

import datetime as dt
import html

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.reading.yaml_values import parse
from generators.records.described import described
from generators.records.fields import key_of
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS
from generators.website.page import Imprint, Press
from generators.website.reference_page import _registers, _types, fields_page


@pytest.fixture(scope="module")
def body(base: KnowledgeBase) -> str:
    press = Press(base, store.templates("pages"), Imprint(site=store.site(), date=dt.date(2026, 11, 21)))
    (page,) = fields_page(press)
    assert page.source == f"{addresses.FIELDS}index.md"
    return page.body


@pytest.mark.parametrize("row", [*RECORD_TYPES, *REGISTERS], ids=lambda row: row.model.__name__)
def test_every_field_is_explained(body: str, row: object) -> None:
    """A new field is on the page by itself, with the help that stands beside it in the model."""
    model = row.model  # type: ignore[attr-defined]
    keys = {key_of(model, name) for name in model.model_fields} - {"id", "slug"}
    assert [key for key in sorted(keys) if f"<code>{key}</code>" not in body] == []
    assert row.singular.lower() in body.lower()  # type: ignore[attr-defined]


def test_limits_choices_and_what_must_be_there_are_told(body: str) -> None:
    assert "8-120 tegn." in body
    assert "Vælg mellem foreloebig, endelig og tilbagetrukket." in body
    assert "<code>titel</code> Titel <strong>skal udfyldes</strong>" in body
    assert "<code>forbehold</code> Redaktionens forbehold</dt>" in body


@pytest.mark.parametrize("kind", [*_types(), *_registers()], ids=lambda kind: kind.slug)
def test_an_example_is_written_as_a_file_is(kind: object) -> None:
    """It can be read, and its fields are those of the model."""
    example, fields = kind.example, kind.fields  # type: ignore[attr-defined]
    value = parse("x.yml", f"{example}\n".encode()).value
    entry = value[0] if isinstance(value, list) else value
    assert entry
    assert set(entry) <= {field.key for field in fields}
    assert {field.key for field in fields if field.is_required} <= set(entry)


def test_an_example_keeps_its_indentation(body: str) -> None:
    """Whatever is taken from the beginning of the lines of a page."""
    shown = html.unescape(body)
    assert "<code>handlinger:\n  - tekst: " in shown
    assert "\n    niveau: forvaltning" in shown


def test_parts_are_described_too() -> None:
    """The fields of a list of entries, and what each may hold."""
    (sources,) = [field for field in described(RECORD_TYPES[0].model, "id") if field.key == "kilder"]
    assert [part.key for part in sources.parts] == ["kilde", "sted", "citat"]
    assert sources.sample()[0].keys() == {"kilde", "sted"}
    assert sources.is_list
