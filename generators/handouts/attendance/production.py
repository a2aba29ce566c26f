"""A conference run from its sign-up list: handouts of those who come, volumes, lists, signs, and one ZIP of it all.

Knows which files there are and the order of work; each is made by a module of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generators import danish
from generators.handouts.attendance import piles, sheets
from generators.handouts.attendance.piles import Placed
from generators.handouts.attendance.sheets import ToPrint
from generators.handouts.attendance.signups import SignUp
from generators.handouts.organiser import material
from generators.handouts.organiser.package import for_the_day
from generators.handouts.press import production as press
from generators.handouts.product import Product
from generators.handouts.production import Run, Sheaf, make, workbench
from generators.handouts.proofing import finished
from generators.handouts.proofing.faults import unexplained
from generators.handouts.setting.parts import Data
from generators.handouts.sheets.document import Handout, handout
from generators.handouts.sheets.workshop import Workbench
from generators.handouts.typesetting import MisprintError
from generators.knowledge.editions import Printed
from generators.presentation import addresses, on_paper
from generators.presentation.conference_files import (
    AGENDA,
    CARDS,
    EVALUATION,
    FACILITATOR,
    NEXT_STEPS,
    USED_ON_THE_DAY,
)
from generators.presentation.office_files import packed
from generators.records.registers import Conference, Municipality, file_of

READ_FIRST = "laes-mig-foerst.pdf"
LIST, LIST_ON_PAPER = "fordeling.csv", "fordeling.pdf"
LABELS, SIGNS, BADGES = "borde/etiketter.pdf", "borde/bordskilte.pdf", "borde/navneskilte.pdf"
HANDOUTS, VOLUMES, DAY = "haefter", "tryk", "dagen"
_TWO_SIDES, _EACH_TABLE = frozenset({CARDS.name}), frozenset({CARDS.name, FACILITATOR.name, NEXT_STEPS.name})
_BADGES_ON_A_SHEET = 10
# The volumes hold as many of each handout as there are people.
_ONCE = "1 gang"
# Beside these there is the ZIP.
_ALWAYS = (READ_FIRST, LIST, LIST_ON_PAPER, LABELS)


@dataclass(frozen=True)
class Day:
    """Who comes to a conference."""

    run: Run
    conference: Conference
    sign_ups: Sequence[SignUp]

    def in_large_type(self, own: Municipality) -> int:
        """Say how many from a municipality need large type."""
        return sum(one.large for one in self.sign_ups if one.municipality == own)

    @property
    def archive(self) -> str:
        """Name the ZIP."""
        return f"{self.conference.slug}.zip"


def count(day: Day) -> int:
    """Say how many files will be made."""
    found = piles.piles(day.sign_ups)
    each = dict.fromkeys((own.slug for own in day.run.order.municipalities), 0)
    volumes = len(piles.volumes(piles.placed(found, each)))
    large = sum(bool(day.in_large_type(own)) for own in day.run.order.municipalities)
    known = large + bool(piles.tables(found)) + any(one.persons for one in day.sign_ups)
    pressed = press.count_of(volumes) if day.run.order.for_press else 0
    return len(each) + volumes + pressed + known + len(USED_ON_THE_DAY) + len(_ALWAYS) + 1


def produce(day: Day) -> Iterator[Product]:
    """Make every file; the ZIP of them comes last, with what to read first on top."""
    try:
        bench = workbench(day.run, day.conference)
    except MisprintError as error:
        yield Product(READ_FIRST, None, (unexplained(file_of(day.conference), error),))
        return
    bench = _numbered(day, bench)
    day = replace(day, run=replace(day.run, workshop=bench.workshop))
    made: dict[str, Product] = {}
    for product in _files(day, bench):
        made[product.address] = product
        yield product
    if any(product.content is None for product in made.values()):
        return
    first = _read_first(day, made)
    yield first
    inside = {READ_FIRST: first, **dict(sorted(made.items()))}
    content = {address: product.content for address, product in inside.items() if product.content is not None}
    yield Product(day.archive, packed(content))


def _numbered(day: Day, bench: Workbench) -> Workbench:
    """Let the handouts be of the last frozen edition where they say the same: its number is in their codes."""
    base = bench.workshop.base
    last = next(iter(base.printed.get(day.conference.slug, ())), None)
    if last is None:
        return bench
    made = {own.slug: handout(bench, own) for own in day.run.order.municipalities}
    printed = {slug: Printed("", one.records, one.named) for slug, one in made.items()}
    if not on_paper.is_as_frozen(base, day.conference, last, printed):
        return bench
    edition = replace(bench.workshop.edition, label=last.label, date=last.date, number=last.number)
    return replace(bench, workshop=replace(bench.workshop, edition=edition))


def _files(day: Day, bench: Workbench) -> Iterator[Product]:
    handouts = {own.slug: handout(bench, own) for own in day.run.order.municipalities}
    pages = {slug: len(one.heights) for slug, one in handouts.items()}
    files = {slug: f"{HANDOUTS}/{slug}.pdf" for slug in handouts}
    placed = piles.placed(piles.piles(day.sign_ups), pages)
    # The code on a handout leads to its page on the site, whatever the file is called here.
    here = {addresses.of_handout_pdf(day.conference, own): files[own.slug] for own in day.run.order.municipalities}
    for product in make(day.run, bench, _sheaves(day, handouts, placed)):
        yield replace(product, address=here.get(product.address, product.address), page=product.address)
    yield from _in_large_type(day, bench)
    if day.run.order.for_press:
        yield from press.of_sheaves(day.run, bench, _volumes(handouts, placed), press.FOLDER, _ONCE)
    yield Product(LIST, sheets.table(placed, files, pages, day.run.workshop.edition.label))
    yield from _for_tables(day, placed)
    for product in for_the_day(day.run, day.conference):
        yield replace(product, address=f"{DAY}/{product.address.rsplit('/', 1)[-1]}", page=product.address)


def _sheaves(day: Day, handouts: Mapping[str, Handout], placed: Sequence[Placed]) -> list[Sheaf]:
    """Give each handout by itself, and then the volumes, where it is as often as there are people."""
    alone = [
        Sheaf(addresses.of_handout_pdf(day.conference, own), own.official_name, [handouts[own.slug]])
        for own in day.run.order.municipalities
    ]
    return alone + _volumes(handouts, placed)


def _volumes(handouts: Mapping[str, Handout], placed: Sequence[Placed]) -> list[Sheaf]:
    bound = piles.volumes(placed).items()
    return [Sheaf(_volume(n), f"bind {n}", list(_repeated(inside, handouts))) for n, inside in bound]


def _in_large_type(day: Day, bench: Workbench) -> Iterator[Product]:
    """Make a handout in large type for each municipality that somebody comes from who needs one."""
    run = replace(day.run, order=replace(day.run.order, large=True))
    needed = [own for own in run.order.municipalities if day.in_large_type(own)]
    made = [handout(bench, own, large=True) for own in needed]
    asked = [
        Sheaf(run.address(day.conference, own), own.official_name, [one]) for own, one in zip(needed, made, strict=True)
    ]
    for product in make(run, bench, asked):
        yield replace(product, address=f"{HANDOUTS}/{product.address.rpartition('/')[2]}", page=product.address)


def _volume(number: int) -> str:
    return f"{VOLUMES}/bind-{number}.pdf"


def _repeated(inside: Sequence[Placed], handouts: Mapping[str, Handout]) -> Iterator[Handout]:
    for one in inside:
        yield from [handouts[one.pile.municipality.slug]] * one.pile.copies


def _for_tables(day: Day, placed: Sequence[Placed]) -> Iterator[Product]:
    yield _sheet(day, LIST_ON_PAPER, "delivery", sheets.delivery(placed))
    yield _sheet(day, LABELS, "labels", sheets.labels(placed))
    if tables := piles.tables(one.pile for one in placed):
        yield _sheet(day, SIGNS, "signs", sheets.signs(tables), pages=len(tables))
    badges = sheets.badges(day.sign_ups)
    if count := len(badges["badges"]):
        yield _sheet(day, BADGES, "badges", badges, pages=-(-count // _BADGES_ON_A_SHEET))


def _sheet(day: Day, address: str, template: str, data: Data, pages: int = 0) -> Product:
    inputs = {"data": material.common(day.run.workshop, day.conference) | data, "identity": day.run.identity}
    try:
        return Product(address, day.run.typesetter.print(f"handouts/day/{template}.typ", inputs), pages=pages)
    except MisprintError as error:
        return Product(address, None, (unexplained(file_of(day.conference), error),))


def _read_first(day: Day, made: Mapping[str, Product]) -> Product:
    tables = len(piles.tables(piles.piles(day.sign_ups)))
    people = sum(one.people for one in day.sign_ups)
    to_print = [one for product in made.values() for one in _to_print(product, tables, people)]
    to_print += _large_to_print(day, made)
    away = len(day.run.workshop.base.municipalities) - len(day.run.order.municipalities)
    first = sheets.read_first(day.sign_ups, tables, to_print, away)
    if day.run.order.for_press:
        first["steps"].insert(0, sheets.AT_THE_SHOP)
    return _sheet(day, READ_FIRST, "read-first", first)


def _large_to_print(day: Day, made: Mapping[str, Product]) -> Iterator[ToPrint]:
    for own in day.run.order.municipalities:
        address = f"{HANDOUTS}/{addresses.of_large_handout_pdf(day.conference, own).rpartition('/')[2]}"
        if (product := made.get(address)) and product.content:
            pages, what = finished.pages(product.content), f"Stor skrift til {own.official_name}"
            yield ToPrint(address, what, "A4", pages, day.in_large_type(own), both_sides=True)


_BESIDE = {
    LIST_ON_PAPER: ("Fordelingslisten, til at krydse af på", "A4"),
    LABELS: ("Etiketter til bunkerne", "etiketark A4, 3 × 8 (70 × 37 mm)"),
    SIGNS: ("Bordskilte, til at folde", "A4, kraftigt papir"),
    BADGES: ("Navneskilte, 90 × 55 mm, til at skære ud", "A4, kraftigt papir"),
    FACILITATOR.name: (FACILITATOR.title, "A4"),
    NEXT_STEPS.name: (NEXT_STEPS.title, "A4"),
    EVALUATION.name: (EVALUATION.title, "A4"),
    CARDS.name: (f"{CARDS.title}, til at skære ud", "A4, kraftigt papir"),
    AGENDA.name: (AGENDA.title, "A3"),
}


def _to_print(product: Product, tables: int, people: int) -> Iterator[ToPrint]:
    """Tell what is done with a file at the copier; single handouts stand in the volumes already."""
    folder, _, name = product.address.rpartition("/")
    if product.content is None or not name.endswith(".pdf") or folder in (HANDOUTS, press.FOLDER):
        return
    pages = finished.pages(product.content)
    if folder == VOLUMES:
        what = f"Hæfter, {danish.capitalised(name.removesuffix('.pdf').replace('-', ' '))}"
        yield ToPrint(product.address, what, "A4", pages, both_sides=True)
        return
    what, paper = _BESIDE.get(product.address) or _BESIDE.get(name) or (name.removesuffix(".pdf"), "A4")
    times = tables if name in _EACH_TABLE else people if name == EVALUATION.name else 1
    yield ToPrint(product.address, what, paper, pages, times, both_sides=name in _TWO_SIDES)
