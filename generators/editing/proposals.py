"""Takes what a cluster's form made into the findings: what each file is, its number, its place and the day.

Pure: names and bytes come in, the content of new files goes out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generators import danish
from generators.editing import form
from generators.editing.fields import with_field
from generators.knowledge.rules import numbers
from generators.problems import Problem
from generators.reading.loader import Findings
from generators.reading.yaml_values import parse
from generators.records.fields import key_of
from generators.records.record_types import RECORD_TYPES, Record, RecordType, Status
from generators.records.registers import BY_NAME, Register

Kind = RecordType | Register
_REGISTERS = (BY_NAME["kilder"], BY_NAME["klynger"])
_BY_PREFIX: Mapping[str, Kind] = {
    **{row.slug: row for row in RECORD_TYPES},
    **{row.singular: row for row in _REGISTERS},
}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
# What a mail program or Windows puts behind the name of a file that it has already: »(1)«, » - Kopi«.
_ADDED = re.compile(r"(?: ?\(\d+\)| - Kopi(?:er)?)+$", re.IGNORECASE)


class Refused(ValueError):
    """A file that cannot be taken in; the message is Danish and says what to do."""


@dataclass(frozen=True)
class TakenIn:
    """What is to be written, what was there already, and what is wrong with files that cannot be read."""

    changes: dict[str, bytes] = field(default_factory=dict)
    there: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take_in(
    received: Mapping[str, bytes], findings: Findings, others: Iterable[str], day: str, kind: Kind | None = None
) -> TakenIn:
    """Work out where each file belongs; `others` are numbers in use elsewhere, `kind` what they are if it is known.

    Raises Refused where a file is none of ours, or would be a record twice.
    """
    made, used = TakenIn(), list(others)
    titles = {danish.slug(record.title): record.id for _, record in findings.records}
    for name, content in received.items():
        document = parse(name, content)
        if document.is_broken or not isinstance(document.value, dict):
            made.problems.extend(document.problems)
            continue
        row = kind or kind_of(name, document.value)
        if isinstance(row, RecordType):
            path = _numbered(name, row, document.value, titles, findings, used)
            made.changes[path] = _dated(path, name, content, day)
        else:
            path = f"{row.path}/{_slug_in(name, row)}.yml"
            text = _formed(path, name, content).encode()
            if path in findings.files or path in made.changes:
                made.there.append(path)
            else:
                made.changes[path] = text
    return made


def kind_of(name: str, value: Mapping[str, Any]) -> Kind:
    """Say what a file is: by its name, as the form gives it, else by a field that only one type has."""
    stem = PurePosixPath(name).stem.lower()
    if row := next((row for prefix, row in _BY_PREFIX.items() if stem.startswith(f"{prefix}-")), None):
        return row
    found = [row for row in RECORD_TYPES if value.keys() & _own_keys(row)]
    if len(found) != 1:
        kinds = danish.listing(list(_BY_PREFIX), "eller")
        raise Refused(f"{name}: Det kan ikke ses, hvad filen er. Skriv det foran --fra: {kinds}.")
    return found[0]


def _own_keys(row: RecordType) -> set[str]:
    shared = {key_of(Record, name) for name in Record.model_fields}
    return {key_of(row.model, name) for name in row.model.model_fields} - shared


def _numbered(
    name: str, row: RecordType, value: Mapping[str, Any], titles: dict[str, str], findings: Findings, used: list[str]
) -> str:
    title = danish.slug(str(value.get("titel", "")))
    own = numbers.next_free(findings, row.letter, used)
    if title and (same := titles.setdefault(title, own)) != own:
        raise Refused(f"{name}: {same} har allerede titlen »{value['titel']}«. Er den taget ind før, så tag filen ud.")
    used.append(f"{own}.yml")
    return f"{row.folder}/{own}.yml"


def _dated(path: str, name: str, content: bytes, day: str) -> bytes:
    """Give a record its form, the day it came in, and the standing that every proposal begins with."""
    text = _formed(path, name, content)
    for key, value in (("status", str(Status.PROVISIONAL)), ("optaget", day)):
        text = with_field(path, text, key, value)
    return text.encode()


def _formed(path: str, name: str, content: bytes) -> str:
    try:
        text = form.formatted(path, content)
    except form.Unwritable:
        text = None
    if text is None:
        raise Refused(f"{name}: Filen kan ikke skrives i vores form. Ret den i hånden, eller få den sendt igen.")
    return text


def _slug_in(name: str, row: Register) -> str:
    """Read the slug in the name of a file: `kilde-moede-1.yml`, as a mail program may have renamed it."""
    stem = _ADDED.sub("", PurePosixPath(name).stem.lower()).removeprefix(f"{row.singular}-")
    if not _SLUG.fullmatch(stem):
        raise Refused(f"{name}: »{stem}« kan ikke stå i en adresse. Omdøb filen til fx {row.singular}-klynge-1.yml.")
    return stem
