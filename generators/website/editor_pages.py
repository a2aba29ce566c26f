"""The page that tells editors what could be added: the gaps of `klyngeviden status`, with links.

Knows how gaps are shown; what a gap is, is for `knowledge.gaps`.
"""

from collections.abc import Iterator

from generators.knowledge.gaps import by_heading, gaps
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES
from generators.website.page import Page, Press


def gaps_page(press: Press) -> Iterator[Page]:
    """Make the list of what is missing."""
    yield press.page(
        addresses.GAPS,
        "gaps",
        title="Det mangler vi",
        description="Hvad redaktionen kan tilføje: dilemmaer uden svar, temaer med få poster, poster uden spørgsmål.",
        kind="redaktion",
        groups=by_heading(gaps(press.base)),
        counts=[(row, len(press.base.of_type(row))) for row in RECORD_TYPES],
    )
