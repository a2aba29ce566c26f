"""The pages of municipalities, clusters, conferences and handouts.

Knows what sets a municipality apart, and says so where nothing does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generators import danish
from generators.knowledge import facets
from generators.knowledge.knowledge_base import KnowledgeBase, kept, municipality_slug
from generators.knowledge.ranking import by_merit
from generators.knowledge.relevance import Relevant, ranked
from generators.knowledge.selection import best, select
from generators.presentation import addresses, tile_map
from generators.presentation.conference_files import FILES
from generators.presentation.volumes import volumes
from generators.records.record_types import RECORD_TYPES, Dilemma, Recommendation, Record, Role
from generators.records.registers import Cluster, Conference, Municipality, Region, Source, file_of
from generators.website import follow_up
from generators.website.listing import narrowings
from generators.website.page import Page, Press
from generators.website.printed import since

FIRST = 3
LATEST = 8


@dataclass(frozen=True, slots=True)
class Appearance:
    """A source that names a municipality, as what, and the records that came of it."""

    source: Source
    role: Role
    records: tuple[Record, ...]


def named_municipalities(base: KnowledgeBase) -> Mapping[str, tile_map.StandingOut]:
    """Say of each municipality that a source names, or that is in a cluster, in which role: `oplægsholder`.

    Where that is most of them, they are shaded by how many records they have a part in.
    """
    why: dict[str, str] = {}
    counts: dict[str, int] = {}
    for own in base.municipalities:
        roles = list(dict.fromkeys(role.label.lower() for _, role in base.roles_of(own.slug)))
        cluster = base.cluster_of(own.slug)
        if cluster or roles:
            why[own.slug] = danish.listing([*([cluster.name] if cluster else []), *roles])
            counts[own.slug] = len(base.roles_of(own.slug)) + (len(base.of_cluster(cluster.slug)) if cluster else 0)
    few = len(why) <= len(base.municipalities) / 2
    return {slug: tile_map.StandingOut(text, 3 if few else _third(counts, slug)) for slug, text in why.items()}


def _third(counts: Mapping[str, int], slug: str) -> int:
    """Tell whether a count is among the lowest, middle or highest third."""
    below = sum(count < counts[slug] for count in counts.values())
    return 1 + min(2, 3 * below // len(counts))


def by_region(base: KnowledgeBase) -> Mapping[Region, list[Municipality]]:
    """Gather the municipalities of each region; regions without any are left out."""
    regions = {region: [m for m in base.municipalities if m.region is region] for region in Region}
    return {region: found for region, found in regions.items() if found}


def municipality_pages(press: Press) -> Iterator[Page]:
    """Make the index of municipalities and the page of each."""
    base = press.base
    yield press.page(
        addresses.MUNICIPALITIES,
        "municipalities",
        title="Kommuner",
        description=f"De {len(base.municipalities)} kommuner: hvad kilderne siger om hver af dem, og deres hæfter.",
        kind="kommuner",
        section=addresses.MUNICIPALITIES,
        regions=by_region(base),
        named=named_municipalities(base),
        overview=tile_map.overview(base.municipalities, "{slug}/index.html", named_municipalities(base)),
        scripts=("names.js", "map.js"),
    )
    for municipality in base.municipalities:
        yield _municipality_page(press, municipality)


def _municipality_page(press: Press, municipality: Municipality) -> Page:
    return press.page(
        addresses.of_municipality(municipality),
        "municipality",
        title=f"{municipality.name}",
        description=f"Hvad kilderne siger om {municipality.official_name}, hvad der er værd at læse, og hæfterne.",
        kind="kommune",
        section=addresses.MUNICIPALITIES,
        worked_out=partial(_of_municipality, press.base, municipality),
        municipality=municipality,
    )


def _of_municipality(base: KnowledgeBase, municipality: Municipality) -> Mapping[str, object]:
    """Gather what matters to a municipality: every record is weighed for it."""
    relevant = ranked(base, municipality, [theme.slug for theme in base.main_themes])
    featured = best(relevant)
    cluster = base.cluster_of(municipality.slug)
    return {
        "locator": tile_map.locator(base.municipalities, municipality),
        "cluster": cluster,
        "fellows": fellows(base, cluster, municipality) if cluster else [],
        "appearances": appearances(base, municipality),
        "supplied": [fact for own in base.supplied if own.slug == municipality.slug for fact in own.facts],
        "featured": featured,
        "distinctive": any(item.distinctive for item in featured),
        "dilemma": _first_of(relevant, Dilemma),
        "recommendation": _first_of(relevant, Recommendation),
        "question": next((item.record for item in relevant if item.record.questions), None),
        "nearby": base.nearby(municipality),
    }


def appearances(base: KnowledgeBase, municipality: Municipality) -> list[Appearance]:
    """Gather where a municipality is named: each source and role once, the oldest source first."""
    found: dict[tuple[str, Role], list[Record]] = {}
    for record, role in base.roles_of(municipality.slug):
        found.setdefault((record.sources[0].source, role), []).append(record)
    gathered = [Appearance(base.source[slug], role, tuple(records)) for (slug, role), records in found.items()]
    return sorted(gathered, key=lambda item: (item.source.date, item.source.slug))


def fellows(base: KnowledgeBase, cluster: Cluster, municipality: Municipality) -> list[Municipality]:
    """Give the other municipalities of a cluster."""
    members = {municipality_slug(key) for key in cluster.municipalities} - {municipality.slug}
    return [m for m in base.municipalities if m.slug in members]


def _first_of(relevant: list[Relevant], model: type[Record]) -> Record | None:
    return next((item.record for item in relevant if isinstance(item.record, model)), None)


def cluster_pages(press: Press) -> Iterator[Page]:
    """Make the index of clusters and the page of each."""
    base = press.base
    yield press.page(
        addresses.CLUSTERS,
        "clusters",
        title="Klynger",
        description="De forpligtende samarbejder mellem seks til otte kommuner, som programmet byggede på.",
        kind="klynger",
    )
    for cluster in base.clusters:
        members = {municipality_slug(key) for key in cluster.municipalities}
        yield press.page(
            addresses.of_cluster(cluster),
            "cluster",
            title=cluster.name,
            description=f"Kommunerne i {cluster.name}, deres temaer og det, de nåede frem til.",
            kind="klynge",
            section=addresses.CLUSTERS,
            edit=file_of(cluster),
            scripts=("filter.js",),
            cluster=cluster,
            members=[m for m in base.municipalities if m.slug in members],
            locator=tile_map.locator_of_group(base.municipalities, members, cluster.name),
            records=by_merit(base, base.of_cluster(cluster.slug)),
            facets=narrowings(base, base.of_cluster(cluster.slug), without=(facets.CLUSTER, facets.MUNICIPALITY)),
        )


def conference_pages(press: Press) -> Iterator[Page]:
    """Make the index of conferences and the page of each."""
    base = press.base
    count = danish.counted(len(base.theme_conferences), "temakonference", "temakonferencer")
    yield press.page(
        addresses.CONFERENCES,
        "conferences",
        title="Hæfter og konferencer",
        description=f"{danish.capitalised(count)} med et hæfte til hver kommune, og de andre møder, kilderne nævner.",
        kind="konferencer",
        section=addresses.CONFERENCES,
    )
    for conference in base.conferences:
        yield press.page(
            addresses.of_conference(conference),
            "conference",
            title=danish.typeset(conference.name),
            description=f"{danish.typeset(conference.name)}: tid, sted, program og den viden, der hører til.",
            kind="konference",
            section=addresses.CONFERENCES,
            edit=file_of(conference),
            conference=conference,
            has_handouts=conference in base.theme_conferences,
            themes=[(base.theme[e.theme], e.basis) for e in conference.themes if e.theme in base.theme],
            first=first_for(base, conference),
        )


def first_for(base: KnowledgeBase, conference: Conference) -> list[Record]:
    """Choose the record of each type that the most others link to, among the conference's themes."""
    themes = {entry.theme for entry in conference.themes}
    on_theme = [record for record in base.valid_records if themes.intersection(record.themes)]
    of_types = [by_merit(base, (r for r in on_theme if isinstance(r, row.model))) for row in RECORD_TYPES]
    return by_merit(base, (found[0] for found in of_types if found))[:FIRST]


