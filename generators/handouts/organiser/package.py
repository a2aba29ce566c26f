"""Everything else an organiser needs for the day, one product at a time: lists, cards, sheets, a ZIP, a Word document.

Knows which files there are; each is made by a module of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generators.handouts.organiser import delivery, feedback, material, word
from generators.handouts.organiser.delivery import Delivery
from generators.handouts.product import Product
from generators.handouts.production import Run
from generators.handouts.proofing import finished
from generators.handouts.proofing.faults import unexplained, unsettable, unwritten
from generators.handouts.setting.parts import Data
from generators.handouts.slides import production as slides
from generators.handouts.typesetting import Done, Job, MisprintError
from generators.presentation import addresses
from generators.presentation.conference_files import (
    AGENDA,
    CARDS,
    EVALUATION,
    EVERYTHING,
    FACILITATOR,
    LIST,
    LIST_ON_PAPER,
    NEXT_STEPS,
    WORD,
    ConferenceFile,
)
from generators.presentation.office_files import packed
from generators.presentation.volumes import volumes
from generators.records.registers import Conference, Municipality, file_of


@dataclass(frozen=True, slots=True)
class _Sheet:
    file: ConferenceFile
    template: str
    data: Data
    pages: int


def pack(run: Run, conference: Conference, handouts: Mapping[str, bytes]) -> Iterator[Product]:
    """Make the package; `handouts` holds the finished PDFs by address, the volumes among them."""
    deliveries = list(_deliveries(run, conference, handouts))
    listed = delivery.table(deliveries)
    made = {address: content for address, content in handouts.items() if address.endswith(".pdf")}
    yield Product(LIST.address(conference), listed)
    listed_on_paper = material.delivery_list(run.workshop, conference, deliveries)
    yield from _set(run, conference, [_Sheet(LIST_ON_PAPER, "handouts/delivery.typ", listed_on_paper, 0)])
    yield from for_the_day(run, conference)
    inside = {address.rsplit("/", 1)[-1]: content for address, content in sorted(made.items())}
    yield Product(EVERYTHING.address(conference), packed({LIST.name: listed} | inside))


def for_the_day(run: Run, conference: Conference) -> Iterator[Product]:
    """Make what the tables and their leaders use: the same whoever comes."""
    yield from _set(run, conference, list(_sheets(run, conference)))
    yield slides.of_conference(run.order.manuscript, run.typesetter, conference)
    yield _written(run, conference)


def _written(run: Run, conference: Conference) -> Product:
    """Write the Word document, or find out which of its records keeps it from being written."""
    address, base = WORD.address(conference), run.workshop.base
    try:
        return Product(address, word.document(base, conference, run.workshop.edition))
    except word.UNWRITABLE as error:
        refused = word.refused(base, conference, run.workshop.edition)
        found = [unwritten(run.order.manuscript, record) for record in refused]
        return Product(address, None, tuple(found) or (unexplained(file_of(conference), error),))


def _set(run: Run, conference: Conference, sheets: Sequence[_Sheet]) -> Iterator[Product]:
    for sheet, content in zip(sheets, run.typesetter.each(_job(run, sheet) for sheet in sheets), strict=True):
        yield _printed(run, conference, sheet, content)


def _job(run: Run, sheet: _Sheet) -> Job:
    return Job(sheet.template, {"data": sheet.data, "identity": run.identity})


def _printed(run: Run, conference: Conference, sheet: _Sheet, content: Done) -> Product:
    """Hand over a sheet, or find out which of its cards keeps it from being printed."""
    address = sheet.file.address(conference)
    if not isinstance(content, MisprintError):
        return Product(address, content, pages=sheet.pages)

    def attempt(card: Data) -> bytes:
        return run.typesetter.print(sheet.template, {"data": sheet.data | {"cards": [card]}, "identity": run.identity})

    cards = {card["id"]: card for card in sheet.data.get("cards", ())}
    found = unsettable(run.order.manuscript, attempt, cards)
    return Product(address, None, tuple(found.values()) or (unexplained(file_of(conference), content),))


def _sheets(run: Run, conference: Conference) -> Iterator[_Sheet]:
    workshop = run.workshop
    cards = material.cards(workshop, conference)
    yield _Sheet(FACILITATOR, "handouts/facilitator.typ", material.facilitator(workshop, conference), 1)
    yield _Sheet(CARDS, "handouts/cards.typ", cards, 2 * -(-len(cards["cards"]) // 4))
    yield _Sheet(NEXT_STEPS, "handouts/next-steps.typ", feedback.next_steps(workshop, conference), 1)
    yield _Sheet(EVALUATION, "handouts/evaluation.typ", feedback.evaluation(workshop, conference), 1)
    yield _Sheet(AGENDA, "handouts/poster.typ", material.agenda(workshop, conference), 1)


def _deliveries(run: Run, conference: Conference, handouts: Mapping[str, bytes]) -> Iterator[Delivery]:
    for volume in volumes(conference, run.workshop.base.municipalities):
        begins = 1
        for municipality in volume.municipalities:
            content = handouts.get(addresses.of_handout_pdf(conference, municipality))
            if content is not None:
                sent = _delivery(run, conference, municipality, content)
                yield replace(sent, volume=volume.number, begins=begins)
                # Each begins on a right-hand page.
                begins += sent.pages + sent.pages % 2


def _delivery(run: Run, conference: Conference, municipality: Municipality, content: bytes) -> Delivery:
    return Delivery(
        municipality.official_name,
        addresses.of_handout_pdf(conference, municipality).rsplit("/", 1)[-1],
        finished.pages(content),
        volume=0,
        begins=0,
        edition=run.workshop.edition.label,
        sha256=delivery.fingerprint(content),
        copies=conference.copies,
    )
