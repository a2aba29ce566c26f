"""The colours: legible by day, by night and on paper, and stated nowhere but in the table."""

import re
from pathlib import Path

import pytest

from generators import store
from generators.presentation import identity
from generators.presentation.identity import Text, readable_in_print, readable_on_screen

STYLES = [store.ROOT / "docs" / "assets", store.TEMPLATES]
# A colour as style sheets, drawings and Typst write it; not the anchor or the fragment of a link.
COLOUR = re.compile(r"""(?<![&\w/(])#[0-9a-fA-F]{3,8}\b(?![-\w])|rgb\(["\d]|luma\(|hsl\(""")


def _files() -> list[Path]:
    found = [path for folder in STYLES for path in sorted(folder.rglob("*"))]
    return [path for path in found if path.suffix in (".css", ".js", ".svg", ".typ", ".j2", ".html")]


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(store.ROOT).as_posix())
def test_colours_stand_in_the_table_only(path: Path) -> None:
    """No style sheet, template or drawing has a colour of its own."""
    assert COLOUR.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", ["a{color:#0F3D4C}", 'fill: rgb("#EEE")', "luma(125)", "<path fill='#fff'/>"])
def test_a_colour_is_known_when_it_is_seen(text: str) -> None:
    """The test above would find one."""
    assert COLOUR.search(text)


ALL_TEXT = [*readable_in_print(), *readable_on_screen()]


@pytest.mark.parametrize("text", ALL_TEXT, ids="{0.name} {0.colour} {0.ground}".format)
def test_all_text_is_legible(text: Text) -> None:
    """Whatever is read has more than the contrast that WCAG 2.2 asks for."""
    assert identity.contrast(text.colour, text.ground) >= 4.6


def test_contrast_is_weighed_as_the_standard_does() -> None:
    """Two figures of the standard's own, and that the order does not matter."""
    assert identity.contrast("#000", "#FFFFFF") == pytest.approx(21)
    assert identity.contrast("#777777", "#FFF") == pytest.approx(4.48, abs=0.01)
    assert identity.contrast("#FFF", "#777777") == identity.contrast("#777777", "#FFF")


def test_the_style_sheet_gives_every_colour_by_day_and_by_night() -> None:
    """Each name is declared with both, and each theme has its class."""
    sheet = identity.style_sheet()
    for name, colour in identity.SCREEN.items():
        assert f"--{name}:light-dark({colour.light},{colour.dark});" in sheet
    assert all(f".t{number}{{--t:var(--t{number})}}" in sheet for number in (0, *identity.THEME_COLOURS))


def test_every_colour_that_styles_ask_for_is_declared() -> None:
    """A name in a style sheet that no table has would leave text in the colour around it."""
    styles = "".join(path.read_text(encoding="utf-8") for path in _files() if path.suffix == ".css")
    declared = set(re.findall(r"--([\w-]+):", styles + identity.style_sheet()))
    assert set(re.findall(r"var\(--([\w-]+)\)", styles)) <= declared | {"t"}
