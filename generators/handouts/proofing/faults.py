"""Which record or register keeps something from being printed, and where in its file.

Asks the press; knows nothing of what the products look like.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data
from generators.handouts.typesetting import MisprintError, Typesetter
from generators.problems import Problem
from generators.records.record_types import Record, type_of
from generators.records.registers import file_of

Attempt = Callable[[Data], object]
"""Sets one thing as a product sets it; raises MisprintError where that cannot be done."""

_CODE = "kan-ikke-trykkes"
# What a record is set from beside its parts, and the field that it stands in.
_KEYS = {"title": "titel", "summary": "resume", "caveat": "forbehold", "questions": "spoergsmaal", "sources": "kilder"}
_PLAIN_PROSE = [{"k": "p", "c": [{"k": "text", "t": "x"}]}]


def signs_in_records(manuscript: Manuscript, typesetter: Typesetter, records: Mapping[str, Data]) -> dict[str, Problem]:
    """Name each record with a sign that our fonts lack."""
    paths = {record_id: path_of(manuscript.base.by_id[record_id]) for record_id in records}
    found = _lacking(manuscript, typesetter, {paths[record_id]: data for record_id, data in records.items()})
    return {record_id: found[path] for record_id, path in paths.items() if path in found}


def signs_in_registers(manuscript: Manuscript, typesetter: Typesetter) -> tuple[Problem, ...]:
    """Name each register with a sign that our fonts lack; such a register keeps everything from being printed."""
    base = manuscript.base
    led = (base.situations, base.audiences, (base.advice,) if base.advice else ())
    registers = (base.themes, base.municipalities, base.clusters, base.conferences, base.sources, base.supplied, *led)
    data: dict[str, list[object]] = defaultdict(list)
    for entry in (base.programme, *itertools.chain(*registers)):
        data[file_of(entry)].append(entry.model_dump(warnings=False))
    data[file_of(base.dictionary)] = [entry.model_dump(warnings=False) for entry in base.glossary]
    return tuple(_lacking(manuscript, typesetter, data).values())


def unsettable(manuscript: Manuscript, attempt: Attempt, records: Mapping[str, Data]) -> dict[str, Problem]:
    """Set each record by itself, as the product does, and name the field of those that cannot be set."""
    return {
        record_id: _unset(manuscript, path_of(manuscript.base.by_id[record_id]), _stumbled_over(attempt, data))
        for record_id, data in sorted(records.items())
        if not sets(attempt, data)
    }


def unsettable_entries(
    manuscript: Manuscript, attempt: Attempt, entries: Iterable[tuple[str, Data]]
) -> tuple[Problem, ...]:
    """Set each entry of a register by itself and name the files of those that cannot be set."""
    broken = dict.fromkeys(path for path, data in entries if not sets(attempt, data))
    return tuple(_unset(manuscript, path, "") for path in broken)


def unexplained(path: str, error: Exception) -> Problem:
    """Tell of a product that fails though each thing in it can be set: nothing that an editor could mend."""
    message = f"Siderne kan ikke sættes på papir, og ingen enkelt post er skyld i det. Sætteprogrammet siger: {error}"
    hint = "Fejlen er programmets. Send hele meldingen til udvikleren."
    return Problem(path=path, code=_CODE, message=message, hint=hint)


def unwritten(manuscript: Manuscript, record: Record) -> Problem:
    """Tell of a record that a Word document cannot hold."""
    return replace(_unset(manuscript, path_of(record), ""), message="Filen kan ikke skrives i et Word-dokument.")


def _unset(manuscript: Manuscript, path: str, key: str) -> Problem:
    where = f" Det er »{key}«, der ikke kan sættes." if key else ""
    message = f"Filen kan ikke sættes på papir.{where}"
    hint = "Skriv stedet om i almindelige afsnit, uden tomme led og usædvanlig formatering."
    problem = Problem(path=path, code=_CODE, message=message, hint=hint)
    return _located(problem, f"{key or 'titel'}:", manuscript.files)


def sets(attempt: Attempt, data: Data) -> bool:
    """Say whether something can be set."""
    try:
        attempt(data)
    except MisprintError:
        return False
    return True


def _stumbled_over(attempt: Attempt, data: Data) -> str:
    """Find the field without whose words the record can be set."""
    return next((key for key, plain in _plainer(data) if sets(attempt, plain)), "")


def _plainer(data: Data) -> Iterator[tuple[str, Data]]:
    """Put a plain word in the place of each field in turn."""
    for name, key in _KEYS.items():
        if data.get(name):
            yield key, data | {name: _plain(data[name])}
    for index, part in enumerate(data["parts"]):
        value = _PLAIN_PROSE if part["shape"] == "rich" else _plain(part["value"])
        parts = [*data["parts"][:index], part | {"value": value}, *data["parts"][index + 1 :]]
        yield part["key"], data | {"parts": parts}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return "x"
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _lacking(manuscript: Manuscript, typesetter: Typesetter, data: Mapping[str, object]) -> dict[str, Problem]:
    texts = {path: "".join(_strings(value)) for path, value in data.items()}
    missing = typesetter.unprintable(filter(_is_printed, set("".join(texts.values()))))
    return {
        path: _missing_signs(manuscript, path, sorted(missing.intersection(text)))
        for path, text in texts.items()
        if missing.intersection(text)
    }


def _is_printed(sign: str) -> bool:
    return not sign.isascii() and not sign.isspace()


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _strings(value)


def _missing_signs(manuscript: Manuscript, path: str, signs: Sequence[str]) -> Problem:
    shown = danish.listing([f"»{sign}« (U+{ord(sign):04X})" for sign in signs])
    message = f"{shown} findes ikke i vores skrifter og kan ikke trykkes."
    problem = Problem(path=path, code="tegn-uden-skrift", message=message, hint="Skriv det med ord.")
    return _located(problem, signs[0], manuscript.files)


def path_of(record: Record) -> str:
    """Give the file of a record."""
    return f"{type_of(record).folder}/{record.id}.yml"


def _located(problem: Problem, snippet: str, files: Mapping[str, bytes]) -> Problem:
    """Find the line where a snippet first stands."""
    lines = files.get(problem.path, b"").decode(errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if snippet in line:
            return replace(problem, line=number, column=line.index(snippet) + 1, source=line, width=len(snippet))
    return problem
