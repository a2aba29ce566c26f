"""Danish words: folding, sorting, genitive, dates, quotation marks."""

import datetime as dt

import pytest

from generators import danish


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Ærø", "aeroe"), ("Tårnby", "taarnby"), ("Idé", "ide"), ("Höje", "hoeje"), ("KØBENHAVN", "koebenhavn")],
)
def test_folding_meets_both_ways_of_writing(written: str, folded: str) -> None:
    """Æ, ø and å become ae, oe and aa, accents go."""
    assert danish.fold(written) == folded


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Høje-Taastrup", "hoeje-taastrup"),
        ("Faaborg-Midtfyn", "faaborg-midtfyn"),
        ("Ringkøbing-Skjern", "ringkoebing-skjern"),
    ],
)
def test_slugs_are_plain_ascii(name: str, slug: str) -> None:
    """A slug can stand in an address on any machine."""
    assert danish.slug(name) == slug


def test_the_last_letters_come_last_and_aa_sorts_as_aa() -> None:
    """Æ, ø, å end the alphabet, and Aa counts as Å."""
    names = ["Aarhus", "Ærø", "Viborg", "Allerød", "Ørsted", "Aabenraa", "Åmosen"]
    assert sorted(names, key=danish.collation_key) == [
        "Allerød",
        "Viborg",
        "Ærø",
        "Ørsted",
        "Aabenraa",
        "Åmosen",
        "Aarhus",
    ]


@pytest.mark.parametrize(
    ("name", "genitive"),
    [("Hedensted", "Hedensteds"), ("Randers", "Randers'"), ("Aarhus", "Aarhus'"), ("Ærø", "Ærøs"), ("KL", "KL's")],
)
def test_genitive_takes_an_apostrophe_after_s(name: str, genitive: str) -> None:
    """Names on -s, -x and -z take an apostrophe, initials an apostrophe and s, others an s."""
    assert danish.genitive(name) == genitive


def test_dates_are_written_without_leading_zeros() -> None:
    """The month is named, and the day is a plain number."""
    assert danish.long_date(dt.date(2017, 11, 28)) == "28. november 2017"
    assert danish.long_date(dt.date(1990, 2, 1)) == "1. februar 1990"


def test_lists_end_in_og() -> None:
    """The last item is joined by a word, also where there are few."""
    assert [danish.listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]


def test_small_numbers_are_letters_and_large_ones_have_points() -> None:
    """One to ten in letters, thousands with a point, and the noun follows the number."""
    assert danish.counted(1, "kommune", "kommuner") == "en kommune"
    assert danish.counted(3, "kommune", "kommuner") == "tre kommuner"
    assert danish.counted(1294, "kommune", "kommuner") == "1.294 kommuner"


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ('han sagde "ja" til "alt"', "han sagde »ja« til »alt«"),
        ("før - og efter", "før – og efter"),
        ("2016-2018", "2016-2018"),
        ("og så...", "og så…"),
        ("KL's", "KL’s"),
    ],
)
def test_plain_texts_get_danish_signs(plain: str, set_: str) -> None:
    """Straight quotation marks, hyphens for dashes and three points become what print uses."""
    assert danish.typeset(plain) == set_


@pytest.mark.parametrize(
    ("word", "meant"),
    [("århus", "Aarhus"), ("kobenhavn", "København"), ("Hedensted kommune", "Hedensted"), ("xyz", None)],
)
def test_the_nearest_word_is_found_across_spellings(word: str, meant: str | None) -> None:
    """A suggestion is blind to case and to how æ, ø and å are written, and none is better than a wild one."""
    assert danish.closest(word, ["Aarhus", "København", "Hedensted", "Randers"]) == meant
