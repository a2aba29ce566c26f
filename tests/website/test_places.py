"""What stands on the pages of municipalities, conferences and handouts, as it is worked out."""

import dataclasses
import datetime as dt
import re

import pytest

from generators import store
from generators.demo.programme import Size, files
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.ranking import by_merit
from generators.presentation import addresses
from generators.reading.loader import load
from generators.records.record_types import RECORD_TYPES, Status
from generators.website.page import Imprint, Press
from generators.website.place_pages import appearances, by_region, conference_pages, first_for, handout_pages
from generators.website.record_pages import conferences_of


def test_a_municipality_is_named_once_for_each_source_and_role() -> None:
    """With all the records that came of it; the oldest source first."""
    base = build(load({path: text.encode() for path, text in files(Size(40))}))
    for own in base.municipalities:
        roles = base.roles_of(own.slug)
        found = appearances(base, own)
        pairs = [(one.source.slug, one.role) for one in found]
        assert len(pairs) == len(set(pairs))
        told = [(record.id, one.role) for one in found for record in one.records]
        assert sorted(told) == sorted((record.id, role) for record, role in roles)
        assert [one.source.date for one in found] == sorted(one.source.date for one in found)
    assert any(len(appearances(base, own)) > 1 for own in base.municipalities)


def test_a_region_without_municipalities_is_left_out(base: KnowledgeBase) -> None:
    found = by_region(base)
    assert sorted(m.slug for own in found.values() for m in own) == sorted(m.slug for m in base.municipalities)
    assert all(m.region is region for region, own in found.items() for m in own)
    first = base.municipalities[0]
    assert by_region(dataclasses.replace(base, municipalities=(first,))) == {first.region: [first]}


def test_a_conference_shows_the_best_of_three_types(base: KnowledgeBase) -> None:
    for conference in base.theme_conferences:
        themes = {entry.theme for entry in conference.themes}
        shown = first_for(base, conference)
        assert len({type(record) for record in shown}) == len(shown) == 3
        for record in shown:
            rivals = [r for r in base.valid_records if type(r) is type(record) and themes.intersection(r.themes)]
            assert record is by_merit(base, rivals)[0]
    assert len(RECORD_TYPES) > 3
    bare = base.theme_conferences[0].model_copy(update={"themes": ()})
    assert first_for(base, bare) == []


def test_only_a_theme_conference_has_handouts(base: KnowledgeBase, chosen: Imprint) -> None:
    bodies = {page.address: page.body for page in conference_pages(Press(base, store.templates("pages"), chosen))}
    for conference in base.conferences:
        leads = f"haefter/{conference.slug}/index.html" in bodies[addresses.of_conference(conference)]
        assert leads is (conference in base.theme_conferences)


@pytest.mark.parametrize("count", [3, 12])
def test_the_page_of_a_handout_names_the_eight_that_were_revised_last(
    count: int, base: KnowledgeBase, chosen: Imprint
) -> None:
    """The newest first, and counts the rest."""
    day = base.theme_conferences[0]
    themes = {entry.theme for entry in day.themes}
    on_theme = [record.id for record in base.valid_records if themes.intersection(record.themes)][:count]
    dates = {id_: dt.date(2027, 1, 1 + number) for number, id_ in enumerate(on_theme)}
    records = tuple(
        record.model_copy(update={"revised": dates.get(record.id), "change": "Rettet."}) for record in base.records
    )
    few = dataclasses.replace(base, records=records, municipalities=base.municipalities[:1])
    _, page = list(handout_pages(Press(few, store.templates("pages"), chosen)))[:2]
    (listed,) = re.findall(r'<ul class="kv-dates">(.*?)</ul>', page.body)
    assert re.findall(r'<span class="kv-code">([A-Z]-\d+)</span>', listed) == on_theme[::-1][:8]
    assert ("Det gælder 12 poster" in page.body) is (count > 8)


def test_a_record_leads_to_every_conference_that_has_one_of_its_themes(base: KnowledgeBase) -> None:
    for record in base.records:
        expected = [c for c in base.theme_conferences if {entry.theme for entry in c.themes} & {*record.themes}]
        assert list(conferences_of(base, record)) == (expected if record.status is not Status.WITHDRAWN else [])
    withdrawn = base.records[0].model_copy(update={"status": Status.WITHDRAWN})
    assert list(conferences_of(base, withdrawn)) == []
