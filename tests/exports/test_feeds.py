"""What programs subscribe to, read by parsers not written here: feedparser for feeds, icalendar for calendars."""

import calendar
import dataclasses
import datetime as dt
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest

from generators import danish, store
from generators.exports.feeds.atom import MOST_ENTRIES, feed_files
from generators.exports.feeds.calendar import calendar_files
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.feeds import CALENDAR, EVERYTHING, LIST, feeds, of_calendar, of_pages
from generators.presentation.site import Site
from generators.records.record_types import Record, Status

DAY = dt.date(2027, 1, 15)
HOSTILE = 'Mål & <b>tal</b>: "å" ' + "æ" * 270
NOTHING_BUT_LATER = {"revised": None, "change": None}


@pytest.fixture(scope="module")
def site() -> Site:
    return store.site()


def _added(base: KnowledgeBase, **changes: Any) -> tuple[KnowledgeBase, Record]:
    first = base.valid_records[0]
    new = first.model_copy(update={"id": "E-900", "recorded": DAY, **NOTHING_BUT_LATER, **changes})
    return dataclasses.replace(base, records=(*base.records, new)), new


def _parsed(text: str) -> Any:
    found = feedparser.parse(text)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_every_feed_is_read_without_a_fault(base: KnowledgeBase, site: Site) -> None:
    """With a name, an address of its own, days and entries; each name and each entry is told apart."""
    made = feed_files(base, site)
    offered = feeds(base)
    assert set(made) == {feed.address for feed in offered} | {LIST}
    names = set()
    for feed in offered:
        found = _parsed(made[feed.address])
        names.add(found.feed.id)
        assert found.feed.title == f"{site.name}: {feed.name}"
        assert {link.href for link in found.feed.links} == {site.url + feed.address, site.url + feed.page}
        assert 0 < len(found.entries) <= MOST_ENTRIES
        assert len({entry.id for entry in found.entries}) == len(found.entries)
        assert all(entry.link.startswith(site.url) and entry.title and entry.summary for entry in found.entries)
        assert found.feed.updated == found.entries[0].updated == f"{feed.happenings[0].date}T12:00:00Z"
    assert len(names) == len(offered)


def test_a_new_record_is_in_its_feeds_and_no_other(base: KnowledgeBase, site: Site) -> None:
    """First of all, of its theme, type, both and conferences; and of the municipalities it names."""
    named = next(record for record in base.valid_records if record.municipalities)
    theme = base.themes[0]
    municipality = danish.slug(named.municipalities[0].municipality)
    grown, new = _added(base, themes=(theme.slug,), municipalities=named.municipalities[:1], title=HOSTILE)
    made = feed_files(grown, site)
    holding = {address for address, text in made.items() if address != LIST and new.id in _first_title(text)}
    conferences = {c.slug for c in base.conferences if any(entry.theme == theme.slug for entry in c.themes)}
    assert holding == {
        EVERYTHING,
        f"abonner/tema/{theme.slug}.xml",
        "abonner/type/erkendelse.xml",
        f"abonner/tema/{theme.slug}/erkendelse.xml",
        f"abonner/kommune/{municipality}.xml",
        *(f"abonner/konference/{slug}.xml" for slug in conferences),
    }
    entry = _parsed(made[EVERYTHING]).entries[0]
    assert entry.title == f"Ny: erkendelse E-900. {danish.typeset(HOSTILE)}"
    assert entry.link == f"{site.url}erkendelser/E-900/"
    assert calendar.timegm(entry.updated_parsed) == dt.datetime(2027, 1, 15, 12, tzinfo=dt.UTC).timestamp()
    assert {tag.term for tag in entry.tags} == {theme.slug, "erkendelse"}


def _first_title(text: str) -> str:
    return str(_parsed(text).entries[0].title)


def test_names_last_when_the_site_moves_and_more_comes(base: KnowledgeBase, site: Site) -> None:
    """A reader of feeds shows nothing twice."""
    grown, _ = _added(base)
    moved = dataclasses.replace(site, url="https://klyngeviden.dk/", name="Fælles viden")
    before, after = (_parsed(feed_files(*each)[EVERYTHING]) for each in ((base, site), (grown, moved)))
    assert before.feed.id == after.feed.id
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in before.entries]


