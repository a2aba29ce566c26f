"""The front page and the pages that gather records: types, themes, sources, everything, and the words.

Knows what a reader should read first; how lists are narrowed is for `listing`.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from generators import danish
from generators.knowledge import facets
from generators.knowledge.news import happenings
from generators.knowledge.provenance import sources_of
from generators.knowledge.ranking import by_links, by_merit, counts_by_type, own_theme_first, valid
from generators.knowledge.reading_order import order_of
from generators.knowledge.theme_brief import brief, told_of
from generators.presentation import addresses, outline, tile_map
from generators.presentation.about import about, briefly
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import GlossaryEntry, Source, Theme, file_of
from generators.website import machines
from generators.website.listing import by_type, narrowings
from generators.website.page import Page, Press
from generators.website.place_pages import by_region, named_municipalities

NEWEST = 3
MOST_LINKED = 3
FILTER = ("filter.js",)
NUMBERS = "0–9"


def front_page(press: Press) -> Iterator[Page]:
    """Make the front page."""
    base = press.base
    yield press.page(
        addresses.HOME,
        "front",
        title=press.imprint.site.name,
        description=briefly(base),
        kind="forside",
        about=about(base, press.imprint.site.name),
        counts={row.slug: len(valid(base.of_type(row))) for row in RECORD_TYPES},
        theme_counts={theme.slug: counts_by_type(base.of_theme(theme.slug)) for theme in base.main_themes},
        newest=happenings(base)[:NEWEST],
        most_linked=sorted(base.valid_records, key=lambda record: by_links(base, record))[:MOST_LINKED],
        regions=by_region(base),
        named=named_municipalities(base),
        overview=tile_map.overview(base.municipalities, "kommuner/{slug}/index.html", named_municipalities(base)),
        scripts=("map.js", "nyt.js"),
    )


def type_pages(press: Press) -> Iterator[Page]:
    """Make the list of each type."""
    for record_type in RECORD_TYPES:
        records = press.base.of_type(record_type)
        yield press.page(
            addresses.of_type(record_type),
            "type",
            title=danish.capitalised(record_type.plural),
            description=record_type.explanation,
            kind="type",
            section=addresses.EXPLORE,
            scripts=FILTER,
            facts=machines.of_list(records, record_type),
            record_type=record_type,
            records=by_merit(press.base, records),
            facets=narrowings(press.base, records, without=(facets.TYPE,)),
        )


def explore_page(press: Press) -> Iterator[Page]:
    """Make the search page; without scripts it leads to the lists."""
    yield press.page(
        addresses.EXPLORE,
        "explore",
        title="Al viden",
        description="Alle erkendelser, dilemmaer, modeller, anbefalinger og idéer, samlet og til at søge i.",
        kind="udforsk",
        section=addresses.EXPLORE,
        scripts=(*FILTER, addresses.ENGINE, "search-rows.js", "search-page.js"),
        facts=machines.of_list(press.base.records),
    )


def theme_pages(press: Press) -> Iterator[Page]:
    """Make the index of themes and the page of each."""
    base = press.base
    yield press.page(
        addresses.THEMES,
        "themes",
        title="Temaer",
        description="De temaer, programmet tog op, og dem, det udskød.",
        kind="temaer",
        section=addresses.THEMES,
        theme_counts={theme.slug: counts_by_type(base.of_theme(theme.slug)) for theme in base.themes},
    )
    for theme in (*base.main_themes, *base.deferred_themes):
        yield _theme_page(press, theme)


def _theme_page(press: Press, theme: Theme) -> Page:
    base = press.base
    records = base.of_theme(theme.slug)
    return press.page(
        addresses.of_theme(theme),
        "theme",
        title=danish.typeset(theme.name),
        description=danish.typeset(theme.description),
        kind="tema",
        section=addresses.THEMES,
        edit=file_of(theme),
        scripts=FILTER,
        facts=machines.of_theme(theme),
        theme=theme,
        order=order_of(base, theme),
        sheet=addresses.of_theme_sheet(theme) if brief(base, theme).records else "",
        slides=addresses.of_theme_slides(theme) if theme in told_of(base) else "",
        editors=outline.EDITORS,
        records=records,
        groups=by_type(own_theme_first(base, theme, records)),
        facets=narrowings(base, records, without=(facets.THEME,)),
        conferences=[c for c in base.theme_conferences if any(e.theme == theme.slug for e in c.themes)],
    )


def source_pages(press: Press) -> Iterator[Page]:
    """Make the index of sources and the page of each."""
    base = press.base
    counts = {source.slug: len(base.from_source(source.slug)) for source in base.sources}
    yield press.page(
        addresses.SOURCES,
        "sources",
        title="Kilder",
        description="De dokumenter, posterne bygger på, og dem, der er fundet uden at bære poster.",
        kind="kilder",
        counts=counts,
        carrying=len(sources_of(base, base.records)),
    )
    for source in base.sources:
        yield _source_page(press, source)


def _source_page(press: Press, source: Source) -> Page:
    base = press.base
    records = by_merit(base, base.from_source(source.slug))
    return press.page(
        addresses.of_source(source),
        "source",
        title=danish.typeset(source.title),
        description=danish.typeset(source.description),
        kind="kilde",
        label="kilde",
        section=addresses.SOURCES,
        edit=file_of(source),
        scripts=FILTER,
        source=source,
        records=records,
        groups=by_type(records),
        facets=narrowings(base, records, without=(facets.SOURCE,)),
        conferences=[c for c in base.conferences if any(entry.source == source.slug for entry in c.sources)],
    )


def glossary_page(press: Press) -> Iterator[Page]:
    """Make the glossary, by letter."""
    lead = "Hvad fagordene betyder her. Ord, enhver leder i en kommune bruger til daglig, er ikke med."
    yield press.page(
        addresses.GLOSSARY,
        "glossary",
        title="Ordbog",
        description=lead,
        kind="ordbog",
        edit=file_of(press.base.dictionary),
        scripts=("names.js", "glossary.js"),
        lead=lead,
        letters=[(f"bogstav-{danish.slug(letter)}", letter, found) for letter, found in by_letter(press.base.glossary)],
    )


def by_letter(entries: Iterable[GlossaryEntry]) -> list[tuple[str, list[GlossaryEntry]]]:
    """Part words in alphabetical order by their first letter; those that begin with a number stand together."""
    return [(letter, list(found)) for letter, found in groupby(entries, key=_letter)]


def _letter(entry: GlossaryEntry) -> str:
    return entry.term[0].upper() if entry.term[0].isalpha() else NUMBERS
