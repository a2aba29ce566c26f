"""What matters most to one municipality, and why, in words that can be shown.

Knows nothing of pages or page budgets; those choose from the order made here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, kept, roles_in
from generators.records.record_types import Origin, Record, Role, Status
from generators.records.registers import Municipality

CLUSTER_KNOWLEDGE = 6
PROGRAMME_KNOWLEDGE = 3
PROVISIONAL = -2


class Ground(Enum):
    """Why a record matters: what it weighs, whether it holds for few municipalities only, and a label of two words.

    A stronger ground always outweighs all weaker ones together, so the first reason shown is the one that decided.
    A neighbour's part is worth telling, for it can be visited, but is not one's own; a region is no ground at all.
    """

    OWN_RESULT = 1000, True, "Jeres bidrag"
    OWN_CLUSTER = 500, True, "Jeres klynge"
    OWN_ROLE = 250, True, "Nævner jer"
    LINKED = 120, False, ""
    NEIGHBOUR = 60, False, ""
    THEME = 8, False, ""

    def __init__(self, weight: int, distinctive: bool, label: str) -> None:  # noqa: FBT001 - a row of the table
        """Keep the columns of a row under their names."""
        self.weight = weight
        self.distinctive = distinctive
        self.label = label


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground in words; the label is what a distinctive one is called where there is room for two words only."""

    ground: Ground
    text: str

    @property
    def label(self) -> str:
        """Give the two words."""
        return self.ground.label


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and about which themes; what weighs the same for anybody is asked by nobody."""

    base: KnowledgeBase
    municipality: Municipality | None
    themes: frozenset[str]


class Relevant(NamedTuple):
    """A record with its score for one municipality; the reasons are put into words when they are asked for."""

    record: Record
    score: int
    own: tuple[Ground, ...]
    asked: Asked

    @property
    def distinctive(self) -> bool:
        """Say whether something sets this municipality apart here."""
        return bool(self.own) and any(ground.distinctive for ground in self.own)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Give the reasons in words, the strongest first."""
        base, own = self.asked.base, self.asked.municipality
        spoken = [Reason(ground, _in_words(ground, base, own, self.record)) for ground in self.own if own]
        shared = _shared(self.record, self.asked.themes)
        names = [base.theme[slug].short_name for slug in shared if slug in base.theme]
        if names:
            spoken.append(Reason(Ground.THEME, f"Hører til {danish.listing([f'»{name}«' for name in names])}"))
        return tuple(spoken)


def ranked(base: KnowledgeBase, municipality: Municipality, themes: Collection[str]) -> list[Relevant]:
    """Order the valid records of some themes by what they mean to a municipality; ties by id."""
    asked = Asked(base, municipality, frozenset(themes))
    own = _own_grounds(base, municipality)
    for_anybody = _for_anybody(base, asked.themes)
    mine = [_weighed(item, *own[code], asked) for code, item in for_anybody.items() if code in own]
    others = [item for code, item in for_anybody.items() if code not in own]
    # Any ground of one's own outweighs what a record is worth to anybody.
    return sorted(mine, key=_rank) + others


def _weighed(item: Relevant, weight: int, own: tuple[Ground, ...], asked: Asked) -> Relevant:
    return Relevant(item.record, item.score + weight, own, asked)


def _rank(item: Relevant) -> tuple[int, str]:
    return -item.score, item.record.id


@kept
def _for_anybody(base: KnowledgeBase, themes: frozenset[str]) -> Mapping[str, Relevant]:
    """Order the valid records of some themes by what they are worth to anybody, by id, once for all municipalities."""
    asked = Asked(base, None, themes)
    wanted = (record for record in base.valid_records if themes.intersection(record.themes))
    weighed = (Relevant(record, _worth(record, themes), (), asked) for record in wanted)
    return {item.record.id: item for item in sorted(weighed, key=_rank)}


