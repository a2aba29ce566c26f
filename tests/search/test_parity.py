"""Terminal and browser give the same hits in the same order: two implementations, one search."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from generators import store
from generators.knowledge import facets
from generators.knowledge.facets import FACETS
from generators.records.record_types import type_of
from generators.search.analysis import folded_words, term_of
from generators.search.client import TABLES, tables
from generators.search.compounds import Lexicon
from generators.search.query import search
from generators.search.rules import RULES, Rules
from generators.search.shards import WordData, written
from generators.website.listing import narrowings
from tests.search.conftest import JudgedSet

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
    ),
]
SEARCH = """async (queries) => {
  const found = [];
  for (const query of queries) {
    const answer = await klyngeviden.search.search(query, { count: 100000 });
    found.push({ hits: answer.hits.map((hit) => [hit.id, hit.score, hit.through]), loosened: answer.loosened });
  }
  return found;
}"""
COUNT = """async (keys) => {
  const counted = {};
  const kinds = (await klyngeviden.search.search("", { filters: {}, counts: ["type"] })).facets
    .find((facet) => facet.key === "type").values.filter((value) => value.count).map((value) => value.value);
  for (const kind of ["", ...kinds]) {
    const filters = kind ? { type: [kind] } : {};
    const { facets } = await klyngeviden.search.search("", { filters, counts: keys });
    const values = (facet) => Object.fromEntries(facet.values.map((value) => [value.value, value.count]));
    counted[kind] = [
      Object.fromEntries(facets.map((facet) => [facet.key, facet.label])),
      Object.fromEntries(facets.map((facet) => [facet.key, values(facet)])),
    ];
  }
  return counted;
}"""
ANALYSE = "async (words) => (await klyngeviden.search.analyse(words.join(' '))).join(' ')"

pytestmark = pytest.mark.browser


def page_with(judged: JudgedSet, folder: Path, context: BrowserContext) -> Page:
    """Open a page with nothing but the engine, from a folder."""
    engine = (store.ROOT / "docs/assets/js/search-engine.js").read_text(encoding="utf-8")
    files = judged.files | {TABLES: tables(), "assets/js/search-engine.js": engine}
    scripts = "".join(f'<script src="{path}"></script>' for path in (TABLES, "assets/js/search-engine.js"))
    files["index.html"] = f'<!doctype html><meta charset="utf-8">{scripts}'
    for path, text in files.items():
        store.write(folder, path, text)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    return page


@pytest.mark.parametrize("name", ["fictional", "real"])
def test_every_query_gives_the_same_ids_in_the_same_order(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, opened: Callable[..., BrowserContext]
) -> None:
    judged: JudgedSet = request.getfixturevalue(name)
    queries = [query.text for query in judged.queries] + ODD
    in_browser: list[dict[str, Any]] = page_with(judged, tmp_path, opened()).evaluate(SEARCH, queries)
    for text, theirs in zip(queries, in_browser, strict=True):
        ours = search(text, judged.index)
        assert [[hit.document.id, hit.score, hit.through] for hit in ours.hits] == theirs["hits"], text
        assert ours.loosened == theirs["loosened"], text


def test_a_number_that_is_changed_here_is_changed_in_the_browser(
    fictional: JudgedSet, words: WordData, tmp_path: Path, opened: Callable[..., BrowserContext]
) -> None:
    numbers = {f.name: getattr(RULES, f.name) for f in fields(Rules) if f.type is int}
    other = replace(fictional.index, rules=replace(RULES, **{name: number + 1 for name, number in numbers.items()}))
    changed = replace(fictional, index=other, files=written(other, fictional.base, words.stemmer))
    queries = [query.text for query in fictional.queries] + ODD
    in_browser: list[dict[str, Any]] = page_with(changed, tmp_path, opened()).evaluate(SEARCH, queries)
    for text, theirs in zip(queries, in_browser, strict=True):
        assert [[h.document.id, h.score, h.through] for h in search(text, other).hits] == theirs["hits"], text
    assert any(search(text, other) != search(text, fictional.index) for text in queries)


@pytest.mark.parametrize("name", ["real", "demo"])
def test_the_search_counts_what_the_lists_count(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, opened: Callable[..., BrowserContext]
) -> None:
    """A municipality counts the results of its cluster in both, and no facet is in one of them only."""
    judged: JudgedSet = request.getfixturevalue(name)
    counted = page_with(judged, tmp_path, opened()).evaluate(COUNT, [facet.key for facet in FACETS])
    for kind, (labels, counts) in counted.items():
        records = [record for record in judged.base.records if kind in ("", type_of(record).slug)]
        without = (facets.TYPE,) if kind else ()
        for narrowing in narrowings(judged.base, records, without):
            assert labels[narrowing.key] == narrowing.label
            found = {value: count for value, count in counts[narrowing.key].items() if count}
            assert found == {option.value: option.count for option, _ in narrowing.options}, (kind, narrowing.key)


def test_every_word_has_the_same_stem(
    real: JudgedSet, lexicon: Lexicon, tmp_path: Path, opened: Callable[..., BrowserContext]
) -> None:
    every = sorted(lexicon.heads)
    words = [*real.index.vocabulary, *every[:: len(every) // 10_000]]
    assert len(words) > 10_000
    ours = " ".join(term_of(folded) for word in words for folded in folded_words(word))
    assert page_with(real, tmp_path, opened()).evaluate(ANALYSE, words) == ours
