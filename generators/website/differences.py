"""A field that is not as it was, as a page shows it: its label, and what it said beside what it says.

Shared by the pages of editions and of handouts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from pydantic import BaseModel

from generators.knowledge.comparison import Difference
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import field_words
from generators.presentation.differing import Piece, side_by_side


@dataclass(frozen=True, slots=True)
class Field:
    """A field that differs: its label, and what it said and says."""

    label: str
    before: Markup
    now: Markup


def field_of(base: KnowledgeBase, model: type[BaseModel], difference: Difference) -> Field:
    """Tell a difference in words, what only one of the two has marked."""
    texts = [field_words.in_words(base, model, difference.key, value) for value in (difference.before, difference.now)]
    before, now = side_by_side(*texts)
    return Field(field_words.label(model, difference.key), _marked(before, "del"), _marked(now, "ins"))


def _marked(pieces: Sequence[Piece], tag: str) -> Markup:
    """Mark what the other version does not have; a line ends as a line, since a page is written without line ends."""
    shown = [Markup("<{0}>{1}</{0}>").format(tag, text) if is_own else escape(text) for text, is_own in pieces]
    return Markup("").join(shown).replace("\n", Markup("<br>"))
