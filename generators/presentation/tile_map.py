"""The tile map of the 98 municipalities as SVG: one square each, placed roughly as on the map.

Knows places and names; where a tile leads is given by the caller, colours and type by the style sheet.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generators.records.registers import Municipality, Region

WIDTH, HEIGHT, GAP = 63, 45, 3
_ACROSS, _DOWN = WIDTH + GAP, HEIGHT + GAP
COLUMNS, ROWS = 17, 14
LINE = 13
LONGEST_LINE = 11
# Names too wide for a tile, with half the width of the first part in Source Sans 3 at 12 px. The hyphen is drawn:
# written, it would make the text differ from the name that a screen reader is given.
BROKEN = {
    "Brønderslev": ("Brønders", 23.3),
    "Fredensborg": ("Fredens", 20.3),
    "Frederiksberg": ("Frederiks", 23.7),
    "Frederikshavn": ("Frederiks", 23.7),
    "Frederikssund": ("Frederiks", 23.7),
    "Guldborgsund": ("Guldborg", 23.8),
    "Jammerbugt": ("Jammer", 21.2),
    "Mariagerfjord": ("Mariager", 22.4),
    "Skanderborg": ("Skander", 21.1),
    "Sønderborg": ("Sønder", 18.4),
    "Vesthimmerlands": ("Vesthim", 20.5),
    "Vordingborg": ("Vording", 19.7),
}
REGION_LABELS = (
    (0, 1, Region.NORTH),
    (6, 5, Region.MIDDLE),
    (0, 10, Region.SOUTH),
    (8, 10, Region.ZEALAND),
    (15, 3, Region.CAPITAL),
)
_ORDER = [Region.NORTH, Region.MIDDLE, Region.SOUTH, Region.ZEALAND, Region.CAPITAL]


@dataclass(frozen=True, slots=True)
class StandingOut:
    """Why a municipality stands out on the map, and how much: 1 to 3."""

    why: str
    shade: int = 3


def overview(municipalities: Sequence[Municipality], link: str, named: Mapping[str, StandingOut]) -> str:
    """Draw all municipalities as links; `link` holds {slug}, `named` tells of some that and why they stand out."""
    label = "Feltkort over kommunerne. Hvert felt er et link til kommunens side."
    size = f"-3 -3 {COLUMNS * _ACROSS + 3} {ROWS * _DOWN + 3}"
    groups = (_region(region, municipalities, link, named) for region in _ORDER)
    words = (_region_label(column, row, region) for column, row, region in REGION_LABELS)
    return (
        f'<svg class="kv-map" viewBox="{size}" role="group" aria-label="{label}">'
        f"{''.join(groups)}{''.join(words)}"
        f'<path class="kv-map__b" d="{"".join(_borders(municipalities))}"/></svg>'
    )


def locator(municipalities: Sequence[Municipality], own: Municipality) -> str:
    """Draw a small map with one municipality, its region and its name."""
    label = f"Feltkort: {own.name} ligger i {own.region}"
    kinds = {m.slug: "is-reg" for m in municipalities if m.region is own.region} | {own.slug: "is-me"}
    return _small(municipalities, kinds, label, _pointer(own))


def locator_of_group(municipalities: Sequence[Municipality], members: Collection[str], name: str) -> str:
    """Draw a small map with the municipalities of a group."""
    return _small(municipalities, dict.fromkeys(members, "is-me"), f"Feltkort over kommunerne i {name}", "")


# --- the large map ----------------------------------------------------------------------------------------------------


def _region(region: Region, municipalities: Sequence[Municipality], link: str, named: Mapping[str, StandingOut]) -> str:
    tiles = (_tile(m, link, named.get(m.slug)) for m in municipalities if m.region is region)
    return f'<g class="r{_ORDER.index(region) + 1}" role="group" aria-label="{escape(region)}">{"".join(tiles)}</g>'


_SHADES = {1: "is-few", 2: "is-some", 3: "is-named"}


def _tile(own: Municipality, link: str, named: StandingOut | None) -> str:
    left, top = own.tile.column * _ACROSS, own.tile.row * _DOWN
    classes = f"kv-tile {_SHADES[named.shade]}" if named else "kv-tile"
    label = escape(f"{own.name}, {named.why}" if named else own.name)
    lines = _lines(own.name)
    middle, first = left + WIDTH / 2, top + HEIGHT / 2 + 4 - (len(lines) - 1) * LINE / 2
    spans = (
        f'<tspan x="{middle:g}" y="{first + i * LINE:g}"{_squeezed(line)}>{escape(line)}</tspan>'
        for i, line in enumerate(lines)
    )
    hyphen = ""
    if own.name in BROKEN:
        hyphen = f'<path class="kv-tile__h" d="M{middle + BROKEN[own.name][1] + 1:g} {first - 3.6:g}h3"/>'
    called = f'data-navn="{escape(own.name)}"'
    called += f' data-foer="{escape("|".join(own.former_names))}"' if own.former_names else ""
    return (
        f'<a class="{classes}" href="{escape(link.format(slug=own.slug))}" aria-label="{label}" '
        f'data-kommune="{own.slug}" {called} data-felt="{own.tile.column},{own.tile.row}">'
        f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}"/><text>{"".join(spans)}</text>{hyphen}</a>'
    )


def _squeezed(line: str) -> str:
    """Press a line together that would not fit: no real name, but made-up ones may be longer."""
    return f' textLength="{WIDTH - 4}" lengthAdjust="spacingAndGlyphs"' if len(line) > LONGEST_LINE else ""


def _lines(name: str) -> list[str]:
    if name in BROKEN:
        first = BROKEN[name][0]
        return [first, name[len(first) :]]
    head, hyphen, tail = name.partition("-")
    return [head + hyphen, tail] if tail else [name]


def _region_label(column: int, row: int, region: Region) -> str:
    place = f'x="{column * _ACROSS + 4}" y="{row * _DOWN + HEIGHT / 2 + 4:g}"'
    return f'<text class="kv-map__r" {place}>{escape(region.label)}</text>'


def _borders(municipalities: Sequence[Municipality]) -> Iterator[str]:
    """Draw a stroke in the gap wherever two neighbouring tiles belong to different regions."""
    regions = {(m.tile.column, m.tile.row): m.region for m in municipalities}
    for (column, row), region in sorted(regions.items()):
        x, y = column * _ACROSS - GAP / 2, row * _DOWN - GAP / 2
        if regions.get((column + 1, row), region) is not region:
            yield f"M{x + _ACROSS:g} {y:g}v{_DOWN:g}"
        if regions.get((column, row + 1), region) is not region:
            yield f"M{x:g} {y + _DOWN:g}h{_ACROSS:g}"


# --- the small map ----------------------------------------------------------------------------------------------------

_SIDE, _STEP = 20, 23


def _small(municipalities: Sequence[Municipality], kinds: Mapping[str, str], label: str, on_top: str) -> str:
    squares = "".join(_square(m, kinds.get(m.slug, "")) for m in municipalities)
    size = f"-2 -2 {COLUMNS * _STEP + 1} {ROWS * _STEP + 1}"
    return f'<svg class="kv-mini" viewBox="{size}" role="img" aria-label="{escape(label)}">{squares}{on_top}</svg>'


def _square(own: Municipality, kind: str) -> str:
    classes = f' class="{kind}"' if kind else ""
    x, y = own.tile.column * _STEP, own.tile.row * _STEP
    return f'<rect{classes} x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}"/>'


def _pointer(own: Municipality) -> str:
    """Write the name beside its square, on the side where there is room."""
    x, y = own.tile.column * _STEP, own.tile.row * _STEP + _SIDE / 2
    if own.tile.column < COLUMNS // 2:
        line, anchor, start = f"M{x + _SIDE} {y:g}h14", "start", x + _SIDE + 18
    else:
        line, anchor, start = f"M{x} {y:g}h-14", "end", x - 18
    text = f'<text x="{start}" y="{y + 5:g}" text-anchor="{anchor}">{escape(own.name)}</text>'
    return f'<path class="kv-mini__l" d="{line}"/>{text}'
