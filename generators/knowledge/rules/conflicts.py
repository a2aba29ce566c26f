"""What to do where two branches both added a record under the same number: keep both, the second with a new number."""

import dataclasses
from collections.abc import Iterator

from generators.knowledge.rules import numbers
from generators.problems import Problem
from generators.reading.loader import Findings, id_at, record_type_at
from generators.reading.slips.conflicts import CODE
from generators.records.record_types import type_of_id


def with_numbers(findings: Findings) -> Iterator[Problem]:
    """Yield the problems of the reading; two whole records in one file are told, once, how to part."""
    parted: set[str] = set()
    for problem in findings.problems:
        path = problem.path
        if problem.code != CODE or not type_of_id(id_at(path)) or not _holds_two(findings.files[path]):
            yield problem
        elif path not in parted:
            parted.add(path)
            yield _parted(findings, problem)


def _holds_two(content: bytes) -> bool:
    """Say whether both sides of a conflict are whole records, rather than one whose title two have changed."""
    ours, _, theirs = content.partition(b"\n=======")
    is_whole = all(field in b"\n" + side for side in (ours, theirs) for field in (b"\ntitel:", b"\nkilder:"))
    return is_whole and content.lstrip().startswith(b"<<<<<<<")


def _parted(findings: Findings, problem: Problem) -> Problem:
    own = id_at(problem.path)
    record_type = record_type_at(problem.path)
    free = numbers.next_free(findings, own[0])
    folder = record_type.folder if record_type else ""
    return dataclasses.replace(
        problem,
        message=f"To grene har hver lavet en {own}, og Git har lagt begge i samme fil.",
        hint=f"Behold begge: Lad den øverste stå her, flyt den nederste til {folder}/{free}.yml, og slet Gits linjer.",
    )
