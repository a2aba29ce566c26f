"""What has room in the margin of a volume beside the text of a record: reckoned, from the length of texts."""

from typing import Any

import pytest

from generators.handouts.setting.seams import SOFT_HYPHEN
from generators.handouts.volumes.margin import shared

# A line of the text, and one of the margin.
TEXT, MARGIN = "x" * 72, "x" * 42


def room(*values: Any) -> int:
    """Say how many lines one text in the margin may take beside parts of these values."""
    parts = [{"value": value} for value in values]
    return max(count for count in range(100) if not count or shared(parts, [("a", [MARGIN * count])])[0])


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ([TEXT * 9], 10),
        ([TEXT * 9 + "x"], 11),
        ([TEXT * 2], 1),
        ([TEXT], 0),
        ([TEXT * 4, TEXT * 5], 12),
        ([[TEXT * 4, TEXT * 5]], 10),
        ([[TEXT] * 9], 13),
        ([TEXT * 9 + SOFT_HYPHEN * 9], 10),
        ([{"navn": TEXT * 5, "tekst": TEXT * 4}], 11),
        ([{"navn": TEXT * 5, "tekst": TEXT[1:] * 4}], 10),
        ([{"k": "p", "c": [{"k": "text", "t": TEXT * 5}, {"k": "strong", "c": [{"t": TEXT * 4}]}]}], 10),
        ([[{"k": "list", "c": [{"k": "item", "c": [{"k": "p", "c": [{"t": TEXT}]}]}] * 9}]], 13),
        ([], 0),
    ],
)
def test_the_margin_has_as_many_lines_as_the_text_beside_it_is_high(values: list[Any], lines: int) -> None:
    """Each part has its heading, each paragraph its space; a row is one paragraph, and so are words in bold."""
    assert room(*values) == lines


def test_a_margin_line_holds_42_letters_and_each_text_begins_one() -> None:
    def beside(*texts: str) -> bool:
        return shared([{"value": TEXT * 9}], [("a", texts)]) == (["a"], [])

    assert beside(MARGIN * 10)
    assert not beside(MARGIN * 10 + "x")
    assert beside(MARGIN * 10 + SOFT_HYPHEN)
    assert beside(MARGIN, MARGIN * 8)
    assert not beside(MARGIN, MARGIN * 9)
    assert not beside("x", MARGIN * 9)


def test_sections_go_below_from_the_first_that_has_no_room() -> None:
    """A short one behind it is not taken out of its turn."""
    parts = [{"value": TEXT * 9}]
    low, high = [MARGIN], [MARGIN * 9]
    assert shared(parts, [("a", low), ("b", low)]) == (["a", "b"], [])
    assert shared(parts, [("a", low), ("b", high), ("c", low)]) == (["a"], ["b", "c"])
    assert shared(parts, [("a", low)] * 4) == (["a"] * 3, ["a"])
    assert shared([], [("a", low)]) == ([], ["a"])
