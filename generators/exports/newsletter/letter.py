"""What a newsletter says: what is new since a day, by theme, and why it matters, in the records' own words.

Knows the words and their order; how a mail looks is for the template and `plain`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening, Kind, happenings, since
from generators.presentation import addresses, outline
from generators.presentation.happenings import told
from generators.presentation.site import Site
from generators.reading import rich_text
from generators.records.record_types import Record

# What says why a record matters; the first that it has is used, and every record has the last.
WHY = ("betydning", "hvornaar", "naeste_skridt", "overvejelser", "tekst")
LONGEST_WHY = 320
_COUNTED = {
    Kind.NEW: ("ny post", "nye poster"),
    Kind.REVISED: ("revideret post", "reviderede poster"),
    Kind.WITHDRAWN: ("post trukket tilbage", "poster trukket tilbage"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened, in words; what does not apply is empty. `said_by` tells whose the words are."""

    what: str
    title: str
    link: str
    summary: str
    said_by: str = ""
    change: str = ""
    why_heading: str = ""
    why: str = ""
    why_said_by: str = ""
    caveat: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What is new on one theme."""

    heading: str
    link: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A newsletter: its subject, one sentence on what it holds, what happened to many, and the rest by theme."""

    subject: str
    opening: str
    joint: tuple[Item, ...]
    sections: tuple[Section, ...]
    site_name: str
    owner: str
    news_link: str
    subscribe_link: str
    is_example: bool


def letter(base: KnowledgeBase, site: Site, first: dt.date, last: dt.date) -> Letter | None:
    """Write what is new from one day to another, both included; None where nothing is."""
    found = since(happenings(base), first, last)
    if not found:
        return None
    return Letter(
        subject=f"Nyt fra {site.name} siden {danish.long_date(first)}",
        opening=f"{_in_numbers(found)} siden {danish.long_date(first)}.",
        joint=tuple(item(base, site, happening) for happening in found if happening.is_joint),
        sections=tuple(_sections(base, site, [each for each in found if not each.is_joint])),
        site_name=site.name,
        owner=base.programme.owner,
        news_link=f"{site.url}{addresses.NEWS}",
        subscribe_link=f"{site.url}{addresses.SUBSCRIBE}",
        is_example=base.is_example,
    )


def item(base: KnowledgeBase, site: Site, happening: Happening) -> Item:
    """Put a happening into words, with the reason why it matters where it is about one valid record."""
    words = told(base, happening)
    what = "" if happening.is_joint else words.what
    brief = Item(what, words.heading, f"{site.url}{words.address}", words.summary, words.byline, words.change)
    if happening.is_joint or happening.kind is Kind.WITHDRAWN:
        return brief
    record = happening.records[0]
    part = _why(record)
    return Item(
        *(brief.what, brief.title, brief.link, brief.summary, brief.said_by, brief.change),
        why_heading=part.heading,
        why=shortened(_first_words(part)),
        why_said_by=part.mark,
        caveat=outline.caveat(record),
        origin=record.origin.label,
    )


def _in_numbers(found: Iterable[Happening]) -> str:
    """Count what happened: `Tre nye poster og en revideret post`."""
    counts = Counter(happening.kind for happening in found for _ in happening.records)
    parts = [danish.counted(counts[kind], *words) for kind, words in _COUNTED.items() if counts[kind]]
    return danish.capitalised(danish.listing(parts))


def _sections(base: KnowledgeBase, site: Site, found: list[Happening]) -> Iterator[Section]:
    """Gather what happened under the first theme of its record."""
    for theme in base.themes:
        items = tuple(item(base, site, each) for each in found if each.records[0].themes[0] == theme.slug)
        if items:
            yield Section(danish.typeset(theme.name), f"{site.url}{addresses.of_theme(theme)}", items)


def _why(record: Record) -> outline.Part:
    parts = {part.key: part for part in outline.parts(record)}
    return next(parts[key] for key in WHY if key in parts)


def _first_words(part: outline.Part) -> str:
    """Give the first paragraph or point of a part."""
    text = part.value[0] if isinstance(part.value, tuple) else part.value
    return rich_text.to_text(rich_text.parse(text)[:1]) if part.rich else danish.typeset(text)


def shortened(text: str) -> str:
    """Cut a long text after a sentence, or at a word where one sentence is too long."""
    if len(text) <= LONGEST_WHY:
        return text
    cut = text[:LONGEST_WHY]
    sentence = cut.rfind(". ")
    return cut[: sentence + 1] if sentence > LONGEST_WHY / 3 else cut.rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"
