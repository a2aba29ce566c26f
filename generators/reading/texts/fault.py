"""A fault inside a text: what is wrong, the words it stands in, and their line."""

from collections.abc import Sequence
from typing import NamedTuple

from generators.problems import Fault


class TextFault(NamedTuple):
    """Something in a text that is not allowed, the words it stands in, and the line from 0 within the text."""

    fault: Fault
    snippet: str
    line: int


def line_of(snippet: str, lines: Sequence[str], first: int, last: int) -> int:
    """Find the line of a snippet among the lines of a block; the first where it is not to be found."""
    return next((number for number in range(first, min(last, len(lines))) if snippet in lines[number]), first)
