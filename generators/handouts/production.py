"""All handouts and books, one product at a time, with what went wrong named by the record file that caused it.

Knows the order of work; what is on the pages is for `document`, how they are set for `typesetting`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.proofing.faults import signs_in_records, signs_in_registers, unsettable
from generators.handouts.setting.parts import Data, identity_data
from generators.handouts.sheets.document import Handout, handout, publication_data, records_to_print, to_measure
from generators.handouts.sheets.sizes import Sizes
from generators.handouts.sheets.workshop import Workshop
from generators.handouts.typesetting import MisprintError, Press
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.problems import Problem
from generators.records.registers import Conference, Municipality

PAGES = 4
_MEASURED_AT_ONCE = 12


@dataclass(frozen=True)
class Run:
    """A press ready for any handout: every record measured, and those that cannot be printed known."""

    manuscript: Manuscript
    press: Press
    workshop: Workshop
    identity: Data
    broken: dict[str, Problem]
    registers: tuple[Problem, ...] = ()


def count(base: KnowledgeBase, conferences: Sequence[Conference], municipalities: Sequence[Municipality]) -> int:
    """Say how many products a run will make."""
    return len(conferences) * (len(municipalities) + with_book(base, municipalities))


def produce(run: Run, conferences: Sequence[Conference], municipalities: Sequence[Municipality]) -> Iterator[Product]:
    """Make the handouts of some municipalities, and a book of each conference where all of them are asked for."""
    for conference in conferences:
        for municipality in municipalities:
            made = handout(run.workshop, conference, municipality)
            address = addresses.of_handout_pdf(conference, municipality)
            yield _product(run, address, conference, [made], municipality.official_name)
        if with_book(run.workshop.base, municipalities):
            yield book(run, conference)


def book(run: Run, conference: Conference) -> Product:
    """Make the print-ready book of all handouts of a conference."""
    handouts = [handout(run.workshop, conference, municipality) for municipality in run.workshop.base.municipalities]
    return _product(run, addresses.of_book(conference), conference, handouts, "alle kommuner")


def with_book(base: KnowledgeBase, municipalities: Sequence[Municipality]) -> bool:
    """Say whether all municipalities are asked for."""
    return len(municipalities) == len(base.municipalities)


def prepare(manuscript: Manuscript, press: Press) -> Run:
    """Measure every record once; those with a sign our fonts lack are measured without it."""
    base, edition = manuscript.base, manuscript.edition
    records = records_to_print(base, manuscript.seams)
    identity = identity_data(base)
    broken = signs_in_records(manuscript, press, records)
    try:
        sizes = _measured(press, identity, to_measure(base, records, edition))
    except MisprintError:
        unset = unsettable(manuscript, press, identity, records)
        if not unset:
            raise
        records = {record_id: data for record_id, data in records.items() if record_id not in unset}
        broken |= unset
        sizes = _measured(press, identity, to_measure(base, records, edition))
    workshop = Workshop(base, edition, Sizes(sizes), records)
    return Run(manuscript, press, workshop, identity, broken, signs_in_registers(manuscript, press))


def _measured(press: Press, identity: Data, data: Data) -> Data:
    """Measure some records at a time, so that memory does not grow with their number."""
    sizes: Data = {"records": {}}
    for start in range(0, max(1, len(data["records"])), _MEASURED_AT_ONCE):
        some = data["records"][start : start + _MEASURED_AT_ONCE]
        inputs = {"data": data | {"records": some}, "identity": identity}
        found = press.query("handouts/measure.typ", inputs, "sizes")
        sizes = found | {"records": sizes["records"] | found["records"]}
    return sizes


def _product(run: Run, address: str, conference: Conference, handouts: Sequence[Handout], whose: str) -> Product:
    used = {record_id for one in handouts for record_id in one.records + one.unweighed}
    content = None
    if not run.registers and not used & run.broken.keys():
        content = _printed(run, publication_data(run.workshop, conference, handouts, whose), used)
    return Product(
        address,
        content,
        problems=run.registers + tuple(run.broken[i] for i in sorted(used & run.broken.keys())),
        pages=PAGES * len(handouts),
        heights=handouts[0].heights,
        codes=(handouts[0].data["url"],) if len(handouts) == 1 else (),
        stranded=any(one.stranded for one in handouts),
        records=handouts[0].records if len(handouts) == 1 else (),
    )


def _printed(run: Run, data: Data, used: Iterable[str]) -> bytes | None:
    """Print a document, or find out which of its records keeps it from being printed."""
    try:
        return run.press.print("handouts/handout.typ", {"data": data, "identity": run.identity})
    except MisprintError:
        records = {record_id: run.workshop.records[record_id] for record_id in used}
        found = unsettable(run.manuscript, run.press, run.identity, records)
        if not found:
            raise
        run.broken.update(found)
        return None
