"""Every rule that needs more than one file in one table, and how a breach of one gets its line.

Sound files keep no positions: a file with a breach is read once more. What the rules say stands in `rules/`.
"""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from generators.knowledge.rules import (
    advice,
    belonging,
    conference_days,
    conflicts,
    copies,
    dates,
    files,
    municipalities,
    names,
    privacy,
    records,
    references,
    registers,
    succession,
    supplied,
    ways_in,
)
from generators.knowledge.rules.breach import Breach, Check, DatedCheck, Place
from generators.problems import Fault, Problem, in_order
from generators.reading.loader import Findings
from generators.reading.yaml_positions import MOST_PROBLEMS, Document, Span
from generators.reading.yaml_values import parse

CHECKS: tuple[Check, ...] = (
    files.file_names,
    files.register_file_names,
    files.folders,
    files.duplicate_ids,
    files.cut_texts,
    files.frozen_editions,
    files.whole_editions,
    copies.copied_files,
    copies.same_numbers,
    copies.same_contents,
    copies.same_titles,
    references.references,
    references.self_references,
    references.repeated_values,
    references.repeated_parts,
    references.repeated_paragraphs,
    records.withdrawn_records,
    records.editorial_fields,
    records.former_ids,
    records.mutual_foundations,
    succession.rings,
    succession.dead_ends,
    succession.links_to_withdrawn,
    belonging.clusters_and_origin,
    belonging.roles,
    belonging.programme_sources,
    dates.orders,
    dates.cluster_meetings,
    dates.undated_conferences,
    conference_days.clock,
    conference_days.rooms,
    conference_days.table_work,
    names.slugs,
    names.formulas,
    privacy.private_data,
    registers.unique_keys,
    registers.theme_numbers,
    registers.glossary_forms,
    registers.names_of_entries,
    registers.cluster_sizes,
    registers.one_cluster_each,
    registers.municipality_names,
    registers.municipality_places,
    registers.neighbours,
    registers.candidates,
    supplied.supplied_facts,
    municipalities.all_municipalities,
    advice.valid_advice,
    advice.one_set_each,
    advice.agreements,
    ways_in.valid_records,
    ways_in.different_records,
    ways_in.reasons,
    ways_in.own_theme,
    ways_in.questions,
    ways_in.carried_sources,
)


# Problems that a record has in the folder of another type, since it has other fields, or the number of another there.
_OF_TYPE = frozenset({"mangler-felt", "ukendt-felt", "peger-paa-sig-selv"})
DATED_CHECKS: tuple[DatedCheck, ...] = (dates.possible_dates,)


def check(findings: Findings, today: dt.date = dt.date.max) -> list[Problem]:
    """Run every rule on what was read; all problems, those of the reading included, in order.

    `today` is the latest day that anything can have happened on; without it nothing lies in the future.
    """
    copied = frozenset(copies.copied(findings))
    findings = _without_entries(findings, copied)
    breaches = [breach for holds in CHECKS for breach in holds(findings)]
    breaches += [breach for dated in DATED_CHECKS for breach in dated(findings, today)]
    found = (*conflicts.with_numbers(findings), *located(findings, breaches))
    return in_order(problem for problem in found if not _follows(problem, copied))


def _without_entries(findings: Findings, copied: frozenset[str]) -> Findings:
    """Leave out what copies of entries say, since all of it would contradict the entry itself."""
    if not copied:
        return findings
    registers = {name: tuple(row for row in rows if row[0] not in copied) for name, rows in findings.registers.items()}
    return dataclasses.replace(findings, registers=registers)


def _follows(problem: Problem, copied: frozenset[str]) -> bool:
    """Say whether a problem only follows from the place of its file: it is gone when that is mended."""
    if problem.path in copied:
        return problem.code != copies.CODE
    return problem.code in _OF_TYPE and copies.is_misplaced(problem.path)


def located(findings: Findings, breaches: Iterable[Breach]) -> Iterator[Problem]:
    """Give each breach its line; a file that is wrong all through stops at MOST_PROBLEMS, as in the reading."""
    document = cache(lambda path: parse(path, findings.files[path]))
    shown: Counter[str] = Counter()
    for breach in breaches:
        path = breach.place.path
        shown[path] += 1
        if shown[path] <= MOST_PROBLEMS:
            fault = _with_places(breach, document)
            yield document(path).problem(fault, _span(document(path), breach.place))


def _with_places(breach: Breach, document: Callable[[str], Document]) -> Fault:
    """Tell in the hint where else the same thing is wrong."""
    if not breach.also:
        return breach.fault
    lines = [f"{place.path}:{_span(document(place.path), place).line + 1}" for place in breach.also]
    hint = f"{breach.fault.hint} Også her: {', '.join(dict.fromkeys(lines))}."
    return dataclasses.replace(breach.fault, hint=hint)


def _span(document: Document, place: Place) -> Span:
    if place.snippet:
        return document.text_span(place.at, place.snippet, place.text_line)
    return document.span(place.at)
