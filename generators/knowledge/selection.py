"""What goes into a handout: which records, in which order, under which heading.

Works from relevance; how much fits on the paper is for the handouts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.relevance import Relevant, ranked
from generators.records.record_types import RECORD_TYPES, Record, RecordType, type_of
from generators.records.registers import Conference, Municipality

FEATURED = 5
MOST_QUESTIONS = 4


@dataclass(frozen=True)
class Selection:
    """The records of a conference's themes in order of relevance to one municipality."""

    municipality: Municipality
    conference: Conference
    relevant: tuple[Relevant, ...]

    @cached_property
    def featured(self) -> tuple[Relevant, ...]:
        """Give the few that matter most: distinctive ones first, then the best of each type."""
        return best(self.relevant)

    @property
    def asked(self) -> tuple[tuple[Record, int], ...]:
        """Give the few questions to discuss, as a record and its place there: those of what matters most come first."""
        first = {item.record.id: item for item in self.featured}
        others = (item for item in self.relevant if item.record.id not in first)
        asking = (item.record for item in chain(first.values(), others) if item.record.questions)
        return tuple(islice(_in_turn([*islice(asking, MOST_QUESTIONS)]), MOST_QUESTIONS))

    @property
    def is_distinctive(self) -> bool:
        """Say whether anything sets this municipality apart, so that a heading may say so."""
        return any(item.distinctive for item in self.relevant)

    def of_type(self, record_type: RecordType) -> tuple[Relevant, ...]:
        """Give the records of one type, most relevant first."""
        return tuple(item for item in self.relevant if type_of(item.record) is record_type)


def _in_turn(records: Sequence[Record]) -> Iterator[tuple[Record, int]]:
    """Ask one question of each record before a second of any."""
    for turn in range(MOST_QUESTIONS):
        yield from ((record, turn) for record in records if turn < len(record.questions))


def best(relevant: Sequence[Relevant]) -> tuple[Relevant, ...]:
    """Choose the few that matter most: distinctive ones first, then the best of each type."""
    distinctive = [item for item in relevant if item.distinctive][:FEATURED]
    taken = {item.record.id for item in distinctive}
    best_of_each = [_first_of(row, relevant, taken) for row in RECORD_TYPES]
    chosen = distinctive + [item for item in best_of_each if item is not None][: FEATURED - len(distinctive)]
    return tuple(sorted(chosen, key=lambda item: (-item.score, item.record.id)))


def _first_of(row: RecordType, relevant: Sequence[Relevant], taken: Collection[str]) -> Relevant | None:
    of_type = (item for item in relevant if type_of(item.record) is row)
    return next((item for item in of_type if item.record.id not in taken), None)


def select(base: KnowledgeBase, municipality: Municipality, conference: Conference) -> Selection:
    """Choose for one municipality and one conference."""
    themes = [entry.theme for entry in conference.themes]
    return Selection(municipality, conference, tuple(ranked(base, municipality, themes)))
