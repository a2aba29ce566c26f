"""Rules about files: their names, their folders, that no two stand for the same id, and that all is read."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from generators import danish
from generators.knowledge import editions
from generators.knowledge.rules.breach import Breach, breach, entries
from generators.problems import Level
from generators.reading.loader import EDITIONS_FOLDER, Findings, id_at, record_type_at, register_at
from generators.reading.yaml_values import parse
from generators.records.fields import Text, marked_values
from generators.records.record_types import type_of_id
from generators.records.registers import Form


def file_names(findings: Findings) -> Iterator[Breach]:
    """A record's file is named after its id."""
    for path in findings.record_paths():
        place, record_type = PurePosixPath(path), record_type_at(path)
        if place.suffix != ".yml":
            yield breach(path, (), "filnavn", f"Filen ender på »{place.suffix}«.", "Omdøb den, så den ender på .yml.")
        if record_type and not type_of_id(id_at(path)):
            hint = f"Omdøb filen til et id, fx {record_type.letter}-012.yml."
            yield breach(path, (), "filnavn", f"»{place.name}« er ikke et id.", hint)


def register_file_names(findings: Findings) -> Iterator[Breach]:
    """The file of a register's entry is named after its slug."""
    for path in findings.files:
        register, place = register_at(path), PurePosixPath(path)
        if register is None or register.form is not Form.FOLDER:
            continue
        if place.suffix != ".yml":
            yield breach(path, (), "filnavn", f"Filen ender på »{place.suffix}«.", "Omdøb den, så den ender på .yml.")
        slug = danish.slug(place.stem)
        if slug != place.stem:
            message = f"»{place.stem}« kan ikke stå i en adresse, og det skal filens navn kunne."
            hint = f"Omdøb filen til {slug or register.singular}.yml: små bogstaver a-z, tal og bindestreg."
            yield breach(path, (), "filnavn", message, hint)


def folders(findings: Findings) -> Iterator[Breach]:
    """A record lies in the folder of its type."""
    for path in findings.record_paths():
        place = PurePosixPath(path)
        right = type_of_id(id_at(path))
        if right and right.folder != place.parts[0]:
            kind = f"{right.article} {right.singular}"
            message = f"En fil, der begynder med {right.letter}, er {kind}, men den ligger i »{place.parts[0]}«."
            hint = f"Flyt den til {right.folder}/{place.name}, eller giv den et andet bogstav."
            yield breach(path, (), "forkert-mappe", message, hint)


def duplicate_ids(findings: Findings) -> Iterator[Breach]:
    """An id is used once, also on machines that do not tell capitals from small letters."""
    first: dict[str, str] = {}
    for path in sorted(findings.record_paths()):
        stem = id_at(path)
        other = first.setdefault(stem.casefold(), path)
        if other != path:
            end = "." if id_at(other) == stem else ", kun med andre store og små bogstaver."
            message = f"Id {stem} bruges allerede i {other}{end}"
            yield breach(path, (), "dobbelt-id", message, "Giv den ene post næste ledige nummer.")


def frozen_editions(findings: Findings) -> Iterator[Breach]:
    """What was kept of a printed edition is as it was written."""
    for path, content in findings.files.items():
        if PurePosixPath(path).parts[0] != EDITIONS_FOLDER or not path.endswith(".json"):
            continue
        try:
            editions.read(content)
        except editions.UNREADABLE:
            message = "Filen er ikke, som »handouts --frys« skrev den."
            yield breach(path, (), "oplag", message, "Hent den frem igen med Git.")


_AFTER_TEXT = re.compile(rb"\S +#")


def cut_texts(findings: Findings) -> Iterator[Breach]:
    """A text does not end where a # begins a comment, unless it is meant to."""
    document = cache(lambda path: parse(path, findings.files[path]))
    suspects = {path for path, content in findings.files.items() if b" #" in content and _AFTER_TEXT.search(content)}
    for path, at, entry in entries(findings):
        if path not in suspects:
            continue
        for value_path, _, _ in marked_values(entry, Text, at):
            if document(path).is_cut_by_comment(value_path):
                hint = "Sæt anførselstegn om teksten, hvis # hører til den, eller flyt kommentaren til linjen over."
                yield breach(
                    path, value_path, "kommentar", "Resten af linjen, fra #, bliver ikke læst.", hint, Level.WARNING
                )
