"""What has happened, day by day: one thing each, but for what belongs together."""

import datetime as dt
from typing import Any

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import MANY, Kind, among, happenings, since
from generators.records.record_types import Record, Status
from tests.knowledge.conftest import WithRecords

OPENING, LATER, LAST = dt.date(2026, 11, 21), dt.date(2026, 12, 3), dt.date(2026, 12, 4)


def _record(small: KnowledgeBase, number: int, **changes: Any) -> Record:
    return small.by_id["A-001"].model_copy(update={"id": f"A-{number:03}", "recorded": OPENING, **changes})


def _keys(base: KnowledgeBase) -> list[str]:
    return [happening.key for happening in happenings(base)]


def test_what_was_there_on_the_first_day_is_one_happening(small: KnowledgeBase, with_records: WithRecords) -> None:
    """And what came later is told one by one, the newest first."""
    records = [
        _record(small, 1),
        _record(small, 2),
        _record(small, 3, recorded=LATER),
        _record(small, 4, recorded=LAST),
    ]
    base = with_records(small, records)
    assert _keys(base) == ["2026-12-04-ny-A-004", "2026-12-03-ny-A-003", "2026-11-21-ny"]
    assert [record.id for record in happenings(base)[-1].records] == ["A-001", "A-002"]


def test_a_revision_is_told_on_its_own_day(small: KnowledgeBase, with_records: WithRecords) -> None:
    """Not where it is the day the record came in."""
    base = with_records(small, [_record(small, 1, revised=LATER), _record(small, 2, revised=OPENING)])
    assert _keys(base) == ["2026-12-03-revideret-A-001", "2026-11-21-ny"]


def test_many_revised_without_a_word_are_told_as_one(small: KnowledgeBase, with_records: WithRecords) -> None:
    """Those that say what changed are told themselves; so are a few."""
    told = [_record(small, 900, revised=LATER, change="Tallet er rettet.")]
    few = [_record(small, number, revised=LATER) for number in range(1, MANY + 1)]
    base = with_records(small, few + told)
    assert len(happenings(base)) == MANY + 2
    base = with_records(small, [*few, _record(small, 99, revised=LATER), *told])
    assert _keys(base) == ["2026-12-03-revideret-A-900", "2026-12-03-revideret", "2026-11-21-ny"]
    assert len(happenings(base)[1].records) == MANY + 1


def test_a_withdrawn_record_is_told_by_its_withdrawal_only(small: KnowledgeBase, with_records: WithRecords) -> None:
    """On the day it came in where no later day is known."""
    off = {"status": Status.WITHDRAWN}
    records = [_record(small, 1), _record(small, 2, revised=LATER, **off), _record(small, 3, recorded=LATER, **off)]
    base = with_records(small, records)
    assert _keys(base) == [
        "2026-12-03-tilbagetrukket-A-002",
        "2026-12-03-tilbagetrukket-A-003",
        "2026-11-21-ny",
    ]


def test_happenings_are_kept_by_day_and_by_record(small: KnowledgeBase, with_records: WithRecords) -> None:
    """Both days are within; of many, those that are wanted are left, and still told as one."""
    base = with_records(small, [_record(small, 1), _record(small, 2), _record(small, 3, recorded=LATER)])
    told = happenings(base)
    assert [h.date for h in since(told, LATER, LAST)] == [LATER]
    assert since(told, dt.date(2026, 11, 22), dt.date(2026, 12, 2)) == []
    (one,) = among(told, lambda record: record.id == "A-002")
    assert one.is_joint
    assert one.key == "2026-11-21-ny"
    assert one.kind is Kind.NEW
    assert among(told, lambda _: False) == []


def test_without_records_nothing_has_happened(small: KnowledgeBase, with_records: WithRecords) -> None:
    assert happenings(with_records(small, [])) == ()
