"""What a list of records can be narrowed by, with the marks of the values, and how a long one is parted by type.

Knows when a list is worth narrowing; what there is to narrow by is for `knowledge.facets`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.knowledge.facets import FACETS, Facet, Option
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import marks
from generators.records.record_types import RECORD_TYPES, Record, RecordType, type_of

# From here on a list is long enough to be worth narrowing.
WORTH_NARROWING = 6
# So many of each type are shown before the rest is folded; one more is shown too, rather than folded alone.
FIRST_OF_TYPE = 2


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One group of choices beside a list: each value with its mark, where it has one."""

    key: str
    label: str
    options: tuple[tuple[Option, str], ...]


def narrowings(base: KnowledgeBase, records: Iterable[Record], without: Iterable[Facet] = ()) -> list[Narrowing]:
    """Give what a list can be narrowed by, with counts; what has fewer than two values is left out."""
    listed = [(record,) for record in records]
    if len(listed) < WORTH_NARROWING:
        return []
    return narrowings_of(base, listed, [facet for facet in FACETS if facet not in without])


def narrowings_of(base: KnowledgeBase, groups: Sequence[Sequence[Record]], by: Iterable[Facet]) -> list[Narrowing]:
    """Give what groups of records can be narrowed by; a group has the values of all its records."""
    drawn = marks.of_values(base)
    possible = [
        Narrowing(facet.key, facet.label, tuple((option, own.get(option.value, "")) for option in options))
        for facet in by
        for own, options in [(drawn.get(facet.key, {}), facet.among_groups(base, groups))]
    ]
    return [narrowing for narrowing in possible if len(narrowing.options) > 1]


@dataclass(frozen=True, slots=True)
class OfType:
    """What a list holds of one type: the first few, and the rest, which is folded."""

    type: RecordType
    first: tuple[Record, ...]
    rest: tuple[Record, ...]


def by_type(records: Iterable[Record]) -> list[OfType]:
    """Part a list by type, in the order of the types; within each the order of the list is kept."""
    listed = list(records)
    found = [(row, tuple(record for record in listed if type_of(record) is row)) for row in RECORD_TYPES]
    return [OfType(row, *_folded(of_type)) for row, of_type in found if of_type]


def _folded(records: tuple[Record, ...]) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    shown = FIRST_OF_TYPE if len(records) > FIRST_OF_TYPE + 1 else len(records)
    return records[:shown], records[shown:]
