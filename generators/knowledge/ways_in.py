"""What a reader in a role is shown of all that is known: the actions asked of its level, the dilemmas it stands in.

Works from the records alone; what an editor chose for a role stands in the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.ranking import by_links
from generators.records.record_types import Dilemma, LeadershipLevel, Recommendation
from generators.records.registers import Theme
from generators.records.ways_in import Reading, WayIn


@dataclass(frozen=True, slots=True)
class Asked:
    """What recommendations of a theme ask of one level: each recommendation with its actions, by their number."""

    theme: Theme
    by: tuple[tuple[Recommendation, tuple[str, ...]], ...]


def asked_of(base: KnowledgeBase, level: LeadershipLevel) -> list[Asked]:
    """Gather the actions of a level from all valid recommendations, each under the theme it names first."""
    found: dict[str, list[tuple[Recommendation, tuple[str, ...]]]] = {}
    for record in base.valid_records:
        if isinstance(record, Recommendation):
            actions = tuple(action.text for action in record.actions if action.level is level)
            if actions:
                found.setdefault(record.themes[0], []).append((record, actions))
    return [Asked(theme, tuple(found[theme.slug])) for theme in base.themes if theme.slug in found]


def dilemmas_of(base: KnowledgeBase, level: LeadershipLevel) -> list[Dilemma]:
    """Give the dilemmas of a level: those that few others stand in first, then what most records build on."""
    own = [record for record in base.valid_records if isinstance(record, Dilemma) and level in record.levels]
    return sorted(own, key=lambda record: (len(record.levels), *by_links(base, record)))


def read_in(base: KnowledgeBase, way: WayIn) -> Sequence[Reading]:
    """Give what a way in leads to; a record that is not there is passed over, for the check tells of it."""
    return [reading for reading in way.readings if reading.record in base.by_id]
