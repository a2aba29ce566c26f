"""What became of a record that others point at and that is not there: misplaced, renamed, deleted, or never made.

Knows only what the folder holds: what was there before is worked out from what the others say.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath

from generators import danish
from generators.knowledge.rules import numbers
from generators.problems import Fault
from generators.reading.loader import Findings, id_at
from generators.reading.rich_text import RECORD_LINK
from generators.records.fields import Text, marked_values
from generators.records.record_types import BY_LETTER, Record, type_of_id

CODE = "ukendt-post"
# What the folder must share with a lost record's neighbours before it is taken for the same one.
_ENOUGH_IN_COMMON = 2


@dataclass(frozen=True)
class Folder:
    """What the folder holds that may be a lost record, gathered once, however many are lost."""

    findings: Findings

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Map what records were called before to what they are called now; the first one holds."""
        found = ((former, own.id) for _, own in reversed(self.findings.records) for former in own.former_ids)
        return dict(found)

    @cached_property
    def lying(self) -> Mapping[str, str]:
        """Map what the names of files begin with to the file; the first one holds."""
        paths = sorted(self.findings.files, reverse=True)
        return {PurePosixPath(path).name.upper().partition(".")[0]: path for path in paths}

    @cached_property
    def numbered(self) -> Mapping[tuple[str, int], str]:
        """Map numbers to the record that bears them, with however many zeros; the first one holds."""
        ids = sorted(filter(type_of_id, self.findings.ids()), reverse=True)
        return {numbers.number_of(own): own for own in ids}

    @cached_property
    def highest(self) -> Callable[[str], int]:
        """Give the highest number of a type that any file bears."""
        return cache(lambda letter: max(numbers.taken(self.findings, letter), default=0))

    @cached_property
    def leading_to(self) -> Mapping[str, Sequence[Record]]:
        """Map ids to the records that point at them, of those that nobody points at."""
        targets = {path: frozenset(_targets(own)) for path, own in self.findings.records}
        pointed = frozenset().union(*targets.values())
        found: dict[str, list[Record]] = defaultdict(list)
        for path, own in self.findings.records:
            for target in targets[path] if own.id not in pointed else ():
                found[target].append(own)
        return found


def record(folder: Folder, wanted: str, places: Sequence[str]) -> Fault:
    """Say what most likely became of a record; `places` are the files that point at it."""
    if wanted[0] not in BY_LETTER:
        letters = danish.listing(list(BY_LETTER), "eller")
        return Fault(CODE, f"Der er ingen post {wanted}.", f"Et id begynder med {letters}.")
    count = len(places)
    uses = "" if count == 1 else f", men {danish.number(count)} steder henviser til den"
    message = f"Der er ingen post {wanted}{uses}."
    return Fault(CODE, message, next(_explanations(folder, wanted, frozenset(places))))


def _explanations(folder: Folder, wanted: str, users: frozenset[str]) -> Iterator[str]:
    """Yield explanations, the surest first."""
    right = f"{BY_LETTER[wanted[0]].folder}/{wanted}.yml"
    letter, number = numbers.number_of(wanted)
    if renamed_to := folder.renamed.get(wanted):
        yield f"Den hedder nu {renamed_to}: Skriv det."
    if stray := folder.lying.get(wanted):
        yield f"Filen ligger som {stray}: Flyt eller omdøb den til {right}."
    if twin := folder.numbered.get((letter, number)):
        yield f"Mente du »{twin}«?"
    highest = folder.highest(letter)
    if renamed := _renamed(folder, wanted, users):
        hint = f"Er det {renamed.id} (»{renamed.title}«), der er omdøbt? Giv filen navnet {wanted} igen;"
        yield f"{hint} et id ændres aldrig."
    if number < highest or len(users) > 1:
        hint = f"Er den slettet, så hent {right} igen fra Git, og skriv status: tilbagetrukket, hvis den ikke gælder."
        yield f"{hint} Har den aldrig været der, så ret nummeret."
    kinds = BY_LETTER[letter].plural
    yield f"Den sidste af de {kinds}, der er, er {letter}-{highest:03}: Ret nummeret." if highest else "Ret nummeret."


def _renamed(folder: Folder, wanted: str, users: frozenset[str]) -> Record | None:
    """Find a record of the same type that nobody points at and that itself points at those who miss the lost one.

    It does not miss it itself: one that only the lost record pointed at would be taken for it.
    """
    missing_it = {id_at(path) for path in users}
    pointing = [own for user in missing_it for own in folder.leading_to.get(user, ())]
    mutual = [own for own in pointing if own.id not in missing_it and own.id[0] == wanted[0]]
    counts = Counter(own.id for own in mutual)
    best = max(counts.values(), default=0)
    likely = {own.id: own for own in mutual if counts[own.id] == best}
    certain = best >= _ENOUGH_IN_COMMON and len(likely) == 1 and wanted not in likely
    return next(iter(likely.values())) if certain else None


def _targets(own: Record) -> Iterator[str]:
    yield from (target for _, target in own.links())
    for _, mark, value in marked_values(own, Text):
        if mark.rich and "[" in value:
            yield from (match[1] for match in RECORD_LINK.finditer(value))
