"""Whom a cell names: the names parted from one another, and how many more come whose names nobody knows yet.

Knows one cell, not the list.
"""

import re
from typing import NamedTuple

from generators import danish

_AND = re.compile(r"[\n;,]|\s(?:og|samt|[&+])\s|\s\+(?=\d)")
# In a list of people a comma may stand between last and first name.
_BETWEEN_PEOPLE = re.compile(r"[\n;]")
_UNKNOWN = frozenset(
    {"", "n-n", "nn", "navn", "navn-foelger", "foelger", "ukendt", "ikke-oplyst", "mangler", "tba", "x"}
)


class Named(NamedTuple):
    """The names of a cell, and how many others it stands for."""

    names: list[str]
    others: int

    @property
    def people(self) -> int:
        """Say how many it stands for in all."""
        return len(self.names) + self.others


def named(cell: str, *, of_several: bool) -> Named:
    """Part a cell into names; `of_several` is one that holds all from a municipality: Anna, Bo og Carl + 2."""
    parts = [" ".join(part.split()) for part in (_AND if of_several else _BETWEEN_PEOPLE).split(cell) if part.strip()]
    names = [part for part in parts if danish.slug(part) not in _UNKNOWN and not part.isdigit()]
    counted = [int(part) for part in parts if part.isdigit()]
    return Named(names, len(parts) - len(names) - len(counted) + sum(counted))
