"""The tile map as drawing: every municipality once, nothing on top of another, names that fit."""

import re
from xml.etree import ElementTree as ET

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import tile_map
from generators.presentation.tile_map import BROKEN, LONGEST_LINE, StandingOut, locator, overview
from generators.website.place_pages import named_municipalities


def test_every_municipality_is_a_link_of_its_own_place(base: KnowledgeBase) -> None:
    drawing = ET.fromstring(overview(base.municipalities, "{slug}/index.html", {}))  # noqa: S314 - our own drawing
    tiles = drawing.findall(".//a")
    assert {tile.get("href") for tile in tiles} == {f"{m.slug}/index.html" for m in base.municipalities}
    assert len({tile.get("data-felt") for tile in tiles}) == len(base.municipalities)


def test_a_tile_is_named_as_it_is_written(base: KnowledgeBase) -> None:
    """A hyphen that only divides a word is drawn, not written."""
    drawing = ET.fromstring(overview(base.municipalities, "{slug}/", {}))  # noqa: S314 - our own drawing
    for tile in drawing.findall(".//a"):
        assert "".join(tile.itertext()) == tile.get("aria-label")


def test_names_that_do_not_fit_are_divided(base: KnowledgeBase) -> None:
    for own in base.municipalities:
        assert all(len(line) <= LONGEST_LINE for line in tile_map._lines(own.name)), own.name
    assert BROKEN.keys() <= {own.name for own in base.municipalities}


def test_what_stands_out_is_said_and_not_only_coloured(base: KnowledgeBase) -> None:
    drawing = overview(base.municipalities, "{slug}/", {"hedensted": StandingOut("oplægsholder")})
    assert re.findall(r'<a class="kv-tile is-named"[^>]*aria-label="([^"]*)"', drawing) == ["Hedensted, oplægsholder"]


def test_the_small_map_tells_name_and_region(base: KnowledgeBase) -> None:
    drawing = locator(base.municipalities, base.municipality["hedensted"])
    assert 'aria-label="Feltkort: Hedensted ligger i Region Midtjylland"' in drawing
    assert drawing.count('class="is-me"') == 1
    assert drawing.count('class="is-reg"') == 18


def test_the_name_on_the_small_map_stands_where_there_is_room(base: KnowledgeBase) -> None:
    """Away from the nearer edge: it would run off the map on the other side."""
    places = {own: own.tile.column for own in base.municipalities}
    west, east = min(places, key=lambda own: places[own]), max(places, key=lambda own: places[own])
    assert 'text-anchor="start"' in locator(base.municipalities, west)
    assert 'text-anchor="end"' in locator(base.municipalities, east)


def test_signs_of_markup_in_a_name_are_text_on_both_maps(base: KnowledgeBase) -> None:
    own = base.municipalities[0].model_copy(update={"name": 'A & <b> "C"'})
    named = {own.slug: StandingOut("vært & <i>")}
    for drawing, shown in ((overview((own,), "{slug}/", {}), ""), (overview((own,), "{slug}/", named), ", vært & <i>")):
        (tile,) = ET.fromstring(drawing).findall(".//a")  # noqa: S314 - our own drawing
        assert tile.get("aria-label") == own.name + shown
        assert tile.get("data-navn") == "".join(tile.itertext()) == own.name
    small = ET.fromstring(locator((own,), own))  # noqa: S314 - our own drawing
    assert small.get("aria-label") == f"Feltkort: {own.name} ligger i {own.region}"
    assert "".join(small.itertext()) == own.name


def test_few_named_municipalities_are_all_of_one_shade(base: KnowledgeBase) -> None:
    assert {out.shade for out in named_municipalities(base).values()} == {3}
