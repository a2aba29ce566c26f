"""Details of pages and maps that a reader would miss: places of names, borders, citations, actions and filters."""

import datetime as dt
import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, identity, outline
from generators.presentation.site import Site, SiteFault, read_site
from generators.presentation.tile_map import overview
from generators.records.record_types import LeadershipLevel, Recommendation, type_of
from generators.website.here import Here
from generators.website.list_pages import NUMBERS, by_letter
from generators.website.listing import FIRST_OF_TYPE, by_type
from generators.website.page import Imprint, Page
from generators.website.place_pages import _third
from generators.website.record_pages import actions_by_level, citation, with_questions_early
from generators.website.site_tree import small_files


@pytest.fixture
def here(base: KnowledgeBase) -> Here:
    return Here(address="erkendelser/", base=base, handouts_built=False, repository={})


def test_a_name_stands_in_the_middle_of_its_tile(base: KnowledgeBase) -> None:
    """Each line of it, from side to side and from top to bottom."""
    drawing = ET.fromstring(overview(base.municipalities, "{slug}/", {}))  # noqa: S314 - our own drawing
    for tile in drawing.iter("a"):
        square = next(tile.iter("rect"))
        left, top, width, height = (float(square.get(name, "")) for name in ("x", "y", "width", "height"))
        lines = [(float(line.get("x", "")), float(line.get("y", ""))) for line in tile.iter("tspan")]
        assert {across for across, _ in lines} == {left + width / 2}
        middle = sum(down for _, down in lines) / len(lines) - 4
        assert abs(middle - (top + height / 2)) < 0.01
        assert all(after - before == 13 for (_, before), (_, after) in itertools.pairwise(lines))


def test_a_border_stands_wherever_two_regions_meet(base: KnowledgeBase) -> None:
    """Between neighbours of different regions, and nowhere else."""
    drawing = ET.fromstring(overview(base.municipalities, "{slug}/", {}))  # noqa: S314 - our own drawing
    strokes = next(path for path in drawing.iter("path") if path.get("class") == "kv-map__b").get("d", "")
    regions = {(m.tile.column, m.tile.row): m.region for m in base.municipalities}

    def meetings(across: int, down: int) -> int:
        return sum(regions.get((x + across, y + down), own) is not own for (x, y), own in regions.items())

    assert strokes.count("v") == meetings(1, 0)
    assert strokes.count("h") == meetings(0, 1)


def test_regions_are_named_where_no_municipality_lies(base: KnowledgeBase) -> None:
    """Each once, in a place of the map that is free."""
    drawing = ET.fromstring(overview(base.municipalities, "{slug}/", {}))  # noqa: S314 - our own drawing
    taken = {(float(each.get("x", "")), float(each.get("y", ""))) for each in drawing.iter("rect")}
    names = [each for each in drawing.iter("text") if each.get("class") == "kv-map__r"]
    assert len({"".join(each.itertext()) for each in names}) == 5
    for each in names:
        assert (float(each.get("x", "")) - 4, float(each.get("y", "")) - 4 - 45 / 2) not in taken


def test_shades_part_the_municipalities_in_three() -> None:
    """The lowest, middle and highest third; equal counts have the same shade."""
    counts = {str(number): number for number in range(9)}
    assert [_third(counts, slug) for slug in counts] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert {_third({"a": 4, "b": 4, "c": 4}, slug) for slug in "abc"} == {1}


def test_a_citation_says_who_what_where_and_when(base: KnowledgeBase, chosen: Imprint) -> None:
    """With the day it was revised, where it was, the edition that is cited, and what one may do with it."""
    changed = {"title": "Om tid", "recorded": dt.date(2026, 11, 21), "revised": None}
    record = base.records[0].model_copy(update=changed)
    told = f"{base.programme.owner}: »Om tid«, {chosen.site.name}, {record.id}, optaget 21. november 2026"
    rest = f". Udgave af {chosen.edition}. CC BY 4.0."
    assert citation(base, record, chosen) == f"{told}{rest}"
    again = record.model_copy(update={"revised": dt.date(2026, 11, 24)})
    assert citation(base, again, chosen) == f"{told}, revideret 24. november 2026{rest}"


def test_actions_are_gathered_by_level_from_the_top(base: KnowledgeBase) -> None:
    """Levels without any are left out; other types have none."""
    record = next(r for r in base.records if isinstance(r, Recommendation) and r.actions)
    action = record.actions[0]
    given = (("c", LeadershipLevel.DECENTRAL), ("a", LeadershipLevel.POLITICAL), ("d", LeadershipLevel.DECENTRAL))
    actions = tuple(action.model_copy(update={"text": text, "level": level}) for text, level in given)
    found = actions_by_level(record.model_copy(update={"actions": actions}))
    assert list(found.items()) == [(LeadershipLevel.POLITICAL, ["a"]), (LeadershipLevel.DECENTRAL, ["c", "d"])]
    assert actions_by_level(next(r for r in base.records if not isinstance(r, Recommendation))) == {}


