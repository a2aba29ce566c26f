"""Where handouts are put together: the records as data, their measured sizes, and pages already filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generators.handouts.setting.parts import Data, Edition, conference_data
from generators.handouts.sheets.fitting import Candidates, Pages, fit
from generators.handouts.sheets.sizes import Sizes
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.registers import Conference


@dataclass(frozen=True)
class Workshop:
    """What is the same for all handouts of a run: the records that can be printed as data, and how high each is."""

    base: KnowledgeBase
    edition: Edition
    records: Mapping[str, Data]
    measured: Mapping[str, Data]


@dataclass
class Workbench:
    """Where the handouts of one conference are put together; remembers the pages it has filled."""

    workshop: Workshop
    conference: Conference
    sizes: Sizes
    _filled: dict[Candidates, Pages] = field(default_factory=dict)

    @cached_property
    def day(self) -> Data:
        """Give the conference as the front of a handout shows it."""
        return conference_data(self.workshop.base, self.conference, self.workshop.edition)

    def pages(self, candidates: Candidates) -> Pages:
        """Fill the inner pages, once for each distinct selection."""
        if candidates not in self._filled:
            self._filled[candidates] = fit(candidates, self.sizes)
        return self._filled[candidates]
