"""The date of an edition: from the commit where it is known, never from the clock, so that two builds are alike."""

import datetime as dt
import os

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase


def edition_date(base: KnowledgeBase) -> dt.date:
    """Give SOURCE_DATE_EPOCH's day in UTC; without it the newest full date that stands in a record.

    Raises EnvironmentProblem where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return max(
            (day for record in base.records for day in _days(record.revised, record.date.iso())), default=_EARLIEST
        )
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise store.EnvironmentProblem(f"SOURCE_DATE_EPOCH er ikke et antal sekunder: {epoch}") from None


_EARLIEST = dt.date(2016, 1, 1)


def _days(revised: dt.date | None, iso: str) -> list[dt.date]:
    full = [dt.date.fromisoformat(iso)] if len(iso) == len("2018-03-19") else []
    return [*full, *([revised] if revised else [])]