def test_a_row_carries_what_lists_are_narrowed_by(base: KnowledgeBase, here: Here) -> None:
    """Each key of the address with the values of the record, and none that is empty."""
    for record in base.records:
        written = str(here.facets(record))
        assert f' data-type="{type_of(record).slug}"' in written
        assert f' data-tema="{" ".join(record.themes)}"' in written
        assert '=""' not in written


def test_values_of_lists_read_as_one_phrase(here: Here) -> None:
    """The first with a capital letter; nothing of nothing."""
    assert here.listed([LeadershipLevel.POLITICAL, LeadershipLevel.DECENTRAL]).count(" og ") == 1
    one, other = LeadershipLevel.POLITICAL.label, LeadershipLevel.DECENTRAL.label
    assert (
        here.listed([LeadershipLevel.POLITICAL, LeadershipLevel.DECENTRAL]) == f"{one} og {other[0].lower()}{other[1:]}"
    )
    assert here.listed([]) == ""


def test_the_page_of_a_conference_names_its_themes(base: KnowledgeBase, made: dict[str, Page]) -> None:
    """Each with its link."""
    for conference in base.conferences:
        body = made[addresses.source_of(addresses.of_conference(conference))].body
        for entry in conference.themes:
            assert f'/temaer/{entry.theme}/index.html"' in body


def test_every_record_has_its_data_for_the_meeting(base: KnowledgeBase, chosen: Imprint) -> None:
    """Under its code, where the page of the pack looks for it."""
    files = small_files(base, store.templates("pages"), chosen)
    assert {f"assets/moede/{record.id}.js" for record in base.records} <= files.keys()


def test_colours_are_told_by_what_stands_on_what() -> None:
    """Text first, ground last."""
    names = [text.name for text in identity.readable_on_screen()]
    assert "blæk på papir" in names
    assert "blæk på papir, mørkt" in names
    assert "papir på blæk" not in names


def test_a_site_without_a_repository_keeps_name_and_address_apart() -> None:
    """And a fault in what is no mapping is told on its line."""
    assert read_site("site_name: Viden\nsite_url: https://a.dk\n") == Site("Viden", "https://a.dk/")
    with pytest.raises(SiteFault, match="linje 2: site_url"):
        read_site("site_name: Viden\nsite_url: ftp://a.dk\n")


def test_a_list_is_parted_by_type_and_nothing_of_it_is_lost(base: KnowledgeBase) -> None:
    groups = by_type(base.records)
    assert [record for group in groups for record in (*group.first, *group.rest)] == list(base.records)
    for group in groups:
        assert {type_of(record) for record in (*group.first, *group.rest)} == {group.type}
        assert len(group.first) >= FIRST_OF_TYPE
    few = base.records[: FIRST_OF_TYPE + 1]
    assert [(len(group.first), len(group.rest)) for group in by_type(few)] == [(len(few), 0)]
    more = base.records[: FIRST_OF_TYPE + 2]
    assert [(len(group.first), len(group.rest)) for group in by_type(more)] == [(FIRST_OF_TYPE, 2)]


LED_WITH = {
    "erkendelse": ["betydning"],
    "dilemma": ["poler"],
    "model": ["hvornaar", "trin", "forudsaetninger"],
    "anbefaling": ["tekst", "handlinger"],
    "ide": ["naeste_skridt"],
}


def test_questions_follow_what_a_record_leads_with(base: KnowledgeBase) -> None:
    """All parts stay, and the others keep their order."""
    for record in base.records:
        on_paper = [part.key for part in outline.parts(record)]
        keys = [part.key for part in with_questions_early(outline.parts(record))]
        assert [key for key in keys if key != "spoergsmaal"] == [key for key in on_paper if key != "spoergsmaal"]
        if record.questions:
            led_with = [key for key in LED_WITH[type_of(record).singular.replace("é", "e")] if key in keys]
            assert keys[: len(led_with) + 1] == [*led_with, "spoergsmaal"]


def test_words_stand_under_their_letter_and_numbers_by_themselves(base: KnowledgeBase) -> None:
    letters = by_letter(base.glossary)
    assert [entry for _, found in letters for entry in found] == list(base.glossary)
    assert len({letter for letter, _ in letters}) == len(letters)
    for letter, found in letters:
        assert all(
            entry.term[0].upper() == letter or (entry.term[0].isdigit() and letter == NUMBERS) for entry in found
        )


def test_a_hand_written_page_of_many_parts_says_which(built_site: Path) -> None:
    for name in ("programmet", "hvad-vi-ikke-ved"):
        page = (built_site / name / "index.html").read_text(encoding="utf-8")
        contents = page.partition('<nav class="kv-toc"')[2].partition("</nav>")[0]
        assert re.findall(r'<h2 id="([^"]+)"', page) == re.findall(r'href="#([^"]+)"', contents), name
    assert 'class="kv-toc"' not in (built_site / "tilgaengelighed" / "index.html").read_text(encoding="utf-8")
