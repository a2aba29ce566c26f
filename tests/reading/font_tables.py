"""What the tables of a font file say: which characters it has signs for, and how far each moves the pen."""

import struct
from collections.abc import Iterator
from pathlib import Path

from generators import store

FONTS = sorted((store.ROOT / "vendor" / "fonts" / "print").glob("*.ttf"))


def _tables(data: bytes) -> dict[bytes, int]:
    rows = struct.iter_unpack(">4sIII", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]])
    return {tag: offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield each character with its sign: subtable 12 of the table »cmap«."""
    start = _tables(data)[b"cmap"]
    count = struct.unpack_from(">H", data, start + 2)[0]
    for _, _, offset in struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * count]):
        if struct.unpack_from(">H", data, start + offset)[0] == 12:
            groups = struct.unpack_from(">I", data, start + offset + 12)[0]
            at = start + offset + 16
            for first, last, glyph in struct.iter_unpack(">III", data[at : at + 12 * groups]):
                yield from ((code, glyph + code - first) for code in range(first, last + 1))


def advances(font: Path) -> dict[int, float]:
    """Map each character of a font to its width in thousandths of the letter size."""
    data = font.read_bytes()
    tables = _tables(data)
    unit = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    wide = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    # The signs after the last width are all as wide as that.
    return {code: wide[min(glyph, count - 1)] * 1000 / unit for code, glyph in _glyphs(data)}
