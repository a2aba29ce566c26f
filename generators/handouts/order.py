"""What one run of the press is asked to make: from which records, for which conferences and which municipalities."""

from collections.abc import Sequence
from dataclasses import dataclass

from generators.handouts.manuscript import Manuscript
from generators.presentation.conference_files import FILES
from generators.presentation.volumes import volumes
from generators.records.registers import Conference, Municipality


@dataclass(frozen=True)
class PrintOrder:
    """The manuscript and whose handouts are to be printed from it, and in which type; see `whole` for all of them."""

    manuscript: Manuscript
    conferences: Sequence[Conference]
    municipalities: Sequence[Municipality]
    large: bool = False
    for_press: bool = False

    @property
    def with_books(self) -> bool:
        """Say whether all municipalities are asked for: then there are volumes, and a package for the organiser.

        Neither is of handouts in large type: they are for the few who ask, and no two are of the same length.
        """
        return not self.large and len(self.municipalities) == len(self.manuscript.base.municipalities)

    @property
    def products(self) -> int:
        """Say how many products the run will make."""
        return sum(len(self.municipalities) + self._beside(conference) for conference in self.conferences)

    def _beside(self, conference: Conference) -> int:
        if not self.with_books:
            return 0
        return len(volumes(conference, self.municipalities)) + len(FILES)


def whole(manuscript: Manuscript) -> PrintOrder:
    """Order the handouts of every theme conference for every municipality."""
    base = manuscript.base
    return PrintOrder(manuscript, base.theme_conferences, base.municipalities)
