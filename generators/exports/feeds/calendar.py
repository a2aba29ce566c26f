"""Conferences as calendars (RFC 5545): all-day events, since nobody knows more of most of them.

A conference without a day is in none. The same records give the same bytes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from generators import danish
from generators.exports.feeds.atom import name_of
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import happenings
from generators.presentation import addresses
from generators.presentation.feeds import CALENDAR, of_calendar
from generators.presentation.site import Site
from generators.reading import rich_text
from generators.records.conference_day import ProgrammeItem
from generators.records.registers import Conference

_LONGEST_LINE = 75


def calendar_files(base: KnowledgeBase, site: Site) -> dict[str, str]:
    """Write a calendar for each conference with a day, and one for all of them, by their addresses."""
    dated = [conference for conference in base.conferences if conference.date]
    made = {of_calendar(conference): calendar(base, site, [conference], conference.name) for conference in dated}
    return made | ({CALENDAR: calendar(base, site, dated, "Konferencer")} if dated else {})


def calendar(base: KnowledgeBase, site: Site, conferences: Iterable[Conference], name: str) -> str:
    """Write one calendar."""
    title = f"{site.name}: {name}"
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(base.programme.owner)}//{_text(site.name)}//DA"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}"),
        *(line for conference in conferences for line in _event(base, site, conference)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(base: KnowledgeBase, site: Site, conference: Conference) -> Iterator[str]:
    day = conference.date or dt.date.min
    # The newest day that stands in the records: the same until somebody changes them.
    stamped = next((happening.date for happening in happenings(base)), day)
    themes = [base.theme[entry.theme].short_name for entry in conference.themes if entry.theme in base.theme]
    example = "EKSEMPEL: " if base.is_example else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{name_of(addresses.of_conference(conference))}"
    yield f"DTSTAMP:{stamped:%Y%m%d}T120000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(example + danish.typeset(conference.name))}"
    if conference.place:
        yield f"LOCATION:{_text(conference.place)}"
    yield f"DESCRIPTION:{_text(_about(conference))}"
    yield f"URL:{site.url}{addresses.of_conference(conference)}"
    if themes:
        yield f"CATEGORIES:{','.join(map(_text, themes))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _about(conference: Conference) -> str:
    """Tell what is known of a conference, and its programme."""
    told = rich_text.to_text(rich_text.parse(conference.description))
    items = [_item(item) for item in conference.programme]
    return "\n".join([told, *(["", "Program:"] if items else []), *items])


def _item(item: ProgrammeItem) -> str:
    time = f"kl. {item.time} " if item.time else "- "
    return f"{time}{item.item}" + (f" ({item.who})" if item.who else "")


def _text(text: str) -> str:
    """Escape a text as the standard asks."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """Break a long line; no letter is broken, and each further line begins with a blank."""
    parts, room = [""], _LONGEST_LINE
    for letter in line:
        width = len(letter.encode())
        if width > room:
            parts.append("")
            room = _LONGEST_LINE - 1
        parts[-1] += letter
        room -= width
    return "\r\n ".join(parts)
