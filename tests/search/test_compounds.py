"""Compounds are split as a reader of Danish would split them."""

from pathlib import Path

import pytest

from generators.search.compounds import Lexicon, Splitter

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
