"""How much text a place on a slide has room for, reckoned from the width of letters: a slide cannot be measured here.

Errs on the side of too small; PowerPoint and LibreOffice set the text anew when somebody edits it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

ItemT = TypeVar("ItemT")

# The width of a letter on average, as a share of its size; capitals and bold are wider than running text.
TEXT, HEADING = 0.47, 0.55
_LINE, _BETWEEN = 1.2, 0.5


class Box(NamedTuple):
    """A place on a slide, in points."""

    width: float
    height: float


def lines(text: str, width: float, letter: float) -> int:
    """Reckon how many lines a text takes; a word goes to the next line where it does not fit."""
    count, at = 1, 0.0
    for word in text.split():
        wide = len(word) * letter
        if at and at + letter + wide > width:
            count, at = count + 1, 0.0
        at += wide + (letter if at else 0)
    return count


def height(texts: Sequence[str], width: float, size: float, share: float = TEXT) -> float:
    """Reckon how high some paragraphs are at a size."""
    set_in = sum(lines(text, width, size * share) for text in texts)
    return size * (_LINE * set_in + _BETWEEN * max(0, len(texts) - 1))


def size_for(texts: Sequence[str], box: Box, sizes: Sequence[int], share: float = TEXT) -> int:
    """Choose the largest of some sizes at which the paragraphs fit; the last where none does."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    fits = (
        size
        for size in sizes
        if height(texts, box.width, size, share) <= box.height and longest * size * share <= box.width
    )
    return next(fits, sizes[-1])


def parted(items: Sequence[ItemT], fits: Callable[[Sequence[ItemT]], bool]) -> list[Sequence[ItemT]]:
    """Share items between as few slides as will hold them, about as many on each."""
    for count in range(1, len(items) + 1):
        parts = [items[len(items) * n // count : len(items) * (n + 1) // count] for n in range(count)]
        if all(map(fits, parts)):
            return parts
    return [[item] for item in items]
