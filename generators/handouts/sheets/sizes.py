"""How high every part is on paper, in points, as Typst measured it once for all handouts.

Knows numbers and the names of forms; what they look like is in templates/handouts/parts.typ and faces.typ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import Any

MM = 72 / 25.4
# What fits on a page is its text area minus a hair for rounding.
_HAIR = 1 * MM


# A record on a front, by its id and the reason it is there for.
Entry = tuple[str, str]


@dataclass(frozen=True)
class Sizes:
    """The measured heights of records, by id, of what else is on the pages of one conference, and of its entries."""

    of_records: Mapping[str, Any]
    of_pages: Mapping[str, Any]
    entries: Mapping[Entry, float] = field(default_factory=dict)

    def part(self, name: str) -> float:
        """Give the height of a part that is alike on all pages, such as `head`."""
        return float(self.of_pages[name])

    @property
    def room(self) -> float:
        """Give the height there is on a page."""
        return self.part("room") - _HAIR

    def height(self, record_id: str, form: str) -> float:
        """Give the height of a record in one form, such as `kort-1`."""
        return float(self.of_records[record_id]["heights"][form])

    def question(self, record_id: str, index: int) -> tuple[float | None, float]:
        """Give the even width, if any, and the height of a question."""
        found = self.of_records[record_id]["questions"][index]
        return found["width"], found["height"]

    def has(self, record_id: str, form: str) -> bool:
        """Say whether a record has a form: only a recommendation with actions can be set with them."""
        return form in self.of_records[record_id]["heights"]

    def titles(self, ids: Sequence[str]) -> float:
        """Give the height of titles two and two, with the space below each pair."""
        heights = [self.height(record_id, "linje") for record_id in ids]
        pairs = [max(heights[start : start + 2]) for start in range(0, len(heights), 2)]
        return sum(pairs) + self.part("between-titles") * len(pairs)

    def front(self, municipality: str, *, with_programme: bool) -> float:
        """Give the height of a municipality's front without the records on it."""
        facts = self.part("facts" if with_programme else "facts-alone")
        return float(self.of_pages["fronts"][municipality]) + max(facts, float(self.of_pages["maps"][municipality]))

    @cached_property
    def programme_is_on_the_front(self) -> bool:
        """Say whether every front has room for the programme and some records, or for one of the tallest there are."""
        heights = [float(sizes["heights"]["forside"]) for sizes in self.of_records.values()] or [0.0]
        some = _ENOUGH_ON_A_FRONT * (median(heights) + self.part("between-entries"))
        records = max(some, *heights)
        fronts = (self.front(slug, with_programme=True) for slug in self.of_pages["fronts"])
        return max(fronts, default=0.0) + records <= self.room

    def colophon(self, sources: Sequence[str], *, wide: bool) -> float:
        """Give the height of the foot of the last page, with the sources in one column or two and two."""
        heights = [float(self.of_pages["sources"][slug]) for slug in sources]
        if wide:
            pairs = [max(heights[start : start + 2]) for start in range(0, len(heights), 2)]
            return self.part("about-wide") + sum(pairs) + self.part("between-pairs") * len(pairs)
        listed = self.part("sources-head") + sum(heights) + self.part("between-sources") * len(heights)
        return max(self.part("about"), listed)


_ENOUGH_ON_A_FRONT = 3
