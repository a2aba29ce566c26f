"""The pictures that show when a page of a type or a theme is shared: its name and its mark on a ground of colour."""

from collections.abc import Iterator
from typing import Any

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import identity_data
from generators.handouts.typesetting import Typesetter
from generators.presentation import addresses, identity
from generators.presentation.share_picture import HEIGHT, WIDTH
from generators.records.record_types import RECORD_TYPES

TEMPLATE = "handouts/share.typ"


def produce(manuscript: Manuscript, press: Typesetter) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the picture of each type and theme."""
    base = manuscript.base
    shared = identity_data(base, manuscript.edition)
    petrol = identity.PRINT["petrol"]
    for row in RECORD_TYPES:
        told = _told(danish.capitalised(row.singular), row.explanation, row.icon, petrol)
        yield addresses.of_card(f"type-{row.slug}"), _drawn(press, shared, told, example=base.is_example)
    for theme in base.themes:
        number = f"Tema {theme.number}" if theme.number else "Udskudt tema"
        colour = identity.theme_colour(theme).light
        told = _told(danish.typeset(theme.short_name), number, identity.theme_mark(theme), colour)
        yield addresses.of_card(f"tema-{theme.slug}"), _drawn(press, shared, told, example=base.is_example)


def _told(name: str, about: str, mark: str, colour: str) -> dict[str, Any]:
    return {"name": name, "about": about, "mark": mark, "colour": colour}


def _drawn(press: Typesetter, shared: dict[str, Any], told: dict[str, Any], *, example: bool) -> bytes:
    data = told | {"width": WIDTH, "height": HEIGHT, "example": example}
    return press.draw(TEMPLATE, {"identity": shared, "data": data})
