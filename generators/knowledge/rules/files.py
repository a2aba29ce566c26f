"""Rules about files: their names, their folders, that no two stand for the same id, and that all is read."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from generators import danish
from generators.knowledge import editions, published_editions
from generators.knowledge.rules import copies, numbers, references
from generators.knowledge.rules.breach import Breach, Place, breach, entries
from generators.problems import Fault, Level
from generators.reading.loader import (
    EDITIONS_FOLDER,
    WHOLE_EDITIONS_FOLDER,
    Findings,
    id_at,
    record_type_at,
    register_at,
)
from generators.reading.yaml_values import parse
from generators.records.fields import Text, marked_values
from generators.records.record_types import RecordType, type_of_id
from generators.records.registers import Form

_NEARLY_ID = re.compile(r"([A-Za-z])[-_ –]?(\d{1,3})", re.ASCII)


def file_names(findings: Findings) -> Iterator[Breach]:
    """A record's file is named after its id."""
    told = copies.clashing(findings) | copies.twins(findings) | copies.copied(findings)
    for path in findings.record_paths():
        place, record_type = PurePosixPath(path), record_type_at(path)
        if path in told:
            continue
        if place.suffix != ".yml":
            yield breach(path, (), "filnavn", f"Filen ender på »{place.suffix}«.", "Omdøb den, så den ender på .yml.")
        if record_type and not type_of_id(place.stem):
            hint = f"Omdøb filen til {_meant_id(findings, path, record_type)}.yml."
            yield breach(path, (), "filnavn", f"»{place.name}« er ikke et id.", hint)


def _meant_id(findings: Findings, path: str, record_type: RecordType) -> str:
    """Give the id that a name spells with a wrong letter or too few zeros, or else the next free one."""
    written = _NEARLY_ID.fullmatch(id_at(path))
    if written and written[1].upper() == record_type.letter:
        meant = f"{record_type.letter}-{int(written[2]):03}"
        if meant not in findings.ids():
            return meant
    return numbers.next_free(findings, record_type.letter)


def register_file_names(findings: Findings) -> Iterator[Breach]:
    """The file of a register's entry is named after its slug."""
    for path in findings.files:
        register, place = register_at(path), PurePosixPath(path)
        if register is None or register.form is not Form.FOLDER or copies.original_of(path):
            continue
        slug = danish.slug(place.stem) or register.singular
        right = f"{place.parent}/{slug}.yml"
        if right != path and right in findings.files:
            message = f"»{place.name}« står for det samme som {slug}.yml."
            hint = f"Saml det rigtige i {slug}.yml, og slet »{place.name}«; er den noget andet, så omdøb den."
            yield breach(path, (), "dobbelt-navn", message, hint)
        elif slug != place.stem:
            yield _unfit_name(findings, path, slug)
        elif place.suffix != ".yml":
            yield breach(path, (), "filnavn", f"Filen ender på »{place.suffix}«.", "Omdøb den, så den ender på .yml.")


def _unfit_name(findings: Findings, path: str, slug: str) -> Breach:
    """Tell of a name that no address can hold; those who point at it must follow."""
    name = PurePosixPath(path).stem
    register = register_at(path)
    pointing = [
        at for own, value, at in references.pointers(findings) if register and own == register.name and value == name
    ]
    message = f"»{name}« kan ikke stå i en adresse, og det skal filens navn kunne."
    hint = f"Omdøb filen til {slug}.yml: små bogstaver a-z, tal og bindestreg."
    if pointing:
        hint = f"Omdøb filen til {slug}.yml, og skriv {slug}, hvor den nævnes."
    return Breach(Place(path, ()), Fault("filnavn", message, hint), tuple(pointing))


def folders(findings: Findings) -> Iterator[Breach]:
    """A record lies in the folder of its type."""
    told = copies.twins(findings)
    for path in findings.record_paths():
        own, folder = id_at(path), PurePosixPath(path).parts[0]
        right, here = type_of_id(own), record_type_at(path)
        if not right or not here or right.folder == folder or path in told:
            continue
        taken = f"{right.folder}/{own}.yml" in findings.files
        meant = numbers.next_free(findings, right.letter) if taken else own
        kind = f"{right.article} {right.singular}"
        message = f"En fil, der begynder med {right.letter}, er {kind}, men den ligger i »{folder}«."
        hint = f"Flyt den til {right.folder}/{meant}.yml"
        if here is not right:
            other = numbers.next_free(findings, here.letter)
            hint += f", eller omdøb den til {other}.yml, hvis den er {here.article} {here.singular}"
        yield breach(path, (), "forkert-mappe", message, f"{hint}.")


def duplicate_ids(findings: Findings) -> Iterator[Breach]:
    """An id is used once, also on machines that do not tell capitals from small letters."""
    for path, other in copies.clashing(findings).items():
        stem = id_at(path)
        end = "." if id_at(other) == stem else ", kun med andre store og små bogstaver."
        message = f"Id {stem} bruges allerede i {other}{end}"
        free = numbers.next_free(findings, stem[0].upper())
        same = findings.files[path] == findings.files[other]
        hint = f"Slet {path}: Indholdet er det samme." if same else f"Giv den her næste ledige nummer: {free}."
        yield breach(path, (), "dobbelt-id", message, hint)


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


def whole_editions(findings: Findings) -> Iterator[Breach]:
    """What was frozen of the whole is as it was written, and stands where it is looked for."""
    for path, content in findings.files.items():
        if PurePosixPath(path).parts[0] != WHOLE_EDITIONS_FOLDER:
            continue
        if not published_editions.is_edition(path):
            message = "Her ligger kun frosne udgaver, en .zip for hver."
            yield breach(path, (), "ukendt-fil", message, "Flyt filen et andet sted hen.", Level.WARNING)
            continue
        try:
            published_editions.read(path, content)
        except published_editions.UNREADABLE:
            message = "Filen er ikke, som »edition« skrev den."
            yield breach(path, (), "udgave", message, "Hent den frem igen med Git.")


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
