"""How high every part is on paper, in points, as Typst measured it once for all handouts.

Knows numbers and the names of forms; what they look like is in templates/handouts/parts.typ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MM = 72 / 25.4
PAGE = (297 - 16 - 19) * MM
"""The height of the text area; what fits on a page is this minus a hair for rounding."""

ROOM = PAGE - 1 * MM


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measured heights and the even widths of titles, by record, conference and source."""

    measured: Mapping[str, Any]

    @property
    def head(self) -> float:
        """Give the height of a section's head."""
        return float(self.measured["head"])

    @property
    def table_head(self) -> float:
        """Give the height of the head of the table of recommendations."""
        return float(self.measured["table-head"])

    @property
    def next_steps(self) -> float:
        """Give the height of the table of next steps."""
        return float(self.measured["next-steps"])

    def height(self, record_id: str, form: str) -> float:
        """Give the height of a record in one form, such as `kort-1`."""
        return float(self.measured["records"][record_id]["heights"][form])

    def widths(self, record_id: str) -> dict[str, float]:
        """Give the widths at which a record's titles come out even."""
        return dict(self.measured["records"][record_id]["widths"])

    def across(self, record_id: str) -> int | None:
        """Say how many steps of a model stand side by side."""
        found: int | None = self.measured["records"][record_id]["across"]
        return found

    def question(self, record_id: str, index: int) -> tuple[float | None, float]:
        """Give the even width, if any, and the height of a question."""
        found = self.measured["records"][record_id]["questions"][index]
        return found["width"], found["height"]

    def facts(self, conference: str) -> float:
        """Give the height of the column with date, place and programme."""
        return float(self.measured["facts"][conference])

    def front(self, conference: str) -> float:
        """Give the height of what stands on every front: the name, a heading, the foot."""
        return float(self.measured["front"][conference])

    def colophon(self, conference: str, sources: Sequence[str], *, wide: bool) -> float:
        """Give the height of the foot of the last page, with the sources in one column or two and two."""
        heights = [float(self.measured["sources"][slug]) for slug in sources]
        if wide:
            pairs = [max(heights[start : start + 2]) + _BETWEEN_SOURCES for start in range(0, len(heights), 2)]
            return float(self.measured["about-wide"][conference]) + sum(pairs)
        listed = sum(heights) + _BETWEEN_SOURCES * len(heights)
        return float(max(self.measured["about"][conference], listed + _SOURCES_HEAD))


_BETWEEN_SOURCES = 0.4 * 8.6
_SOURCES_HEAD = 2.4 * MM + 9 + 0.8 * MM
