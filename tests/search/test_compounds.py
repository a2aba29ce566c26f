"""Compounds are split as a reader of Danish would split them."""

from pathlib import Path

import pytest

from generators.search.compounds import Lexicon, Splitter, read_lexicon

JUDGED = Path(__file__).parent / "compounds.txt"


def judged_words() -> dict[str, list[str]]:
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ") for line in lines if line and not line.startswith("#"))
    return {word: right.split(" / ") for word, right in pairs}


@pytest.fixture(scope="module")
def splits(lexicon: Lexicon) -> dict[str, str]:
    splitter = Splitter(lexicon)
    return {word: "+".join(splitter.split(word)) or "-" for word in judged_words()}


def test_the_frozen_list_holds_300_words() -> None:
    assert len(judged_words()) == 300


def test_at_least_97_of_100_splits_are_right(splits: dict[str, str]) -> None:
    made = {word: parts for word, parts in splits.items() if parts != "-"}
    wrong = [f"{word}: {parts}" for word, parts in made.items() if parts not in judged_words()[word]]
    assert 1 - len(wrong) / len(made) >= 0.97, wrong


def test_at_least_85_of_100_compounds_are_split_right(splits: dict[str, str]) -> None:
    compounds = {word: right for word, right in judged_words().items() if "-" not in right}
    missed = [word for word, right in compounds.items() if splits[word] not in right]
    assert 1 - len(missed) / len(compounds) >= 0.85, missed


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("trivselsmålingen", ("trivsel", "målingen")),
        ("specialundervisningsområdet", ("special", "undervisning", "området")),
        ("skoleledermøderne", ("skole", "leder", "møderne")),
        ("skolepolitikkens", ("skole", "politikkens")),
    ],
)
def test_inflected_compounds_and_compounds_of_three_are_split(
    word: str, parts: tuple[str, ...], lexicon: Lexicon
) -> None:
    assert Splitter(lexicon).split(word) == parts


@pytest.mark.parametrize(
    "word", ["", "ord", "deltagerne", "sparring", "evalueringer", "bildelel", "åååååååå", "x" * 400]
)
def test_other_words_stay_whole(word: str, lexicon: Lexicon) -> None:
    assert Splitter(lexicon).split(word) == ()


# --- a dictionary of a few words, and splitters that know as few ------------------------------------------------------

AFFIXES = """
SFX 1 Y 2
SFX 1 0 en .
SFX 1 0 er [^e]
SFX 2 Y 1
SFX 2 0 k/1,33 [aeiou]k
SFX 3 Y 1
SFX 3 e ning/32 de
SFX 4 Y 1
SFX 4 0 -x .
SFX 5 Y 1
SFX 5 0 sen/1 .
SFX 6 Y 1
SFX 6 e 0 e
PFX 1 0 u .
"""
DICTIONARY = """9
politik/2,32
skole/32
hus/1
tale/1
vide/3
kontra-/32
af-/32
mini-/1
inderst/36
indre/33
Danmark/32
a/32
tal5/32
navn/4
glas/5
sted/6
ende/6
"""


def test_a_dictionary_says_what_begins_a_compound_and_what_ends_one() -> None:
    """Forms of a rule have the letters it strips and adds, where its condition holds; a rule may call another."""
    found = read_lexicon(AFFIXES, DICTIONARY)
    assert found.modifiers == {
        **{word: word for word in ("politik", "skole", "kontra", "indre")},
        "politikk": "politik",
        "vidning": "vide",
    }
    assert found.heads == {
        **{word: word for word in ("politik", "skole", "hus", "tale", "vide", "indre", "navn", "glas", "sted", "ende")},
        **dict.fromkeys(("politikken", "politikker"), "politik"),
        **dict.fromkeys(("husen", "huser"), "hus"),
        "taleen": "tale",
        **dict.fromkeys(("glassen", "glassenen", "glassener"), "glas"),
        "end": "ende",
    }


def splitter(modifiers: str, heads: str) -> Splitter:
    """Make a splitter that knows a few words; a form with another base is written form=base."""
    pairs = (
        [(word.partition("=")[0], word.rpartition("=")[2]) for word in words.split()] for words in (modifiers, heads)
    )
    return Splitter(Lexicon(*map(dict, pairs)))


@pytest.mark.parametrize(
    ("word", "modifiers", "heads", "parts"),
    [
        ("bogklub", "bog", "klub", "bog klub"),
        ("boklub", "bo", "klub", ""),
        ("bogæg", "bog", "æg", ""),
        ("kagebod", "kage", "bod", "kage bod"),
        ("bogtap", "bog", "tap", ""),
        ("bogtapp", "bog", "tapp", "bog tapp"),
        ("kageklubs", "kage", "klub", "kage klub"),
        ("kageklubt", "kage", "klub", ""),
        ("kagernsk", "kage", "rnsk", ""),
        ("krtklubben", "krt", "klubben", ""),
        ("kageklubben", "kage", "klubben=klub", "kage klubben"),
        ("tilklubben", "til", "klubben", ""),
        ("kagesnit", "kage", "snit", ""),
        ("kagesnitt", "kage", "snitt=snit", ""),
        ("kageklub", "kage", "klub kageklub=xyz", ""),
        ("kageklub", "kage", "klub kageklub", "kage klub"),
        ("grundlag", "grund", "lag", ""),
        ("grundlaget", "grund", "laget grundlaget=grundlag lag grundlag", ""),
        ("kagekot", "kage", "kot kagekot", ""),
        ("kagetal", "kage", "tal kagetal", "kage tal"),
        ("kagekotkone", "kage kot", "kone kotkone", "kage kotkone"),
        ("kagekotkone", "kage kot", "kone", ""),
        ("skolebestyrelsesmøde", "skole bestyrelses=bestyrelse", "møde", "skole bestyrelse møde"),
        ("kagebollekone", "kage bolle kagebol", "kone lekone", "kagebol lekone"),
        ("kagebollekone", "kage bolle kagebolle", "kone", "kagebolle kone"),
        ("kagebollekone", "kage bolle kagebo", "kone llekone", "kagebo llekone"),
        ("skolebestyrelsesudvalgsmøde", "skole bestyrelses=bestyrelse udvalgs=udvalg", "møde",
         "skole bestyrelse udvalg møde"),
    ],
)  # fmt: skip
def test_a_splitter_with_few_words(word: str, modifiers: str, heads: str, parts: str) -> None:
    """Parts have three letters and a vowel at least; fewer and longer parts are better; known words stay whole."""
    assert splitter(modifiers, heads).split(word) == tuple(parts.split())
