"""What editors should see to: records that are not final, that nobody has looked at for long, or that lead astray.

Not for readers: what these miss is told by `gaps`.
"""

import datetime as dt
from collections.abc import Iterator

from generators import danish
from generators.knowledge.gaps import Gap
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.reading.rich_text import RECORD_LINK
from generators.records.fields import Text, marked_values
from generators.records.record_types import Record, Status

OLD_AFTER = dt.timedelta(days=2 * 365)
SHORT = 300
"""Letters of a text that says hardly more than its summary."""


def chores(base: KnowledgeBase, today: dt.date) -> list[Gap]:
    """List what is to be seen to, kind by kind."""
    return [*_provisional(base), *_leading_to_withdrawn(base), *_old(base, today), *_short(base)]


def _provisional(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        if record.status is Status.PROVISIONAL:
            yield Gap("Foreløbige poster, som ingen har gjort endelige", record.title, record)


def _leading_to_withdrawn(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.records:
        if record.status is not Status.WITHDRAWN:
            continue
        users = [own.id for own in base.valid_records if own is not record and record.id in led_to(own)]
        # A successor may tell what it replaces.
        users = [own for own in users if own != record.superseded_by]
        if users:
            text = f"{record.title} (fra {danish.listing(users)})"
            yield Gap("Tilbagetrukne poster, som andre stadig henviser til", text, record)


def led_to(record: Record) -> set[str]:
    """Give the ids that a record leads its reader to, by its fields or in its texts."""
    texts = (value for _, _, value in marked_values(record, Text) if "[" in value)
    return {target for _, target in record.links()} | {m[1] for text in texts for m in RECORD_LINK.finditer(text)}


def _old(base: KnowledgeBase, today: dt.date) -> Iterator[Gap]:
    for record in base.valid_records:
        seen = record.revised or record.recorded
        if today - seen > OLD_AFTER:
            heading = "Poster, som ingen har set efter i to år"
            yield Gap(heading, f"{record.title} (sidst {danish.long_date(seen)})", record)


def _short(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        if len(record.text) < SHORT and not record.advice:
            yield Gap("Poster med en kort tekst og intet bud fra redaktionen", record.title, record)
