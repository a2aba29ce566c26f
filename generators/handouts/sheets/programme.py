"""The programme of a day that is too long for the front: pages of its own at the end, always an even number.

Decides which points stand on which page and how far apart; the template sets them.
"""

from dataclasses import asdict, dataclass, replace
from itertools import pairwise

from generators.handouts.setting.parts import Data
from generators.handouts.sheets.fitting import SECTION_GAP, WORTH_NOTES
from generators.handouts.sheets.sizes import MM, Sizes

_MOST_PADDING = 1.6 * MM


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A page of the programme: its points by their place in it, the space around each, and a field for notes below."""

    start: int = 0
    end: int = 0
    last: bool = False
    pad: float = 0.0
    gap: float = 0.0
    notes: float = 0.0

    def data(self) -> Data:
        """Give the page as the template reads it."""
        return asdict(self)

    def height(self, sizes: Sizes) -> float:
        """Say how much of the page is taken."""
        head = sizes.part("programme-head") if self.end > self.start else 0.0
        note = sizes.part("programme-note") if self.last else 0.0
        return head + note + _rows(sizes, self.start, self.end) + self._padding + self.gap + self.notes

    @property
    def _padding(self) -> float:
        return 2 * self.pad * (self.end - self.start)


def pages(sizes: Sizes) -> tuple[ProgrammePage, ...]:
    """Share the programme among as few pages as hold it; none where it stands on the front."""
    count = len(sizes.of_pages["programme"])
    if not count or sizes.programme_is_on_the_front:
        return ()
    ends = [0, *_ends(sizes, count)]
    found = [_filled(ProgrammePage(start, end, last=end == count), sizes) for start, end in pairwise(ends)]
    alone = [ProgrammePage(notes=sizes.room)] if len(found) % 2 else []
    return (*found, *alone)


def _ends(sizes: Sizes, count: int) -> list[int]:
    """Find where each page ends: as many points on it as fit, and at least one."""
    room = sizes.room - sizes.part("programme-head") - sizes.part("programme-note")
    ends, start = [], 0
    for end in range(1, count + 1):
        if _rows(sizes, start, end) > room and end - 1 > start:
            start = end - 1
            ends.append(start)
    return [*ends, count]


def _rows(sizes: Sizes, start: int, end: int) -> float:
    return sum(float(height) for height in sizes.of_pages["programme"][start:end])


def _filled(page: ProgrammePage, sizes: Sizes) -> ProgrammePage:
    """Set the points a little apart where there is room, and turn a large rest into a field for notes."""
    rest = sizes.room - page.height(sizes)
    page = replace(page, pad=max(0.0, min(_MOST_PADDING, rest / 2 / (page.end - page.start))))
    rest = sizes.room - page.height(sizes)
    return replace(page, gap=SECTION_GAP, notes=rest - SECTION_GAP) if rest > WORTH_NOTES else page
