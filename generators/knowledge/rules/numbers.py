"""The numbers of records: which are taken, which is the next free one, and which are the same but for their zeros."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath

from generators.knowledge import published_editions
from generators.reading.loader import EDITIONS_FOLDER, Findings
from generators.records.record_types import BY_LETTER

# What programs put before the name of a copy.
_ADDED = re.compile(r"^(?:[~$.]+|Kopi af |Copy of )", re.IGNORECASE)
_ID_ON_PAPER = re.compile(r"(?<!\w)[A-Z]-\d{3,5}(?!\d)", re.ASCII)
_FORMER = re.compile(rb"^tidligere_id:.*(?:\r?\n *- .*)*", re.MULTILINE)
_ID_IN_NAME = re.compile(r"([A-Z])-(\d{1,5})(?!\d)", re.ASCII)


@cache
def number_of(record_id: str) -> tuple[str, int]:
    """Take an id apart: `A-012` becomes the letter and twelve, however many zeros stand between them."""
    return record_id[:1], int(record_id[2:])


def id_in(path: str) -> str | None:
    """Find the id that a file's name begins with, whatever a program has written after it."""
    match = _ID_IN_NAME.match(_ADDED.sub("", PurePosixPath(path).name).upper())
    return match[0] if match and match[1] in BY_LETTER else None


def taken(findings: Findings, letter: str) -> frozenset[int]:
    """Give the numbers that any file of the folder bears, copies and misplaced ones included."""
    ids = [*filter(None, map(id_in, findings.files)), *former(findings)]
    return frozenset(number for own, number in map(number_of, ids) if own == letter)


def former(findings: Findings) -> Iterator[str]:
    """Yield the ids that records have had, also of those that cannot be read, and those on paper or in an edition."""
    for edition in published_editions.readable(findings.files):
        yield from edition.rows
    for path, content in findings.files.items():
        if path.startswith(EDITIONS_FOLDER):
            yield from _ID_ON_PAPER.findall(content.decode(errors="replace"))
        elif match := _FORMER.search(content):
            yield from _ID_ON_PAPER.findall(match[0].decode(errors="replace"))


def next_free(findings: Findings, letter: str, others: Iterable[str] = ()) -> str:
    """Give the next free id of a type: one above the highest number, those of `others` included."""
    elsewhere = {number for own, number in map(number_of, filter(None, map(id_in, others))) if own == letter}
    return f"{letter}-{max(taken(findings, letter) | elsewhere, default=0) + 1:03}"
