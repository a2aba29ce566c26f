"""The search finds as much as it did when it was measured."""

import datetime as dt

import pytest

from generators.search.evaluation import Quality, evaluate, record_ids
from generators.search.query import search
from tests.search.conftest import JudgedSet

# What was measured, and how much less is let through.
FICTIONAL = (0.714, 0.968)
REAL = (0.903, 0.927)
SLACK = 0.02
# The queries were judged against the records that were there; a later one is neither right nor wrong.
JUDGED = dt.date(2026, 11, 21)


def measured(judged: JudgedSet) -> Quality:
    then = {record.id for record in judged.base.records if record.recorded <= JUDGED}
    return evaluate(judged.queries, lambda text: [i for i in record_ids(search(text, judged.index)) if i in then])[0]


def held(quality: Quality, recall: float, rank: float) -> bool:
    return quality.recall >= recall - SLACK and quality.reciprocal_rank >= rank - SLACK


def test_the_fictional_records_are_found(fictional: JudgedSet) -> None:
    quality = measured(fictional)
    assert quality.queries == 74
    assert held(quality, *FICTIONAL), quality
    assert quality.recall >= 0.70
    assert quality.reciprocal_rank >= 0.95


def test_the_real_records_are_found(real: JudgedSet) -> None:
    quality = measured(real)
    assert quality.queries >= 60
    assert held(quality, *REAL), quality


@pytest.mark.parametrize("name", ["fictional", "real"])
def test_no_query_is_left_without_a_hit(name: str, request: pytest.FixtureRequest) -> None:
    judged: JudgedSet = request.getfixturevalue(name)
    assert [query.text for query in judged.queries if not record_ids(search(query.text, judged.index))] == []


def test_every_judgement_names_a_record_that_is_there(fictional: JudgedSet, real: JudgedSet) -> None:
    for judged in (fictional, real):
        known = judged.base.by_id.keys()
        assert {key for query in judged.queries for key in query.relevant} <= known
