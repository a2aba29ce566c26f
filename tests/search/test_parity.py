"""Terminal and browser give the same hits in the same order: two implementations, one search."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from generators import store
from generators.search.analysis import folded_words, term_of
from generators.search.client import TABLES, tables
from generators.search.compounds import Lexicon
from generators.search.query import search
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


def test_every_word_has_the_same_stem(
    real: JudgedSet, lexicon: Lexicon, tmp_path: Path, opened: Callable[..., BrowserContext]
) -> None:
    every = sorted(lexicon.heads)
    words = [*real.index.vocabulary, *every[:: len(every) // 10_000]]
    assert len(words) > 10_000
    ours = " ".join(term_of(folded) for word in words for folded in folded_words(word))
    assert page_with(real, tmp_path, opened()).evaluate(ANALYSE, words) == ours