def test_the_same_records_give_the_same_bytes(base: KnowledgeBase, site: Site) -> None:
    again = dataclasses.replace(base)
    assert feed_files(again, site) == feed_files(base, site)
    assert calendar_files(again, site) == calendar_files(base, site)


def test_what_is_withdrawn_leads_on(base: KnowledgeBase, site: Site) -> None:
    last = base.valid_records[-1]
    grown, _ = _added(base, status=Status.WITHDRAWN, superseded_by=last.id, revised=DAY, change="Loven er ændret.")
    entry = _parsed(feed_files(grown, site)[EVERYTHING]).entries[0]
    assert entry.title.startswith("Trukket tilbage: erkendelse E-900.")
    assert "Loven er ændret. Læs i stedet" in entry.content[0].value
    assert last.id in entry.content[0].value


def test_the_first_edition_is_one_entry_that_lists_its_records(base: KnowledgeBase, site: Site) -> None:
    entry = _parsed(feed_files(base, site)[EVERYTHING]).entries[-1]
    opening = min(record.recorded for record in base.records)
    first = [record for record in base.valid_records if record.recorded == opening]
    assert entry.title.startswith("Første udgave: ")
    assert entry.content[0].value.count("<li>") == len(first)


def test_nothing_to_tell_is_no_feed(base: KnowledgeBase, site: Site) -> None:
    empty = dataclasses.replace(base, records=(), conferences=())
    assert feed_files(empty, site) == {}
    assert calendar_files(empty, site) == {}


def test_all_feeds_are_one_file(base: KnowledgeBase, site: Site) -> None:
    """In groups; every address is that of a feed."""
    root = ET.fromstring(feed_files(base, site)[LIST])  # noqa: S314 - written here
    outlines = [each for each in root.iter("outline") if each.get("xmlUrl")]
    assert [each.get("xmlUrl") for each in outlines] == [site.url + feed.address for feed in feeds(base)]
    assert all(each.get("type") == "rss" for each in outlines)


def test_a_page_has_the_feed_of_its_own(base: KnowledgeBase) -> None:
    """A theme's page that of the whole theme."""
    found = of_pages(base)
    for theme in base.themes:
        if base.of_theme(theme.slug):
            assert found[f"temaer/{theme.slug}/"].address == f"abonner/tema/{theme.slug}.xml"
    assert found["nyt/"].address == EVERYTHING


# --- calendars --------------------------------------------------------------------------------------------------------


def _events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_conference_with_a_day_has_a_calendar(base: KnowledgeBase, site: Site) -> None:
    """An event of the whole day, with a name that lasts; without a day there is none."""
    made = calendar_files(base, site)
    dated = [conference for conference in base.conferences if conference.date]
    assert set(made) == {of_calendar(c) for c in dated} | ({CALENDAR} if dated else set())
    for conference in dated:
        (event,) = _events(made[of_calendar(conference)])
        assert event["SUMMARY"] == danish.typeset(conference.name)
        assert event["DTSTART"].dt == conference.date
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(days=1)
        assert event.get("LOCATION") == conference.place
        assert event["URL"] == f"{site.url}konferencer/{conference.slug}/"
    assert len({event["UID"] for event in _events(made[CALENDAR])}) == len(dated)


def test_a_calendar_is_stamped_by_the_records(base: KnowledgeBase, site: Site) -> None:
    """The same until something changes; its events keep their names."""
    grown, _ = _added(base)
    before, after = (_events(calendar_files(each, site)[CALENDAR]) for each in (base, grown))
    assert {event["DTSTAMP"].dt.date() for event in after} == {DAY}
    assert [event["UID"] for event in before] == [event["UID"] for event in after]


def test_lines_are_folded_and_signs_escaped(base: KnowledgeBase, site: Site) -> None:
    """No line above 75 bytes, no letter broken, and a parser reads what was written."""
    place = "Sal; 1, på Ærø \\ ved «søen» " + "å" * 80
    first = next(c for c in base.conferences if c.date).model_copy(update={"place": place, "name": "Ø" * 120})
    text = calendar_files(dataclasses.replace(base, conferences=(first,)), site)[CALENDAR]
    assert text.endswith("\r\n")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert all(line.decode() is not None for line in lines)
    (event,) = _events(text)
    assert event["LOCATION"] == place
    assert event["SUMMARY"] == "Ø" * 120
