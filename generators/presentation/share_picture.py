"""The picture that shows when a page is shared: the mark on the colour of the cover, as a PNG. Pure."""

import struct
import zlib

from generators import danish
from generators.presentation import addresses
from generators.presentation.identity import SCREEN

ADDRESS = f"{addresses.ASSETS}deling.png"
WIDTH, HEIGHT = 1200, 630
# The squares of the mark, each of eight units with one between; they are those of the theme's sign `k-maerke`.
SQUARES = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2))
_UNIT, _STEP, _SIDE = 16, 9, 8
_ACROSS = 26 * _UNIT


def facts(site: str) -> dict[str, object]:
    """Give what a head says of the picture: where it lies, its size and what it shows, for a site by its name."""
    shown = f"Mærket for {site}: {danish.number(len(SQUARES))} felter"
    return {"address": ADDRESS, "width": WIDTH, "height": HEIGHT, "alt": shown}


def share_picture() -> bytes:
    """Draw the picture in two colours."""
    palette = b"".join(bytes.fromhex(SCREEN[name].light[1:]) for name in ("band", "band-ink"))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    lines = b"".join(b"\0" + _line(y) for y in range(HEIGHT))
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, content) for kind, content in parts)


def _line(y: int) -> bytes:
    left, top = (WIDTH - _ACROSS) // 2, (HEIGHT - _ACROSS) // 2
    line = bytearray(WIDTH)
    for column, row in SQUARES:
        begin = top + row * _STEP * _UNIT
        if begin <= y < begin + _SIDE * _UNIT:
            start = left + column * _STEP * _UNIT
            line[start : start + _SIDE * _UNIT] = b"\1" * (_SIDE * _UNIT)
    return bytes(line)


def _part(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
