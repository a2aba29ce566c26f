"""How well founded a record is, computed from what stands in it and said in words.

Knows nothing of how it is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import Origin, Record, Role, type_of


@dataclass(frozen=True, slots=True)
class Strength:
    """The foundation of a record: one line, one explanation, and the facts behind it."""

    headline: str
    explanation: str
    facts: tuple[str, ...]


def strength(base: KnowledgeBase, record: Record) -> Strength:
    """Say what a record rests on."""
    return Strength(_headline(base, record), _explanation(base, record), tuple(_facts(base, record)))


def _headline(base: KnowledgeBase, record: Record) -> str:
    if record.origin is Origin.CLUSTER:
        return f"Fundet i {_cluster_share(base, record)}" if record.clusters else "Fra en klynge"
    source = base.source.get(record.sources[0].source)
    if source is None:
        return record.origin.label
    named = f"{source.kind.label.lower()} fra {source.publisher}"
    dated = f", {source.date}" if source.date.year else ", udateret"
    return danish.capitalised(named + dated)


def _cluster_share(base: KnowledgeBase, record: Record) -> str:
    found, known = len(record.clusters), len(base.clusters)
    if found < known:
        share = f"{danish.number(found)} af {danish.number(known)} klynger"
    else:
        share = "én klynge" if known == 1 else f"alle {danish.number(known)} klynger"
    contributors = len(base.contributors(record))
    return f"{share}, {danish.counted(contributors, 'kommune', 'kommuner')}" if contributors else share


def _explanation(base: KnowledgeBase, record: Record) -> str:
    if record.origin is Origin.CLUSTER:
        return f"{danish.capitalised(type_of(record).this)} er et resultat af klyngernes arbejde i programmet."
    if record.origin is Origin.PROGRAMME:
        return (
            f"Det står i {danish.genitive(base.programme.owner)} egen beskrivelse af programmet og tiden omkring det. "
            "Det er ikke et resultat fra en klynge, og kilderne viser ikke, om det er efterprøvet."
        )
    return (
        "Det kommer fra tiden omkring programmet, ikke fra programmet selv. "
        "Det er ikke et resultat fra en klynge, og kilderne viser ikke, om det er efterprøvet."
    )


def _facts(base: KnowledgeBase, record: Record) -> Iterator[str]:
    yield f"henviser til {danish.counted(len({entry.source for entry in record.sources}), 'kilde', 'kilder')}"
    if record.clusters:
        names = [base.cluster[slug].name for slug in record.clusters if slug in base.cluster]
        yield danish.listing(names)
    else:
        yield "ingen klynge nævnt"
    named = [m for m in record.municipalities if m.role is not Role.CLUSTER]
    if named:
        yield danish.counted(len(named), "kommune", "kommuner") + " nævnt i kilden"
    yield f"status: {record.status.label.lower()}"
