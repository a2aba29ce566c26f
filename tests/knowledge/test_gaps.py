"""What editors could add: each kind of gap is found where it is, and goes when it is filled."""

import pytest

from generators.knowledge.gaps import by_heading, gaps
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import Record, Status
from tests.knowledge.conftest import WithRecords

THIN = "Temaer med få poster af en type"
ISOLATED = "Poster, som intet fører til eller fra"
UNHANDLED = "Dilemmaer, som ingen post håndterer"
UNFOUNDED = "Anbefalinger, der hviler på ét sted i en kilde og ikke på en anden post"
NO_QUESTIONS = "Poster uden spørgsmål til mødet"


def _ids(base: KnowledgeBase, heading: str) -> list[str]:
    return [gap.record.id for gap in by_heading(gaps(base)).get(heading, []) if gap.record]


def _changed(base: KnowledgeBase, record_id: str, **fields: object) -> list[Record]:
    return [record.model_copy(update=fields) if record.id == record_id else record for record in base.records]


def test_a_theme_is_thin_on_a_type_with_one_record_or_none(small: KnowledgeBase, with_records: WithRecords) -> None:
    """With two it is not; a withdrawn one does not count."""
    again = small.by_id["E-001"].model_copy(update={"id": "E-002"})
    old = small.by_id["A-001"].model_copy(update={"id": "A-002", "status": Status.WITHDRAWN})
    base = with_records(small, [*small.records, again, old])
    name = small.theme["faglig-ledelse"].short_name
    told = [gap.text for gap in gaps(base) if gap.heading == THIN and gap.theme is small.theme["faglig-ledelse"]]
    assert told == [
        f"{name} har kun et dilemma",
        f"{name} har ingen modeller",
        f"{name} har kun en anbefaling",
        f"{name} har ingen idéer",
    ]


def test_a_record_is_isolated_when_no_link_leads_to_or_from_it(small: KnowledgeBase, with_records: WithRecords) -> None:
    """A link in one direction is enough for both."""
    assert _ids(small, ISOLATED) == []
    alone = small.by_id["E-001"].model_copy(update={"id": "E-002"})
    assert _ids(with_records(small, [*small.records, alone]), ISOLATED) == ["E-002"]
    pointing = alone.model_copy(update={"related": ("D-001",)})
    assert _ids(with_records(small, [*small.records, pointing]), ISOLATED) == []


@pytest.mark.parametrize(
    ("heading", "record_id", "fields"),
    [
        (UNHANDLED, "D-001", {"handles": ()}),
        (UNFOUNDED, "A-001", {"builds_on": ()}),
    ],
)
def test_what_nothing_answers_or_supports_is_named(
    heading: str, record_id: str, fields: dict[str, object], small: KnowledgeBase, with_records: WithRecords
) -> None:
    """The dilemma nobody handles, the recommendation that rests on one place alone; withdrawn ones are let go."""
    assert _ids(small, heading) == []
    base = with_records(small, _changed(small, "A-001", **fields))
    assert _ids(base, heading) == [record_id]
    assert _ids(with_records(base, _changed(base, record_id, status=Status.WITHDRAWN)), heading) == []


def test_records_without_questions_are_named(small: KnowledgeBase) -> None:
    """In the order of the base."""
    assert _ids(small, NO_QUESTIONS) == ["D-001", "A-001"]
