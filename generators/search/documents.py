"""What can be found: one entry for every record, way in, theme, municipality, cluster, conference, source and term.

From a knowledge base to texts with weights, the facets to narrow by, and what a hit shows. Knows no index.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generators import danish
from generators.knowledge import facets
from generators.knowledge.facets import FACETS, Facet
from generators.knowledge.knowledge_base import KnowledgeBase, municipality_slug
from generators.presentation import addresses, outline
from generators.reading.rich_text import RECORD_LINK
from generators.records.fields import PartialDate, Text, marked_values
from generators.records.record_types import RECORD_TYPES, Record, Status, type_of
from generators.records.registers import Cluster, Conference, GlossaryEntry, Municipality, Source, Theme
from generators.records.ways_in import WayIn

# Tenths; a field that is not named counts as running text.
TITLE, SUMMARY, SEARCH_WORDS, TEXT, QUESTIONS, LABELS = 42, 12, 20, 10, 7, 5
# What records are called that one points at or that point at it; no words of the record itself.
NEIGHBOURS = 3
WEIGHTS = {"titel": TITLE, "resume": SUMMARY, "soegeord": SEARCH_WORDS, "spoergsmaal": QUESTIONS, "kilder": 4}
# Hundredths; what is not final ranks lower.
STANDING = {Status.FINAL: 100, Status.PROVISIONAL: 85, Status.WITHDRAWN: 40}
# What only points at records ranks below them, unless it is what was asked for.
POINTER = 60
# A way in is few words that its readers would say themselves: its title is meant where it is asked for.
WAY_IN, TITLE_OF_WAY = 125, 60
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")


class Passage(NamedTuple):
    """A text and what a word in it counts, in tenths."""

    weight: int
    text: str


class SitePage(NamedTuple):
    """A page of the site that is no entry of a register: where it stands, and what it says."""

    address: str
    title: str
    description: str
    text: str = ""


@dataclass(frozen=True)
class Findable:
    """Something that can be found. `standing` is in hundredths; `facets` holds slugs by the keys of facets."""

    id: str
    kind: str
    title: str
    summary: str
    address: str
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...] = ()
    date: str = ""
    standing: int = 100
    status: str = ""
    search_words: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    byline: str = ""
    caveat: str = ""
    related: tuple[str, ...] = ()

    @property
    def is_record(self) -> bool:
        """Say whether this is a record rather than an entry of a register."""
        return bool(self.status)

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes that a record is found by: its own, and those it had before."""
        return (self.id, *self.former_ids) if self.is_record else ()


class UsedFacet(NamedTuple):
    """A way to narrow a search: the key in the address, its heading, and the label of each value that occurs."""

    key: str
    label: str
    values: Mapping[str, str]


KINDS = {record_type.slug: record_type.singular for record_type in RECORD_TYPES} | {
    "tema": "tema",
    "kommune": "kommune",
    "klynge": "klynge",
    "konference": "konference",
    "kilde": "kilde",
    "begreb": "begreb",
    "situation": "situation",
    "rolle": "rolle",
    "side": "side",
}


def findables(base: KnowledgeBase, pages: Iterable[SitePage] = ()) -> list[Findable]:
    """List everything that can be found: the records in their order, the registers in theirs, then all other pages."""
    found = [
        *(_of_record(record, base) for record in base.records),
        *(_of_theme(theme) for theme in base.themes),
        *(_of_municipality(municipality, base) for municipality in base.municipalities),
        *(_of_cluster(cluster, base) for cluster in base.clusters),
        *(_of_conference(conference) for conference in base.conferences),
        *(_of_source(source) for source in base.sources),
        *(_of_term(entry) for entry in base.glossary),
        *(_of_way(s, "situation", addresses.of_situation(s)) for s in base.situations),
        *(_of_way(a, "rolle", addresses.of_audience(a)) for a in base.audiences),
    ]
    known = {document.address for document in found}
    return found + [_of_page(page) for page in pages if page.address not in known]


def used_facets(base: KnowledgeBase, found: Iterable[Findable]) -> list[UsedFacet]:
    """List the ways to narrow a search, each with the values that occur, in the order they are shown."""
    # What only a register uses narrows nothing that a reader is after; kinds are the exception.
    named = {f: {option.value: option.label for option in f.options(base, base.records)} for f in FACETS}
    kinds = {document.kind for document in found}
    named[facets.TYPE] |= {kind: danish.capitalised(label) for kind, label in KINDS.items() if kind in kinds}
    return [UsedFacet(facet.key, facet.label, labels) for facet, labels in named.items()]


