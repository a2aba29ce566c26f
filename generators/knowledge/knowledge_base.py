"""All records and registers with look-ups and generated back-links.

Built from checked findings; knows nothing of files, pages or print.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from generators import danish
from generators.knowledge.editions import FrozenEdition, editions_of
from generators.knowledge.published_editions import PublishedEdition, readable
from generators.reading.loader import Findings
from generators.records.advice import Advice
from generators.records.fields import Entry
from generators.records.record_types import LeadershipLevel, Record, RecordType, Role, Status, id_order, type_of
from generators.records.registers import (
    Candidate,
    Cluster,
    Conference,
    ConferenceKind,
    Dictionary,
    GlossaryEntry,
    Municipality,
    Programme,
    ProgrammeKind,
    Source,
    SynonymGroup,
    Theme,
    ThemeStatus,
)
from generators.records.supplied import Supplied, SuppliedFact
from generators.records.ways_in import Audience, Situation

EntryT = TypeVar("EntryT", Theme, Municipality, Cluster, Conference, Source)
MadeT = TypeVar("MadeT")
Asked = ParamSpec("Asked")


# MkDocs writes all it is given in words for its log, whether or not anybody reads that.
@dataclass(frozen=True, eq=False, repr=False)
class KnowledgeBase:
    """Everything that is known. Records are in the order of the types and then by number; municipalities by name.

    Themes are in the order of their numbers, clusters and conferences of the numbers in their slugs, sources by date,
    situations by title, audiences from the top of the chain down.
    `printed` are the frozen editions of each conference's handouts, by conference, the last one first; `editions` are
    those of the whole, the oldest first.

    Two are the same only where they are one, so that what is worked out from one can be kept.
    """

    programme: Programme
    records: tuple[Record, ...]
    themes: tuple[Theme, ...]
    municipalities: tuple[Municipality, ...]
    clusters: tuple[Cluster, ...]
    conferences: tuple[Conference, ...]
    sources: tuple[Source, ...]
    dictionary: Dictionary
    candidates: tuple[Candidate, ...]
    supplied: tuple[Supplied, ...] = ()
    situations: tuple[Situation, ...] = ()
    advice: Advice | None = None
    audiences: tuple[Audience, ...] = ()
    printed: Mapping[str, tuple[FrozenEdition, ...]] = field(default_factory=dict)
    editions: tuple[PublishedEdition, ...] = ()

    # --- one of a kind ---

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Map ids to records."""
        return {record.id: record for record in self.records}

    def called(self, code: str) -> Record | None:
        """Find the record that has an id, or had it once."""
        return self.by_id.get(code) or self._by_former_id.get(code)

    @cached_property
    def theme(self) -> Mapping[str, Theme]:
        """Map slugs to themes."""
        return _by_slug(self.themes)

    @cached_property
    def municipality(self) -> Mapping[str, Municipality]:
        """Map slugs to municipalities; see `municipality_slug` for names."""
        return _by_slug(self.municipalities)

    @cached_property
    def cluster(self) -> Mapping[str, Cluster]:
        """Map slugs to clusters."""
        return _by_slug(self.clusters)

    @cached_property
    def conference(self) -> Mapping[str, Conference]:
        """Map slugs to conferences."""
        return _by_slug(self.conferences)

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Map slugs to sources."""
        return _by_slug(self.sources)

    @cached_property
    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """Give the terms that are explained, in Danish order."""
        return tuple(sorted(self.dictionary.glossary, key=lambda entry: danish.collation_key(entry.term)))

    @property
    def synonyms(self) -> tuple[SynonymGroup, ...]:
        """Give the groups of words that a search treats alike."""
        return self.dictionary.synonyms

    @property
    def is_example(self) -> bool:
        """Say whether the programme is fictional, so that everything is to be marked EKSEMPEL."""
        return self.programme.kind is ProgrammeKind.EXAMPLE

    def municipality_name(self, key: str) -> str:
        """Give the name of a municipality by what an editor wrote, a name or a slug."""
        known = self.municipality.get(municipality_slug(key))
        return known.name if known else key

    # --- groups ---

    def register(self, name: str) -> Sequence[Entry]:
        """Give the entries of a register by its name, in the order above; one or none where it is a single entry."""
        found: Mapping[str, Sequence[Entry | None]] = {
            "program": (self.programme,),
            "temaer": self.themes,
            "kommuner": self.municipalities,
            "klynger": self.clusters,
            "konferencer": self.conferences,
            "oplysninger": self.supplied,
            "kilder": self.sources,
            "situationer": self.situations,
            "roller": self.audiences,
            "raad": (self.advice,),
            "ordbog": (self.dictionary,),
            "kandidater": self.candidates,
        }
        return [entry for entry in found[name] if entry]

    @cached_property
    def main_themes(self) -> tuple[Theme, ...]:
        """Give the themes the programme took up, by number."""
        return tuple(theme for theme in self.themes if theme.status is ThemeStatus.MAIN)

    @cached_property
    def deferred_themes(self) -> tuple[Theme, ...]:
        """Give the themes that were put off."""
        return tuple(theme for theme in self.themes if theme.status is ThemeStatus.DEFERRED)

    @cached_property
    def theme_conferences(self) -> tuple[Conference, ...]:
        """Give the conferences that get handouts."""
        return tuple(c for c in self.conferences if c.kind is ConferenceKind.THEME_CONFERENCE)

    @cached_property
    def valid_records(self) -> tuple[Record, ...]:
        """Give the records that are not withdrawn."""
        return tuple(record for record in self.records if record.status is not Status.WITHDRAWN)

    def of_type(self, record_type: RecordType) -> tuple[Record, ...]:
        """Give the records of one type, withdrawn ones included."""
        return tuple(record for record in self.records if type_of(record) is record_type)

    def of_theme(self, slug: str) -> tuple[Record, ...]:
        """Give the records of one theme."""
        return self._of_theme.get(slug, ())

    def from_source(self, slug: str) -> tuple[Record, ...]:
        """Give the records that cite a source."""
        return self._from_source.get(slug, ())

    def of_cluster(self, slug: str) -> tuple[Record, ...]:
        """Give the records that come from a cluster."""
        return self._of_cluster.get(slug, ())

    def roles_of(self, municipality: str) -> tuple[tuple[Record, Role], ...]:
        """Give the records whose source names a municipality, with its role there."""
        return self._roles.get(municipality, ())

    def cluster_of(self, municipality: str) -> Cluster | None:
        """Find the cluster a municipality took part in, where that is known."""
        return self._cluster_of.get(municipality)

    def facts_of(self, municipality: str, conference: str = "") -> tuple[SuppliedFact, ...]:
        """Give what is supplied about a municipality: of all times, and of one conference where that is asked for."""
        facts = [fact for own in self.supplied if own.slug == municipality for fact in own.facts]
        return tuple(fact for fact in facts if fact.conference in (None, conference))

    def contributors(self, record: Record) -> frozenset[str]:
        """Give the slugs of the municipalities a result comes from, through a cluster or by name."""
        named = {municipality_slug(m.municipality) for m in record.municipalities if m.role is Role.CLUSTER}
        members = {
            municipality_slug(key)
            for c in record.clusters
            if c in self.cluster
            for key in self.cluster[c].municipalities
        }
        return frozenset(named | members)

    def involving(self, municipality: str) -> tuple[Record, ...]:
        """Give the records that name a municipality or come from it, itself or through its cluster."""
        return self._involving.get(municipality, ())

    def nearby(self, own: Municipality) -> tuple[Municipality, ...]:
        """Give the neighbours of a municipality, or those nearest to an island, in the order of the register."""
        slugs = map(municipality_slug, own.neighbours or own.nearest)
        return tuple(self.municipality[slug] for slug in slugs if slug in self.municipality)

    def back_links(self, record_id: str) -> Mapping[str, tuple[Record, ...]]:
        """Give the records that point at one, by the Danish key they do it with."""
        return self._back_links.get(record_id, {})

    def linked(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """Turn ids into records; ids without a record are passed over."""
        return tuple(self.by_id[record_id] for record_id in ids if record_id in self.by_id)

    def living_successor(self, record: Record) -> Record | None:
        """Find what to read instead of a withdrawn record: the last in the chain, where that one is valid."""
        way = way_on(self.by_id, record)
        return way[-1] if way and way[-1].status is not Status.WITHDRAWN else None

    # --- indexes, each built once ---

    @cached_property
    def worked_out(self) -> dict[tuple[object, ...], Any]:
        """Hold what `kept` functions have worked out from this one."""
        return {}

    @cached_property
    def _by_former_id(self) -> Mapping[str, Record]:
        return {former: record for record in self.records for former in record.former_ids}

    @cached_property
    def _of_theme(self) -> Mapping[str, tuple[Record, ...]]:
        return _grouped((theme, record) for record in self.records for theme in record.themes)

    @cached_property
    def _from_source(self) -> Mapping[str, tuple[Record, ...]]:
        return _grouped((slug, r) for r in self.records for slug in dict.fromkeys(s.source for s in r.sources))

    @cached_property
    def _of_cluster(self) -> Mapping[str, tuple[Record, ...]]:
        return _grouped((cluster, record) for record in self.records for cluster in record.clusters)

    @cached_property
    def _roles(self) -> Mapping[str, tuple[tuple[Record, Role], ...]]:
        roles: dict[str, list[tuple[Record, Role]]] = defaultdict(list)
        for record in self.records:
            for entry in record.municipalities:
                roles[municipality_slug(entry.municipality)].append((record, entry.role))
        return {slug: tuple(pairs) for slug, pairs in roles.items()}

    @cached_property
    def _involving(self) -> Mapping[str, tuple[Record, ...]]:
        pairs = ((slug, r) for r in self.records for slug in sorted(self.contributors(r) | roles_in(r).keys()))
        return _grouped(pairs)

    @cached_property
    def _cluster_of(self) -> Mapping[str, Cluster]:
        return {municipality_slug(key): cluster for cluster in self.clusters for key in cluster.municipalities}

    @cached_property
    def _back_links(self) -> Mapping[str, Mapping[str, tuple[Record, ...]]]:
        links: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for record in self.records:
            for key, target in record.links():
                links[target][key].append(record)
        return {target: {key: tuple(found) for key, found in by_key.items()} for target, by_key in links.items()}


def kept(
    work_out: Callable[Concatenate[KnowledgeBase, Asked], MadeT],
) -> Callable[Concatenate[KnowledgeBase, Asked], MadeT]:
    """Let a function work out each of its answers once for a knowledge base, and let go of them with it."""

    @wraps(work_out)
    def asked(base: KnowledgeBase, /, *args: Asked.args, **named: Asked.kwargs) -> MadeT:
        key = (work_out, *args, *named.items())
        if key not in base.worked_out:
            base.worked_out[key] = work_out(base, *args, **named)
        answer: MadeT = base.worked_out[key]
        return answer

    return asked


def way_on(by_id: Mapping[str, Record], record: Record) -> list[Record]:
    """List the records that lead on from a withdrawn one, its successor first; a ring is gone through once."""
    way: list[Record] = []
    here = record
    while here.status is Status.WITHDRAWN and (following := by_id.get(here.superseded_by or "")):
        if following is record or following in way:
            break
        way.append(following)
        here = following
    return way


def roles_in(record: Record) -> dict[str, Role]:
    """Map the slugs of the municipalities that a record's source names to their weightiest role there."""
    roles: dict[str, Role] = {}
    for entry in record.municipalities:
        slug = municipality_slug(entry.municipality)
        if slug not in roles or entry.role is Role.CLUSTER:
            roles[slug] = entry.role
    return roles


