"""From the files of a findings folder to records and registers, with every problem of every file.

Pure: the bytes come in. Rules that need more than one file are for `knowledge.checks`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generators import danish
from generators.problems import Fault, Level, Problem
from generators.reading import field_faults
from generators.reading.text_checks import check_texts
from generators.reading.yaml_positions import Document
from generators.reading.yaml_values import parse
from generators.records.fields import RECORD_ID, Entry, Path
from generators.records.record_types import BY_FOLDER, RECORD_TYPES, Record, RecordType, type_of_id
from generators.records.registers import BY_NAME, FINGERPRINTS, FOLDER, REGISTERS, WORD_LIST, Form, Register

EDITIONS_FOLDER = "_oplag"
WHOLE_EDITIONS_FOLDER, LARGEST_EDITION = "_udgaver", 1_000_000
# As many files are remembered. A folder is read in order, so one that holds more would be remembered not at all.
REMEMBERED = 1 << 14
SUFFIXES = (".yml", ".yaml")
_NAMED_AFTER_RECORD = re.compile(rf"[~$.#]*({RECORD_ID})(?!\d)", re.ASCII)
EntryT = TypeVar("EntryT", bound=Entry)
Problems = list[Problem]
Placed = tuple[str, Path, EntryT]
"""An entry of a register: its file, its place in it, and what was read."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a findings folder held. `records` pairs each path with its record; `registers` holds entries by name.

    `files` keeps the bytes, so that a fault found later can still be shown on its line. A table that could not be
    read is missing from `registers`, and so is a folder that is not there.
    """

    files: Mapping[str, bytes]
    records: tuple[tuple[str, Record], ...] = ()
    registers: Mapping[str, tuple[Placed[Entry], ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unopened: frozenset[str] = frozenset()
    """Paths of what is there and could not be opened: no fault of those that refer to it."""

    def entries(self, name: str, model: type[EntryT]) -> tuple[EntryT, ...]:
        """Give the entries of a register, none where it could not be read."""
        return tuple(entry for _, _, entry in self.placed(name, model))

    def placed(self, name: str, model: type[EntryT]) -> Iterator[Placed[EntryT]]:
        """Yield the entries of a register with their places."""
        for path, at, entry in self.registers.get(name, ()):
            if isinstance(entry, model):
                yield path, at, entry

    def keys(self, name: str) -> frozenset[str] | None:
        """Give the keys of a register, entries that could not be read included; None where it is not there."""
        register, placed = BY_NAME[name], self.registers.get(name)
        if placed is None:
            return None
        if register.form is Form.FOLDER:
            return frozenset(id_at(path) for path in (*self.files, *self.unopened) if register_at(path) is register)
        return frozenset(str(getattr(entry, register.key)) for _, _, entry in placed)

    def record_paths(self) -> tuple[str, ...]:
        """Give the paths of all record files, those that could not be read included."""
        return tuple(path for path in self.files if record_type_at(path))

    def ids(self) -> frozenset[str]:
        """Give the ids of all record files, those that could not be read included."""
        unopened = (path for path in self.unopened if record_type_at(path))
        return frozenset(map(id_at, (*self.record_paths(), *unopened)))


@dataclass(frozen=True, slots=True)
class Held:
    """What one file held, and what is wrong with it; without problems and content where it is nothing of ours."""

    problems: tuple[Problem, ...] = ()
    record: Record | None = None
    placed: tuple[Placed[Entry], ...] | None = None


@lru_cache(REMEMBERED)
def read_file(path: str, content: bytes) -> Held:
    """Read one file by where it lies; the same bytes in the same place always hold the same, and are read once."""
    if register := register_at(path):
        placed, faults = read_register(register, path, content)
        return Held(tuple(faults), placed=placed)
    if record_type := record_type_at(path):
        record, faults = read_record(record_type, path, content)
        return Held(tuple(faults), record)
    return Held(tuple(_stray(path)))


def load(files: Mapping[str, bytes], unopened: frozenset[str] = frozenset()) -> Findings:
    """Read all files of a findings folder; keys are paths relative to it, with forward slashes."""
    records: list[tuple[str, Record]] = []
    registers: dict[str, tuple[Placed[Entry], ...]] = {row.name: () for row in REGISTERS if _is_open(row, files)}
    problems: list[Problem] = []
    for path, content in sorted(files.items()):
        held = read_file(path, content)
        register = register_at(path)
        if register and held.placed is not None:
            registers[register.name] = registers.get(register.name, ()) + held.placed
        if held.record is not None:
            records.append((path, held.record))
        problems += held.problems
    return Findings(files, tuple(records), registers, (*problems, *_missing_registers({*files, *unopened})), unopened)


def _is_open(register: Register, files: Mapping[str, bytes]) -> bool:
    """Say whether a register is a folder that can be read, though it may be empty."""
    is_there = not register.required or any(register_at(path) is register for path in files)
    return register.form is Form.FOLDER and is_there and not any(_former(path) is register for path in files)


@cache
def id_at(path: str) -> str:
    """Give the id or slug that a path stands for: the name of the file."""
    return PurePosixPath(path).stem


@cache
def record_type_at(path: str) -> RecordType | None:
    """Find the type of record that a path holds: by its folder, else by the letter of its name."""
    place = PurePosixPath(path)
    if len(place.parts) != 2 or place.suffix.lower() not in SUFFIXES or place.parts[0].startswith("_"):
        return None
    return BY_FOLDER.get(place.parts[0]) or type_of_id(place.stem)


@cache
def register_at(path: str) -> Register | None:
    """Find the register that a path holds, or holds an entry of."""
    place = PurePosixPath(path)
    table = next((row for row in REGISTERS if row.path == path and row.form is not Form.FOLDER), None)
    if table or len(place.parts) != 3 or place.suffix.lower() not in SUFFIXES:
        return table
    return next((row for row in REGISTERS if row.path == str(place.parent) and row.form is Form.FOLDER), None)


def read_record(record_type: RecordType, path: str, content: bytes) -> tuple[Record | None, Problems]:
    """Read one record; the record is None where anything in it is wrong."""
    return _read_named(record_type.model, "id", path, content)


def read_register(register: Register, path: str, content: bytes) -> tuple[tuple[Placed[Entry], ...] | None, Problems]:
    """Read one file of a register; its entries are None where anything in it is wrong."""
    if register.form is Form.FOLDER:
        entry, problems = _read_named(register.model, register.key, path, content)
        return (None if entry is None else ((path, (), entry),)), problems
    document = parse(path, content)
    if document.is_broken:
        return None, document.problems
    is_one = register.form is Form.ONE
    shape: Any = register.model if is_one else tuple[register.model, ...]  # type: ignore[name-defined]
    adapter: TypeAdapter[Any] = TypeAdapter(shape)
    value = _validated(document, register.model, lambda: adapter.validate_python(document.value))
    entries: tuple[Entry, ...] = (value,) if isinstance(value, Entry) else value or ()
    placed = tuple((path, () if is_one else (index,), entry) for index, entry in enumerate(entries))
    for _, at, entry in placed:
        check_texts(document, entry, at)
    return (None if document.is_broken else placed), document.problems


def _read_named(model: type[EntryT], key: str, path: str, content: bytes) -> tuple[EntryT | None, Problems]:
    """Read a file that is one entry, whose `key` is the name of the file."""
    document, name = parse(path, content), id_at(path)
    if document.is_broken:
        return None, document.problems
    if not isinstance(document.value, dict):
        error = {"type": "model_type", "loc": (), "input": document.value, "ctx": {}}
        field_faults.report(document, model, error)
        return None, document.problems
    if key in document.value:
        document.report(_named_inside(key, document.value[key], name), document.key_span((key,)))
    value = document.value | {key: name}
    entry: EntryT | None = _validated(document, model, lambda: model.model_validate(value))
    if entry is not None:
        check_texts(document, entry, ())
    return (None if document.is_broken else entry), document.problems


def _named_inside(key: str, written: object, name: str) -> Fault:
    rename = f" Skal den hedde »{written}«, så omdøb filen." if isinstance(written, str) and written != name else ""
    return Fault("ukendt-felt", f"Feltet »{key}« skal ikke stå i filen.", f"Slet linjen: filnavnet er {key}.{rename}")


def _validated(document: Document, model: type[Entry], validate: Callable[[], Any]) -> Any:
    try:
        return validate()
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if document.is_full:
                break
            field_faults.report(document, model, fault)
        return None


# --- files that are neither records nor registers ---------------------------------------------------------------------


def _stray(path: str) -> Iterator[Problem]:
    place = PurePosixPath(path)
    if place.parts[0] in (EDITIONS_FOLDER, WHOLE_EDITIONS_FOLDER) or path in (WORD_LIST, FINGERPRINTS):
        return
    if place.suffix.lower() not in SUFFIXES:
        if place.parts[0] in (FOLDER, *BY_FOLDER):
            yield _other_ending(path)
        return
    if former := _former(path):
        yield _former_table(path, former)
        return
    message = f"Filen hører ikke til noget sted, så den bliver ikke læst: {path}."
    yield Problem(path=path, code="ukendt-fil", message=message, hint=_meant_place(place))


@cache
def _former(path: str) -> Register | None:
    """Find the register that a file held while all its entries stood in one."""
    place = PurePosixPath(path)
    is_one = len(place.parts) == 2 and place.parts[0] == FOLDER and place.suffix.lower() in SUFFIXES
    return next((row for row in REGISTERS if is_one and row.form is Form.FOLDER and row.name == place.stem), None)


def _former_table(path: str, register: Register) -> Problem:
    message = f"Filen bliver ikke læst: Registret har nu en fil for hvert punkt, i mappen {register.path}."
    hint = (
        f"Flyt hvert punkt til {register.path}/, i en fil med slug som navn og uden linjen slug, og slet {path}. "
        "Rummer den intet, så slet den bare."
    )
    return Problem(path=path, code="gammelt-register", message=message, hint=hint)


def _meant_place(place: PurePosixPath) -> str:
    if right := type_of_id(place.stem):
        return f"Flyt den til {right.folder}/{place.stem}.yml."
    folders = [row.folder for row in RECORD_TYPES]
    if place.parts[0] == FOLDER and (name := danish.closest(PurePosixPath(place.parts[1]).stem, list(BY_NAME))):
        return f"Mente du »{BY_NAME[name].path}«?"
    if register := BY_NAME.get(place.parts[0]):
        return f"Flyt den til {register.path}/{place.name}." if register.form is Form.FOLDER else f"Se {register.path}."
    if len(place.parts) > 1 and (meant := danish.closest(place.parts[0], folders)):
        return f"Mente du mappen »{meant}«?"
    registers = danish.listing(list(BY_NAME))
    return f"Poster ligger i {danish.listing(folders)}; registre i {FOLDER} hedder {registers}."


def _other_ending(path: str) -> Problem:
    message = f"Filen bliver ikke læst: {path} ender ikke på .yml."
    hint = "Er det en post, så omdøb den; Windows kan have skjult, at den også hedder .txt. Ellers flyt den."
    if beginning := _NAMED_AFTER_RECORD.match(PurePosixPath(path).name):
        hint = f"Er det en kopi eller en rest af {beginning[1]}.yml, så sammenlign dem, og slet den. {hint}"
    return Problem(path=path, code="ukendt-fil", message=message, hint=hint, level=Level.WARNING)


def _missing_registers(files: Iterable[str]) -> Iterator[Problem]:
    there = {register_at(path) or _former(path) for path in files}
    for register in REGISTERS:
        if register.required and register not in there:
            message = f"Registret {register.path} mangler."
            hint = f"Hent {'mappen' if register.form is Form.FOLDER else 'filen'} igen fra Git."
            yield Problem(path=register.path, code="mangler-register", message=message, hint=hint)
