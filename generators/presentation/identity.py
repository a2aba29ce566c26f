"""The look that web and paper share: theme colours, type marks and the words for them.

Contrast is at least 4.6:1 on paper, and the colours part in greyscale and for colour-blind readers too.
"""

from dataclasses import dataclass

from generators.records.record_types import RecordType
from generators.records.registers import Theme

SITE_NAME = "Klyngeviden"
PAPER, INK, QUIET, PETROL, RUST = "#FBFAF7", "#1C2226", "#56616A", "#0F3D4C", "#9A3B12"


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour on light and on dark paper."""

    light: str
    dark: str


THEME_COLOURS = {
    1: Colour("#1330CC", "#81B2FF"),
    2: Colour("#018253", "#B6FFE5"),
    3: Colour("#541671", "#EFCEFF"),
    4: Colour("#7C5500", "#EBBE76"),
    5: Colour("#4C0807", "#DB8779"),
}
DEFERRED = Colour("#5B6670", "#98A3AC")


def theme_colour(theme: Theme) -> Colour:
    """Give a theme its colour; deferred themes are grey."""
    return THEME_COLOURS.get(theme.number or 0, DEFERRED)


def theme_mark(theme: Theme) -> str:
    """Name the icon of a theme."""
    return f"tema-{theme.number}" if theme.number in THEME_COLOURS else "tema-udskudt"


def type_mark(record_type: RecordType) -> str:
    """Name the icon of a record type."""
    return f"type-{record_type.slug}"
