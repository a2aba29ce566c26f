"""All handouts and books, one product at a time, with what went wrong named by the record file that caused it.

Knows the order of work; what is on the pages is for `document`, how they are set for `typesetting`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generators.handouts.order import PrintOrder
from generators.handouts.product import Product
from generators.handouts.proofing.faults import (
    Attempt,
    signs_in_records,
    signs_in_registers,
    unexplained,
    unsettable,
)
from generators.handouts.setting.parts import Data, identity_data
from generators.handouts.sheets.document import (
    Handout,
    entries_to_measure,
    handout,
    handouts_data,
    pages_to_measure,
    records_to_print,
)
from generators.handouts.sheets.sizes import Sizes
from generators.handouts.sheets.workshop import Workbench, Workshop
from generators.handouts.typesetting import MisprintError, Typesetter
from generators.presentation import addresses
from generators.problems import Problem
from generators.records.registers import Conference, Municipality, file_of

_MEASURED_AT_ONCE = 12


@dataclass(frozen=True)
class Run:
    """An order ready to be printed: every record measured, and those that cannot be printed known."""

    order: PrintOrder
    typesetter: Typesetter
    workshop: Workshop
    identity: Data
    broken: Mapping[str, Problem]
    registers: tuple[Problem, ...] = ()

    def address(self, conference: Conference, municipality: Municipality) -> str:
        """Give the address of a handout in the type that is ordered."""
        of = addresses.of_large_handout_pdf if self.order.large else addresses.of_handout_pdf
        return of(conference, municipality)


def prepare(order: PrintOrder, typesetter: Typesetter) -> Run:
    """Measure every record once; those with a sign our fonts lack are measured without it."""
    manuscript = order.manuscript
    records = records_to_print(manuscript.base, manuscript.seams)
    identity = identity_data(manuscript.base, manuscript.edition.site_name)
    broken = signs_in_records(manuscript, typesetter, records)
    try:
        measured = _measured(typesetter, identity, records)
    except MisprintError:
        unset = unsettable(manuscript, lambda data: _measured(typesetter, identity, {"": data}), records)
        if not unset:
            raise
        records = {record_id: data for record_id, data in records.items() if record_id not in unset}
        broken |= unset
        measured = _measured(typesetter, identity, records)
    workshop = Workshop(manuscript.base, manuscript.edition, records, measured)
    return Run(order, typesetter, workshop, identity, broken, signs_in_registers(manuscript, typesetter))


def _measured(typesetter: Typesetter, identity: Data, records: Mapping[str, Data]) -> Data:
    """Measure some records at a time, so that memory does not grow with their number."""
    sizes: Data = {}
    every = list(records.values())
    for start in range(0, len(every), _MEASURED_AT_ONCE):
        inputs = {"data": {"records": every[start : start + _MEASURED_AT_ONCE]}, "identity": identity}
        sizes |= typesetter.query("handouts/measure.typ", inputs, "sizes")
    return sizes


def workbench(run: Run, conference: Conference) -> Workbench:
    """Measure what else stands on the pages of a conference's handouts."""
    entries = entries_to_measure(run.workshop, conference, run.order.municipalities)
    data = pages_to_measure(run.workshop, conference) | {"entries": list(entries.values())}
    found = run.typesetter.query("handouts/measure-pages.typ", {"data": data, "identity": run.identity}, "sizes")
    heights = dict(zip(entries, found["entries"], strict=True))
    return Workbench(run.workshop, conference, Sizes(run.workshop.measured, found, heights))


def produce(run: Run, conference: Conference) -> Iterator[Product]:
    """Make the handouts of one conference, and the book of them where all municipalities are asked for.

    A record that turns out to be unprintable is known to every product after the one it was found in.
    """
    try:
        bench = workbench(run, conference)
    except MisprintError as error:
        for municipality in run.order.municipalities:
            problem = unexplained(file_of(conference), error)
            yield Product(run.address(conference, municipality), None, (problem,))
        return
    handouts = [handout(bench, municipality, large=run.order.large) for municipality in run.order.municipalities]
    jobs = [
        (run.address(conference, municipality), municipality.official_name, [made])
        for municipality, made in zip(run.order.municipalities, handouts, strict=True)
    ]
    if run.order.with_books:
        jobs.append((addresses.of_book(conference), "alle kommuner", handouts))
    for address, whose, inside in jobs:
        product, found = make(run, bench, address, whose, inside)
        run = replace(run, broken={**run.broken, **found})
        yield product


def make(
    run: Run, bench: Workbench, address: str, whose: str, handouts: Sequence[Handout]
) -> tuple[Product, dict[str, Problem]]:
    """Make one product; the problems are of records that only now turned out to be unprintable."""
    used = {record_id for one in handouts for record_id in one.records + one.named + one.unweighed}
    content, found, rest = None, dict[str, Problem](), run.registers
    if not run.registers and not used & run.broken.keys():
        try:
            content = _printed(run, handouts_data(bench, handouts, whose))
        except MisprintError as error:
            found = _to_blame(run, used)
            rest = () if found else (unexplained(file_of(bench.conference), error),)
    broken = {**run.broken, **found}
    alone = handouts[0] if len(handouts) == 1 else None
    product = Product(
        address,
        content,
        problems=rest + tuple(broken[i] for i in sorted(used & broken.keys())),
        pages=0 if run.order.large else sum(len(one.heights) for one in handouts),
        heights=() if run.order.large else handouts[0].heights,
        room=bench.sizes.room,
        codes=(alone.data["url"],) if alone else (),
        stranded=any(one.stranded for one in handouts),
        records=alone.records if alone else (),
    )
    return product, found


def _printed(run: Run, data: Data) -> bytes:
    """Set the pages as weighed in ordinary type; in large type the same records flow over as many as they take."""
    inputs = {"data": data, "identity": run.identity} | ({"large": True} if run.order.large else {})
    return run.typesetter.print("handouts/handout.typ", inputs)


def _to_blame(run: Run, used: Iterable[str]) -> dict[str, Problem]:
    """Find out which records keep a document from being printed."""
    records = {record_id: run.workshop.records[record_id] for record_id in used}
    return unsettable(run.order.manuscript, proof(run.typesetter, run.identity), records)


def proof(typesetter: Typesetter, identity: Data) -> Attempt:
    """Set every form of a record that a handout has."""
    return lambda data: typesetter.print("handouts/proof.typ", {"data": {"record": data}, "identity": identity})
