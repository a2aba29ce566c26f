"""A feed as Atom (RFC 4287), and all feeds as one OPML file; pure, and the same bytes from the same records.

What a feed tells of is for `presentation.feeds`, the words for `presentation.happenings`.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from markupsafe import Markup

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening
from generators.presentation import addresses, licence
from generators.presentation.feeds import LIST, Feed, feeds
from generators.presentation.happenings import Told, told
from generators.presentation.site import Site
from generators.records.record_types import RECORD_TYPES, type_of

MOST_ENTRIES, MOST_LISTED = 50, 200

# Chosen once. Names made in it stay the same when the site moves to another address.
_NAMES = uuid.UUID("5f0f6c0e-2a52-4d1c-9a0a-6d6b1f3e7c21")


def name_of(what: str) -> str:
    """Give the lasting name of something that programs must know again."""
    return str(uuid.uuid5(_NAMES, what))


def atom(base: KnowledgeBase, site: Site, feed: Feed, written: dict[str, str]) -> str:
    """Write a feed with its newest happenings; `written` keeps entries by name, for most stand in several feeds."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "da"})
    example = " (EKSEMPEL)" if base.is_example else ""
    _add(root, "title", f"{site.name}: {feed.name}{example}")
    _add(root, "subtitle", f"Nyt fra {site.name}. Kun det, posterne selv siger; dagene er dem, der står i posterne.")
    _add(root, "id", f"urn:uuid:{name_of(feed.address)}")
    _add(root, "updated", _time(feed.happenings[0].date))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{site.url}{feed.address}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{site.url}{feed.page}")
    _add(_add(root, "author"), "name", base.programme.owner)
    _add(root, "rights", f"{licence.NAME}: {licence.ADDRESS}")
    entries: list[str] = []
    for happening in feed.happenings[:MOST_ENTRIES]:
        # What was told as one holds something else in every feed.
        name = happening.key + (feed.address if happening.is_joint else "")
        if name not in written:
            written[name] = _entry(base, site, name, happening)
        entries.append(written[name])
    head, end, _ = _written(root).rpartition("</feed>")
    return f"{head}{''.join(entries)}{end}\n"


def _entry(base: KnowledgeBase, site: Site, name: str, happening: Happening) -> str:
    words = told(base, happening)
    entry = ET.Element("entry")
    _add(entry, "title", f"{words.what}. {words.heading}" if not happening.is_joint else words.heading)
    _add(entry, "id", f"urn:uuid:{name_of(name)}")
    _add(entry, "published", _time(happening.date))
    _add(entry, "updated", _time(happening.date))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{site.url}{words.address}")
    _categories(entry, base, happening)
    _add(entry, "summary", words.summary)
    _add(entry, "content", str(_content(site, happening, words)), type="html")
    ET.indent(entry, " ", level=1)
    return f" {ET.tostring(entry, encoding='unicode')}\n"


def _categories(entry: ET.Element, base: KnowledgeBase, happening: Happening) -> None:
    held = {slug for record in happening.records for slug in record.themes}
    types = {type_of(record).slug for record in happening.records}
    for theme in base.themes:
        if theme.slug in held:
            _add(entry, "category", term=theme.slug, label=theme.short_name)
    for row in RECORD_TYPES:
        if row.slug in types:
            _add(entry, "category", term=row.slug, label=danish.capitalised(row.singular))


def _content(site: Site, happening: Happening, words: Told) -> Markup:
    """Write what a reader of feeds shows: what happened when, what about, whose words, and where to read on."""
    lines = [Markup("<p>{}, {}.</p>").format(happening.kind.label, danish.long_date(happening.date))]
    lines += [Markup("<p>{}</p>").format(text) for text in (words.change, words.summary, words.byline) if text]
    if happening.is_joint:
        listed = Markup("").join(
            Markup('<li><a href="{}{}">{}: {}</a></li>').format(
                site.url, addresses.of_record(record), record.id, danish.typeset(record.title)
            )
            for record in happening.records[:MOST_LISTED]
        )
        lines.append(Markup("<ul>{}</ul>").format(listed))
    return Markup("").join(lines)


def opml(site: Site, offered: Iterable[Feed]) -> str:
    """Write all feeds as one file that a reader of feeds takes in at once."""
    root = ET.Element("opml", {"version": "2.0"})
    _add(_add(root, "head"), "title", f"{site.name}: alle feeds")
    body = _add(root, "body")
    for group, members in groupby(offered, key=lambda feed: feed.group):
        held = _add(body, "outline", text=group, title=group)
        for feed in members:
            title = f"{site.name}: {feed.name}"
            links = {"xmlUrl": f"{site.url}{feed.address}", "htmlUrl": f"{site.url}{feed.page}"}
            _add(held, "outline", type="rss", text=title, title=title, **links)
    return _written(root)


def feed_files(base: KnowledgeBase, site: Site) -> dict[str, str]:
    """Write every feed, and the list of them, by their addresses."""
    offered = feeds(base)
    written: dict[str, str] = {}
    made = {feed.address: atom(base, site, feed, written) for feed in offered}
    return made | ({LIST: opml(site, offered)} if offered else {})


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    added = ET.SubElement(parent, name, attributes)
    added.text = text
    return added


def _time(date: dt.date) -> str:
    """Only the day is known: noon in UTC is the same day in all of Europe."""
    return f"{date.isoformat()}T12:00:00Z"


def _written(root: ET.Element) -> str:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
