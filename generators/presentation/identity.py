"""The look that web and paper share: every colour, the marks of themes and types, and the words for them.

The theme colours part in greyscale and for colour-blind readers too; `readable` names what has to be legible.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generators.records.record_types import RecordType
from generators.records.registers import Theme


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour in light and in dark surroundings."""

    light: str
    dark: str


class Text(NamedTuple):
    """Text that somebody has to read: what it is called, its colour and the ground it stands on."""

    name: str
    colour: str
    ground: str


THEME_COLOURS = {
    1: Colour("#1330CC", "#81B2FF"),
    2: Colour("#018253", "#B6FFE5"),
    3: Colour("#541671", "#EFCEFF"),
    4: Colour("#7C5500", "#EBBE76"),
    5: Colour("#4C0807", "#DB8779"),
}
DEFERRED = Colour("#5B6670", "#98A3AC")

# By the names that style sheets use.
SCREEN = {
    "paper": Colour("#FBFAF7", "#14191D"),
    "wash": Colour("#F3F0E8", "#1C2328"),
    "ink": Colour("#1C2226", "#E6EAED"),
    "quiet": Colour("#56616A", "#A9B4BC"),
    "petrol": Colour("#0F3D4C", "#7FC9DB"),
    "rust": Colour("#9A3B12", "#E8A27C"),
    "line": Colour("#DDD8CC", "#2C353B"),
    "line-2": Colour("#B5AE9F", "#4C5860"),
    "field": Colour("#7B7566", "#83909A"),
    "band": Colour("#0F3D4C", "#0D2E39"),
    "band-ink": Colour("#FBFAF7", "#F1F5F6"),
    "band-quiet": Colour("#BCD3D9", "#A9C8D0"),
    "band-line": Colour("#3F6A78", "#2F5563"),
    "band-field": Colour("#1C2226", "#1C2226"),
    "band-btn": Colour("#0D2E39", "#0D2E39"),
    "btn": Colour("#0F3D4C", "#7FC9DB"),
    "btn-ink": Colour("#FBFAF7", "#0E1A1F"),
    "tile": Colour("#ECE8DD", "#232C32"),
    "tile-reg": Colour("#CDC6B6", "#414D55"),
    "tile-some": Colour("#A3BFC7", "#2F5563"),
    "r1": Colour("#E4E9D8", "#2A3326"),
    "r2": Colour("#DCE6EA", "#22323A"),
    "r3": Colour("#F0E3D2", "#3A3022"),
    "r4": Colour("#E8DFEC", "#322A38"),
    "r5": Colour("#F2DEDC", "#3B2829"),
    "t0": DEFERRED,
} | {f"t{number}": colour for number, colour in THEME_COLOURS.items()}

# What a page of the site changes when it is sent to the reader's own printer.
SENT_TO_PRINTER = {
    "paper": "#FFF",
    "wash": "#FFF",
    "ink": "#111",
    "quiet": "#4D565D",
    "line": "#C9C4B8",
    "line-2": "#A9A294",
    "tile": "#EEE",
    "tile-reg": "#CCC",
}

# By the names that the templates of handouts, cards and publications use.
PRINT = {
    "paper": "#FFFFFF",
    "ink": SCREEN["ink"].light,
    "quiet": SCREEN["quiet"].light,
    "petrol": SCREEN["petrol"].light,
    "rust": SCREEN["rust"].light,
    "pale": "#B9D3DB",
    "hair": "#B4BDC2",
    "tint": "#EEF1F2",
    "rule": "#7D7D7D",
    "tile": "#D5DDE0",
    "inset": "#8C989F",
}
COVER_SHADES = ("#1B5060", "#236072", "#2E7388", "#174857", "#3C879D")
PALE_SHADES = ("#FFFFFF26", "#FFFFFF33", "#FFFFFF1F", "#FFFFFF3D", "#FFFFFF2B")

_THEMES = tuple(name for name in SCREEN if name[0] == "t" and name[1:].isdigit())
_ON_PRINT = {
    "paper": ("ink", "quiet", "petrol", "rust"),
    "tint": ("ink", "quiet", "petrol", "rust"),
    "petrol": ("paper", "pale"),
    "ink": ("paper",),
}
_ON_SCREEN = {
    "paper": ("ink", "quiet", "petrol", "rust", *_THEMES),
    "wash": ("ink", "quiet", "petrol", "rust"),
    "band": ("band-ink", "band-quiet"),
    "band-ink": ("band-field",),
    "band-quiet": ("band-btn",),
    "btn": ("btn-ink",),
    "petrol": ("paper",),
    **dict.fromkeys(("tile", "tile-reg", "tile-some", "r1", "r2", "r3", "r4", "r5"), ("ink",)),
}
_DANISH = {"ink": "blæk", "quiet": "dæmpet", "paper": "papir", "pale": "bleg", "tint": "tonet"}


def theme_colour(theme: Theme) -> Colour:
    """Give a theme its colour; deferred themes are grey."""
    return THEME_COLOURS.get(theme.number or 0, DEFERRED)


def theme_mark(theme: Theme) -> str:
    """Name the icon of a theme."""
    return f"tema-{theme.number}" if theme.number in THEME_COLOURS else "tema-udskudt"


def type_mark(record_type: RecordType) -> str:
    """Name the icon of a record type."""
    return record_type.icon


def style_sheet() -> str:
    """Give the colours as the style sheets of the site know them: `var(--ink)`, and `--t` for each theme."""
    colours = "".join(f"--{name}:light-dark({c.light},{c.dark});" for name, c in SCREEN.items())
    printed = "".join(f"--{name}:{colour};" for name, colour in SENT_TO_PRINTER.items())
    themes = "".join(f".{name}{{--t:var(--{name})}}" for name in _THEMES)
    # A reader who has chosen colours of his own keeps them: a theme is told by its number and its mark.
    chosen = "".join(f"--{name}:CanvasText;" for name in _THEMES)
    return (
        f":root{{{colours}}}\n{themes}\n@media screen and (forced-colors:active){{:root{{{chosen}}}}}\n"
        f"@media print{{:root,:root[data-farver]{{{printed}}}}}\n"
    )


def readable_in_print() -> Iterator[Text]:
    """Yield every colour that text is printed in, on what it is printed on; covers are in the colour of a theme."""
    for ground, colours in _ON_PRINT.items():
        yield from (Text(_called(name, ground), PRINT[name], PRINT[ground]) for name in colours)
    for name in _THEMES:
        yield Text(f"tema {name[1:]} på papir", SCREEN[name].light, PRINT["paper"])


def readable_on_screen() -> Iterator[Text]:
    """Yield every colour that text is shown in, on what it is shown on, by day and by night."""
    for ground, colours in _ON_SCREEN.items():
        for name in colours:
            yield Text(_called(name, ground), SCREEN[name].light, SCREEN[ground].light)
            yield Text(f"{_called(name, ground)}, mørkt", SCREEN[name].dark, SCREEN[ground].dark)
    for name in ("ink", "quiet"):
        yield Text(f"{_called(name, 'paper')}, udskrift", SENT_TO_PRINTER[name], SENT_TO_PRINTER["paper"])


def _called(name: str, ground: str) -> str:
    return f"{_DANISH.get(name, name)} på {_DANISH.get(ground, ground)}"


def contrast(one: str, other: str) -> float:
    """Weigh two colours against each other as WCAG 2.2 does: from 1, the same, to 21, black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) > len("#FFF") else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
