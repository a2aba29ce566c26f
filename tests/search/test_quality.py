"""The search finds as much as it did when it was measured."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from random import Random
from statistics import fmean, median

import pytest

from generators import store
from generators.commands.search import read_queries
from generators.search.evaluation import Quality, evaluate, halves, record_ids
from tests.search.conftest import JudgedSet

# What was measured, and how much less is let through.
FICTIONAL = (0.75, 0.976)
REAL = (0.927, 0.963)
# Sentences that nothing was ever tuned by, graded before they were run; recall@10, MRR@10 and NDCG@10.
SENTENCES = (0.76, 0.90, 0.72)
SLACK = 0.02
# The queries were judged against the records that were there; a later one is neither right nor wrong.
JUDGED = dt.date(2026, 11, 21)


def measured(judged: JudgedSet) -> Quality:
    then = {record.id for record in judged.base.records if record.recorded <= JUDGED}
    return evaluate(judged.queries, lambda text: [i for i in record_ids(judged.search(text)) if i in then])[0]


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
    assert [query.text for query in judged.queries if not record_ids(judged.search(query.text))] == []


def test_every_judgement_names_a_record_that_is_there(fictional: JudgedSet, real: JudgedSet) -> None:
    for judged in (fictional, real):
        known = judged.base.by_id.keys()
        assert {key for query in judged.queries for key in query.relevant} <= known


# Recall@10, MRR@10, NDCG@10 and precision@5 of the half that nothing is tuned by; queries that nothing answers apart.
GRADED = {
    "alle": (0.89, 0.96, 0.89, 0.82),
    "opgave": (0.84, 0.95, 0.83, 0.70),
    "rolle": (0.91, 1, 0.95, 0.82),
    "begreb": (1, 1, 0.98, 0.95),
    "ordform": (0.92, 1, 0.94, 0.88),
    "stavefejl": (1, 1, 0.97, 0.95),
    "sætning": (0.65, 0.85, 0.63, 0.43),
}
GRADED_SET = Path(__file__).parent / "graded.json"
UNTOUCHED_SET = Path(__file__).parent / "sentences.json"
MOST_SHOWN = 20


def strong_ids(text: str, judged: JudgedSet, then: set[str]) -> list[str]:
    hits = judged.search(text).hits
    return [hit.document.id for hit in hits if not hit.weak and hit.document.id in then]


def test_the_graded_queries_find_as_much_as_they_did(real: JudgedSet) -> None:
    then = {record.id for record in real.base.records if record.recorded <= JUDGED}
    _, reported = halves(read_queries(GRADED_SET, store.FINDINGS))
    measured = evaluate(reported, lambda text: strong_ids(text, real, then))
    by_group = {quality.group: quality for quality in measured}
    short = {
        group: by_group[group]
        for group, least in GRADED.items()
        if any(own < limit - SLACK for own, limit in zip(measures(by_group[group]), least, strict=True))
    }
    assert short == {}
    assert by_group["intet"].nothing == 1


def test_sentences_that_nothing_was_tuned_by_are_answered(real: JudgedSet) -> None:
    then = {record.id for record in real.base.records if record.recorded <= JUDGED}
    queries = read_queries(UNTOUCHED_SET, store.FINDINGS)
    assert len(queries) == 30
    quality = evaluate(queries, lambda text: strong_ids(text, real, then))[0]
    assert min(own - least for own, least in zip(measures(quality), SENTENCES, strict=False)) >= -SLACK, quality


def measures(quality: Quality) -> tuple[float, ...]:
    return quality.recall, quality.reciprocal_rank, quality.gain, quality.precision


def test_half_of_the_queries_show_at_most_twenty_hits_and_lose_none_of_the_first_ten(real: JudgedSet) -> None:
    then = {record.id for record in real.base.records if record.recorded <= JUDGED}
    graded = [query for query in read_queries(GRADED_SET, store.FINDINGS) if query.relevant]
    assert len(graded) >= 120
    shown = [len([h for h in real.search(query.text).hits if not h.weak]) for query in graded]
    assert median(shown) <= MOST_SHOWN
    every = evaluate(graded, lambda text: [i for i in record_ids(real.search(text)) if i in then])[0]
    strong = evaluate(graded, lambda text: strong_ids(text, real, then))[0]
    assert strong.recall >= every.recall - SLACK


# The share of the first ten that a word finds, which it finds with one slip of the finger as well.
SLIPS = {"forkert": 0.88, "glemt": 0.85, "dobbelt": 0.92, "byttet": 0.88, "begyndelse": 0.88}


def slips_in(word: str, rng: Random) -> dict[str, str]:
    at = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return {
        "forkert": before + rng.choice("aeimnort") + after,
        "glemt": before + after,
        "dobbelt": before + 2 * letter + after,
        "byttet": before + after[0] + letter + after[1:],
        "begyndelse": word[1] + word[0] + word[2:],
    }


def test_a_slip_of_the_finger_hardly_changes_what_is_found(real: JudgedSet) -> None:
    texts = " ".join(text for document in real.index.documents for _, text in document.passages)
    counts = Counter(re.findall("[a-zæøå]+", texts))
    rng = Random(7)  # noqa: S311 - the same slips each time
    words = rng.sample(sorted(word for word, count in counts.items() if count in range(3, 61) and len(word) > 5), 150)
    then = {record.id for record in real.base.records}
    kept: dict[str, list[float]] = {kind: [] for kind in SLIPS}
    for word in words:
        found = set(strong_ids(word, real, then)[:10])
        for kind, slip in slips_in(word, rng).items():
            if found and slip not in counts:
                kept[kind].append(len(found & set(strong_ids(slip, real, then)[:10])) / len(found))
    assert all(len(shares) > 100 for shares in kept.values())
    assert {kind: share for kind, shares in kept.items() if (share := fmean(shares)) < SLIPS[kind] - SLACK} == {}
