"""What editors should see to, each kind once it is there and not before."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from generators.knowledge.chores import OLD_AFTER, SHORT, chores
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import Status

DAY = dt.date(2026, 11, 29)
CALM: dict[str, Any] = {
    "status": Status.FINAL,
    "recorded": DAY,
    "revised": None,
    "text": "Ord. " * 100,
    "advice": None,
    "related": (),
    "builds_on": (),
    "handles": (),
    "superseded_by": None,
}


def _base(base: KnowledgeBase, *changes: dict[str, Any]) -> KnowledgeBase:
    """The first records, with nothing to see to but what is given."""
    plain = [record.model_copy(update=CALM | change) for record, change in zip(base.records, changes, strict=False)]
    return dataclasses.replace(base, records=tuple(plain))


def _headings(base: KnowledgeBase, today: dt.date = DAY) -> list[str]:
    return [gap.heading for gap in chores(base, today)]


def test_calm_records_ask_for_nothing(base: KnowledgeBase) -> None:
    assert chores(_base(base, {}, {}), DAY) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": Status.PROVISIONAL}, "Foreløbige poster"),
        ({"recorded": DAY - OLD_AFTER - dt.timedelta(days=1)}, "Poster, som ingen har set efter"),
        ({"text": "x" * (SHORT - 1)}, "Poster med en kort tekst"),
    ],
)
def test_each_kind_is_told(base: KnowledgeBase, change: dict[str, Any], told: str) -> None:
    """And not of a record that is withdrawn."""
    assert [heading.startswith(told) for heading in _headings(_base(base, change, {}))] == [True]
    if "status" not in change:
        assert _headings(_base(base, change | {"status": Status.WITHDRAWN}, {})) == []


def test_what_was_looked_at_since_is_not_old(base: KnowledgeBase) -> None:
    long_ago = DAY - OLD_AFTER - dt.timedelta(days=1)
    assert _headings(_base(base, {"recorded": long_ago, "revised": DAY}, {})) == []
    assert _headings(_base(base, {"recorded": DAY - OLD_AFTER}, {})) == []


def test_links_to_a_withdrawn_record_are_told_with_who_has_them(base: KnowledgeBase) -> None:
    """In lists and in texts; its successor may tell what it replaces, and a withdrawn one may say anything."""
    first, second = base.records[0].id, base.records[1].id
    gone: dict[str, Any] = {"status": Status.WITHDRAWN}
    in_list = chores(_base(base, gone, {"related": (first,)}), DAY)
    in_text = chores(_base(base, gone, {"text": f"Se [{first}]. " + "Ord. " * 100}), DAY)
    assert [gap.text.endswith(f"(fra {second})") for gap in (*in_list, *in_text)] == [True, True]
    assert chores(_base(base, gone | {"superseded_by": second}, {"related": (first,)}), DAY) == []
    assert chores(_base(base, gone, gone | {"related": (first,)}), DAY) == []
