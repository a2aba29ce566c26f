"""What a rule finds: a fault, and the file and value it is about. Its line is looked up only when it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.problems import Fault, Level
from generators.reading.loader import Findings
from generators.records.fields import Entry, Path


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule in a file; `at` is the path of the value, `snippet` the part of a text that is wrong."""

    path: str
    at: Path
    fault: Fault
    snippet: str = ""
    text_line: int = 0


Check = Callable[[Findings], Iterator[Breach]]


def breach(path: str, at: Path, code: str, message: str, hint: str, level: Level = Level.ERROR) -> Breach:
    """Build a breach from the parts of its fault."""
    return Breach(path, at, Fault(code, message, hint, level))


def entries(findings: Findings) -> Iterator[tuple[str, Path, Entry]]:
    """Yield every record and every entry of a register with its file and its place in it."""
    for path, record in findings.records:
        yield path, (), record
    for placed in findings.registers.values():
        yield from placed