# --- one kind after the other -----------------------------------------------------------------------------------------


def _of_record(record: Record, base: KnowledgeBase) -> Findable:
    record_type = type_of(record)
    themes = [base.theme[slug] for slug in record.themes if slug in base.theme]
    clusters = [base.cluster[slug] for slug in record.clusters if slug in base.cluster]
    municipalities = dict.fromkeys(municipality_slug(entry.municipality) for entry in record.municipalities)
    names = [base.municipality[slug].name for slug in municipalities if slug in base.municipality]
    labels = [record_type.singular, *(theme.name for theme in themes), *(cluster.name for cluster in clusters)]
    return Findable(
        id=record.id,
        kind=record_type.slug,
        title=record.title,
        summary=_leading_on(record, base) + record.summary,
        address=addresses.of_record(record),
        passages=(
            *_passages(record),
            Passage(LABELS, ". ".join([*labels, *names])),
            *(Passage(NEIGHBOURS, _in_short(other)) for other in _neighbours(record, base)),
        ),
        facets=_filled({facet: facet.held(base, record) for facet in FACETS}),
        date=_iso(record.date),
        standing=STANDING[record.status],
        status=record.status.value,
        search_words=record.search_words,
        former_ids=record.former_ids,
        byline=outline.byline(record),
        caveat=outline.caveat(record),
        related=record.related,
    )


def _leading_on(record: Record, base: KnowledgeBase) -> str:
    """Say first of a withdrawn record what to read instead."""
    successor = base.living_successor(record)
    return f"Trukket tilbage. Læs i stedet {successor.id}: »{successor.title}«. " if successor else ""


def _passages(record: Record) -> Iterator[Passage]:
    for path, _, value in marked_values(record, Text):
        yield Passage(WEIGHTS.get(str(path[0]), TEXT), _plain(value))


def _neighbours(record: Record, base: KnowledgeBase) -> Iterator[Record]:
    """Yield the records that one points at, and that point at it: what they are called tells what it is about."""
    mentioned = {found[1] for _, _, text in marked_values(record, Text) for found in RECORD_LINK.finditer(text)}
    pointing = [other.id for others in base.back_links(record.id).values() for other in others]
    linked = dict.fromkeys([*(target for _, target in record.links()), *sorted(mentioned), *pointing])
    return (other for other in base.linked(linked) if other is not record)


def _in_short(record: Record) -> str:
    return ". ".join([record.title, *record.search_words])


def _plain(markdown: str) -> str:
    """Take addresses and record links out of a text; a word stays a word whatever marks stand around it."""
    return RECORD_LINK.sub(" ", _LINK_TARGET.sub("] ", markdown))


def _of_theme(theme: Theme) -> Findable:
    return Findable(
        id=theme.slug,
        kind="tema",
        title=theme.name,
        summary=theme.description,
        address=addresses.of_theme(theme),
        passages=(
            Passage(TITLE, f"{theme.name}. {theme.short_name}"),
            Passage(SUMMARY, theme.description),
            Passage(TEXT, _plain(theme.introduction or "")),
            Passage(LABELS, "temaark"),
        ),
        facets=_filled({facets.THEME: (theme.slug,), facets.TYPE: ("tema",)}),
        names=(theme.short_name,),
    )


def _of_municipality(municipality: Municipality, base: KnowledgeBase) -> Findable:
    records = [record for record, _ in base.roles_of(municipality.slug)]
    cluster = base.cluster_of(municipality.slug)
    named = danish.counted(len(records), "post", "poster") if records else "ingen poster"
    return Findable(
        id=municipality.slug,
        kind="kommune",
        title=municipality.official_name,
        summary=f"{danish.capitalised(named)} nævner kommunen. {municipality.region}.",
        address=addresses.of_municipality(municipality),
        passages=(
            Passage(TITLE, f"{municipality.name}. {municipality.official_name}. {municipality.genitive}"),
            *(Passage(TITLE, name) for name in municipality.former_names),
            Passage(LABELS, f"{municipality.region}. {municipality.region_from_2027}"),
        ),
        names=(municipality.name, municipality.genitive, *municipality.former_names),
        facets=_filled(
            {
                facets.TYPE: ("kommune",),
                facets.MUNICIPALITY: (municipality.slug,),
                facets.CLUSTER: (cluster.slug,) if cluster else (),
            }
        ),
    )


