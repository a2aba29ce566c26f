"""Reading the records for a command: checked, or not at all."""

from pathlib import Path

from generators import clock, store
from generators.knowledge import knowledge_base
from generators.knowledge.checks import check
from generators.problems import Problem, has_errors, in_order
from generators.reading.loader import Findings, load


class RecordProblems(Exception):
    """The records have errors, so nothing can be made of them; shown in full, exit code 1."""

    def __init__(self, problems: list[Problem], records: int = 0) -> None:
        super().__init__(f"{len(problems)} problemer")
        self.problems = problems
        self.records = records


def read_checked(folder: Path) -> tuple[Findings, list[Problem]]:
    """Read and check a findings folder; all problems, also those of the disk."""
    files, unreadable = store.read_findings(folder)
    findings = load(files, frozenset(problem.path for problem in unreadable))
    return findings, in_order([*unreadable, *check(findings, clock.today())])


def load_base(folder: Path) -> knowledge_base.KnowledgeBase:
    """Read a findings folder into a knowledge base; raises RecordProblems where any record has an error."""
    findings, problems = read_checked(folder)
    if has_errors(problems):
        raise RecordProblems(problems, len(findings.ids()))
    return knowledge_base.build(findings)
