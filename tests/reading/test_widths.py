"""Words are measured in the check as wide as the fonts on paper set them."""

import pytest

from generators.handouts.setting.seams import CELL, SOFT_HYPHEN, Seams
from generators.reading.texts import signs, widths
from tests.reading.font_tables import FONTS, advances

CLOSE = 20


def test_the_table_is_that_of_the_fonts() -> None:
    """No sign is wider on paper than the table says, and none that stands in it is much narrower."""
    sans = [advances(font) for font in FONTS if "Sans" in font.name]
    assert len(sans) == 4
    wrong = {}
    for first, last in signs.printed_ranges():
        for code in range(first, last + 1):
            real, told = max(face[code] for face in sans), widths.width(chr(code))
            is_listed = any(chr(code) in row for _, row in widths.WIDTHS)
            if not chr(code).isspace() and (real > told or (is_listed and told - real >= CLOSE)):
                wrong[chr(code)] = real
    assert wrong == {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [("i" * 18, 1), ("m" * 12, 2), ("W" * 20, 4), ("tilsyn", 1)],
)
def test_a_word_in_a_cell_parts_as_its_signs_need(word: str, parts: int) -> None:
    """Narrow letters stand together where as many wide ones are parted, and each piece has room."""
    pieces = Seams().tight(word).split(SOFT_HYPHEN)
    assert len(pieces) == parts
    assert all(widths.millimetres(piece) <= CELL for piece in pieces)
