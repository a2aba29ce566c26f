"""Which feeds there are, what each is called and what it tells: for those who write them and the page that offers them.

A feed that would tell nothing is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.knowledge.news import Happening, about
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES, Record
from generators.records.registers import Conference

EVERYTHING = f"{addresses.SUBSCRIBE}alt.xml"
LIST = f"{addresses.SUBSCRIBE}alle.opml"
CALENDAR = f"{addresses.SUBSCRIBE}konferencer.ics"

_Row = tuple[str, str, str, str]
_Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it lies, the group it is offered in, its name, the page it belongs to, and what it tells."""

    address: str
    group: str
    name: str
    page: str
    happenings: tuple[Happening, ...]


@kept
def feeds(base: KnowledgeBase) -> tuple[Feed, ...]:
    """Give every feed that has something to tell, in the order they are offered."""
    rows = ((row, tuple(about(base, ids))) for row, ids in _rows(base))
    return tuple(Feed(*row, found) for row, found in rows if found)


@kept
def of_pages(base: KnowledgeBase) -> dict[str, Feed]:
    """Map the addresses of pages to the feed of each: of those of a theme, the one with all types."""
    return {feed.page: feed for feed in reversed(feeds(base))}


def of_calendar(conference: Conference) -> str:
    """Give the address of a conference's calendar."""
    return f"{addresses.SUBSCRIBE}konference/{conference.slug}.ics"


def _rows(base: KnowledgeBase) -> Iterator[tuple[_Row, _Ids]]:
    """Yield address, group, name and page of each feed, and the records it tells of."""
    yield (EVERYTHING, "Alt", "Alt nyt", addresses.NEWS), _ids(base.records)
    themes = {
        theme.slug: _ids(record for record in base.records if theme.slug in record.themes) for theme in base.themes
    }
    types = {row: _ids(base.of_type(row)) for row in RECORD_TYPES}
    for theme in base.themes:
        yield (_file("tema", theme.slug), "Temaer", theme.short_name, addresses.of_theme(theme)), themes[theme.slug]
    for row, ids in types.items():
        yield (_file("type", row.slug), "Typer", danish.capitalised(row.plural), addresses.of_type(row)), ids
    for theme in base.themes:
        for row, ids in types.items():
            name, address = f"{theme.short_name}: {row.plural}", _file(f"tema/{theme.slug}", row.slug)
            yield (address, "Tema og type", name, addresses.of_theme(theme)), themes[theme.slug] & ids
    for conference in base.conferences:
        about_it = frozenset[str]().union(
            *(themes[entry.theme] for entry in conference.themes if entry.theme in themes)
        )
        name, page = danish.typeset(conference.name), addresses.of_conference(conference)
        yield (_file("konference", conference.slug), "Konferencer", name, page), about_it
    for municipality in base.municipalities:
        page = addresses.of_municipality(municipality)
        told = (_file("kommune", municipality.slug), "Kommuner", municipality.name, page)
        yield told, _ids(base.involving(municipality.slug))


def _ids(records: Iterable[Record]) -> _Ids:
    return frozenset(record.id for record in records)


def _file(kind: str, slug: str) -> str:
    return f"{addresses.SUBSCRIBE}{kind}/{slug}.xml"
