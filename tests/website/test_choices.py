"""What is left out and what comes first on pages: withdrawn records, one's own municipality, names of any kind."""

import dataclasses
import re
from xml.etree import ElementTree as ET

import pytest

from generators import store
from generators.demo.programme import Size, files
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.tile_map import COLUMNS, StandingOut, locator, locator_of_group, overview
from generators.reading.loader import load
from generators.records.record_types import Record, Status
from generators.records.registers import Municipality
from generators.website.page import Imprint, Press
from generators.website.place_pages import conference_pages, fellows, municipality_pages, named_municipalities
from generators.website.record_pages import conferences_of, record_page


@pytest.fixture(scope="module")
def demo() -> KnowledgeBase:
    """A programme with clusters, half of whose municipalities are in one."""
    return build(load({path: text.encode() for path, text in files(Size(60, 2, 24))}))


def _with(base: KnowledgeBase, record: Record, **fields: object) -> KnowledgeBase:
    changed = record.model_copy(update=fields)
    return dataclasses.replace(base, records=tuple(changed if r is record else r for r in base.records))


def test_a_withdrawn_record_is_in_no_handout_and_its_page_says_of_none(base: KnowledgeBase, chosen: Imprint) -> None:
    """Its conferences are those of its themes as long as it is valid."""
    record = next(r for r in base.records if conferences_of(base, r))
    wanted = [c for c in base.theme_conferences if {e.theme for e in c.themes} & set(record.themes)]
    assert list(conferences_of(base, record)) == wanted
    changed = _with(base, record, status=Status.WITHDRAWN)
    old = changed.by_id[record.id]
    assert list(conferences_of(changed, old)) == []
    pages = [
        record_page(Press(b, store.templates("pages"), chosen), r).body for b, r in ((base, record), (changed, old))
    ]
    assert [wanted[0].name in page for page in pages] == [True, False]


def test_a_conference_never_shows_a_withdrawn_record(base: KnowledgeBase, chosen: Imprint) -> None:
    """Whether it is about one theme or several."""

    def shown(of: KnowledgeBase) -> str:
        pages = conference_pages(Press(of, store.templates("pages"), chosen))
        return next(page.body for page in pages if page.address.endswith("temakonference-1/"))

    codes = re.findall(r'href="[^"]*/([A-Z]-\d+)/', shown(base))
    assert codes
    changed = base
    for code in dict.fromkeys(codes):
        changed = _with(changed, changed.by_id[code], status=Status.WITHDRAWN)
    assert not set(codes) & set(re.findall(r'href="[^"]*/([A-Z]-\d+)/', shown(changed)))
    nothing = tuple(record.model_copy(update={"status": Status.WITHDRAWN}) for record in base.records)
    assert not re.findall(r'href="[^"]*/[A-Z]-\d+/', shown(dataclasses.replace(base, records=nothing)))


def test_nobody_is_a_fellow_of_oneself(demo: KnowledgeBase, chosen: Imprint) -> None:
    """The others of the cluster, and the page of a municipality does not link to itself among them."""
    pages = {p.address: p for p in municipality_pages(Press(demo, store.templates("pages"), chosen))}
    for cluster in demo.clusters:
        members = [m for m in demo.municipalities if demo.cluster_of(m.slug) is cluster]
        for own in members:
            assert fellows(demo, cluster, own) == [m for m in members if m is not own]
            told = re.findall(r"sammen med (.*?)\.</p>", pages[f"kommuner/{own.slug}/"].body)
            linked = re.findall(r'href="[^"]*/kommuner/([^/]+)/index.html"', "".join(told))
            assert linked == [m.slug for m in members if m is not own]


def test_a_municipality_stands_out_for_its_cluster_and_its_roles(demo: KnowledgeBase) -> None:
    """And where few do, all in the strongest shade."""
    named = named_municipalities(demo)
    for own in demo.municipalities:
        cluster = demo.cluster_of(own.slug)
        if cluster:
            assert named[own.slug].why.startswith(cluster.name)
        assert (own.slug in named) is bool(cluster or demo.roles_of(own.slug))


ODD = 'Å<b>&"by"'


def _odd(base: KnowledgeBase) -> list[Municipality]:
    first, *others = base.municipalities
    return [first.model_copy(update={"name": ODD}), *others]


def test_a_name_is_never_markup_on_a_map(base: KnowledgeBase) -> None:
    """Not on a tile, not in what is read aloud, and not beside the small map."""
    country = _odd(base)
    own = country[0]
    large = ET.fromstring(overview(country, "{slug}/?a=1&b=2", {own.slug: StandingOut('vært & "panel"')}))  # noqa: S314 - our own drawing
    tile = next(tile for tile in large.iter("a") if tile.get("data-kommune") == own.slug)
    assert "".join(tile.itertext()) == ODD
    assert tile.get("aria-label") == f'{ODD}, vært & "panel"'
    assert tile.get("href") == f"{own.slug}/?a=1&b=2"
    small = ET.fromstring(locator(country, own))  # noqa: S314 - our own drawing
    assert ODD in (small.get("aria-label") or "")
    assert "".join(small.itertext()) == ODD
    group = ET.fromstring(locator_of_group(country, {own.slug}, ODD))  # noqa: S314 - our own drawing
    assert ODD in (group.get("aria-label") or "")


def test_the_name_stands_on_the_side_of_its_square_where_there_is_room(base: KnowledgeBase) -> None:
    """To the right in the west, to the left in the east, at the end of a line from the square."""
    for own in base.municipalities:
        drawing = ET.fromstring(locator(base.municipalities, own))  # noqa: S314 - our own drawing
        square = next(each for each in drawing.iter("rect") if each.get("class") == "is-me")
        left, side = float(square.get("x", "")), float(square.get("width", ""))
        text = next(drawing.iter("text"))
        line = next(drawing.iter("path")).get("d", "")
        start, step = re.fullmatch(r"M(\d+) [\d.]+h(-?\d+)", line).groups()  # type: ignore[union-attr]
        east = own.tile.column >= COLUMNS // 2
        assert text.get("text-anchor") == ("end" if east else "start")
        assert float(start) == (left if east else left + side)
        end = float(start) + float(step)
        assert (end < left) if east else (end > left + side)
        assert abs(float(text.get("x", "")) - end) <= 5
        assert (float(text.get("x", "")) < end) is east
