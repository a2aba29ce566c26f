"""Every rule that needs more than one file in one table, and how a breach of one gets its line.

Sound files keep no positions: a file with a breach is read once more. What the rules say stands in `rules/`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generators.knowledge.rules import files, records, references, registers
from generators.knowledge.rules.breach import Breach, Check
from generators.problems import Problem, in_order
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
    references.references,
    references.text_links,
    references.self_references,
    references.repeated_values,
    records.withdrawn_records,
    records.editorial_fields,
    records.mutual_foundations,
    registers.unique_keys,
    registers.cluster_sizes,
    registers.one_cluster_each,
    registers.municipality_names,
    registers.municipality_places,
    registers.candidates,
)


def check(findings: Findings) -> list[Problem]:
    """Run every rule on what was read; all problems, those of the reading included, in order."""
    breaches = [breach for holds in CHECKS for breach in holds(findings)]
    return in_order([*findings.problems, *_located(findings, breaches)])


def _located(findings: Findings, breaches: Iterable[Breach]) -> Iterator[Problem]:
    """Give each breach its line; a file that is wrong all through stops at MOST_PROBLEMS, as in the reading."""
    by_path: dict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        by_path[breach.path].append(breach)
    for path, own in by_path.items():
        document = parse(path, findings.files[path])
        yield from (document.problem(breach.fault, _span(document, breach)) for breach in own[:MOST_PROBLEMS])


def _span(document: Document, breach: Breach) -> Span:
    if breach.snippet:
        return document.text_span(breach.at, breach.snippet, breach.text_line)
    return document.span(breach.at)
