"""Rules about what replaces a withdrawn record: the way leads on to a valid one, and nothing points at a dead one."""

from collections.abc import Iterator

from generators.knowledge.knowledge_base import way_on
from generators.knowledge.rules.breach import Breach, Place, breach
from generators.problems import Fault, Level
from generators.reading.loader import Findings
from generators.reading.rich_text import RECORD_LINK
from generators.records.fields import Text, marked_values
from generators.records.record_types import Record, Status


def by_id(findings: Findings) -> dict[str, Record]:
    """Map ids to the records that could be read."""
    return {record.id: record for _, record in findings.records}


def rings(findings: Findings) -> Iterator[Breach]:
    """Withdrawn records do not replace each other in a ring."""
    known = by_id(findings)
    told: set[str] = set()
    for path, record in findings.records:
        way = way_on(known, record)
        if record.id in told or not way or way[-1].superseded_by != record.id or record.superseded_by == record.id:
            continue
        told |= {record.id, *(other.id for other in way)}
        chain = " → ".join([record.id, *(other.id for other in way), record.id])
        message = f"Posterne afløser hinanden i en ring: {chain}."
        hint = "Lad en af dem afløses af en post, der gælder, eller slet dens afloest_af."
        yield breach(path, ("afloest_af",), "ring", message, hint)


def dead_ends(findings: Findings) -> Iterator[Breach]:
    """Who follows the successors of a withdrawn record comes to one that is valid."""
    known = by_id(findings)
    for path, record in findings.records:
        way = way_on(known, record)
        if way and way[-1].status is Status.WITHDRAWN and way[-1].superseded_by is None:
            message = f"Afløseren ender i {way[-1].id}, som også er trukket tilbage og ikke har nogen afløser."
            hint = "Skriv id på den post, der gælder i dag, eller slet afloest_af, hvis der ingen er."
            yield breach(path, ("afloest_af",), "blindgyde", message, hint, Level.WARNING)


def links_to_withdrawn(findings: Findings) -> Iterator[Breach]:
    """A valid record does not send its readers to a withdrawn one."""
    known = by_id(findings)
    withdrawn = {record.id for record in known.values() if record.status is Status.WITHDRAWN}
    if not withdrawn:
        return
    for path, record in findings.records:
        if record.status is Status.WITHDRAWN:
            continue
        for target, place in _links(path, record):
            # A successor may tell what it replaces.
            if target in withdrawn and known[target].superseded_by != record.id:
                yield Breach(place, to_withdrawn(known, target))


def _links(path: str, record: Record) -> Iterator[tuple[str, Place]]:
    """Yield every id that a record leads its readers to, and where."""
    for key, ids in (("bygger_paa", record.builds_on), ("haandterer", record.handles), ("relaterede", record.related)):
        yield from ((target, Place(path, (key, index))) for index, target in enumerate(ids))
    for at, mark, value in marked_values(record, Text):
        if mark.rich and "[" in value:
            for number, line in enumerate(value.split("\n")):
                yield from ((match[1], Place(path, at, match[0], number)) for match in RECORD_LINK.finditer(line))


def to_withdrawn(known: dict[str, Record], target: str, level: Level = Level.WARNING) -> Fault:
    """Tell that a record is withdrawn, and which one is valid."""
    way = way_on(known, known[target])
    living = way[-1] if way and way[-1].status is not Status.WITHDRAWN else None
    hint = (
        f"Skriv {living.id} (»{living.title}«) i stedet."
        if living
        else "Slet henvisningen, hvis den ikke længere gælder."
    )
    return Fault("til-tilbagetrukket", f"{target} er trukket tilbage.", hint, level)
