"""Two versions of a text side by side: which words of each the other does not have."""

import difflib
import re
from collections.abc import Sequence

Piece = tuple[str, bool]
"""Some of a text, and whether only this version has it."""

_WORDS = re.compile(r"\S+\s*|\s+")


def side_by_side(before: str, now: str) -> tuple[list[Piece], list[Piece]]:
    """Part two versions of a text into what they share and what they do not."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        _pieces([(old[start:end], tag) for tag, start, end, _, _ in steps]),
        _pieces([(new[start:end], tag) for tag, _, _, start, end in steps]),
    )


def _pieces(found: Sequence[tuple[Sequence[str], str]]) -> list[Piece]:
    return [("".join(words), tag != "equal") for words, tag in found if words]
