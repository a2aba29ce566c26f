"""Which feeds there are, what each is called and what it tells: for those who write them and the page that offers them.

A feed that would tell nothing is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening, among, happenings
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES, Record, RecordType, type_of
from generators.records.registers import Conference

EVERYTHING = f"{addresses.SUBSCRIBE}alt.xml"
LIST = f"{addresses.SUBSCRIBE}alle.opml"
CALENDAR = f"{addresses.SUBSCRIBE}konferencer.ics"

_Row = tuple[str, str, str, str]
_Wanted = Callable[[Record], bool]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it lies, the group it is offered in, its name, the page it belongs to, and what it tells."""

    address: str
    group: str
    name: str
    page: str
    happenings: tuple[Happening, ...]


@cache
def feeds(base: KnowledgeBase) -> tuple[Feed, ...]:
    """Give every feed that has something to tell, in the order they are offered."""
    told = happenings(base)
    rows = ((row, tuple(among(told, wanted))) for row, wanted in _rows(base))
    return tuple(Feed(*row, found) for row, found in rows if found)


@cache
def of_pages(base: KnowledgeBase) -> dict[str, Feed]:
    """Map the addresses of pages to the feed of each: of those of a theme, the one with all types."""
    return {feed.page: feed for feed in reversed(feeds(base))}


def of_calendar(conference: Conference) -> str:
    """Give the address of a conference's calendar."""
    return f"{addresses.SUBSCRIBE}konference/{conference.slug}.ics"


def _rows(base: KnowledgeBase) -> Iterator[tuple[_Row, _Wanted]]:
    """Yield address, group, name and page of each feed, and which records it tells of."""
    yield (EVERYTHING, "Alt", "Alt nyt", addresses.NEWS), lambda _: True
    for theme in base.themes:
        own = partial(_has_theme, frozenset({theme.slug}))
        yield (_file("tema", theme.slug), "Temaer", theme.short_name, addresses.of_theme(theme)), own
    for row in RECORD_TYPES:
        name = danish.capitalised(row.plural)
        yield (_file("type", row.slug), "Typer", name, addresses.of_type(row)), partial(_is_of, row)
    for theme in base.themes:
        for row in RECORD_TYPES:
            both = partial(_has_both, theme.slug, row)
            name = f"{theme.short_name}: {row.plural}"
            address = _file(f"tema/{theme.slug}", row.slug)
            yield (address, "Tema og type", name, addresses.of_theme(theme)), both
    for conference in base.conferences:
        about = partial(_has_theme, frozenset(entry.theme for entry in conference.themes))
        name, page = danish.typeset(conference.name), addresses.of_conference(conference)
        yield (_file("konference", conference.slug), "Konferencer", name, page), about
    for municipality in base.municipalities:
        involved = partial(_is_among, frozenset(record.id for record in base.involving(municipality.slug)))
        page = addresses.of_municipality(municipality)
        yield (_file("kommune", municipality.slug), "Kommuner", municipality.name, page), involved


def _has_theme(themes: frozenset[str], record: Record) -> bool:
    return not themes.isdisjoint(record.themes)


def _is_of(row: RecordType, record: Record) -> bool:
    return type_of(record) is row


def _has_both(theme: str, row: RecordType, record: Record) -> bool:
    return theme in record.themes and type_of(record) is row


def _is_among(ids: frozenset[str], record: Record) -> bool:
    return record.id in ids


def _file(kind: str, slug: str) -> str:
    return f"{addresses.SUBSCRIBE}{kind}/{slug}.xml"
