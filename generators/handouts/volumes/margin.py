"""Which parts of a record stand in the margin of a publication, so that the margin never outlasts the text beside it.

Estimates heights from the length of texts; widths and sizes are those of templates/handouts/publication.typ.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generators.handouts.setting.parts import Data
from generators.handouts.setting.seams import SOFT_HYPHEN

# In points: a line, a heading with the space around it, and how many letters a line holds, beside and in the margin.
_TEXT_LINE, _TEXT_HEAD, _TEXT_LETTERS = 14.0, 30.0, 72
_MARGIN_LINE, _MARGIN_HEAD, _MARGIN_LETTERS = 12.1, 25.0, 42
_BETWEEN = 5.0
# A paragraph that breaks badly makes the margin longer than it was reckoned to be.
_SPARE = 10.0

Section = tuple[str, Sequence[Any]]
"""A part of the margin by its name, and the texts in it."""


def shared(text_parts: Iterable[Data], sections: Sequence[Section]) -> tuple[list[str], list[str]]:
    """Share the sections between the margin and the foot of a record: from the first on, as many as have room."""
    room = sum(_height(part["value"], _TEXT_LINE, _TEXT_LETTERS) + _TEXT_HEAD for part in text_parts) - _SPARE
    beside: list[str] = []
    for name, texts in sections:
        room -= _height(list(texts), _MARGIN_LINE, _MARGIN_LETTERS) + _MARGIN_HEAD
        if room < 0:
            break
        beside.append(name)
    return beside, [name for name, _ in sections[len(beside) :]]


def _height(value: Any, line: float, letters: int) -> float:
    lengths = (len(text.replace(SOFT_HYPHEN, "")) for text in _paragraphs(value))
    return sum(-(-length // letters) * line + _BETWEEN for length in lengths)


def _paragraphs(value: Any) -> Iterator[str]:
    """Yield what stands on lines of its own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _paragraphs(inner)
    elif "k" not in value:
        yield " ".join(str(text) for text in value.values())
    elif value["k"] == "p":
        yield "".join(_words(value))
    else:
        yield from _paragraphs(value.get("c", []))


def _words(node: Data) -> Iterator[str]:
    yield node.get("t", "")
    for child in node.get("c", []):
        yield from _words(child)
