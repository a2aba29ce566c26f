"""How a happening is told: its heading, what it is about and what changed; on pages, in feeds and in the newsletter.

Knows the words; where they stand is for the outputs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening, Kind
from generators.knowledge.ranking import counts_by_type
from generators.presentation import addresses, outline
from generators.records.record_types import Record, type_of


@dataclass(frozen=True, slots=True)
class Told:
    """A happening in words: what happened to what, and its heading; `change` and `byline` may be empty.

    `byline` tells what of the heading and the summary the editor wrote; `address` leads to the record, or to its place
    on the page of news where there were many.
    """

    what: str
    heading: str
    summary: str
    change: str
    byline: str
    address: str


def told(base: KnowledgeBase, happening: Happening) -> Told:
    """Put a happening into words."""
    if happening.is_joint:
        count = danish.counted(len(happening.records), "post", "poster")
        heading = f"Første udgave: {count}" if happening.kind is Kind.NEW else f"Gennemgået: {count}"
        address = f"{addresses.NEWS}#{happening.key}"
        return Told(happening.kind.label, heading, in_numbers(happening.records), "", "", address)
    record = happening.records[0]
    return Told(
        what=f"{happening.kind.label}: {type_of(record).singular} {record.id}",
        heading=danish.typeset(record.title),
        summary=danish.typeset(record.summary),
        change=_change(base, happening),
        byline=outline.byline(record),
        address=addresses.of_record(record),
    )


def _change(base: KnowledgeBase, happening: Happening) -> str:
    """Say what changed, and what to read instead of what is withdrawn."""
    record = happening.records[0]
    if happening.kind is Kind.NEW:
        return ""
    said = [f"{danish.typeset(record.change.rstrip('.'))}."] if record.change else []
    if successor := base.living_successor(record):
        said.append(f"Læs i stedet {successor.id}: »{danish.typeset(successor.title)}«.")
    return " ".join(said)


def in_numbers(records: Iterable[Record]) -> str:
    """Count records by type: `32 erkendelser og ti idéer.`."""
    counts = [danish.counted(count, row.singular, row.plural) for row, count in counts_by_type(records)]
    return f"{danish.capitalised(danish.listing(counts))}."
