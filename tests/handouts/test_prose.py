"""How texts are set on paper."""

import pytest

from generators.handouts.prose import fine, rich


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


def test_a_rich_text_is_a_tree_of_plain_data() -> None:
    """Formatting travels as data, and its words are set like all others."""
    tree = rich("Fra **side 8** og [A-001].")
    assert tree[0]["k"] == "p"
    assert [node["k"] for node in tree[0]["c"]] == ["text", "strong", "text", "record", "text"]
    assert tree[0]["c"][1]["c"][0]["t"] == "side\u00a08"
