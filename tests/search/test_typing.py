"""What the field suggests while one types: what was wanted stays, and what means nothing suggests nothing."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from generators import store
from generators.commands.search import read_queries
from generators.search.analysis import STOP_WORDS, respelt, term_of
from generators.search.rules import PLAIN, RULES, SIZES
from tests.search.conftest import JudgedSet
from tests.search.engine import Engine

GRADED = Path(__file__).parent / "graded.json"


def stays(shown: list[list[str]], wanted: str) -> bool:
    """Say whether something is suggested, and from then on at every letter."""
    seen = [wanted in ids for ids in shown]
    return any(seen) and all(seen[seen.index(True) :])


def test_what_was_wanted_stays_while_its_title_is_typed(real: JudgedSet, tmp_path: Path) -> None:
    """The best record of every graded query, by its own title, letter by letter."""
    graded = [query for query in read_queries(GRADED, store.FINDINGS) if query.grades]
    wanted = sorted({max(query.grades, key=lambda key: (query.grades[key], key)) for query in graded})
    titles = [real.base.by_id[record].title.replace("»", "").replace("«", "") for record in wanted]
    shown = Engine(real.files, tmp_path).ask(*(["typed", title] for title in titles))
    lost = [title for title, steps, one in zip(titles, shown, wanted, strict=True) if not stays(steps, one)]
    assert len(lost) <= len(titles) * 0.1, lost


def test_what_was_wanted_stays_while_a_query_is_typed(real: JudgedSet, tmp_path: Path) -> None:
    """The first good answer of every graded query that the whole of it suggests."""
    wanted: dict[str, str] = {}
    for query in read_queries(GRADED, store.FINDINGS):
        hits = [hit.document.id for hit in real.search(query.text).hits if not hit.weak]
        best = max(query.grades.values(), default=0)
        good = [found for found in hits[: SIZES.hits_below_field] if query.grades.get(found) == best]
        if good and query.group not in {"stavefejl", "tegn"}:
            wanted[query.text] = good[0]
    shown = Engine(real.files, tmp_path).ask(*(["typed", text] for text in wanted))
    lost = [text for (text, one), steps in zip(wanted.items(), shown, strict=True) if not stays(steps, one)]
    assert len(lost) <= len(wanted) * 0.1, lost


def test_what_may_become_a_small_word_suggests_nothing(real: JudgedSet) -> None:
    """Unless it is a word itself, or begins one, or is one with an ending: hvo, but not ska of skab."""
    begun = {word[:end] for word in STOP_WORDS for end in range(SIZES.shortest_typed, len(word))} - STOP_WORDS
    meaningless = [text for text in begun if not means_something(text, real.index.vocabulary)]
    assert len(meaningless) > 20
    assert [text for text in [*meaningless, "hvo"] if any(not hit.weak for hit in real.search(text).hits)] == []


def means_something(text: str, vocabulary: Sequence[str]) -> bool:
    spellings = [text, *respelt(text, PLAIN, RULES.most_spellings)]
    starts = (*spellings, *map(term_of, spellings))
    return any(term.startswith(starts) or (len(term) > 3 and text.startswith(term)) for term in vocabulary)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("faglig l", "faglig"), ("ledelse hv", "ledelse"), ("data hvo", "data")],
)
def test_the_last_word_counts_once_it_is_more_than_begun(typed: str, meant: str, real: JudgedSet) -> None:
    assert real.search(typed).hits == real.search(meant).hits


def test_a_reader_is_shown_so_much_at_a_time() -> None:
    """Ten hits on a page and seven below the field; a long facet is cut, and two facets stand open."""
    assert asdict(SIZES) == {
        "longest_query": 200,
        "shortest_typed": 3,
        "hits_below_field": 7,
        "staying_hits": 4,
        "hits_on_page": 10,
        "nearest_hits": 5,
        "values_in_order": 12,
        "open_facets": 2,
    }
