"""What a word finds and what comes first, on documents of a word or two that are made up here."""

from collections.abc import Sequence

import pytest

from generators.search.matching import edit_distance
from generators.search.query import Found, search
from tests.search.made_up import COMPOUNDS, DEEDS, MISTYPED, SLIPS, WORTHS, beginning, index_of


def titles(found: Found) -> list[str]:
    return [hit.document.title for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    WORTHS,
    ids=[
        "ordet selv", "det, der begynder sådan, efter længde", "et stopord", "tre bogstaver", "to bogstaver",
        "fire bogstaver, der ikke begynder noget", "én fejl af fem", "én fejl af fire", "to fejl af syv",
        "to fejl af otte", "én fejl går for to", "tre fejl", "tre bogstaver ens", "fire bogstaver ens",
    ],
)  # fmt: skip
def test_a_match_is_worth_less_the_less_it_is_what_was_typed(text: str, words: Sequence[str], found: list[str]) -> None:
    assert titles(search(text, index_of(words))) == found


@pytest.mark.parametrize(("text", "words", "found"), MISTYPED)
def test_a_slip_finds_what_the_word_finds(text: str, words: Sequence[str], found: list[str]) -> None:
    hits = search(text, index_of(words)).hits
    assert [hit.document.title for hit in hits if not hit.weak] == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    COMPOUNDS,
)
def test_a_compound_is_found_by_its_parts(text: str, words: Sequence[str], found: list[str]) -> None:
    assert titles(search(text, index_of(words))) == found


@pytest.mark.parametrize(("text", "words", "found"), DEEDS)
def test_a_deed_finds_the_verb_it_is_made_of(text: str, words: Sequence[str], found: list[str]) -> None:
    assert titles(search(text, index_of(words))) == found


def test_no_more_words_stand_in_for_one_than_a_reader_would_follow() -> None:
    """Twelve that begin with it, four with itself, eight that are a slip or a beginning away; by the alphabet."""
    many = beginning("kano", 20)

    def found(text: str, *more: str) -> list[str]:
        return titles(search(text, index_of([*more, *many[::-1]])))

    assert sorted(found("kano")) == many[:12]
    assert sorted(found("kano", "kano")) == ["kano", *many[:3]]
    assert sorted(found("kanozzz")) == many[:8]
    assert len(titles(search("kaaoxx", index_of([f"ka{letter}oxx" for letter in "bcdfghjklmnpq"])))) == 8


def test_a_synonym_comes_after_the_word_itself() -> None:
    for text, other in (("rektor", "skoleleder"), ("skoleleder", "rektor")):
        index = index_of([other, text, "leder"], "rektor / skoleleder")
        assert titles(search(text, index))[:2] == [text, other]


def test_the_synonym_is_named_that_counted_for_more_than_the_word() -> None:
    index = index_of(["rektor", "skoleleder", "rektor skoleleder"], "rektor / skoleleder")
    told = {hit.document.title: hit.through for hit in search("rektor", index).hits}
    assert told == {"rektor": "", "skoleleder": "skoleleder", "rektor skoleleder": ""}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("daglig ledelse", ["skoleleder"]),
        ("ledelse daglig", []),
        ("ener to treer", ["fire"]),
        ("rektorr", ["fire"]),
    ],
)
def test_an_expression_brings_in_what_it_stands_for(text: str, found: list[str]) -> None:
    """In its order, up to three words long; and a slip in a word that only the synonyms know is forgiven."""
    index = index_of(
        ["skoleleder", "fire", "andet"], "daglig ledelse / skoleleder", "ener to treer / fire", "rektor / fire"
    )
    assert titles(search(text, index)) == found


def test_the_documents_of_an_expression_have_its_words_side_by_side() -> None:
    texts = ["daglig ledelse", "ledelse daglig", "daglig og ledelse", "daglig lang ledelse"]
    index = index_of(texts, "skoleleder / daglig ledelse")
    assert sorted(titles(search("skoleleder", index))[:2]) == ["daglig ledelse", "daglig og ledelse"]


def test_documents_with_every_word_come_first() -> None:
    """A word that nothing matches does not count among all."""
    index = index_of(["kano", "kajak", "kano og meget andet om baade og aarer og sejl og kajak"])
    both, *one = titles(search("kano kajak qqqqqqq", index))
    assert both.startswith("kano og")
    assert sorted(one) == ["kajak", "kano"]


def test_equal_hits_stand_as_they_do_in_the_base() -> None:
    assert titles(search("kano", index_of(["kano b", "kano a", "kano c"]))) == ["kano b", "kano a", "kano c"]


def test_a_query_ends_where_it_is_too_long() -> None:
    """After 200 signs, and after twelve words that are no stop words."""
    index = index_of(["kano"])
    assert titles(search("." * 196 + "kano", index)) == ["kano"]
    assert titles(search("." * 198 + "kano", index)) == []
    assert titles(search("og qqqq " * 11 + "kano", index)) == ["kano"]
    assert titles(search("og qqqq " * 12 + "kano", index)) == []


@pytest.mark.parametrize("text", ["E-2", "e 2", "E.-002", "E2 ", "e-0002"])
def test_a_code_finds_one_and_nothing_else(text: str) -> None:
    (hit,) = search(text, index_of(["kano", "kajak", "sejl"])).hits
    assert (hit.document.id, hit.score) == ("E-002", 1000)


@pytest.mark.parametrize("text", ["A-2", "E-4", "E_2", "EE-2"])
def test_what_is_no_code_of_a_record_is_searched_for(text: str) -> None:
    assert titles(search(f"{text}", index_of(["kano", "kajak"]))) == []


@pytest.mark.parametrize(
    ("text", "found", "loosened"),
    [
        ('"lille kano"', ["lille kano", "en lille, lille kano"], False),
        ('"lille kano" stor', ["lille kano", "en lille, lille kano"], False),
        ('"stor kano" »lille kano«', ["lille kano", "en lille, lille kano", "kano lille", "stor"], True),
        ('"kano lille"', ["kano lille"], False),
        ('"lille lille kano"', ["en lille, lille kano"], False),
        ('"stor"', ["stor"], False),
        ('"stor" "kano lille"', ["lille kano", "en lille, lille kano", "kano lille", "stor"], True),
        ('"stor" kano', ["stor"], False),
        ('"kan" kano', ["lille kano", "en lille, lille kano", "kano lille"], False),
        ('"qqqqqq" kano', ["lille kano", "en lille, lille kano", "kano lille"], True),
        ("lille kano", ["lille kano", "en lille, lille kano", "kano lille"], False),
    ],
)
def test_quoted_words_stand_side_by_side(text: str, found: list[str], *, loosened: bool) -> None:
    """In their order, in every pair that is quoted; where no document has them, in any."""
    answer = search(text, index_of(["lille kano", "en lille, lille kano", "kano lille", "stor"]))
    assert sorted(titles(answer)) == sorted(found)
    assert answer.loosened is loosened


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    SLIPS,
)
def test_slips_are_counted_up_to_two(one: str, other: str, distance: int) -> None:
    assert [min(edit_distance(*pair, 2), 3) for pair in ((one, other), (other, one))] == [distance] * 2


def test_only_names_that_are_alike_but_for_an_ending_are_held_letter_for_letter() -> None:
    names = index_of(["kano", "kanoen", "sejl"]).names
    assert {key[1:] for key in names if key[0] == ""} == {("kano",), ("kanoen",)}
