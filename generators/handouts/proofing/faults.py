"""Which record or register keeps something from being printed, and where in its file.

Asks the press; knows nothing of what the products look like.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data
from generators.handouts.typesetting import MisprintError, Typesetter
from generators.problems import Problem
from generators.records.record_types import Record, type_of
from generators.records.registers import file_of


def signs_in_records(manuscript: Manuscript, typesetter: Typesetter, records: Mapping[str, Data]) -> dict[str, Problem]:
    """Name each record with a sign that our fonts lack."""
    paths = {record_id: _path_of(manuscript.base.by_id[record_id]) for record_id in records}
    found = _lacking(manuscript, typesetter, {paths[record_id]: data for record_id, data in records.items()})
    return {record_id: found[path] for record_id, path in paths.items() if path in found}


def signs_in_registers(manuscript: Manuscript, typesetter: Typesetter) -> tuple[Problem, ...]:
    """Name each register with a sign that our fonts lack; such a register keeps everything from being printed."""
    base = manuscript.base
    led = (base.situations, base.audiences, (base.advice,) if base.advice else ())
    registers = (base.themes, base.municipalities, base.clusters, base.conferences, base.sources, *led)
    data: dict[str, list[object]] = defaultdict(list)
    for entry in (base.programme, *itertools.chain(*registers)):
        data[file_of(entry)].append(entry.model_dump(warnings=False))
    data[file_of(base.dictionary)] = [entry.model_dump(warnings=False) for entry in base.glossary]
    return tuple(_lacking(manuscript, typesetter, data).values())


def unsettable(
    manuscript: Manuscript, typesetter: Typesetter, identity: Data, records: Mapping[str, Data]
) -> dict[str, Problem]:
    """Set each record by itself and name those that Typst cannot set."""
    found = {}
    for record_id, data in sorted(records.items()):
        try:
            typesetter.print("handouts/proof.typ", {"data": {"record": data}, "identity": identity})
        except MisprintError as error:
            message = f"Posten kan ikke sættes på papir. Sætteprogrammet siger: {error}"
            hint = "Se efter tomme felter og usædvanlig formatering."
            path = _path_of(manuscript.base.by_id[record_id])
            problem = Problem(path=path, code="kan-ikke-trykkes", message=message, hint=hint)
            found[record_id] = _located(problem, "titel", manuscript.files)
    return found


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


def _path_of(record: Record) -> str:
    return f"{type_of(record).folder}/{record.id}.yml"


def _located(problem: Problem, snippet: str, files: Mapping[str, bytes]) -> Problem:
    """Find the line where a snippet first stands."""
    lines = files.get(problem.path, b"").decode(errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if snippet in line:
            return replace(problem, line=number, column=line.index(snippet) + 1, source=line, width=len(snippet))
    return problem
