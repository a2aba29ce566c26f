"""From the files of a findings folder to records and registers, with every problem of every file.

Pure: the bytes come in. Rules that need more than one file are for `knowledge.checks`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from generators import danish
from generators.problems import Fault, Level, Problem
from generators.reading import field_faults, text_faults
from generators.reading.yaml_positions import Document
from generators.reading.yaml_values import parse
from generators.records.fields import Entry, Path, Text, is_record_id, marked_values
from generators.records.record_types import BY_FOLDER, BY_LETTER, RECORD_TYPES, Record, RecordType
from generators.records.registers import FOLDER, REGISTERS, Register

EDITIONS_FOLDER = "_oplag"
SUFFIXES = (".yml", ".yaml")
EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a findings folder held. `records` pairs each path with its record; `registers` holds entries by name.

    `files` keeps the bytes, so that a fault found later can still be shown on its line. A register that
    could not be read is missing from `registers`.
    """

    files: Mapping[str, bytes]
    records: tuple[tuple[str, Record], ...] = ()
    registers: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def entries(self, name: str, model: type[EntryT]) -> tuple[EntryT, ...]:
        """Give the entries of a register, none where it could not be read."""
        return tuple(entry for entry in self.registers.get(name, ()) if isinstance(entry, model))

    def record_paths(self) -> tuple[str, ...]:
        """Give the paths of all record files, those that could not be read included."""
        return tuple(path for path in self.files if record_type_at(path))

    def ids(self) -> frozenset[str]:
        """Give the ids of all record files, those that could not be read included."""
        return frozenset(map(id_at, self.record_paths()))


def load(files: Mapping[str, bytes]) -> Findings:
    """Read all files of a findings folder; keys are paths relative to it, with forward slashes."""
    records: list[tuple[str, Record]] = []
    registers: dict[str, tuple[Entry, ...]] = {}
    problems: list[Problem] = []
    by_path = {register.path: register for register in REGISTERS}
    for path, content in sorted(files.items()):
        if path in by_path:
            entries, faults = read_register(by_path[path], path, content)
            if entries is not None:
                registers[by_path[path].name] = entries
        elif record_type := record_type_at(path):
            record, faults = read_record(record_type, path, content)
            if record is not None:
                records.append((path, record))
        else:
            faults = list(_stray(path))
        problems += faults
    problems += [
        _missing_register(register) for register in REGISTERS if register.path not in files and register.required
    ]
    return Findings(files, tuple(records), registers, tuple(problems))


@cache
def id_at(path: str) -> str:
    """Give the id that a record's path stands for: the name of the file."""
    return PurePosixPath(path).stem


@cache
def record_type_at(path: str) -> RecordType | None:
    """Find the type of record that a path holds: by its folder, else by the letter of its name."""
    place = PurePosixPath(path)
    if len(place.parts) != 2 or place.suffix.lower() not in SUFFIXES or place.parts[0].startswith("_"):
        return None
    return BY_FOLDER.get(place.parts[0]) or (BY_LETTER.get(place.stem[:1]) if is_record_id(place.stem) else None)


def read_record(record_type: RecordType, path: str, content: bytes) -> tuple[Record | None, list[Problem]]:
    """Read one record; the record is None where anything in it is wrong."""
    document = parse(path, content)
    if document.problems:
        return None, document.problems
    if not isinstance(document.value, dict):
        field_faults.report(
            document, record_type.model, {"type": "model_type", "loc": (), "input": document.value, "ctx": {}}
        )
        return None, document.problems
    if "id" in document.value:
        fault = Fault("ukendt-felt", "Feltet »id« skal ikke stå i filen.", "Slet linjen: filnavnet er id.")
        document.report(fault, document.key_span(("id",)))
    value = document.value | {"id": id_at(path)}
    record = _validated(document, record_type.model, lambda: record_type.model.model_validate(value))
    if record is not None:
        _check_texts(document, record, ())
    return (None if document.problems else record), document.problems


def read_register(register: Register, path: str, content: bytes) -> tuple[tuple[Entry, ...] | None, list[Problem]]:
    """Read one register; its entries are None where anything in it is wrong."""
    document = parse(path, content)
    if document.problems:
        return None, document.problems
    shape: Any = register.model if register.key is None else tuple[register.model, ...]  # type: ignore[name-defined]
    adapter: TypeAdapter[Any] = TypeAdapter(shape)
    value = _validated(document, register.model, lambda: adapter.validate_python(document.value))
    entries: tuple[Entry, ...] = (value,) if isinstance(value, Entry) else value or ()
    for index, entry in enumerate(entries):
        _check_texts(document, entry, (index,) if register.key else ())
    return (None if document.problems else entries), document.problems


def _validated(document: Document, model: type[Entry], validate: Callable[[], Any]) -> Any:
    try:
        return validate()
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if document.is_full:
                break
            field_faults.report(document, model, fault)
        return None


def _check_texts(document: Document, entry: BaseModel, at: Path) -> None:
    for path, mark, value in marked_values(entry, Text, at):
        for fault in text_faults.rich_faults(value) if mark.rich else text_faults.plain_faults(value):
            document.report(fault.fault, document.text_span(path, fault.snippet, fault.line))


# --- files that are neither records nor registers ---------------------------------------------------------------------


def _stray(path: str) -> Iterator[Problem]:
    place = PurePosixPath(path)
    if place.parts[0] == EDITIONS_FOLDER:
        return
    if place.suffix.lower() not in SUFFIXES:
        if place.parts[0] in (FOLDER, *BY_FOLDER):
            yield _other_ending(path)
        return
    folders = [row.folder for row in RECORD_TYPES]
    message = f"Filen hører ikke til noget sted, så den bliver ikke læst: {path}."
    hint = (
        f"Poster ligger i {danish.listing(folders)}; registre i {FOLDER} hedder "
        + danish.listing([row.name for row in REGISTERS])
        + "."
    )
    meant = danish.closest(place.parts[0], folders) if len(place.parts) > 1 else None
    yield Problem(path=path, code="ukendt-fil", message=message, hint=f"Mente du mappen »{meant}«?" if meant else hint)


def _other_ending(path: str) -> Problem:
    message = f"Filen bliver ikke læst: {path} ender ikke på .yml."
    hint = "Er det en post, så omdøb den; Windows kan have skjult, at den også hedder .txt. Ellers flyt den."
    return Problem(path=path, code="ukendt-fil", message=message, hint=hint, level=Level.WARNING)


def _missing_register(register: Register) -> Problem:
    message = f"Registret {register.path} mangler."
    return Problem(path=register.path, code="mangler-register", message=message, hint="Hent filen igen fra Git.")
