"""Sign-ups -> piles of handouts, table by table, and the volumes they are printed in with the pages of each.

Knows numbers and tables; knows neither paper nor people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generators import danish
from generators.handouts.attendance.signups import SignUp
from generators.records.registers import Municipality

# As many as the volumes of all municipalities hold: more would take half a gigabyte to set.
MOST_COPIES = 25
# »3« and »B12« are numbers of tables; anything longer is a name that says itself what it is.
_LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Pile:
    """The handouts of a municipality at one table: one for each who comes."""

    table: str
    municipality: Municipality
    copies: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A pile, or the part of it in one volume, and the pages it takes there."""

    pile: Pile
    volume: int
    first: int
    last: int


def shown(table: str) -> str:
    """Name a table on paper."""
    if not table:
        return "Uden bord"
    return f"Bord {table}" if len(table) <= _LONGEST_NUMBER else danish.capitalised(table)


def piles(sign_ups: Iterable[SignUp]) -> list[Pile]:
    """Gather what goes to the same table from the same municipality; those without a table come last."""
    found: dict[tuple[str, str], Pile] = {}
    for one in sign_ups:
        if one.municipality is None:
            continue
        key = (danish.fold(one.table), one.municipality.slug)
        before = found.get(key)
        copies = one.people + (before.copies if before else 0)
        found[key] = Pile(before.table if before else one.table, one.municipality, copies)
    return sorted(found.values(), key=_in_order)


def _in_order(pile: Pile) -> tuple[bool, list[tuple[int, str]], tuple[str, str]]:
    table = danish.numbered_key(danish.fold(pile.table))
    return not pile.table, table, danish.collation_key(pile.municipality.name)


def tables(found: Iterable[Pile]) -> Mapping[str, list[Pile]]:
    """Give the piles of each table that is known, in order."""
    grouped: dict[str, list[Pile]] = {}
    for pile in found:
        if pile.table:
            grouped.setdefault(danish.fold(pile.table), []).append(pile)
    return {group[0].table: group for group in grouped.values()}


def placed(found: Sequence[Pile], pages: Mapping[str, int], most: int = MOST_COPIES) -> list[Placed]:
    """Bind piles in volumes of so many copies at most; a pile is parted only where it alone is more than a volume."""
    volume, room, at = 1, most, 0
    made = []
    for pile in _parted(found, most):
        if pile.copies > room:
            volume, room, at = volume + 1, most, 0
        each = pages[pile.municipality.slug]
        # A handout begins on a right-hand page.
        step = each + each % 2
        made.append(Placed(pile, volume, at + 1, at + step * (pile.copies - 1) + each))
        room, at = room - pile.copies, at + step * pile.copies
    return made


def _parted(found: Iterable[Pile], most: int) -> Iterator[Pile]:
    for pile in found:
        whole, rest = divmod(pile.copies, most)
        yield from (replace(pile, copies=copies) for copies in (*[most] * whole, rest) if copies)


def volumes(found: Iterable[Placed]) -> Mapping[int, list[Placed]]:
    """Give what stands in each volume."""
    bound: dict[int, list[Placed]] = {}
    for one in found:
        bound.setdefault(one.volume, []).append(one)
    return bound
