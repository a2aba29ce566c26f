"""Terminal and browser give the same hits in the same order: two implementations, one search."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generators import danish
from generators.knowledge.facets import FACETS, MUNICIPALITY, STATUS, TYPE
from generators.knowledge.knowledge_base import municipality_slug
from generators.presentation import addresses
from generators.presentation.identity import type_mark
from generators.records.record_types import RECORD_TYPES, Status, type_of
from generators.search.analysis import folded_words, term_of
from generators.search.compounds import Lexicon
from generators.search.query import Found
from generators.search.rules import RULES
from generators.search.shards import WordData, written
from generators.website.listing import narrowings
from tests.search.conftest import JudgedSet
from tests.search.engine import Engine
from tests.search.test_in_small import IN_SENTENCES, changed

ODD = [
    *(
        "a12",
        "A-012",
        "a-9999",
        "x",
        "og",
        "hvad og hvordan",
        "🙂",
        "א",
        "<script>",
        ".*+?",
        "Aarhus'",
        "Århus",
        "İstanbul",
    ),
    *('"rød tråd"', "»faglig ledelse«", "»ledelse«", '"børnehave jobrotation"', '"mål og resultater" skole', '""', '"'),
    *(
        "opfølgnin",
        "le",
        "trivsels",
        "børn bog mand",
        "zzzzzz qqqqq",
        "skolederfællesskabsdata",
        "ledelse " * 50,
        "å" * 300,
        "x" * 199 + " trivsel",
        "trivselsledelse",
        "børnedata",
        "und",
        "aabqn",
        "skolens leder",
        "ledelsestrivsl",
        *(
            "Arhus",
            "maling",
            "gor born",
            "pa tvaers",
            "MED-udvalg",
            "med-udvalg",
            "VI ER HER",
            "se A-012 og a13",
            "i 10",
        ),
        *(
            "»til at«",
            "»og så«",
            '"MED"',
            "lærerfravær",
            "mødestruktur",
            "trivsels måling",
            "ledlse",
            "ændrngr",
            "ny leder",
        ),
        *("kvartalsmøderne", "vindmøller", "hvo", "lede lse", "xyledelse", "ledelsexyzqw"),
        *("anbefaling 12", "Idé nr. 3", "model 9999", "erkendelse fra 2016"),
        *("faglig l", "faglig hv", "data hvo", "Silovaner", "silovaner i skolen", "bedre xqzwv"),
    ),
]


def asked_of(judged: JudgedSet) -> list[str]:
    return [query.text for query in judged.queries] + ODD


@pytest.fixture
def as_in_browser(tmp_path: Path) -> Callable[[JudgedSet], Engine]:
    return lambda judged: Engine(judged.files, tmp_path)


def assert_alike(texts: list[str], found: list[Found], answers: list[Any]) -> None:
    for text, ours, theirs in zip(texts, found, answers, strict=True):
        hits = [(hit["id"], hit["score"], hit["through"], hit["isWeak"]) for hit in theirs["hits"]]
        assert [(hit.document.id, hit.score, hit.through, hit.weak) for hit in ours.hits] == hits, text
        assert ours.loosened == theirs["isLoosened"], text
        assert list(ours.missing) == theirs["missing"], text


@pytest.mark.parametrize("name", ["fictional", "real"])
def test_every_query_gives_the_same_ids_in_the_same_order(
    name: str, request: pytest.FixtureRequest, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    judged: JudgedSet = request.getfixturevalue(name)
    texts = asked_of(judged)
    assert_alike(texts, list(map(judged.search, texts)), as_in_browser(judged).search(texts))


@pytest.mark.parametrize("name", sorted(IN_SENTENCES))
def test_a_rule_that_counts_in_sentences_is_changed_in_the_browser(
    name: str, fictional: JudgedSet, words: WordData, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    texts = asked_of(fictional)
    differing = changed(name, fictional.index, texts, list(map(fictional.search, texts)))
    assert differing, "No search notices it."
    index, found = differing
    other = replace(fictional, index=index, files=written(index, fictional.base, words.stemmer))
    assert_alike(texts, found, as_in_browser(other).search(texts))


@pytest.mark.parametrize("name", ["real", "demo"])
def test_the_search_counts_what_the_lists_count(
    name: str, request: pytest.FixtureRequest, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    """A municipality counts the results of its cluster in both, and no facet is in one of them only."""
    judged: JudgedSet = request.getfixturevalue(name)
    kinds = ["", *(row.slug for row in RECORD_TYPES if judged.base.of_type(row))]
    keys = [facet.key for facet in FACETS]
    wishes = [{"filters": {TYPE.key: [kind] if kind else []}, "counts": keys} for kind in kinds]
    answers = as_in_browser(judged).ask(*(["search", "", wish] for wish in wishes))
    for kind, answer in zip(kinds, answers, strict=True):
        theirs = {facet["key"]: facet for facet in answer["facets"]}
        records = [record for record in judged.base.records if kind in ("", type_of(record).slug)]
        listed = narrowings(judged.base, records, (TYPE,) if kind else ())
        assert [own.key for own in listed] == [key for key in theirs if key in {own.key for own in listed}]
        for own in listed:
            assert theirs[own.key]["label"] == own.label
            shown = [(v["value"], v["label"], v["count"], v["mark"]) for v in theirs[own.key]["values"] if v["count"]]
            assert shown == [(o.value, o.label, o.count, mark) for o, mark in own.options], (kind, own.key)


def test_a_member_of_a_cluster_counts_what_the_cluster_found(demo: JudgedSet) -> None:
    counts = {option.value: option.count for option in MUNICIPALITY.options(demo.base, demo.base.records)}
    found = [cluster for cluster in demo.base.clusters if demo.base.of_cluster(cluster.slug)]
    assert found
    for cluster in found:
        for key in cluster.municipalities:
            assert counts[municipality_slug(key)] >= len(demo.base.of_cluster(cluster.slug))


def test_every_word_has_the_same_stem(
    real: JudgedSet, lexicon: Lexicon, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    every = sorted(lexicon.heads)
    words = [*real.index.vocabulary, *every[:: len(every) // 10_000]]
    assert len(words) > 10_000
    ours = [term_of(folded) for word in words for folded in folded_words(word)]
    (theirs,) = as_in_browser(real).ask(["analyse", " ".join(words)])
    assert theirs == ours


def test_a_hit_says_what_the_page_shows(demo: JudgedSet, as_in_browser: Callable[[JudgedSet], Engine]) -> None:
    """Type, place, mark, themes and standing of every record, as the build ships them."""
    (answer,) = as_in_browser(demo).ask(["search", "", {"filters": {}, "count": 100_000}])
    for record, hit in zip(demo.base.records, answer["hits"], strict=True):
        row = type_of(record)
        assert (hit["id"], hit["kind"], hit["label"]) == (record.id, row.slug, row.singular.capitalize())
        assert (hit["isRecord"], hit["mark"]) == (True, type_mark(row))
        assert hit["address"] == addresses.file_of(addresses.of_record(record))
        assert hit["title"] == danish.typeset(record.title)
        assert [theme["slug"] for theme in hit["themes"]] == list(record.themes)
        assert hit["status"] == ("" if record.status is Status.FINAL else record.status.label)
        assert hit["isOff"] is (record.status is Status.WITHDRAWN)


@pytest.mark.parametrize("order", ["nyeste", "titel"])
def test_the_other_orders_hold_the_same_hits(
    order: str, demo: JudgedSet, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    wish = {"filters": {STATUS.key: list(Status)}, "counts": [], "count": 100_000, "sort": order}
    best, sorted_ = as_in_browser(demo).ask(["search", "ledelse", {**wish, "sort": ""}], ["search", "ledelse", wish])
    ids = [hit["id"] for hit in sorted_["hits"]]
    assert sorted(ids) == sorted(hit["id"] for hit in best["hits"])
    found = {document.id: document for document in demo.index.documents if document.is_record}
    if order == "titel":
        assert ids == sorted(ids, key=lambda key: danish.collation_key(found[key].title))
    else:
        dates = [found[key].date for key in ids]
        assert dates == sorted(dates, reverse=True)


def test_words_are_offered_that_are_near_what_was_typed(
    real: JudgedSet, as_in_browser: Callable[[JudgedSet], Engine]
) -> None:
    term = max((entry.term for entry in real.base.glossary if " " not in entry.term), key=len)
    slipped = term[:-2] + term[-1]
    near, far = as_in_browser(real).ask(["suggestions", slipped], ["suggestions", "qqqqqqqqq"])
    assert term in near["words"]
    assert len(near["words"]) <= RULES.most_suggestions
    assert far["words"] == []
    assert [theme["name"] for theme in far["themes"]] == [theme.short_name for theme in real.base.themes]
