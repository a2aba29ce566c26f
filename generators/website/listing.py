"""What a list of records can be narrowed by, with the marks of the values.

Knows when a list is worth narrowing; what there is to narrow by is for `knowledge.facets`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.knowledge.facets import FACETS, Facet, Option
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import marks
from generators.records.record_types import Record

# From here on a list is long enough to be worth narrowing.
WORTH_NARROWING = 6


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
