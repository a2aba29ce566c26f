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


@pytest.mark.parametrize("text", ["", "  ", "og på af", "🙂 ؟ — …", "«»", "שלום"])
def test_small_words_and_signs_give_nothing_to_search_for(text: str) -> None:
    assert terms(text) == []


def test_a_compound_is_found_by_itself_and_by_its_parts(lexicon: Lexicon) -> None:
    (token,) = Analyser(Splitter(lexicon)).tokens("Trivselsmålingerne")
    assert token == Token("trivselsmaaling", "trivselsmaalingerne", ("trivsel", "maaling"))


def test_words_keep_their_order_with_small_words_in_between(lexicon: Lexicon) -> None:
    found = Analyser(Splitter(lexicon)).tokens("mål og resultater")
    assert [token.term for token in found] == ["maal", "", "resultat"]
