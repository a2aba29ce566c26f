"""How news is told: one record with what changed and what to read instead, or many in numbers."""

import dataclasses
import datetime as dt

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening, Kind
from generators.loading import load_base
from generators.presentation import addresses, outline
from generators.presentation.happenings import Told, told
from generators.records.record_types import Status

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load_base(store.ROOT / "tests" / "golden" / "grundlag")


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        (Kind.NEW, "Tallet er rettet.", ""),
        (Kind.REVISED, "Tallet er rettet.", "Tallet er rettet."),
        (Kind.REVISED, "Tallet er rettet", "Tallet er rettet."),
        (Kind.REVISED, "", ""),
    ],
)
def test_a_record_is_told_with_its_change_unless_it_is_new(
    kind: Kind, change: str, said: str, base: KnowledgeBase
) -> None:
    record = base.by_id["E-001"].model_copy(update={"change": change, "title": 'En "god" sag'})
    assert told(base, Happening(kind, DAY, (record,))) == Told(
        what=f"{kind.label}: erkendelse E-001",
        heading="En »god« sag",
        summary=told(base, Happening(Kind.NEW, DAY, (record,))).summary,
        change=said,
        byline=outline.byline(record),
        address=addresses.of_record(record),
    )


def test_what_is_withdrawn_leads_to_what_to_read_instead(base: KnowledgeBase) -> None:
    old, new = base.by_id["E-001"], base.by_id["D-001"].model_copy(update={"title": 'Et "nyt" råd'})
    old = old.model_copy(update={"superseded_by": "D-001", "change": "", "status": Status.WITHDRAWN})
    changed = dataclasses.replace(
        base, records=tuple({"E-001": old, "D-001": new}.get(record.id, record) for record in base.records)
    )
    assert told(changed, Happening(Kind.WITHDRAWN, DAY, (old,))).change == "Læs i stedet D-001: »Et »nyt« råd«."


@pytest.mark.parametrize(("kind", "heading"), [(Kind.NEW, "Første udgave"), (Kind.REVISED, "Gennemgået")])
def test_many_at_once_are_told_in_numbers(kind: Kind, heading: str, base: KnowledgeBase) -> None:
    happening = Happening(kind, DAY, base.records, is_joint=True)
    found = told(base, happening)
    assert found.heading.startswith(f"{heading}: ")
    assert found.address == f"{addresses.NEWS}#{happening.key}"
    assert found.summary[0].isupper()
    assert found.summary.endswith(".")
    assert (found.change, found.byline) == ("", "")
