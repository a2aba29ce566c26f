"""What has happened to the records, day by day: taken in, revised, withdrawn; the newest first.

Knows the days that stand in the records; how it is told is for the outputs.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.records.fields import Choice
from generators.records.record_types import Record, Status, id_order

MANY = 12
"""So many records revised on one day, without a word on what changed, were gone through together: one happening."""


class Kind(Choice):
    """What can happen to a record; in the order it is told of a day."""

    NEW = "ny", "Ny"
    WITHDRAWN = "tilbagetrukket", "Trukket tilbage"
    REVISED = "revideret", "Revideret"


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to one record on a day, or to many as one: the first edition, or a going-through of many."""

    kind: Kind
    date: dt.date
    records: tuple[Record, ...]
    is_joint: bool = False

    @property
    def key(self) -> str:
        """Name it so that it keeps its name for ever: `2026-11-21-ny` or `2026-12-03-ny-E-033`."""
        own = "" if self.is_joint else f"-{self.records[0].id}"
        return f"{self.date.isoformat()}-{self.kind}{own}"


@kept
def happenings(base: KnowledgeBase) -> tuple[Happening, ...]:
    """Tell all that has happened, the newest first.

    What was there on the first day is one happening. A withdrawn record is told by its withdrawal only.
    """
    opening = min((record.recorded for record in base.records), default=dt.date.min)
    days: dict[tuple[dt.date, Kind], list[Record]] = defaultdict(list)
    for record in base.records:
        for kind, date in _days(record):
            days[date, kind].append(record)
    order = list(Kind)
    newest_first = sorted(days, key=lambda day: (-day[0].toordinal(), order.index(day[1])))
    return tuple(told for date, kind in newest_first for told in _told(kind, date, days[date, kind], opening))


def since(told: Iterable[Happening], first: dt.date, last: dt.date) -> list[Happening]:
    """Keep what happened between two days, both included."""
    return [happening for happening in told if first <= happening.date <= last]


def among(told: Iterable[Happening], wanted: Callable[[Record], bool]) -> list[Happening]:
    """Keep what happened to the records that are wanted."""
    kept = ((each, tuple(filter(wanted, each.records))) for each in told)
    # Nearly all are of one record, kept or not: a copy is made only of those that lose some.
    return [each if records == each.records else replace(each, records=records) for each, records in kept if records]


def about(base: KnowledgeBase, ids: Collection[str]) -> list[Happening]:
    """Keep what happened to some records; only what touches them is looked at, so that many may ask."""
    told, places = happenings(base), _places(base)
    touched = sorted({place for own in ids for place in places.get(own, ())})
    return among((told[place] for place in touched), lambda record: record.id in ids)


@kept
def _places(base: KnowledgeBase) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, happening in enumerate(happenings(base)):
        for record in happening.records:
            found[record.id].append(place)
    return found


def _days(record: Record) -> Iterator[tuple[Kind, dt.date]]:
    if record.status is Status.WITHDRAWN:
        yield Kind.WITHDRAWN, record.revised or record.recorded
        return
    yield Kind.NEW, record.recorded
    if record.revised and record.revised > record.recorded:
        yield Kind.REVISED, record.revised


def _told(kind: Kind, date: dt.date, records: Sequence[Record], opening: dt.date) -> Iterator[Happening]:
    """Tell of the records of one kind and day one by one, but for those that belong together."""
    together, alone = _parted(kind, sorted(records, key=id_order), is_first=date == opening)
    yield from (Happening(kind, date, (record,)) for record in alone)
    if together:
        yield Happening(kind, date, tuple(together), is_joint=True)


def _parted(kind: Kind, records: list[Record], *, is_first: bool) -> tuple[list[Record], list[Record]]:
    """Part the records of one kind and day into those that are told together, and those told one by one."""
    if kind is Kind.NEW:
        return (records, []) if is_first else ([], records)
    unexplained = [record for record in records if kind is Kind.REVISED and not record.change]
    if len(unexplained) <= MANY:
        return [], records
    return unexplained, [record for record in records if record.change]
