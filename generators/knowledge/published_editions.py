"""Frozen editions of the whole: what every record said, and which files were published, on a day.

Knows the bytes of a file, which holds one edition: a ZIP of its manifest and of the open data as they were.
"""

import datetime as dt
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Any

from generators import danish
from generators.reading.loader import WHOLE_EDITIONS_FOLDER

MANIFEST, DATA = "manifest.json", "klyngeviden.json"
UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
    OSError,
    zlib.error,
    zipfile.BadZipFile,
)
_LARGEST_INSIDE = 50_000_000
_TOO_MUCH = "The file holds more than an edition can."

Row = Mapping[str, Any]
"""A record as the open data hold it: plain values by their Danish keys."""


@dataclass(frozen=True, eq=False)
class PublishedEdition:
    """One frozen edition. `manifest` and `data` are the bytes that are published; `title` may be empty."""

    name: str
    title: str
    date: dt.date
    commit: str
    citation: str
    files: Mapping[str, str]
    manifest: bytes = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def label(self) -> str:
        """Name it where it stands alone: `Forår 2027`, or `Udgave 2027-1` where it has no title."""
        return self.title or f"Udgave {self.name}"

    @property
    def in_words(self) -> str:
        """Name it in running text: `udgaven »Forår 2027« af 3. marts 2027`."""
        return in_words(self.name, self.title, self.date)

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """Give what it says: `poster` and `registre`."""
        found: Mapping[str, Any] = json.loads(self.data)["data"]
        return found

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Give its records, by id."""
        return {row["id"]: row for row in self.content["poster"]}


def in_words(name: str, title: str, date: dt.date) -> str:
    """Name an edition in running text."""
    named = f"udgaven »{title}«" if title else f"udgave {name}"
    return f"{named} af {danish.long_date(date)}"


def path_of(name: str) -> str:
    """Give the place of an edition in the findings folder."""
    return f"{WHOLE_EDITIONS_FOLDER}/{name}.zip"


def is_edition(path: str) -> bool:
    """Say whether a file of the findings folder is named as an edition."""
    place = PurePosixPath(path)
    return path == path_of(place.stem) and place.stem == danish.slug(place.stem)


def readable(files: Mapping[str, bytes]) -> Iterator[PublishedEdition]:
    """Yield the editions in a findings folder that can be read, the oldest first."""
    found = []
    for path in filter(is_edition, files):
        try:
            found.append(read(path, files[path]))
        except UNREADABLE:
            continue
    yield from sorted(found, key=lambda edition: (edition.date, danish.numbered_key(edition.name)))


@lru_cache(maxsize=64)
def read(path: str, content: bytes) -> PublishedEdition:
    """Read an edition; raises one of UNREADABLE where it is not as it was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_INSIDE:
            raise ValueError(_TOO_MUCH)
        manifest, data = archive.read(MANIFEST), archive.read(DATA)
    told = json.loads(manifest)
    edition = PublishedEdition(
        name=PurePosixPath(path).stem,
        title=told["titel"],
        date=dt.date.fromisoformat(told["dato"]),
        commit=told["commit"],
        citation=told["henvisning"],
        files=told["filer"],
        manifest=manifest,
        data=data,
    )
    if told["udgave"] != edition.name or hashlib.sha256(data).hexdigest() != edition.files[told["data"]]:
        raise ValueError(path)
    return edition
