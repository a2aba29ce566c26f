"""Where a record is mentioned: in records, registers, comments and pages, in any spelling, and in what was printed.

Works on the text of the files, so that what cannot be read as a record yet is looked through as well.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generators.knowledge import editions
from generators.reading.loader import EDITIONS_FOLDER, SUFFIXES
from generators.reading.texts import links
from generators.reading.yaml_values import decoded

_KEY = re.compile(r"(?:- +)?([a-z_]+):(?: |$)", re.ASCII)
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
TEXTS = (*SUFFIXES, ".md")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where a record is mentioned: line and columns from 0, and the field of the file it stands in."""

    path: str
    line: int
    start: int
    end: int
    field: str
    source: str

    @property
    def within(self) -> bool:
        """Say whether the line stands within a field that has its name above."""
        return bool(self.field) and not _KEY.match(self.source)


def mentions(files: Mapping[str, bytes], record_id: str) -> list[Mention]:
    """Find every mention of an id, in the order of the files."""
    exact = re.compile(rf"(?<![\w-]){re.escape(record_id)}(?!\w)(?!-\w)", re.ASCII)
    return sorted(
        found
        for path, content in files.items()
        if PurePosixPath(path).suffix.lower() in TEXTS
        for found in _in_file(path, decoded(path, content)[0], record_id, exact)
    )


def _in_file(path: str, text: str, record_id: str, exact: re.Pattern[str]) -> Iterator[Mention]:
    field, is_yaml = "", not path.endswith(".md")
    for number, line in enumerate(text.split("\n")):
        field = match[1] if is_yaml and (match := _KEY.match(line)) else field
        spans = {match.span() for match in exact.finditer(line) if is_yaml or _is_in_link(line, match)}
        if is_yaml:
            spans |= {(start, end) for start, end, meant in links.references_spelt(line) if meant == record_id}
        yield from (Mention(path, number, start, end, field, line.strip()) for start, end in spans)


def _is_in_link(line: str, found: re.Match[str]) -> bool:
    """Say whether a code on a hand-written page belongs to a link; elsewhere it is an example of one."""
    return any(link.start() < found.start() < link.end() for link in _LINK.finditer(line))


def printed_in(files: Mapping[str, bytes], record_id: str) -> Iterator[tuple[str, str]]:
    """Yield the file of each printed edition that holds a record, and in how many handouts it stands."""
    for path, content in sorted(files.items()):
        if PurePosixPath(path).parts[0] != EDITIONS_FOLDER or not path.endswith(".json"):
            continue
        try:
            edition = editions.read(content)
        except editions.UNREADABLE:
            continue
        count = sum(record_id in printed.records for printed in edition.handouts.values())
        if count or record_id in edition.texts.records:
            yield path, f"{edition.label} (antal hæfter: {count})"


def replaced(text: str, found: list[Mention], new: str) -> str:
    """Write another id where one is mentioned; nothing else changes."""
    lines = text.split("\n")
    for mention in sorted(found, reverse=True):
        line = lines[mention.line]
        lines[mention.line] = f"{line[: mention.start]}{new}{line[mention.end :]}"
    return "\n".join(lines)
