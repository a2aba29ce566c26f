"""Reading the records for a command: checked, or not at all."""

from collections.abc import Callable
from pathlib import Path

from generators import clock, store
from generators.knowledge import knowledge_base
from generators.knowledge.checks import check
from generators.problems import Problem, has_errors, in_order
from generators.reading.loader import Findings, Held, load, read_file


class RecordProblems(Exception):
    """The records have errors, so nothing can be made of them; shown in full, exit code 1."""

    def __init__(self, problems: list[Problem], records: int = 0) -> None:
        super().__init__(f"{len(problems)} problemer")
        self.problems = problems
        self.records = records


Reading = Callable[[str, bytes], Held]


def remembering(read: Reading = read_file) -> Reading:
    """Give a way of reading that takes a file apart again only when it holds something else than last."""
    last: dict[str, tuple[bytes, Held]] = {}

    def read_or_remembered(path: str, content: bytes) -> Held:
        if path not in last or last[path][0] != content:
            last[path] = content, read(path, content)
        return last[path][1]

    return read_or_remembered


def read_checked(folder: Path, read: Reading = read_file) -> tuple[Findings, list[Problem]]:
    """Read and check a findings folder; all problems, also those of the disk."""
    files, unreadable = store.read_findings(folder)
    findings = load(files, frozenset(problem.path for problem in unreadable), read)
    return findings, in_order([*unreadable, *check(findings, clock.today())])


def load_base(folder: Path) -> knowledge_base.KnowledgeBase:
    """Read a findings folder into a knowledge base; raises RecordProblems where any record has an error."""
    findings, problems = read_checked(folder)
    if has_errors(problems):
        raise RecordProblems(problems, len(findings.ids()))
    return knowledge_base.build(findings)
