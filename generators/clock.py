"""The date of an edition: from the commit where it is known, never from the clock, so that two builds are alike.

The only place that decides it: the same however the program was started. And today, for `check`.
"""

import contextlib
import datetime as dt
import os
import subprocess
from collections.abc import Iterator

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import Record

EPOCH = "SOURCE_DATE_EPOCH"
# No file in a ZIP is older.
_EARLIEST = dt.date(1980, 1, 1)


def edition_date(base: KnowledgeBase) -> dt.date:
    """Give the day in UTC of SOURCE_DATE_EPOCH, else of the last commit, else the newest that stands in a record.

    Raises EnvironmentProblem where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get(EPOCH) or _last_commit()
    if epoch is None:
        return max((day for record in base.records for day in _days(record)), default=_EARLIEST)
    return _day_of(epoch)


def _day_of(epoch: str) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise store.EnvironmentProblem(f"{EPOCH} er ikke et antal sekunder: {epoch}") from None


def today() -> dt.date:
    """Give the latest date it is anywhere on earth, or the commit's where the clock of the machine is behind it."""
    farthest_east = dt.timezone(dt.timedelta(hours=14))
    now = dt.datetime.now(farthest_east).date()
    epoch = os.environ.get(EPOCH)
    return max(now, _day_of(epoch)) if epoch else now


def here() -> dt.date:
    """Give the date where the user is, for what an editor does today."""
    return dt.datetime.now().astimezone().date()


@contextlib.contextmanager
def dated(date: dt.date) -> Iterator[None]:
    """Let other programs' code date its files by an edition: it asks the environment."""
    before = os.environ.get(EPOCH)
    midnight = dt.datetime.combine(date, dt.time(), dt.UTC)
    os.environ[EPOCH] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


def _last_commit() -> str | None:
    """Ask Git when the checkout was last changed; None without Git, or before the first commit."""
    if not (store.ROOT / ".git").exists():
        return None
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=store.ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.strip() or None


def _days(record: Record) -> Iterator[dt.date]:
    """Yield the full dates that a record gives for itself."""
    yield record.recorded
    if record.revised:
        yield record.revised
    if record.date.day:
        yield dt.date(record.date.year, record.date.month, record.date.day)
