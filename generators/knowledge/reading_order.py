"""What to read first on a theme and next after a record, and why: the order that editors set, else what is linked most.

Works from records and registers; how it is shown is for the outputs.
"""

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge import ranking
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.records.record_types import Record, type_of
from generators.records.registers import Theme

LED_ON_TO = 3


@dataclass(frozen=True, slots=True)
class ReadOn:
    """A record to read, and why; `place` says where an editor's order has it, and is empty where none has."""

    record: Record
    why: str
    place: str = ""


def order_of(base: KnowledgeBase, theme: Theme) -> list[ReadOn]:
    """Give the order in which editors would have a theme read; what is missing or withdrawn is passed over."""
    found = [(base.by_id.get(reading.record), reading.why) for reading in theme.readings]
    kept = [(record, why) for record, why in found if record and ranking.valid([record])]
    return [
        ReadOn(record, why, f"Nr. {number} om {theme.short_name}") for number, (record, why) in enumerate(kept, start=1)
    ]


def read_on(base: KnowledgeBase, record: Record, shown: Collection[str]) -> list[ReadOn]:
    """Choose what to read after a record: what its themes' orders have next, else what is linked most beside it."""
    passed = {record.id, *shown}
    steps = {step.record.id: step for step in reversed(list(_next_in_order(base, record)))}
    ordered = [step for step in reversed(steps.values()) if step.record.id not in passed]
    return (ordered or list(_most_linked(base, record, passed)))[:LED_ON_TO]


def _next_in_order(base: KnowledgeBase, record: Record) -> Iterator[ReadOn]:
    """Follow the order of each theme from the record on, and then from its beginning."""
    for slug in record.themes:
        steps = order_of(base, base.theme[slug]) if slug in base.theme else []
        here = next((number for number, step in enumerate(steps) if step.record is record), -1)
        yield from (*steps[here + 1 :], *steps[: here + 1])


def _most_linked(base: KnowledgeBase, record: Record, passed: Collection[str]) -> Iterator[ReadOn]:
    """Give records of other types on the first theme."""
    others = (
        other
        for other in _best_of_theme(base, record.themes[0])
        if other.id not in passed and type_of(other) is not type_of(record)
    )
    for other in itertools.islice(others, LED_ON_TO):
        yield ReadOn(other, _linked(base, other))


def _linked(base: KnowledgeBase, record: Record) -> str:
    count = sum(len(found) for found in base.back_links(record.id).values())
    if not count:
        return "På samme tema."
    return f"På samme tema, og {danish.counted(count, 'anden post', 'andre poster')} henviser til den."


@kept
def _best_of_theme(base: KnowledgeBase, theme: str) -> tuple[Record, ...]:
    """Order a theme once for all its records."""
    others = ranking.valid(base.of_theme(theme))
    return tuple(sorted(others, key=lambda other: (other.themes[0] != theme, *ranking.by_links(base, other))))
