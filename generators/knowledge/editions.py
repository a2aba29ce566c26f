"""Frozen editions of printed handouts: what was on paper, and what has changed since.

Knows records by fingerprints; the bytes of the files come in and go out. A file holds one edition of one conference.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generators import danish
from generators.reading.loader import EDITIONS_FOLDER
from generators.records.record_types import Record, Status

if TYPE_CHECKING:
    from generators.knowledge.knowledge_base import KnowledgeBase

# A search word says nothing to a reader of paper, and the dates of a record only repeat that something changed.
_NOT_PRINTED = {"search_words", "recorded", "revised", "change", "areas", "former_ids"}
_FINGERPRINT_LETTERS = 16
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)


class ChangeKind(StrEnum):
    """What has become of a record since it was printed."""

    CHANGED = "ændret"
    WITHDRAWN = "trukket tilbage"
    GONE = "taget ud"


@dataclass(frozen=True, slots=True)
class Change:
    """A record on paper that is no longer what it was."""

    record_id: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Printed:
    """One handout of an edition: the fingerprint of its file, and the records in it."""

    sha256: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """One printing of a conference's handouts."""

    conference: str
    number: int
    date: dt.date
    records: Mapping[str, str]
    handouts: Mapping[str, Printed]

    @property
    def label(self) -> str:
        """Name the edition as it stands on paper."""
        return label(self.number, self.date)

    @property
    def path(self) -> str:
        """Give the file's place in the findings folder."""
        return f"{EDITIONS_FOLDER}/{self.conference}-{self.number}.json"


def label(number: int, date: dt.date) -> str:
    """Name an edition: `2. udgave, 21. november 2026`."""
    return f"{number}. udgave, {danish.long_date(date)}"


def fingerprint(record: Record) -> str:
    """Tell two versions of a record apart by what a reader of paper would notice."""
    content = record.model_dump(mode="json", exclude=_NOT_PRINTED, warnings=False)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_LETTERS]


def frozen(
    base: "KnowledgeBase", conference: str, number: int, date: dt.date, handouts: Mapping[str, Printed]
) -> FrozenEdition:
    """Freeze what was printed: `handouts` by municipality."""
    used = sorted({record_id for printed in handouts.values() for record_id in printed.records})
    records = {record_id: fingerprint(base.by_id[record_id]) for record_id in used}
    return FrozenEdition(conference, number, date, records, handouts)


def latest(files: Mapping[str, bytes], conference: str) -> FrozenEdition | None:
    """Find the last edition of a conference among the files of a findings folder."""
    found = [read(files[path]) for path in files if _is_edition(path, conference)]
    return max(found, key=lambda edition: edition.number, default=None)


def changes(base: "KnowledgeBase", edition: FrozenEdition, municipality: str) -> Iterator[Change]:
    """Yield what has changed in a municipality's handout since it was printed."""
    printed = edition.handouts.get(municipality)
    for record_id in printed.records if printed else ():
        record = base.called(record_id)
        if record is None:
            yield Change(record_id, ChangeKind.GONE)
        elif record.status is Status.WITHDRAWN:
            yield Change(record_id, ChangeKind.WITHDRAWN)
        elif fingerprint(record) != edition.records.get(record_id):
            yield Change(record_id, ChangeKind.CHANGED)


def write(edition: FrozenEdition) -> bytes:
    """Write an edition as it is committed."""
    content = {
        "konference": edition.conference,
        "udgave": edition.number,
        "dato": edition.date.isoformat(),
        "poster": dict(sorted(edition.records.items())),
        "haefter": {
            slug: {"sha256": printed.sha256, "poster": list(printed.records)}
            for slug, printed in sorted(edition.handouts.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> FrozenEdition:
    """Read an edition that `write` wrote; raises one of UNREADABLE where it did not."""
    found = json.loads(content)
    return FrozenEdition(
        conference=found["konference"],
        number=found["udgave"],
        date=dt.date.fromisoformat(found["dato"]),
        records=found["poster"],
        handouts={
            slug: Printed(printed["sha256"], tuple(printed["poster"])) for slug, printed in found["haefter"].items()
        },
    )


def _is_edition(path: str, conference: str) -> bool:
    place = PurePosixPath(path)
    name, _, number = place.stem.rpartition("-")
    return place.parts[0] == EDITIONS_FOLDER and place.suffix == ".json" and name == conference and number.isdigit()
