"""A theme on one sheet: a claim, a dilemma and three actions, in the order that editors would have it read.

Works from the records alone; how it is printed is for the outputs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.ranking import own_theme_first, valid
from generators.knowledge.reading_order import order_of
from generators.records.record_types import Action, Dilemma, Finding, LeadershipLevel, Recommendation, Record
from generators.records.registers import Theme

ACTIONS = 3


@dataclass(frozen=True, slots=True)
class Brief:
    """What is said of a theme in short; a theme without a finding or a dilemma goes without."""

    claim: Finding | None
    dilemma: Dilemma | None
    actions: tuple[tuple[Action, Recommendation], ...]

    @property
    def records(self) -> list[Record]:
        """Give the records that are named, each once."""
        named = (self.claim, self.dilemma, *(record for _, record in self.actions))
        return list(dict.fromkeys(record for record in named if record))


def told_of(base: KnowledgeBase) -> list[Theme]:
    """Give the main themes that a valid record tells something of."""
    return [theme for theme in base.main_themes if valid(base.of_theme(theme.slug))]


def brief(base: KnowledgeBase, theme: Theme) -> Brief:
    """Take the first of each kind from the reading order, and what it does not hold from the theme's own records."""
    ordered = [step.record for step in order_of(base, theme)]
    others = own_theme_first(base, theme, valid(base.of_theme(theme.slug)))
    rest = [record for record in others if record not in ordered]
    records = (*ordered, *rest)
    return Brief(
        next((record for record in records if isinstance(record, Finding)), None),
        next((record for record in records if isinstance(record, Dilemma)), None),
        _actions([record for record in records if isinstance(record, Recommendation)]),
    )


def _actions(records: Iterable[Recommendation]) -> tuple[tuple[Action, Recommendation], ...]:
    """Choose one action for each level, and more where a level has none; each from a record of its own if there is one.

    They come from the top of the chain down.
    """
    pool = [(action, record) for record in records for action in record.actions]
    chosen: list[tuple[Action, Recommendation]] = []
    for level in LeadershipLevel:
        chosen += _first([pair for pair in pool if pair[0].level is level], chosen)
    while len(chosen) < ACTIONS and (more := _first([pair for pair in pool if pair not in chosen], chosen)):
        chosen += more
    return tuple(sorted(chosen, key=lambda pair: list(LeadershipLevel).index(pair[0].level)))


def _first(
    pairs: Sequence[tuple[Action, Recommendation]], chosen: Sequence[tuple[Action, Recommendation]]
) -> Sequence[tuple[Action, Recommendation]]:
    """Take the first of a record that is not yet in, else the first."""
    taken = {record.id for _, record in chosen}
    fresh = [pair for pair in pairs if pair[1].id not in taken]
    return (fresh or pairs)[:1]
