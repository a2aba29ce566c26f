"""What is the same for all handouts of a run: the records as data, their measured sizes, and pages already filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.handouts.setting.parts import Data, Edition
from generators.handouts.sheets.fitting import Candidates, Pages, fit
from generators.handouts.sheets.sizes import Sizes
from generators.knowledge.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Workshop:
    """Where handouts are put together."""

    base: KnowledgeBase
    edition: Edition
    sizes: Sizes
    records: Mapping[str, Data]
    fitted: dict[Candidates, Pages] = field(default_factory=dict)

    def pages(self, candidates: Candidates) -> Pages:
        """Fill the inner pages, once for each distinct selection."""
        if candidates not in self.fitted:
            self.fitted[candidates] = fit(candidates, self.sizes)
        return self.fitted[candidates]
