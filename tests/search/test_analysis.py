"""Words are brought to one form before they are indexed and before they are searched for."""

import pytest

from generators.search.analysis import Analyser, Token, terms
from generators.search.compounds import Lexicon, Splitter


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("læring", "laering"),
        ("BØRNEHAVE", "boernehave"),
        ("Aarhus", "Århus"),
        ("Aarhus'", "aarhus"),
        ("idé", "ide"),
        ("skolerne", "skole"),
        ("ledelseskæden", "ledelseskæde"),
        ("børnene", "barn"),
        ("bøger", "bog"),
        ("mænds", "mand"),
        ("la\u0308ring", "læring"),
    ],
)
def test_these_are_the_same_word(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("politikere", "politik"),
        ("praktikerne", "praktik"),
        ("tidligt", "tid"),
        ("rolig", "rolle"),
        ("sparrer", "sparer"),
        ("lærerne", "lærer til lære"),
        ("talte", "tallet"),
        ("faren", "far"),
        ("leverer", "lever"),
        ("synlighed", "synet"),
        ("Slagelse", "slag"),
    ],
)
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert terms(one)[0] != terms(other)[-1]


def test_forms_of_a_word_that_is_set_apart_are_one() -> None:
    assert terms("politiker politikeren politikerne") == ["politiker"] * 3
    assert terms("sparre sparrer") == terms("sparring sparringen")


@pytest.mark.parametrize("text", ["", "  ", "og på af", "🙂 ؟ — …", "«»", "שלום"])
def test_small_words_and_signs_give_nothing_to_search_for(text: str) -> None:
    assert terms(text) == []


def test_a_compound_is_found_by_itself_and_by_its_parts(lexicon: Lexicon) -> None:
    (token,) = Analyser(Splitter(lexicon)).tokens("Trivselsmålingerne")
    assert token == Token("trivselsmaaling", "trivselsmaalingerne", ("trivsel", "maaling"))


def test_words_keep_their_order_with_small_words_in_between(lexicon: Lexicon) -> None:
    found = Analyser(Splitter(lexicon)).tokens("mål og resultater")
    assert [token.term for token in found] == ["maal", "", "resultat"]


def test_a_name_in_capitals_is_one_where_not_all_are_capitals(lexicon: Lexicon) -> None:
    """The same word is a small one in a text of capitals alone, whichever of the texts comes first."""
    analyser = Analyser(Splitter(lexicon))
    for _ in range(2):
        assert [token.term for token in analyser.tokens("møde i MED")] == ["moed", "", "med"]
        assert [token.term for token in analyser.tokens("MØDE I MED")] == ["moed", "", ""]
