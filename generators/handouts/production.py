"""All handouts and books, one product at a time, with what went wrong named by the record file that caused it.

Knows the order of work; what is on the pages is for `document`, how they are set for `typesetting`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import tee

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
from generators.handouts.sheets.sizes import Entry, Sizes
from generators.handouts.sheets.workshop import Workbench, Workshop
from generators.handouts.typesetting import Done, Job, MisprintError, Typesetter
from generators.presentation import addresses
from generators.presentation.volumes import volumes
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
    _unset: dict[str, Problem | None] = field(default_factory=dict)

    @cached_property
    def benches(self) -> Mapping[str, Workbench | MisprintError]:
        """Lay a workbench for each conference, by slug; the error where something of one cannot be measured."""
        days = self.order.conferences
        entries = [entries_to_measure(self.workshop, day, self.order.municipalities) for day in days]
        sizes = self.typesetter.each(map(partial(_measuring, self), days, entries))
        return {
            day.slug: found if isinstance(found, MisprintError) else _bench(self, day, known, found)
            for day, known, found in zip(days, entries, sizes, strict=True)
        }

    def unset(self, used: Iterable[str]) -> dict[str, Problem]:
        """Find out which of some records keep a document from being printed; each is tried once."""
        records = {i: self.workshop.records[i] for i in used if i in self.workshop.records and i not in self._unset}
        found = unsettable(self.order.manuscript, proof(self.typesetter, self.identity), records)
        self._unset.update({record_id: found.get(record_id) for record_id in records})
        return {record_id: problem for record_id in used if (problem := self._unset.get(record_id))}

    def address(self, conference: Conference, municipality: Municipality) -> str:
        """Give the address of a handout in the type that is ordered."""
        of = addresses.of_large_handout_pdf if self.order.large else addresses.of_handout_pdf
        return of(conference, municipality)


def prepare(order: PrintOrder, typesetter: Typesetter) -> Run:
    """Measure every record once; those with a sign our fonts lack are measured without it."""
    manuscript = order.manuscript
    records = records_to_print(manuscript.base, manuscript.seams)
    identity = identity_data(manuscript.base, manuscript.edition)
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
    """Measure some records at a time, so that memory does not grow with their number; raises MisprintError."""
    every = list(records.values())
    some = (every[start : start + _MEASURED_AT_ONCE] for start in range(0, len(every), _MEASURED_AT_ONCE))
    inputs = ({"data": {"records": few}, "identity": identity} for few in some)
    sizes: Data = {}
    for found in typesetter.each(Job("handouts/measure.typ", one, label="sizes") for one in inputs):
        if isinstance(found, MisprintError):
            raise found
        sizes |= found
    return sizes


def workbench(run: Run, conference: Conference) -> Workbench:
    """Give the workbench of a conference; raises MisprintError where something of it cannot be measured."""
    bench = run.benches[conference.slug]
    if isinstance(bench, MisprintError):
        raise bench
    return bench


def _measuring(run: Run, conference: Conference, entries: Mapping[Entry, Data]) -> Job:
    """Measure what else stands on the pages of a conference's handouts."""
    data = pages_to_measure(run.workshop, conference) | {"entries": list(entries.values())}
    return Job("handouts/measure-pages.typ", {"data": data, "identity": run.identity}, label="sizes")


def _bench(run: Run, conference: Conference, entries: Mapping[Entry, Data], found: Data) -> Workbench:
    heights = dict(zip(entries, found["entries"], strict=True))
    return Workbench(run.workshop, conference, Sizes(run.workshop.measured, found, heights))


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What is set as one document: a handout, or a volume of many."""

    address: str
    whose: str
    handouts: Sequence[Handout]

    @property
    def used(self) -> set[str]:
        """Name every record that has a say in it."""
        return {record_id for one in self.handouts for record_id in one.records + one.named + one.unweighed}


def produce(run: Run, conference: Conference) -> Iterator[Product]:
    """Make the handouts of one conference, and the volumes of them where all municipalities are asked for."""
    try:
        bench = workbench(run, conference)
    except MisprintError as error:
        for municipality in run.order.municipalities:
            problem = unexplained(file_of(conference), error)
            yield Product(run.address(conference, municipality), None, (problem,))
    else:
        yield from make(run, bench, sheaves(run, bench))


def sheaves(run: Run, bench: Workbench) -> Iterator[Sheaf]:
    """Write the handouts of a conference, each by itself and then bound; the first can be set before the next is."""
    order, conference = run.order, bench.conference
    handouts = {}
    for m in order.municipalities:
        handouts[m.slug] = handout(bench, m, large=order.large)
        yield Sheaf(run.address(conference, m), m.official_name, [handouts[m.slug]])
    for one in volumes(conference, order.municipalities) if order.with_books else ():
        yield Sheaf(one.address, one.whose, [handouts[m.slug] for m in one.municipalities])


def make(run: Run, bench: Workbench, asked: Iterable[Sheaf]) -> Iterator[Product]:
    """Print each sheaf in which every record can be printed, as far as is known."""
    asked, told = tee(asked)
    done = run.typesetter.each(map(partial(job_of, run, bench), asked))
    for sheaf, content in zip(told, done, strict=True):
        yield _product(run, bench, sheaf, content)


def job_of(run: Run, bench: Workbench, sheaf: Sheaf) -> Job | None:
    """Set the pages as weighed in ordinary type; in large type the same records flow over as many as they take."""
    if run.registers or not run.broken.keys().isdisjoint(sheaf.used):
        return None
    data = handouts_data(bench, sheaf.handouts, sheaf.whose, large=run.order.large)
    inputs = {"data": data, "identity": run.identity}
    flagged = {"large": True} if run.order.large else {}
    return Job("handouts/handout.typ", inputs | flagged, kin=bench.conference.slug)


def _product(run: Run, bench: Workbench, sheaf: Sheaf, content: Done) -> Product:
    """Tell of a finished document or of what kept it from being made: one has no say in what is told of another."""
    known, rest = run.broken, run.registers
    if isinstance(content, MisprintError):
        known = {**known, **run.unset(sorted(sheaf.used))}
        rest = () if known.keys() & sheaf.used else (unexplained(file_of(bench.conference), content),)
        content = None
    handouts = sheaf.handouts
    alone = handouts[0] if len(handouts) == 1 else None
    return Product(
        sheaf.address,
        content,
        problems=rest + tuple(known[i] for i in sorted(sheaf.used & known.keys())),
        pages=0 if run.order.large else sum(len(one.heights) for one in handouts),
        heights=() if run.order.large else handouts[0].heights,
        room=bench.sizes.room,
        codes=(alone.data["url"],) if alone else (),
        stranded=any(one.stranded for one in handouts),
        records=alone.records if alone else (),
        named=alone.named if alone else (),
    )


def proof(typesetter: Typesetter, identity: Data) -> Attempt:
    """Set every form of a record that a handout has."""
    return lambda data: typesetter.print("handouts/proof.typ", {"data": {"record": data}, "identity": identity})
