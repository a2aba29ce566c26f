"""The engine of the browser on made-up documents: it finds what the terminal finds, marks it, and loads its scripts."""

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.search.index import Index
from generators.search.query import Found, search
from generators.search.rules import RULES, Rules
from generators.search.shards import WordData, build_index, written
from tests.search.engine import Engine, searched
from tests.search.made_up import ASKED, everything

MARKED = [
    ("kano", "En kano, to KANOER!", "En [kano], to [KANOER]!"),
    ("kano", "kanofart og havkanoen er kan", "[kanofart] og [havkanoen] er kan"),
    ("kan", "kan kano", "kan kano"),
    ("kanoklub", "en kano, en klub, en sejlklub", "en [kano], en [klub], en sejlklub"),
    ("roerklub", "en klub, en sejlklub", "en [klub], en [sejlklub]"),
    ("kajakkox", "kajakkoy bedrekajakkoy", "[kajakkoy] [bedrekajakkoy]"),
    ("kajakkox kano", "kajakkyy en kano", "kajakkyy en [kano]"),
    ("rektor", "skoleleder, skolelederen og viceskoleleder", "[skoleleder], [skolelederen] og viceskoleleder"),
    ("roer", "roer kontroer", "[roer] [kontroer]"),
    ("abc", "abc xabcx", "[abc] xabcx"),
    ("qqqqqq", "en kano", "en kano"),
    ("", "en kano", "en kano"),
    ("kano", "", ""),
    ("kano", "… kano – 🙂 kano", "… [kano] – 🙂 [kano]"),
    ("kano", "kanokano", "[kanokano]"),
]
GOLDEN = store.ROOT / "tests" / "golden" / "grundlag"


# What is marked and offered is for the page alone; the terminal shows neither.
ONLY_IN_BROWSER = {
    "shortest_marked",
    "shortest_typed",
    "longest_compared",
    "alike_beginning",
    "letters_to_a_slip",
    "most_suggestions",
}
# What only the judged queries tell apart; they ask for it in test_parity.
IN_SENTENCES = {"code_signs", "together", "alphabet"}
CHANGED = [field.name for field in fields(Rules) if field.name not in ONLY_IN_BROWSER | IN_SENTENCES]


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load_base(GOLDEN)


@pytest.fixture(scope="module")
def index() -> Index:
    return everything()


@pytest.fixture(scope="module")
def engine(index: Index, base: KnowledgeBase, words: WordData, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(written(index, base, words.stemmer), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def answers(index: Index) -> list[Found]:
    return [search(text, index) for text in ASKED]


@pytest.fixture(scope="module")
def changed_rules(
    index: Index, answers: list[Found], base: KnowledgeBase, words: WordData, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Index, list[Found], list[Any]]]:
    """By the rule that is changed: the index, and what is found here and in the browser."""
    both = {name: found for name in CHANGED if (found := changed(name, index, ASKED, answers))}
    engines = [
        Engine(written(other, base, words.stemmer), tmp_path_factory.mktemp(name)) for name, (other, _) in both.items()
    ]
    theirs = searched(engines, ASKED)
    return {name: (*found, own) for (name, found), own in zip(both.items(), theirs, strict=True)}


def assert_alike(index: Index, answers: Sequence[Found], in_browser: Sequence[Any]) -> None:
    for text, ours, theirs in zip(ASKED, answers, in_browser, strict=True):
        hits = [(hit["id"], hit["score"], hit["through"], hit["isWeak"]) for hit in theirs["hits"]]
        assert hits == [(hit.document.id, hit.score, hit.through, hit.weak) for hit in ours.hits], text
        assert theirs["isLoosened"] == ours.loosened, text
        assert theirs["isQuoted"] == any(sign in text for sign in index.rules.quotes), text
        assert theirs["isCode"] == (ours.hits[:1] != [] and ours.hits[0].score == index.rules.code), text


def test_every_rule_counts_in_the_browser_as_it_does_here(index: Index, answers: list[Found], engine: Engine) -> None:
    assert_alike(index, answers, engine.search(ASKED))


def changed(name: str, index: Index, asked: Sequence[str], before: Sequence[Found]) -> tuple[Index, list[Found]] | None:
    """Give the index with one of its rules so much another that a search notices, and what is found."""
    value = getattr(RULES, name)
    others: tuple[Any, ...] = (value + 2, 1, value * 5) if isinstance(value, int) else (type(value)("_"),)
    for other in others:
        differing = replace(index, rules=replace(RULES, **{name: other}))
        if (found := [search(text, differing) for text in asked]) != before:
            return differing, found
    return None


@pytest.mark.parametrize("name", CHANGED)
def test_a_rule_that_is_changed_here_is_changed_in_the_browser(
    name: str, changed_rules: dict[str, tuple[Index, list[Found], list[Any]]]
) -> None:
    assert name in changed_rules, "No search notices it."
    assert_alike(*changed_rules[name])


def test_a_word_that_nobody_has_is_asked_for_and_a_small_one_is_not(engine: Engine) -> None:
    assert [answer["isAsked"] for answer in engine.search(["qqqqqq", "kano", "og", ""])] == [True, True, False, False]


def test_what_was_found_is_marked(engine: Engine) -> None:
    """The words themselves and their synonyms; inside longer words what was typed, from four letters on."""
    answers = engine.ask(*(["marked", query, text] for query, text, _ in MARKED))
    assert ["".join(pieces) for pieces in answers] == [marked for _, _, marked in MARKED]
    assert not any("" in pieces for pieces in answers)


def test_a_list_of_everything_is_of_records_until_a_kind_of_register_is_chosen(
    base: KnowledgeBase, words: WordData, tmp_path: Path
) -> None:
    index = build_index(base, words)
    wishes = [
        {"filters": {"type": kinds}, "count": 1000} for kinds in ([], ["erkendelse"], ["tema"], ["tema", "dilemma"])
    ]
    answers = Engine(written(index, base, words.stemmer), tmp_path).ask(*(["search", " ", wish] for wish in wishes))
    found = [[hit["id"] for hit in answer["hits"]] for answer in answers]
    themes = [theme.slug for theme in base.themes]
    assert found == [[r.id for r in base.records], ["E-001"], themes, ["D-001", *themes]]
    assert not any(answer["isQuoted"] or answer["isLoosened"] or answer["isCode"] for answer in answers)
    assert {hit["score"] for answer in answers for hit in answer["hits"]} == {0}
    assert not any(answer["isAsked"] for answer in answers)


@pytest.mark.parametrize("gone", ["start", "about", "words", "stemmer", "p0", "r0"])
def test_a_script_that_does_not_come_is_an_error_and_no_endless_wait(
    gone: str, index: Index, base: KnowledgeBase, words: WordData, tmp_path: Path
) -> None:
    files = written(index, base, words.stemmer)
    left = {path: text for path, text in files.items() if not path.endswith(f"/{gone}.js")}
    with pytest.raises(AssertionError, match="Error"):
        Engine(left, tmp_path).search(["kano"])
