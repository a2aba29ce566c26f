"""Where a long word may part at the end of a line: at the seams of a compound, never near an end.

Takes the splitter as an argument; Typst's own hyphenation stays off, since it strands two letters.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generators.reading.texts import widths
from generators.reading.texts.tables import MOST_COLUMNS

SOFT_HYPHEN = "\u00ad"
SHORTEST_END = 4
# In a wide column only a word that might not fit a line needs a seam; in a narrow one most long words do.
LONG_IN_WIDE, LONG_IN_NARROW = 22, 12
# A word longer than this has to part somewhere, known compound or not.
UNPARTED = 24
_STRIDE = 10
_WORD = re.compile(rf"[^\W\d_]{{{LONG_IN_NARROW},}}")

# What the narrowest cell of a table has room for, with a hyphen.
CELL = widths.room(MOST_COLUMNS) - widths.millimetres("-")
_PIECE = re.compile(r"[^\s\u00ad/-]+")

Split = Callable[[str], Sequence[str]]


def whole(_: str) -> tuple[str, ...]:
    """Split nothing: for when there is no dictionary at hand."""
    return ()


def long_words(texts: Iterable[str]) -> set[str]:
    """Find the words of some texts that may have to part, in small letters."""
    return {word.lower() for text in texts for word in _WORD.findall(text)}


@dataclass(frozen=True)
class Seams:
    """Puts soft hyphens into texts; each word is looked up once."""

    split: Split = whole
    _parted: dict[str, str] = field(default_factory=dict)

    def wide(self, text: str) -> str:
        """Part only words that might not fit a line."""
        return _WORD.sub(lambda match: self._part(match[0]) if len(match[0]) >= LONG_IN_WIDE else match[0], text)

    def narrow(self, text: str) -> str:
        """Part every long compound."""
        return _WORD.sub(lambda match: self._part(match[0]), text)

    def tight(self, text: str) -> str:
        """Part every long compound, and what is still longer than the narrowest cell of a table wherever it must."""
        return _PIECE.sub(lambda match: SOFT_HYPHEN.join(_even(match[0])), self.narrow(text))

    def _part(self, word: str) -> str:
        if word not in self._parted:
            self._parted[word] = SOFT_HYPHEN.join(_pieces(word, list(self._seams(word))))
        return self._parted[word]

    def _seams(self, word: str) -> Iterator[int]:
        last = 0
        for seam in _positions(word.lower(), self.split(word.lower())):
            if seam - last >= SHORTEST_END and len(word) - seam >= SHORTEST_END:
                yield from _stride(last, seam)
                yield seam
                last = seam
        yield from _stride(last, len(word))


def _positions(word: str, parts: Sequence[str]) -> Iterator[int]:
    """Find where each part but the first begins; all but the last are in their base form."""
    at = 0
    for previous, part in itertools.pairwise(parts):
        at = word.find(part[:SHORTEST_END], at + len(previous) - 1)
        if at < 0:
            return
        yield at


def _stride(start: int, end: int) -> Iterator[int]:
    """Part a piece that is too long to be left whole into even lengths."""
    if end - start > UNPARTED:
        count = -(-(end - start) // _STRIDE)
        yield from (start + (end - start) * number // count for number in range(1, count))


def _even(word: str) -> list[str]:
    """Part a word into as few pieces of much the same length as a cell has room for; a word that fits stays whole."""
    pieces = [word]
    for count in range(2, len(word) + 1):
        if all(widths.millimetres(piece) <= CELL for piece in pieces):
            break
        pieces = _pieces(word, [len(word) * number // count for number in range(1, count)])
    return pieces


def _pieces(word: str, seams: Sequence[int]) -> list[str]:
    return [word[start:end] for start, end in zip([0, *seams], [*seams, len(word)], strict=True)]
