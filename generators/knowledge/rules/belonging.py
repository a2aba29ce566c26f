"""Rules about who a record comes from: origin, clusters, roles of municipalities and sources agree."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.rules.breach import Breach, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.fields import Path
from generators.records.record_types import Origin, Record, Role
from generators.records.registers import Cluster, Municipality, Source, SourceKind

# What counts as the programme's own description of itself.
PROGRAMME_SOURCES = frozenset({SourceKind.PROGRAMME})


def clusters_and_origin(findings: Findings) -> Iterator[Breach]:
    """A result of a cluster names its cluster, and only such a result does."""
    if "klynger" not in findings.registers:
        return
    for path, record in findings.records:
        if record.clusters and record.origin is not Origin.CLUSTER:
            message = f"Posten nævner en klynge, men dens ophav er {record.origin}."
            hint = "Er det klyngens resultat, så skriv ophav: klynge; ellers slet klynger."
            yield breach(path, ("klynger",), "ophav-klynge", message, hint)
        if record.origin is Origin.CLUSTER and not record.clusters:
            message = "Ophavet er en klynge, men posten siger ikke hvilken."
            hint = "Skriv klyngens slug i klynger, hvis en kilde siger det. Er den ikke en klynges, så ret ophav."
            yield breach(path, ("ophav",), "uden-klynge", message, hint, Level.WARNING)


def roles(findings: Findings) -> Iterator[Breach]:
    """Who has the role of a cluster's member is a member of one, and of the record's own where it names any."""
    if "klynger" not in findings.registers:
        return
    known = {municipality.slug for _, _, municipality in placed(findings, Municipality)}
    members = {cluster.slug: _members(cluster) for _, _, cluster in placed(findings, Cluster)}
    for path, record in findings.records:
        for index, own in enumerate(record.municipalities):
            if own.role is not Role.CLUSTER:
                continue
            place: Path = ("kommuner", index, "rolle")
            if record.origin is not Origin.CLUSTER:
                message = f"{own.municipality} har rollen klynge, men postens ophav er {record.origin}."
                hint = "Er det en klynges resultat, så skriv ophav: klynge; ellers vælg en anden rolle."
                yield breach(path, place, "rolle-ophav", message, hint)
            elif danish.slug(own.municipality) in known and not _is_member(own.municipality, record, members):
                which = "postens klynger" if record.clusters else "nogen klynge i registret"
                message = f"{own.municipality} har rollen klynge, men er ikke med i {which}."
                hint = "Skriv kommunen i klyngens kommuner, hvis en kilde siger det; ellers vælg en anden rolle."
                yield breach(path, place, "rolle-klynge", message, hint)


def _members(cluster: Cluster) -> frozenset[str]:
    return frozenset(map(danish.slug, cluster.municipalities))


def _is_member(municipality: str, record: Record, members: dict[str, frozenset[str]]) -> bool:
    if not all(cluster in members for cluster in record.clusters):
        return True  # A cluster that is not there has its own problem.
    chosen = record.clusters or tuple(members)
    return any(danish.slug(municipality) in members[cluster] for cluster in chosen)


def programme_sources(findings: Findings) -> Iterator[Breach]:
    """What is said to be the programme's own description cites such a description."""
    kinds = {source.slug: source.kind for _, _, source in placed(findings, Source)}
    own = {slug for slug, kind in kinds.items() if kind in PROGRAMME_SOURCES}
    if not own:
        return
    for path, record in findings.records:
        # A source that is not there has its own problem.
        if record.origin is Origin.PROGRAMME and not any(
            place.source in own or place.source not in kinds for place in record.sources
        ):
            wanted = danish.listing([str(kind) for kind in PROGRAMME_SOURCES], "eller")
            message = f"Ophavet er programmet, men ingen af kilderne er af slagsen {wanted}."
            hint = f"Tilføj stedet i {danish.listing(sorted(own), 'eller')}, eller skriv ophav: kontekst."
            yield breach(path, ("ophav",), "uden-programkilde", message, hint, Level.WARNING)
