"""What matters most to one municipality, and why, in words that can be shown.

Knows nothing of pages or page budgets; those choose from the order made here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, roles_in
from generators.records.record_types import Origin, Record, Role, Status
from generators.records.registers import Municipality

# A stronger reason always outweighs all weaker ones together, so the first reason shown is the one that decided.
OWN_RESULT = 1000
OWN_CLUSTER = 500
OWN_ROLE = 250
SAME_REGION = 60
THEME = 8
CLUSTER_KNOWLEDGE = 6
PROGRAMME_KNOWLEDGE = 3
PROVISIONAL = -2


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record matters to a municipality; `distinctive` where it holds for few municipalities only.

    `label` is what a distinctive reason is called where there is room for two words only.
    """

    weight: int
    text: str
    distinctive: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Relevant:
    """A record with its reasons, the strongest first."""

    record: Record
    score: int
    reasons: tuple[Reason, ...]

    @property
    def distinctive(self) -> bool:
        """Say whether something sets this municipality apart here."""
        return any(reason.distinctive for reason in self.reasons)


def ranked(base: KnowledgeBase, municipality: Municipality, themes: Collection[str]) -> list[Relevant]:
    """Order the valid records of some themes by what they mean to a municipality; ties by id."""
    wanted = set(themes)
    found = [
        relevance(base, municipality, record, wanted)
        for record in base.valid_records
        if wanted.intersection(record.themes)
    ]
    return sorted(found, key=lambda item: (-item.score, item.record.id))


def relevance(base: KnowledgeBase, municipality: Municipality, record: Record, themes: Collection[str]) -> Relevant:
    """Weigh one record for one municipality; `themes` are those asked about."""
    reasons = sorted(_reasons(base, municipality, record, themes), key=lambda reason: -reason.weight)
    score = sum(reason.weight for reason in reasons) + _merit(record)
    return Relevant(record, score, tuple(reasons))


def _reasons(base: KnowledgeBase, own: Municipality, record: Record, themes: Collection[str]) -> Iterator[Reason]:
    own_role = roles_in(record).get(own.slug)
    cluster = base.cluster_of(own.slug)
    if own_role is Role.CLUSTER:
        yield Reason(OWN_RESULT, "I har selv bidraget til det", distinctive=True, label="Jeres bidrag")
    elif own_role is not None:
        text = _ROLE_WORDS[own_role].format(name=own.name)
        yield Reason(OWN_ROLE, text, distinctive=True, label="Nævner jer")
    if cluster is not None and cluster.slug in record.clusters:
        text = f"Fra jeres egen klynge, {cluster.name}"
        yield Reason(OWN_CLUSTER, text, distinctive=True, label="Jeres klynge")
    neighbours = _neighbours(base, own, record)
    if neighbours and own_role is None:
        # A region holds a fifth of all municipalities: worth telling, but nothing that sets one of them apart.
        yield Reason(SAME_REGION, f"{danish.listing(neighbours)} i {own.region} er med i kilden")
    shared = [base.theme[slug].short_name for slug in record.themes if slug in themes and slug in base.theme]
    if shared:
        yield Reason(THEME * len(shared), f"Hører til {danish.listing([f'»{name}«' for name in shared])}")


_ROLE_WORDS = {
    Role.SPEAKER: "{name} er nævnt i kilden som oplægsholder",
    Role.PANEL: "{name} sad i panelet bag",
    Role.HOST: "Det er sket hos jer: {name} var vært",
}


def _neighbours(base: KnowledgeBase, own: Municipality, record: Record) -> list[str]:
    """Name up to three other municipalities of the same region among those a record involves."""
    names = [other.name for other in base.involved(record, own.region) if other.slug != own.slug]
    return names if len(names) <= 3 else [*names[:2], f"{danish.number(len(names) - 2)} andre"]


def _merit(record: Record) -> int:
    """Weigh what a record is worth to anybody."""
    merit = CLUSTER_KNOWLEDGE if record.origin is Origin.CLUSTER else 0
    merit += PROGRAMME_KNOWLEDGE if record.origin is Origin.PROGRAMME else 0
    merit += PROVISIONAL if record.status is Status.PROVISIONAL else 0
    return merit + min(3, len(record.questions))
