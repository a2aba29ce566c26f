"""What Git left in a file where two branches changed the same lines: one fault for each place, and what to keep.

Knows the lines of the file; whether two whole records stand in it is for `knowledge.rules.conflicts`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generators import danish
from generators.problems import Fault

CODE = "git-konflikt"
_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: (.*))?")
_KEY = re.compile(r"( *)([a-z_]+):(?: +(.*))?")
_ITEM = re.compile(r"( *)- +(\S.*)")
_FLOW = re.compile(r"\[([^\[\]{}\"']*)\]")
_NAMES = {"titel", "navn"}
_LONGEST = 400
LEFT_OVER = Fault(
    CODE,
    "Linjen er en rest af en konflikt fra Git.",
    "Slet linjen, og se efter, at teksten over og under den ikke er den samme to gange.",
)

Found = tuple[Fault, int, int, int]
"""A fault, its line from 0 in the file, its column and its width."""


class _Side(NamedTuple):
    """The lines of one branch: what it is called, its first line from 0, and what stands there."""

    name: str
    first: int
    lines: Sequence[str]

    def told(self) -> str:
        """Say where the lines stand, as people count."""
        name = f" ({self.name})" if self.name else ""
        if not self.lines:
            return f"ingenting{name}"
        last = self.first + len(self.lines)
        return f"linje {self.first + 1}{f'-{last}' if last > self.first + 1 else ''}{name}"

    def words(self) -> list[str]:
        """Give what stands there, without empty lines and blanks at the ends."""
        return [line.strip() for line in self.lines if line.strip()]


class _Conflict(NamedTuple):
    """Both sides of a conflict, what stood there before where Git tells, and the lines that Git wrote."""

    ours: _Side
    theirs: _Side
    before: _Side | None
    marks: Sequence[int]


def in_file(text: str) -> Iterator[Found]:
    """Find the conflicts of a file, one fault for each, and marks that stand alone."""
    lines = text.split("\n")
    marks = {number: match for number, line in enumerate(lines) if (match := _MARK.fullmatch(line))}
    if not any(match[1][0] in "<>|" for match in marks.values()):
        return  # a lone ======= is told of where it stops the reading
    waiting, at = list(marks), 0
    while at < len(waiting):
        numbers = _whole(waiting[at : at + 4], marks)
        fault = _fault(_conflict(lines, numbers, marks)) if numbers else LEFT_OVER
        yield fault, waiting[at], 0, len(lines[waiting[at]])
        at += len(numbers) or 1


def _whole(waiting: Sequence[int], marks: dict[int, re.Match[str]]) -> list[int]:
    """Give the lines of Git's own where a whole conflict begins at the first mark."""
    signs = "".join(marks[number][1][0] for number in waiting)
    match = re.match(r"<\|?=>", signs)
    return list(waiting[: match.end()]) if match else []


def _conflict(lines: Sequence[str], numbers: Sequence[int], marks: dict[int, re.Match[str]]) -> _Conflict:
    first, *_, middle, last = numbers
    end = numbers[1]
    before = _Side("", end + 1, lines[end + 1 : middle]) if end != middle else None
    ours = _Side(marks[first][2] or "", first + 1, lines[first + 1 : end])
    return _Conflict(ours, _Side(marks[last][2] or "", middle + 1, lines[middle + 1 : last]), before, numbers)


def _fault(conflict: _Conflict) -> Fault:
    ours, theirs = conflict.ours.told(), conflict.theirs.told()
    message = f"Git har ladet to udgaver stå i filen: {ours} og {theirs}."
    return Fault(CODE, message, f"{_advice(conflict)} {_own_lines(conflict)}")


def _own_lines(conflict: _Conflict) -> str:
    numbers = [str(number + 1) for number in conflict.marks]
    before = conflict.before
    if before and before.lines:
        return f"Slet Gits egne linjer, {danish.listing(numbers)}, og den gamle udgave, {before.told()}."
    return f"Slet Gits egne linjer, {danish.listing(numbers)}."


def _advice(conflict: _Conflict) -> str:
    """Say what to keep: both, where each branch added its own; one, where both changed the same."""
    ours, theirs = conflict.ours, conflict.theirs
    if ours.words() == theirs.words():
        return "De er ens: Behold den ene."
    if not ours.words() or not theirs.words():
        return f"Den ene gren har slettet {(ours if ours.words() else theirs).told()}: Behold eller slet linjerne."
    shared = sorted(_keys(ours) & _keys(theirs))
    if shared:
        return _of_fields(ours, theirs, shared)
    if _are_items(ours) and _are_items(theirs):
        return _of_items(ours, theirs, conflict.before)
    if _keys(ours) and _keys(theirs):
        return "Det er hver sine felter: Behold begge."
    return "Behold den udgave, der er rigtig, eller skriv de to sammen til én."


def _of_items(ours: _Side, theirs: _Side, before: _Side | None) -> str:
    same, keep_both = ours.words()[0] == theirs.words()[0], "Behold begge, den ene efter den anden."
    if same or (before and before.words()):
        return "Begge har ændret det samme punkt: Behold kun den udgave, der er rigtig."
    if before:
        return f"Hver gren har tilføjet sit punkt: {keep_both}"
    return f"Er det hver sit punkt: {keep_both} Er det to udgaver af samme punkt: Behold kun den rigtige."


def _of_fields(ours: _Side, theirs: _Side, shared: Sequence[str]) -> str:
    named = danish.listing([f"»{key}«" for key in shared])
    own, other = (_FLOW.fullmatch(_value(side, shared[0])) for side in (ours, theirs))
    if own and other and len(ours.words()) == len(theirs.words()) == 1:
        items = dict.fromkeys(part.strip() for side in (own, other) for part in side[1].split(",") if part.strip())
        return f"Begge giver {named}: Behold den rigtige. Skal alle med, så skriv {shared[0]}: [{', '.join(items)}]."
    more = " Behold de andre felter." if _keys(ours) ^ _keys(theirs) else ""
    if _NAMES & {*shared}:
        more += " Er det to forskellige, så læg den ene i en fil for sig."
    return f"Begge giver {named}: Behold kun den udgave, der er rigtig.{more}"


def _value(side: _Side, key: str) -> str:
    found = (match for line in side.lines if (match := _KEY.fullmatch(line)))
    return next(((match[3] or "").strip()[:_LONGEST] for match in found if match[2] == key), "")


def _keys(side: _Side) -> set[str]:
    """Give the fields that a side holds, outermost only."""
    found = [match for line in side.lines if (match := _KEY.fullmatch(line))]
    depth = min((len(match[1]) for match in found), default=0)
    is_outermost = not side.words() or len(side.lines[0]) - len(side.lines[0].lstrip()) >= depth
    return {match[2] for match in found if len(match[1]) == depth} if is_outermost and not _are_items(side) else set()


def _are_items(side: _Side) -> bool:
    """Say whether a side is whole items of a list, each further line standing inside the one above."""
    first = _ITEM.match(next((line for line in side.lines if line.strip()), ""))
    if first is None:
        return False
    depth = len(first[1])
    return all(line[depth : depth + 1] in ("-", " ") for line in side.lines if line.strip())
