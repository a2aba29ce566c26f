"""Two versions of a text side by side: which words of each the other does not have.

Of a long stretch that both have only the ends are kept, so that what differs is seen.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

Piece = tuple[str, bool]
"""Some of a text, and whether only this version has it."""

LEFT_OUT = " […] "
AROUND = 40
"""Words and spaces that are kept of a long stretch before and after what differs."""

_WORDS = re.compile(r"\S+|\s+")


def side_by_side(before: str, now: str) -> tuple[list[Piece], list[Piece]]:
    """Part two versions of a text into what they share and what they do not."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        list(_pieces([(old[start:end], tag) for tag, start, end, _, _ in steps])),
        list(_pieces([(new[start:end], tag) for tag, _, _, start, end in steps])),
    )


def _pieces(found: Sequence[tuple[Sequence[str], str]]) -> Iterator[Piece]:
    for place, (words, tag) in enumerate(found):
        if words and tag != "equal":
            yield "".join(words), True
        elif words:
            yield _ends(words, is_first=place == 0, is_last=place == len(found) - 1), False


def _ends(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Keep what stands next to something that differs."""
    head, tail = (0 if is_first else AROUND), (0 if is_last else AROUND)
    if len(words) <= head + tail + AROUND:
        return "".join(words)
    return "".join(words[:head]) + LEFT_OUT + "".join(words[len(words) - tail :])
