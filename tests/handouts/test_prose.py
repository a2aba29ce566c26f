"""How texts are set on paper."""

import pytest

from generators.handouts.setting.prose import fine, rich
from generators.handouts.setting.seams import SOFT_HYPHEN, Seams


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ('Han sagde "ja" til det', "Han sagde »ja« til det"),
        ("Den 28. november 2017", "Den 28.\u00a0november 2017"),
        ("Se side 8 i tema 2", "Se side\u00a08 i tema\u00a02"),
        ("Mål - og midler", "Mål\u00a0– og midler"),
        ("To  mellemrum\nog linje", "To mellemrum og linje"),
    ],
    ids=["anførselstegn", "dato", "nummer", "tankestreg", "mellemrum"],
)
def test_a_plain_text_is_set_in_danish(written: str, set_as: str) -> None:
    """Quotation marks, dashes and spaces are those of a Danish printer."""
    assert fine(written) == set_as


def test_no_short_word_stands_alone_on_the_last_line() -> None:
    """A long paragraph keeps its last short word with the one before."""
    assert fine("Et afsnit, der er langt nok til at fylde mere end en linje nu.").endswith("linje\u00a0nu.")
    assert [fine("x" * length + " nu.").endswith("x\u00a0nu.") for length in (36, 37)] == [False, True]


def test_a_rich_text_is_a_tree_of_plain_data() -> None:
    """Formatting travels as data, and its words are set like all others."""
    tree = rich("Fra **side 8** og [A-001].", Seams())
    assert tree[0]["k"] == "p"
    assert [node["k"] for node in tree[0]["c"]] == ["text", "strong", "text", "record", "text"]
    assert tree[0]["c"][1]["c"][0]["t"] == "side\u00a08"


PARTS = {"forvaltningsledelse": ("forvaltning", "ledelse"), "arbejdstidsregler": ("arbejde", "tid", "regler")}


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("forvaltningsledelse", "forvaltnings|ledelse"),
        ("Arbejdstidsregler", "Arbejds|tids|regler"),
        ("ledelse", "ledelse"),
        ("ukendtordogsammensat", "ukendtordogsammensat"),
        ("a" * 60, "|".join(["a" * 10] * 6)),
    ],
    ids=["to led", "tre led", "kort", "ukendt", "endeløst"],
)
def test_a_long_word_parts_at_its_seams(word: str, parted: str) -> None:
    """Compounds part between their words; a word that fits no line parts somewhere; others not at all."""
    seams = Seams(lambda looked_up: PARTS.get(looked_up, ()))
    assert seams.narrow(word).replace(SOFT_HYPHEN, "|") == parted


def test_no_end_is_stranded() -> None:
    """Fewer than four letters never stand alone on a line."""
    seams = Seams(lambda _: ("af", "stemningsresultater"))
    assert SOFT_HYPHEN not in seams.narrow("afstemningsresultater")


def test_a_wide_column_needs_seams_in_the_longest_words_only() -> None:
    """Ordinary compounds stay whole where there is room, so that they can be searched for and copied."""
    seams = Seams(lambda _: ("forvaltning", "ledelse"))
    assert seams.wide("forvaltningsledelse") == "forvaltningsledelse"
