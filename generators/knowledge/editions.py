"""Frozen editions of printed handouts: what was on paper, and what has changed since.

Knows what was printed as plain values; the bytes of the files come in and go out. A file holds one edition of one
conference.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generators import danish
from generators.knowledge.comparison import Difference, differences
from generators.knowledge.published_editions import Row
from generators.reading.loader import EDITIONS_FOLDER
from generators.records.record_types import Record, Status

if TYPE_CHECKING:
    from generators.knowledge.knowledge_base import KnowledgeBase

# A search word says nothing to a reader of paper, and the dates of a record only repeat that something changed.
_NOT_PRINTED = frozenset({"soegeord", "optaget", "revideret", "aendring", "omraader", "tidligere_id", "adresse"})
_NOT_PRINTED |= {"type", "bygger_paa", "haandterer", "relaterede"}
_OF_A_TITLE = ("id", "titel", "status")
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)


class ChangeKind(StrEnum):
    """What has become of a record since it was printed."""

    CHANGED = "ændret"
    WITHDRAWN = "trukket tilbage"
    GONE = "taget ud"


@dataclass(frozen=True, slots=True)
class Change:
    """A record on paper that is no longer what it was; `before` is what was printed."""

    before: Row
    now: Record | None
    kind: ChangeKind
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """One handout of an edition: the fingerprint of its file, the records in it, and those named by title."""

    sha256: str
    records: tuple[str, ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """What a conference's handouts say, as plain values: of the day, of each source and record, and of each place."""

    day: Row
    sources: Mapping[str, Row]
    records: Mapping[str, Row]
    places: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """One printing of a conference's handouts, made from a commit."""

    conference: str
    number: int
    date: dt.date
    commit: str
    texts: Texts
    handouts: Mapping[str, Printed]

    @property
    def label(self) -> str:
        """Name the edition as it stands on paper."""
        return label(self.number, self.date)

    @property
    def anchor(self) -> str:
        """Name the place on a handout's page that its QR code leads to."""
        return anchor(self.number)

    @property
    def path(self) -> str:
        """Give the file's place in the findings folder."""
        return f"{EDITIONS_FOLDER}/{self.conference}-{self.number}.json"


def label(number: int, date: dt.date) -> str:
    """Name an edition: `2. udgave, 21. november 2026`."""
    return f"{number}. udgave, {danish.long_date(date)}"


def anchor(number: int) -> str:
    """Name the place on a page where it is told what has changed since an edition."""
    return f"udgave-{number}"


def on_paper(row: Row) -> Row:
    """Keep of a record what a reader of paper could notice."""
    return {key: value for key, value in row.items() if value and key not in _NOT_PRINTED}


def editions_of(files: Mapping[str, bytes], conference: str) -> tuple[FrozenEdition, ...]:
    """Read the editions of a conference that can be read, the last one first."""
    found = filter(None, (_readable(files[path]) for path in files if _is_edition(path, conference)))
    return tuple(sorted(found, key=lambda edition: edition.number, reverse=True))


def _readable(content: bytes) -> FrozenEdition | None:
    try:
        return read(content)
    except UNREADABLE:
        return None


def changes(
    base: "KnowledgeBase", edition: FrozenEdition, printed: Printed, row: Callable[[Record], Row]
) -> Iterator[Change]:
    """Yield what has become of the records in a handout; `row` gives one as plain values."""
    for record_id in (*printed.records, *printed.named):
        before, now = edition.texts.records[record_id], base.called(record_id)
        if now is None:
            yield Change(before, None, ChangeKind.GONE)
        elif now.status is Status.WITHDRAWN != before["status"]:
            yield Change(before, now, ChangeKind.WITHDRAWN)
        else:
            found = _different(before, on_paper(row(now)), by_title=record_id in printed.named)
            if found or now.id != record_id:
                yield Change(before, now, ChangeKind.CHANGED, found)


def _different(before: Row, now: Row, *, by_title: bool) -> tuple[Difference, ...]:
    """Compare what is on the paper: of a record that found no room, the title alone."""
    pair = (before, now)
    if by_title:
        pair = ({key: row.get(key) for key in _OF_A_TITLE} for row in pair)  # type: ignore[assignment]
    return tuple(differences(*pair))


def write(edition: FrozenEdition) -> bytes:
    """Write an edition as it is committed."""
    texts = edition.texts
    content: dict[str, Any] = {
        "konference": edition.conference,
        "udgave": edition.number,
        "dato": edition.date.isoformat(),
        "commit": edition.commit,
        "dag": texts.day,
        "kilder": dict(sorted(texts.sources.items())),
        "poster": dict(sorted(texts.records.items())),
        "haefter": {
            slug: {
                "sha256": printed.sha256,
                "poster": list(printed.records),
                "titler": list(printed.named),
                "sted": texts.places[slug],
            }
            for slug, printed in sorted(edition.handouts.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> FrozenEdition:
    """Read an edition that `write` wrote; raises one of UNREADABLE where it did not."""
    found = json.loads(content)
    handouts = {
        slug: Printed(one["sha256"], tuple(one["poster"]), tuple(one["titler"]))
        for slug, one in found["haefter"].items()
    }
    records = {id_: dict(row) for id_, row in found["poster"].items()}
    for one in handouts.values():
        _ = [records[record_id]["status"] for record_id in (*one.records, *one.named)]
    return FrozenEdition(
        conference=found["konference"],
        number=int(found["udgave"]),
        date=dt.date.fromisoformat(found["dato"]),
        commit=found["commit"],
        texts=Texts(
            day=dict(found["dag"]),
            sources={slug: dict(row) for slug, row in found["kilder"].items()},
            records=records,
            places={slug: dict(one["sted"]) for slug, one in found["haefter"].items()},
        ),
        handouts=handouts,
    )


def _is_edition(path: str, conference: str) -> bool:
    place = PurePosixPath(path)
    name, _, number = place.stem.rpartition("-")
    return place.parts[0] == EDITIONS_FOLDER and place.suffix == ".json" and name == conference and number.isdigit()
