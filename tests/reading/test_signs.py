"""The signs that a text may hold are those that every face on paper has."""

import struct
from collections.abc import Iterator
from pathlib import Path

from generators import store
from generators.reading.texts import signs

FONTS = sorted((store.ROOT / "vendor" / "fonts" / "print").glob("*.ttf"))


def _code_points(font: Path) -> Iterator[int]:
    """Read which characters a font has signs for: subtable 12 of its table »cmap«."""
    data = font.read_bytes()
    tables = struct.iter_unpack(">4sIII", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]])
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    for _, _, offset in struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * count]):
        if struct.unpack_from(">H", data, start + offset)[0] == 12:
            groups = struct.unpack_from(">I", data, start + offset + 12)[0]
            at = start + offset + 16
            for first, last, _ in struct.iter_unpack(">III", data[at : at + 12 * groups]):
                yield from range(first, last + 1)


def test_the_table_is_that_of_the_fonts() -> None:
    """A font that is changed changes what can be printed; write the ranges that this gives into PRINTED."""
    common = sorted(set.intersection(*(set(_code_points(font)) for font in FONTS)))
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
