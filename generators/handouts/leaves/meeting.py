"""The sheets for a cluster's meeting: a side for it and one for each type, with room for what a record needs.

Knows what stands on them; what is asked is for `presentation.proposal`, as on the form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generators.handouts.leaves.leaf import Leaf, Sections
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data
from generators.presentation import addresses, proposal
from generators.presentation.proposal import Asked
from generators.records.record_types import RECORD_TYPES

_PRIVATE = "Skriv rollen og ikke navnet på en person. Ingen telefonnumre, mailadresser eller CPR-numre."
_AFTER = "Bagefter skriver én af jer det ind på siden Foreslå viden, der stiller de samme spørgsmål."
# How much of the side the answer to a question gets; what may be left out gets the least.
_TOLD, _LONG, _SHORT = 4, 2, 1
_LONG_FROM = 300


def meeting_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the sheet for the meeting and those for the types."""
    make = Sections(manuscript)
    yield _leaf(*proposal.MEETING_SHEET, f"{_AFTER} {_PRIVATE}", [*_meeting(make)])
    for row in RECORD_TYPES:
        asked = proposal.of_type(row, manuscript.base)
        yield _leaf(row.slug, row.asked, f"{row.explanation} {_PRIVATE}", [*_of_type(make, asked)])


def _leaf(name: str, title: str, lead: str, sections: Sequence[Data]) -> Leaf:
    return Leaf(
        page=addresses.PROPOSE,
        address=addresses.of_meeting_sheet(name),
        kind="Mødeark",
        title=title,
        lead=lead,
        sections=sections,
        records=(),
    )


def _meeting(make: Sections) -> Iterator[Data]:
    yield make.blanks("Hvem, hvornår og hvorfra", [_blank(asked) for asked in proposal.of_meeting()])
    found = [(row.asked, row.explanation, _LONG) for row in RECORD_TYPES]
    yield make.blanks("Det, vi kom frem til", [{"label": a, "help": b, "weight": w} for a, b, w in found])


def _of_type(make: Sections, asked: Sequence[Asked]) -> Iterator[Data]:
    """Ask first for what is written, then for what is ticked."""
    written = [each for each in asked if not each.choices]
    yield make.blanks("", [blank for each in written for blank in _blanks(each)])
    ticked = [each for each in asked if each.choices]
    yield make.ticks("Sæt kryds", [(each.title, [label for _, label, _ in each.choices]) for each in ticked])


def _blanks(asked: Asked) -> Iterator[Data]:
    """Give room to each part of an entry, as many times as there must be one."""
    if not asked.parts:
        yield _blank(asked)
    for number in range(1, max(asked.fewest, 1) + 1) if asked.parts else ():
        for part in asked.parts:
            label = f"{number}. {part.title}" if asked.fewest > 1 else part.title
            yield _blank(replace(part, title=label, required=asked.required))


def _blank(asked: Asked) -> Data:
    optional = "" if asked.required else " (kan springes over)"
    return {"label": f"{asked.title}{optional}", "help": asked.help, "weight": _weight(asked)}


def _weight(asked: Asked) -> int:
    if not asked.required:
        return _SHORT
    return _TOLD if asked.shape == "rich" else _LONG if asked.most >= _LONG_FROM else _SHORT