def handout_pages(press: Press) -> Iterator[Page]:
    """Make the page with all handouts of a conference and the page behind the QR code of each."""
    for conference in press.base.theme_conferences:
        yield press.page(
            addresses.of_handouts(conference),
            "handouts",
            title=f"Hæfter til {danish.typeset(conference.name)}",
            description=f"Et hæfte til hver af de {len(press.base.municipalities)} kommuner, og hele oplaget til "
            f"trykkeriet: {danish.typeset(conference.name)}.",
            kind="haefter",
            section=addresses.CONFERENCES,
            edit=file_of(conference),
            conference=conference,
            volumes=volumes(conference, press.base.municipalities),
            files=FILES,
            regions=list(by_region(press.base)),
        )
        for municipality in press.base.municipalities:
            yield _handout_page(press, conference, municipality)


def _handout_page(press: Press, conference: Conference, municipality: Municipality) -> Page:
    return press.page(
        addresses.of_handout_page(conference, municipality),
        "handout",
        title=f"{municipality.name}: hæftet til {danish.typeset(conference.name)}",
        description=f"Hæftet til {municipality.official_name} ved {danish.typeset(conference.name)}, og hvad der er "
        "ændret, siden det blev trykt.",
        kind="haefte",
        section=addresses.CONFERENCES,
        scripts=follow_up.SCRIPTS,
        worked_out=partial(_of_handout, press.base, conference, municipality),
        conference=conference,
        municipality=municipality,
        steps=follow_up.STEPS,
        source={
            "short": press.imprint.site.shown,
            "line": f"Fra {press.imprint.site.name} ({press.imprint.site.shown}), udgave af {press.imprint.edition}.",
        },
    )


def _of_handout(base: KnowledgeBase, conference: Conference, municipality: Municipality) -> Mapping[str, object]:
    """Gather what a handout holds, and what has changed since it was printed: every record is weighed for it."""
    selection, revised = select(base, municipality, conference), _revised(base, conference)
    return {
        "questions": list(follow_up.questions(selection)),
        "featured": selection.featured,
        "distinctive": selection.is_distinctive,
        "issues": list(since(base, conference, municipality)),
        "revised": revised[:LATEST],
        "revised_count": len(revised),
    }


@kept
def _revised(base: KnowledgeBase, conference: Conference) -> tuple[Record, ...]:
    """Give the valid records of a conference's themes that were revised, the latest first, once for all handouts."""
    themes = {entry.theme for entry in conference.themes}
    revised = [record for record in base.valid_records if record.revised and themes.intersection(record.themes)]
    return tuple(sorted(revised, key=lambda record: (str(record.revised), record.id), reverse=True))