def _of_cluster(cluster: Cluster, base: KnowledgeBase) -> Findable:
    slugs = [municipality_slug(key) for key in cluster.municipalities]
    names = [base.municipality[slug].name for slug in slugs if slug in base.municipality]
    topics = [meeting.topic for meeting in cluster.meetings]
    return Findable(
        id=cluster.slug,
        kind="klynge",
        title=cluster.name,
        summary=f"Kommunerne i klyngen: {danish.listing(names)}.",
        address=addresses.of_cluster(cluster),
        passages=(
            Passage(TITLE, cluster.name),
            Passage(LABELS, ". ".join(names)),
            Passage(TEXT, ". ".join(topics)),
        ),
        facets=_filled(
            {
                facets.THEME: cluster.themes,
                facets.TYPE: ("klynge",),
                facets.AREA: cluster.areas,
                facets.MUNICIPALITY: slugs,
                facets.CLUSTER: (cluster.slug,),
            }
        ),
        standing=POINTER,
    )


def _of_conference(conference: Conference) -> Findable:
    when = danish.long_date(conference.date) if conference.date else conference.period or ""
    points = [f"{item.item}. {item.who or ''} {item.room or ''}" for item in conference.programme]
    description = _plain(conference.description)
    return Findable(
        id=conference.slug,
        kind="konference",
        title=conference.name,
        summary=_shortened(". ".join(filter(None, [when, conference.place, description]))),
        address=addresses.of_conference(conference),
        passages=(
            Passage(TITLE, f"{conference.name}. {conference.place or ''}. {when}"),
            Passage(TEXT, f"{description}. {'. '.join(points)}"),
        ),
        facets=_filled(
            {
                facets.THEME: [theme.theme for theme in conference.themes],
                facets.TYPE: ("konference",),
                facets.SOURCE: [place.source for place in conference.sources],
                facets.YEAR: (str(conference.date.year),) if conference.date else (),
            }
        ),
        date=conference.date.isoformat() if conference.date else "",
        standing=POINTER,
    )


def _of_source(source: Source) -> Findable:
    return Findable(
        id=source.slug,
        kind="kilde",
        title=source.title,
        summary=_shortened(f"{source.publisher}, {source.date}. {source.description}"),
        address=addresses.of_source(source),
        passages=(
            Passage(TITLE, source.title),
            Passage(TEXT, f"{source.publisher}. {source.kind.label}. {source.description} {source.caveat or ''}"),
        ),
        facets=_filled(
            {facets.TYPE: ("kilde",), facets.SOURCE: (source.slug,), facets.YEAR: facets.years(source.date)}
        ),
        date=_iso(source.date),
        standing=POINTER,
    )


def _of_term(entry: GlossaryEntry) -> Findable:
    slug = danish.slug(entry.term)
    return Findable(
        id=slug,
        kind="begreb",
        title=danish.capitalised(entry.term),
        summary=entry.explanation,
        address=f"{addresses.GLOSSARY}#{slug}",
        passages=(
            Passage(TITLE, entry.term),
            Passage(TEXT, entry.explanation),
            Passage(LABELS, ". ".join(entry.forms)),
        ),
        names=entry.forms,
        facets=_filled({facets.TYPE: ("begreb",)}),
        standing=POINTER,
    )


def _of_way(way: WayIn, kind: str, address: str) -> Findable:
    return Findable(
        id=way.slug,
        kind=kind,
        title=way.title,
        summary=way.when,
        address=address,
        passages=(
            Passage(TITLE_OF_WAY, way.title),
            Passage(SUMMARY, way.when),
            Passage(QUESTIONS, " ".join(way.questions)),
        ),
        facets=_filled({facets.TYPE: (kind,)}),
        standing=WAY_IN,
    )


def _of_page(page: SitePage) -> Findable:
    return Findable(
        id=page.address.rstrip("/"),
        kind="side",
        title=page.title,
        summary=page.description,
        address=page.address,
        passages=(Passage(TITLE, page.title), Passage(SUMMARY, page.description), Passage(TEXT, page.text)),
        facets=_filled({facets.TYPE: ("side",)}),
        standing=POINTER,
    )


# --- small parts ------------------------------------------------------------------------------------------------------


def _filled(held: Mapping[Facet, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Keep the facets that have a value, by their keys, each value as plain text."""
    plain = {facet.key: tuple(str(value) for value in values) for facet, values in held.items()}
    return {key: values for key, values in plain.items() if values}


def _iso(date: PartialDate) -> str:
    return date.iso() if date.year else ""


def _shortened(text: str, length: int = 240) -> str:
    """Cut a text at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0].rstrip(".,;:") + " …"