@kept
def _own_grounds(base: KnowledgeBase, own: Municipality) -> Mapping[str, tuple[int, tuple[Ground, ...]]]:
    """Weigh what a municipality has to do with records, the strongest ground first, once for all themes."""
    cluster = base.cluster_of(own.slug)
    roles = {record.id: roles_in(record)[own.slug] for record, _ in base.roles_of(own.slug)}
    results = {record.id for record in base.of_cluster(cluster.slug)} if cluster else set()
    beside = {record.id for other in _neighbours(base, own) for record in base.involving(other.slug)} - roles.keys()
    linked = _linked(base, own).keys() - roles.keys() - results
    tests = (
        (Ground.OWN_RESULT, {code for code, role in roles.items() if role is Role.CLUSTER}),
        (Ground.OWN_CLUSTER, results),
        (Ground.OWN_ROLE, {code for code, role in roles.items() if role is not Role.CLUSTER}),
        (Ground.LINKED, linked),
        (Ground.NEIGHBOUR, beside - results),
    )
    named = roles.keys() | results | linked | beside
    grounds = {code: tuple(ground for ground, codes in tests if code in codes) for code in named}
    return {code: (sum(ground.weight for ground in found), found) for code, found in grounds.items()}


@kept
def _linked(base: KnowledgeBase, own: Municipality) -> Mapping[str, str]:
    """Map what points at a valid record that names a municipality, or is pointed at by it, to the first such record."""
    found: dict[str, str] = {}
    for record in sorted((record for record, _ in base.roles_of(own.slug)), key=lambda record: record.id):
        beside = [other.id for group in base.back_links(record.id).values() for other in group]
        for code in (*(target for _, target in record.links()), *beside):
            if record.status is not Status.WITHDRAWN:
                found.setdefault(code, record.id)
    return found


def _in_words(ground: Ground, base: KnowledgeBase, own: Municipality, record: Record) -> str:
    match ground:
        case Ground.OWN_RESULT:
            return "I har selv bidraget til det"
        case Ground.OWN_CLUSTER:
            return _from_cluster(base, own)
        case Ground.OWN_ROLE:
            return _ROLE_WORDS[roles_in(record)[own.slug]].format(name=own.name)
        case Ground.LINKED:
            return f"Hænger sammen med {_linked(base, own)[record.id]}, hvor I er med"
        case _:
            said = _named([other for other in _neighbours(base, own) if record in base.involving(other.slug)])
            return f"{danish.capitalised(said)} er med i kilden"


def _from_cluster(base: KnowledgeBase, own: Municipality) -> str:
    """Name the cluster, and the neighbours that are in it too: they are the nearest to ask."""
    cluster = base.cluster_of(own.slug)
    said = f"Fra jeres egen klynge ({cluster.name if cluster else ''})"
    beside = [other for other in _neighbours(base, own) if base.cluster_of(other.slug) is cluster]
    return f"{said}, sammen med {_named(beside)}" if beside else said


def _named(neighbours: Sequence[Municipality]) -> str:
    names = [other.name for other in neighbours]
    shown = names if len(names) <= 3 else [*names[:2], f"{danish.number(len(names) - 2)} andre"]
    return f"{'jeres nabo' if len(names) == 1 else 'jeres naboer'} {danish.listing(shown)}"


_ROLE_WORDS = {
    Role.SPEAKER: "{name} er nævnt i kilden som oplægsholder",
    Role.PANEL: "{name} sad i panelet bag",
    Role.HOST: "Det er sket hos jer: {name} var vært",
}


def _neighbours(base: KnowledgeBase, own: Municipality) -> tuple[Municipality, ...]:
    """Give those one can reach by land: the nearest of an island are no neighbours."""
    return base.nearby(own) if own.neighbours else ()


def _worth(record: Record, themes: Collection[str]) -> int:
    """Weigh what a record is worth to anybody who asks about some themes."""
    worth = Ground.THEME.weight * len(_shared(record, themes))
    worth += CLUSTER_KNOWLEDGE if record.origin is Origin.CLUSTER else 0
    worth += PROGRAMME_KNOWLEDGE if record.origin is Origin.PROGRAMME else 0
    worth += PROVISIONAL if record.status is Status.PROVISIONAL else 0
    return worth + min(3, len(record.questions))


def _shared(record: Record, themes: Collection[str]) -> list[str]:
    return [slug for slug in record.themes if slug in themes]
