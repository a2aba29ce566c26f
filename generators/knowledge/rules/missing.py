"""What became of a record that others point at and that is not there: misplaced, renamed, deleted, or never made.

Knows only what the folder holds: what was there before is worked out from what the others say.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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


def record(findings: Findings, wanted: str, places: Sequence[str]) -> Fault:
    """Say what most likely became of a record; `places` are the files that point at it."""
    if wanted[0] not in BY_LETTER:
        letters = danish.listing(list(BY_LETTER), "eller")
        return Fault(CODE, f"Der er ingen post {wanted}.", f"Et id begynder med {letters}.")
    count = len(places)
    uses = "" if count == 1 else f", men {danish.number(count)} steder henviser til den"
    message = f"Der er ingen post {wanted}{uses}."
    return Fault(CODE, message, next(_explanations(findings, wanted, frozenset(places))))


def _explanations(findings: Findings, wanted: str, users: frozenset[str]) -> Iterator[str]:
    """Yield explanations, the surest first."""
    right = f"{BY_LETTER[wanted[0]].folder}/{wanted}.yml"
    letter, number = numbers.number_of(wanted)
    if renamed_to := next((own.id for _, own in findings.records if wanted in own.former_ids), None):
        yield f"Den hedder nu {renamed_to}: Skriv det."
    if stray := _misplaced(findings, wanted):
        yield f"Filen ligger som {stray}: Flyt eller omdøb den til {right}."
    twins = [own for own in findings.ids() if type_of_id(own) and numbers.number_of(own) == (letter, number)]
    if twins:
        yield f"Mente du »{twins[0]}«?"
    highest = max(numbers.taken(findings, letter), default=0)
    if renamed := _renamed(findings, wanted, users):
        hint = f"Er det {renamed.id} (»{renamed.title}«), der er omdøbt? Giv filen navnet {wanted} igen;"
        yield f"{hint} et id ændres aldrig."
    if number < highest or len(users) > 1:
        hint = f"Er den slettet, så hent {right} igen fra Git, og skriv status: tilbagetrukket, hvis den ikke gælder."
        yield f"{hint} Har den aldrig været der, så ret nummeret."
    kinds = BY_LETTER[letter].plural
    yield f"Den sidste af de {kinds}, der er, er {letter}-{highest:03}: Ret nummeret." if highest else "Ret nummeret."


def _misplaced(findings: Findings, wanted: str) -> str | None:
    """Find a file that bears the number and cannot be read where it lies."""
    names = ((path, f"{PurePosixPath(path).name.upper()}.") for path in sorted(findings.files))
    return next((path for path, name in names if name.startswith(f"{wanted}.")), None)


def _renamed(findings: Findings, wanted: str, users: frozenset[str]) -> Record | None:
    """Find a record that nobody points at and that itself points at those who miss the lost one."""
    pointed: dict[str, set[str]] = defaultdict(set)
    for path, own in findings.records:
        for target in _targets(own):
            pointed[target].add(id_at(path))
    missed_by = {id_at(path) for path in users}
    mutual = {own.id: len(missed_by & set(_targets(own))) for _, own in findings.records if not pointed[own.id]}
    best = max(mutual.values(), default=0)
    likely = [own for _, own in findings.records if mutual.get(own.id) == best]
    return likely[0] if best >= _ENOUGH_IN_COMMON and len(likely) == 1 and likely[0].id != wanted else None


def _targets(own: Record) -> Iterator[str]:
    yield from (target for _, target in own.links())
    for _, mark, value in marked_values(own, Text):
        if mark.rich and "[" in value:
            yield from (match[1] for match in RECORD_LINK.finditer(value))
