"""The municipality's follow-up on the page behind its handout: the questions of the paper, each under a key of its own.

Knows which questions; what is written to them stays in the reader's browser.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generators import danish
from generators.knowledge.selection import Selection
from generators.presentation import outline
from generators.records.record_types import Record

STEPS = 4
"""As many rows for next steps as the handout has."""
SCRIPTS = ("zip.js", "docx.js", "follow-up.js", "opfoelgning.js")

_KEY_SIGNS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to discuss; an answer is kept under its key, so that it never lands below a question that changed."""

    key: str
    text: str
    record: Record
    mark: str


def questions(selection: Selection) -> Iterator[Asked]:
    """Give the questions that the handout asks, in its order."""
    for record, place in selection.asked:
        text = record.questions[place]
        sign = hashlib.sha256(text.encode()).hexdigest()[:_KEY_SIGNS]
        yield Asked(f"svar-{record.id}-{sign}", danish.typeset(text), record, outline.mark(record, "spoergsmaal"))
