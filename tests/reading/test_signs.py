"""The signs that a text may hold are those that every face on paper has."""

from generators.reading.texts import signs
from tests.reading.font_tables import FONTS, advances


def test_the_table_is_that_of_the_fonts() -> None:
    """A font that is changed changes what can be printed; write the ranges that this gives into PRINTED."""
    common = sorted(set.intersection(*(set(advances(font)) for font in FONTS)))
    starts = [code for code in common if code - 1 not in common]
    ends = [code for code in common if code + 1 not in common]
    ranges = [f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in zip(starts, ends, strict=True)]
    assert len(FONTS) == 8
    assert " ".join(ranges) == signs.PRINTED


def test_danish_text_is_let_through() -> None:
    """What Danish typing gives is neither odd nor unprintable."""
    text = "Æøå ÆØÅ é ü – — … »citat« “a” ‘b’ 12,5 % ½ € § ’ × − → •\n"
    assert list(signs.in_file(text)) == []
    assert list(signs.unprinted(text)) == []
