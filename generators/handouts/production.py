"""All handouts and books, one product at a time, with what went wrong named by the record file that caused it.

Knows the order of work; what is on the pages is for `document`, how they are set for `typesetting`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generators import danish
from generators.handouts.document import Handout, handout, publication_data, records_to_print, to_measure
from generators.handouts.parts import Data, Edition, identity_data
from generators.handouts.product import Product
from generators.handouts.seams import Seams
from generators.handouts.sizes import Sizes
from generators.handouts.typesetting import MisprintError, Press
from generators.handouts.workshop import Workshop
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.problems import Problem
from generators.records.record_types import Record, type_of
from generators.records.registers import Conference, Municipality

PAGES = 4
_MEASURED_AT_ONCE = 25


@dataclass(frozen=True)
class Manuscript:
    """What is printed from: the records, the edition, where words part, and the files a problem is shown in."""

    base: KnowledgeBase
    edition: Edition
    seams: Seams = field(default_factory=Seams)
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """A press ready for any handout: every record measured, and those that cannot be printed known."""

    manuscript: Manuscript
    press: Press
    workshop: Workshop
    identity: Data
    broken: dict[str, Problem]


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
    broken = _unprintable(manuscript, press, records)
    try:
        sizes = _measured(press, identity, to_measure(base, records, edition))
    except MisprintError:
        unset = _unsettable(manuscript, press, identity, records)
        if not unset:
            raise
        records = {record_id: data for record_id, data in records.items() if record_id not in unset}
        broken |= unset
        sizes = _measured(press, identity, to_measure(base, records, edition))
    return Run(manuscript, press, Workshop(base, edition, Sizes(sizes), records), identity, broken)


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
    if not used & run.broken.keys():
        content = _printed(run, publication_data(run.workshop, conference, handouts, whose), used)
    return Product(
        address,
        content,
        problems=tuple(run.broken[record_id] for record_id in sorted(used & run.broken.keys())),
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
        found = _unsettable(run.manuscript, run.press, run.identity, records)
        if not found:
            raise
        run.broken.update(found)
        return None


# --- records that cannot be printed -----------------------------------------------------------------------------------


def _unprintable(manuscript: Manuscript, press: Press, records: Mapping[str, Data]) -> dict[str, Problem]:
    texts = {record_id: "".join(_strings(data)) for record_id, data in records.items()}
    missing = press.unprintable({sign for text in texts.values() for sign in text if not sign.isascii()})
    return {
        record_id: _missing_signs(manuscript, record_id, sorted(missing.intersection(text)))
        for record_id, text in texts.items()
        if missing.intersection(text)
    }


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _missing_signs(manuscript: Manuscript, record_id: str, signs: Sequence[str]) -> Problem:
    shown = danish.listing([f"»{sign}« (U+{ord(sign):04X})" for sign in signs])
    message = f"{shown} findes ikke i vores skrifter og kan ikke trykkes."
    path = _path_of(manuscript.base.by_id[record_id])
    problem = Problem(path=path, code="tegn-uden-skrift", message=message, hint="Skriv det med ord.")
    return _located(problem, signs[0], manuscript.files)


def _unsettable(
    manuscript: Manuscript, press: Press, identity: Data, records: Mapping[str, Data]
) -> dict[str, Problem]:
    """Set each record by itself and name those that Typst cannot set."""
    found = {}
    for record_id, data in sorted(records.items()):
        try:
            press.print("handouts/proof.typ", {"data": {"record": data}, "identity": identity})
        except MisprintError as error:
            message = f"Posten kan ikke sættes på papir. Sætteprogrammet siger: {error}"
            hint = "Se efter tomme felter og usædvanlig formatering."
            path = _path_of(manuscript.base.by_id[record_id])
            problem = Problem(path=path, code="kan-ikke-trykkes", message=message, hint=hint)
            found[record_id] = _located(problem, "titel", manuscript.files)
    return found


def _path_of(record: Record) -> str:
    return f"{type_of(record).folder}/{record.id}.yml"


def _located(problem: Problem, snippet: str, files: Mapping[str, bytes]) -> Problem:
    """Find the line where a snippet first stands."""
    lines = files.get(problem.path, b"").decode(errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if snippet in line:
            return replace(problem, line=number, column=line.index(snippet) + 1, source=line, width=len(snippet))
    return problem