@cache
def municipality_slug(key: str) -> str:
    """Turn what an editor wrote, a name or a slug, into the slug."""
    return danish.slug(key)


def build(findings: Findings) -> KnowledgeBase:
    """Gather findings into a knowledge base; call it on findings without errors.

    Raises IndexError where the register `program` could not be read.
    """
    records = sorted((record for _, record in findings.records), key=id_order)
    conferences = sorted(findings.entries("konferencer", Conference), key=_conference_order)
    editions = {conference.slug: editions_of(findings.files, conference.slug) for conference in conferences}
    municipalities = sorted(findings.entries("kommuner", Municipality), key=lambda m: danish.collation_key(m.name))
    dictionaries = findings.entries("ordbog", Dictionary)
    situations = sorted(findings.entries("situationer", Situation), key=lambda s: danish.collation_key(s.title))
    return KnowledgeBase(
        programme=findings.entries("program", Programme)[0],
        records=tuple(records),
        themes=tuple(sorted(findings.entries("temaer", Theme), key=_theme_order)),
        municipalities=tuple(municipalities),
        clusters=tuple(sorted(findings.entries("klynger", Cluster), key=lambda c: danish.numbered_key(c.slug))),
        conferences=tuple(conferences),
        sources=tuple(sorted(findings.entries("kilder", Source), key=_source_order)),
        dictionary=dictionaries[0] if dictionaries else Dictionary(),
        candidates=findings.entries("kandidater", Candidate),
        supplied=findings.entries("oplysninger", Supplied),
        situations=tuple(situations),
        advice=next(iter(findings.entries("raad", Advice)), None),
        audiences=tuple(sorted(findings.entries("roller", Audience), key=_audience_order)),
        printed={slug: edition for slug, edition in editions.items() if edition},
        editions=tuple(readable(findings.files)),
    )


def _theme_order(theme: Theme) -> tuple[object, ...]:
    """Put main themes first, by number, and deferred ones after them."""
    return theme.status is not ThemeStatus.MAIN, theme.number or 0, theme.slug


def _conference_order(conference: Conference) -> tuple[object, ...]:
    """Put theme conferences first, in the order of their numbers, then meetings, then what was local."""
    return list(ConferenceKind).index(conference.kind), danish.numbered_key(conference.slug)


def _audience_order(audience: Audience) -> tuple[int, str]:
    """Follow the chain of leadership from the top."""
    return list(LeadershipLevel).index(audience.level), audience.slug


def _source_order(source: Source) -> tuple[object, ...]:
    """Put the oldest source first, and undated ones last."""
    return not source.date.year, source.date, source.slug


def _by_slug(entries: Iterable[EntryT]) -> dict[str, EntryT]:
    return {entry.slug: entry for entry in entries}


def _grouped(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(records) for key, records in groups.items()}
