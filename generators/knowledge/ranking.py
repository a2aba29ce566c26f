"""Which records come first in a list: what others build on, and a theme's own.

Knows no page; what matters to one municipality is for `relevance`.
"""

from collections.abc import Iterable

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import RECORD_TYPES, Record, RecordType, Status, type_of
from generators.records.registers import Theme


def valid(records: Iterable[Record]) -> list[Record]:
    """Leave out what is withdrawn."""
    return [record for record in records if record.status is not Status.WITHDRAWN]


def counts_by_type(records: Iterable[Record]) -> list[tuple[RecordType, int]]:
    """Count the valid records of each type, types without any left out."""
    held = [type_of(record) for record in valid(records)]
    counts = [(row, held.count(row)) for row in RECORD_TYPES]
    return [(row, count) for row, count in counts if count]


def by_merit(base: KnowledgeBase, records: Iterable[Record]) -> list[Record]:
    """Put what others build on first, and what is withdrawn last."""
    return sorted(records, key=lambda record: (record.status is Status.WITHDRAWN, *by_links(base, record)))


def own_theme_first(base: KnowledgeBase, theme: Theme, records: Iterable[Record]) -> list[Record]:
    """Put records that name the theme first before those that only touch it."""
    return sorted(by_merit(base, records), key=lambda record: record.themes[0] != theme.slug)


def by_links(base: KnowledgeBase, record: Record) -> tuple[int, str]:
    """Sort the most linked records first."""
    return -sum(len(found) for found in base.back_links(record.id).values()), record.id
