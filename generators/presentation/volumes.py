"""The volumes that the handouts of a conference are bound in for the printer, each of about 25 municipalities.

Named once for those who print them and those who link to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generators.presentation import addresses
from generators.records.registers import Conference, Municipality

_ABOUT = 25


@dataclass(frozen=True, slots=True)
class Volume:
    """One volume: its place among the others, where it lies, and whose handouts are in it."""

    number: int
    count: int
    address: str
    municipalities: Sequence[Municipality]

    @property
    def label(self) -> str:
        """Name it: `Bind 2 af 4`; the only one is the book."""
        return "Bogen" if self.count == 1 else f"Bind {self.number} af {self.count}"

    @property
    def span(self) -> str:
        """Say from where to where it goes: `Faxe til Holbæk`."""
        return " til ".join(dict.fromkeys(m.name for m in (self.municipalities[0], self.municipalities[-1])))

    @property
    def whose(self) -> str:
        """Title it, after the name of the conference."""
        return "alle kommuner" if self.count == 1 else f"bind {self.number} af {self.count}, {self.span}"


def volumes(conference: Conference, municipalities: Sequence[Municipality]) -> list[Volume]:
    """Share the municipalities among as few volumes of about the same size as there can be."""
    count = max(1, round(len(municipalities) / _ABOUT))
    ends = [len(municipalities) * number // count for number in range(count + 1)]
    return [
        Volume(number, count, addresses.of_volume(conference, number), municipalities[ends[number - 1] : ends[number]])
        for number in range(1, count + 1)
    ]
