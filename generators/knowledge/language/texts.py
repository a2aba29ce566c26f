"""The Danish texts of records and registers as a reader meets them, each with its place in its file.

Knows where they stand, not what is right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.knowledge.rules.breach import Place, entries
from generators.reading import rich_text
from generators.reading.loader import Findings
from generators.records.fields import Path, Text, marked_values

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Prose:
    """One text: its place, what a reader sees of it in one line, and what stands in the file."""

    path: str
    at: Path
    plain: str
    written: str

    @property
    def field(self) -> str:
        """Give the key of the field the text stands in, or of the list it is an item of."""
        return next((str(step) for step in reversed(self.at) if isinstance(step, str)), "")

    def place(self, words: str) -> Place:
        """Find some words of the text in its file; signs between them may be others there."""
        spaced = r"\W+".join(re.escape(word) for word in words.split())
        match = re.search(rf"(?<!\w){spaced}(?!\w)", self.written)
        if match is None:
            return Place(self.path, self.at)
        line = self.written.count("\n", 0, match.start())
        return Place(self.path, self.at, match[0].split("\n")[0], line)


def prose(findings: Findings) -> list[Prose]:
    """List every text of the findings."""
    return list(_prose(findings))


def _prose(findings: Findings) -> Iterator[Prose]:
    for path, at, entry in entries(findings):
        for value_path, mark, value in marked_values(entry, Text, at):
            plain = rich_text.to_text(rich_text.parse(value)) if mark.rich else value
            yield Prose(path, value_path, " ".join(plain.split()), value)


def words(text: str) -> list[str]:
    """List the words of a text, without figures and signs."""
    return WORD.findall(text)
