"""What a rule finds: a fault, and the file and value it is about. Its line is looked up only when it is shown."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generators.problems import Fault, Level
from generators.reading.loader import Findings
from generators.records.fields import Entry, Path

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file: its path there, and the part of a text that is meant."""

    path: str
    at: Path
    snippet: str = ""
    text_line: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule at a place; `also` lists the other places where the same thing is wrong."""

    place: Place
    fault: Fault
    also: tuple[Place, ...] = ()


Check = Callable[[Findings], Iterator[Breach]]
DatedCheck = Callable[[Findings, dt.date], Iterator[Breach]]
"""A rule that must know what day it is."""


def breach(path: str, at: Path, code: str, message: str, hint: str, level: Level = Level.ERROR) -> Breach:
    """Build a breach from the parts of its fault."""
    return Breach(Place(path, at), Fault(code, message, hint, level))


def entries(findings: Findings) -> Iterator[tuple[str, Path, Entry]]:
    """Yield every record and every entry of a register with its file and its place in it."""
    for path, record in findings.records:
        yield path, (), record
    for found in findings.registers.values():
        yield from found


def placed(findings: Findings, model: type[EntryT]) -> Iterator[tuple[str, Path, EntryT]]:
    """Yield every entry of one kind with its file and its place in it."""
    for path, at, entry in entries(findings):
        if isinstance(entry, model):
            yield path, at, entry
