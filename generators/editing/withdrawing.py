"""Withdraws a record: its status, what replaces it, and, where asked, whoever leads readers to it.

Pure: the files come in, and those that change go out.
"""

import datetime as dt
import re
from collections.abc import Mapping

from generators.editing import mentions
from generators.editing.fields import with_field
from generators.reading.loader import Findings, record_type_at
from generators.reading.yaml_values import decoded
from generators.records.record_types import Record, Status

# What became of a candidate is history, and so is what a record replaced.
_HISTORY = ("_register/kandidater.yml",)


class Refused(ValueError):
    """It cannot be done; the message is Danish and tells a way out."""


def withdrawn(files: Mapping[str, bytes], path: str, successor: str | None, day: dt.date) -> bytes:
    """Write the file of a record as withdrawn."""
    text, _ = decoded(path, files[path])
    text = with_field(path, text, "status", str(Status.WITHDRAWN))
    if successor:
        text = with_field(path, text, "afloest_af", successor)
    return with_field(path, text, "revideret", day.isoformat()).encode()


def refuse_successor(findings: Findings, own: str, successor: str) -> None:
    """Raise Refused where a record cannot take the place of another."""
    known = {record.id: record for _, record in findings.records}
    other = known.get(successor)
    if successor == own:
        raise Refused(f"{own} kan ikke afløses af sig selv.")
    if other is None:
        raise Refused(f"Der er ingen post {successor}, som kan læses. Lav den først, eller udelad --afloest-af.")
    if other.status is Status.WITHDRAWN:
        further = f" Den er afløst af {other.superseded_by}: skriv det." if other.superseded_by else ""
        raise Refused(f"{successor} er selv trukket tilbage.{further}")


def moved(files: Mapping[str, bytes], own: str, successor: str) -> dict[str, bytes]:
    """Lead to the successor wherever readers were led to the record; what is history stays."""
    found: dict[str, list[mentions.Mention]] = {}
    for mention in mentions.mentions(files, own):
        is_own = record_type_at(mention.path) and mention.path.endswith((f"/{own}.yml", f"/{successor}.yml"))
        if mention.path not in _HISTORY and not is_own and mention.field != "afloest_af":
            found.setdefault(mention.path, []).append(mention)
    return {path: _moved(decoded(path, files[path])[0], places, successor) for path, places in found.items()}


def _moved(text: str, places: list[mentions.Mention], successor: str) -> bytes:
    lines = mentions.replaced(text, places, successor).split("\n")
    for number in {place.line for place in places}:
        lines[number] = _once(lines[number], successor)
    return "\n".join(lines).encode()


def _once(line: str, record_id: str) -> str:
    """Name a record once in a list in brackets."""
    opening, bracket, rest = line.partition("[")
    inner, closing, after = rest.partition("]")
    if not re.fullmatch(r" *[a-z_]+: ", opening) or not closing:
        return line
    items = [item.strip() for item in inner.split(",")]
    kept = [item for number, item in enumerate(items) if item != record_id or record_id not in items[:number]]
    return f"{opening}{bracket}{', '.join(kept)}{closing}{after}"


def readable(findings: Findings, own: str) -> Record | None:
    """Find a record that could be read."""
    return next((record for _, record in findings.records if record.id == own), None)
