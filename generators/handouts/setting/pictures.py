"""The drawings that go into print as SVG: QR codes and the tile map, in shades that survive a grey printer.

Knows places and addresses; the alternative texts are written where the drawings are used.
"""

import io
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import segno

from generators.presentation.identity import PRINT
from generators.presentation.tile_map import COLUMNS, ROWS
from generators.records.registers import Municipality, Tile

QR_SIDE = 25
"""How wide a QR code is printed, in millimetres."""

# A code tells itself which of the eight masks it has; to weigh them takes four fifths of its time. By the rules of
# weighing this one is a tenth worse than the best; small, noisy and bent codes are read at least as often.
_MASK = 0
_CELL, _SIDE = 10, 9.1
_INSET_MARGIN = 1.6
_MARGIN = 2


@cache
def qr_code(url: str) -> str:
    """Draw a QR code; the paper around it is its quiet zone."""
    drawing = io.BytesIO()
    _code(url).save(drawing, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return drawing.getvalue().decode()


@cache
def qr_code_on_screen(url: str) -> bytes:
    """Draw a QR code as a PNG for slides, with its quiet zone."""
    drawing = io.BytesIO()
    _code(url).save(drawing, kind="png", scale=8, border=4)
    return drawing.getvalue()


@cache
def _code(url: str) -> segno.QRCode:
    """Find the pattern of a code, which takes longer than to draw it; cards and slides ask for the same ones."""
    return segno.make(url, error="m", micro=False, mask=_MASK)


def tile_map(municipalities: Sequence[Municipality], own: Municipality, cluster: Collection[str] = ()) -> str:
    """Draw the map: one municipality solid, the others of its cluster outlined, the rest pale."""
    members = [m.tile for m in municipalities if m.slug in cluster and m is not own]
    rest = [m.tile for m in municipalities if m is not own and m.slug not in cluster]
    paper, petrol, tile = PRINT["paper"], PRINT["petrol"], PRINT["tile"]
    around = f'fill="{paper}" stroke="{petrol}" stroke-width="1.4"'
    outlined = f'<path d="{_squares(members, 0.7)}" {around}/>' if members else ""
    parts = [
        f'<path d="{_squares(rest, 0)}" fill="{tile}"/>',
        outlined,
        _inset(municipalities),
        f'<path d="{_squares([own.tile], -1.6)}" fill="{paper}"/>',
        f'<path d="{_squares([own.tile], -0.9)}" fill="{petrol}"/>',
    ]
    return _drawing(municipalities, "".join(parts))


def numbers_on_map(municipalities: Sequence[Municipality], numbered: Sequence[Municipality]) -> list[dict[str, float]]:
    """Place a number in the middle of each tile, as shares of the width and the height of the map."""
    wide, high = _extent(municipalities)
    return [
        {
            "x": ((m.tile.column + 0.5) * _CELL + _MARGIN) / (wide + 2 * _MARGIN),
            "y": ((m.tile.row + 0.5) * _CELL + _MARGIN) / (high + 2 * _MARGIN),
        }
        for m in numbered
    ]


def cover_map(municipalities: Sequence[Municipality], shades: Sequence[str]) -> str:
    """Draw all municipalities in a few shades, spread so that no rule shows."""
    parts = []
    for shade, colour in enumerate(shades):
        tiles = [m.tile for m in municipalities if (int(m.code) * 7 + int(m.code[2])) % len(shades) == shade]
        parts.append(f'<path d="{_squares(tiles, 0)}" fill="{colour}"/>')
    return _drawing(municipalities, "".join(parts))


def _drawing(municipalities: Sequence[Municipality], body: str) -> str:
    wide, high = _extent(municipalities)
    box = f"{-_MARGIN} {-_MARGIN} {wide + 2 * _MARGIN} {high + 2 * _MARGIN}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{body}</svg>'


def _extent(municipalities: Sequence[Municipality]) -> tuple[int, int]:
    """Give how wide and high the tiles lie; a country of few municipalities is drawn as small as one of many."""
    wide = max(COLUMNS, *(m.tile.column + 1 for m in municipalities)) * _CELL
    return wide, max(ROWS, *(m.tile.row + 1 for m in municipalities)) * _CELL


def _squares(tiles: Iterable[Tile], inset: float) -> str:
    side = _SIDE - 2 * inset
    start = (_CELL - _SIDE) / 2 + inset
    return "".join(
        f"M{t.column * _CELL + start:g} {t.row * _CELL + start:g}h{side:g}v{side:g}h{-side:g}z" for t in tiles
    )


def _inset(municipalities: Sequence[Municipality]) -> str:
    """Frame a tile that touches no other and lies alone in the corner: Bornholm is drawn nearer than it is."""
    taken = {(m.tile.column, m.tile.row) for m in municipalities}
    corner = (max(column for column, _ in taken), max(row for _, row in taken))
    neighbours = {(corner[0] - 1, corner[1]), (corner[0], corner[1] - 1)}
    if corner not in taken or neighbours & taken:
        return ""
    inset = PRINT["inset"]
    x, y, side = corner[0] * _CELL - _INSET_MARGIN, corner[1] * _CELL - _INSET_MARGIN, _CELL + 2 * _INSET_MARGIN
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" fill="none" stroke="{inset}" '
        'stroke-width=".6" stroke-dasharray="1.6 1.2"/>'
    )
