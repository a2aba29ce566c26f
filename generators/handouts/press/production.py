"""The files for a print shop, one product at a time: what is folded and cut, what is bound, and the orders.

Knows the order of work. They lie in a folder of their own, which no page leads to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser import material
from generators.handouts.press import order_sheet
from generators.handouts.press.imposing import imposed, saddle
from generators.handouts.press.inks import Inked, inked
from generators.handouts.press.order_sheet import Line
from generators.handouts.product import Product
from generators.handouts.production import Run, Sheaf, job_of, sheaves, workbench
from generators.handouts.proofing.faults import unexplained
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, identity_data
from generators.handouts.sheets.workshop import Workbench
from generators.handouts.typesetting import FOR_THE_PRESS, Job, MisprintError, Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence
from generators.presentation.about import about
from generators.presentation.conference_files import CARDS
from generators.presentation.volumes import volumes
from generators.records.registers import Conference, file_of

FOLDER = "trykkeri"
ORDER = "bestilling.pdf"
_FOLDED, _CUT, _BOUND = 2, 2, 4
# More than that lies badly when it is stapled through the fold.
_MOST_STAPLED = 64


def handouts(run: Run, conference: Conference) -> Iterator[Product]:
    """Make the files of one conference, volumes where all municipalities are asked for; nothing where one failed."""
    try:
        bench = workbench(run, conference)
    except MisprintError:
        return
    made = list(sheaves(run, bench))
    bound = made[len(run.order.municipalities) :] if run.order.with_books else made
    yield from of_sheaves(run, bench, bound, f"{FOLDER}/{conference.slug}", _copies(conference))


def count(order: PrintOrder) -> int:
    """Say how many files are made for the conferences: pages, sheets, the cards and the order to the shop."""
    if not order.for_press:
        return 0
    own = order.municipalities
    return sum(count_of(len(volumes(one, own) if order.with_books else own)) for one in order.conferences)


def count_of(bound: int) -> int:
    """Say how many files come of so many volumes of a conference."""
    return 2 * bound + 2


def _copies(conference: Conference) -> str:
    return f"{conference.copies} af hvert" if conference.copies else ""


def of_sheaves(run: Run, bench: Workbench, bound: Sequence[Sheaf], folder: str, copies: str) -> Iterator[Product]:
    """Make the pages and the folded sheets of some volumes, the cards, and the order of it all."""
    conference = bench.conference
    lines = []
    wanted = (_for_press(job_of(run, bench, sheaf)) for sheaf in bound)
    for sheaf, content in zip(bound, run.typesetter.each(wanted), strict=True):
        # What is wrong with it was told where it was made to be read.
        if not isinstance(content, bytes):
            return
        name = sheaf.address.rpartition("/")[2].removesuffix(".pdf")
        lengths = [len(one.heights) for one in sheaf.handouts]
        pages = inked(content)
        yield Product(f"{folder}/haefter-{name}-a4.pdf", pages.content, press=_FOLDED)
        yield Product(f"{folder}/haefter-{name}-a3.pdf", imposed(pages.content, lengths), press=_FOLDED)
        lines.append(_folded(f"haefter-{name}-a3.pdf", lengths, copies))
    cards = Job("handouts/cards.typ", {"data": material.cards(run.workshop, conference), "identity": run.identity})
    for content in run.typesetter.each([_for_press(cards)]):
        if not isinstance(content, bytes):
            return
        pages = inked(content)
        yield Product(f"{folder}/{CARDS.name}", pages.content, press=_CUT)
        lines.append(_cut(pages))
    edition = run.workshop.edition
    data = order_sheet.of_conference(run.workshop.base, conference, edition, lines)
    yield _order(run.typesetter, folder, data, run.identity, file_of(conference))


def _for_press(job: Job | None) -> Job | None:
    return job and replace(job, standards=FOR_THE_PRESS)


def _folded(file: str, lengths: Sequence[int], copies: str) -> Line:
    """Order folded handouts: those of more than one sheet lie within one another."""
    sheets = sum(len(list(saddle(length))) // 2 for length in lengths)
    each = danish.counted(len(lengths), "hæfte", "hæfter", neuter=True)
    stapled = any(length > _BOUND for length in lengths)
    return Line(
        file,
        danish.capitalised(each),
        f"{sheets} ark A3, trykt på begge sider ({2 * sheets} sider), vendt på den korte led",
        order_sheet.BLACK,
        "Falses, lægges i hinanden og hæftes i ryggen" if stapled else "Falses én gang på midten",
        copies,
    )


def _cut(cards: Inked) -> Line:
    extent = f"{cards.pages // 2} ark A4 i karton, trykt på begge sider ({cards.pages} sider)"
    return Line(CARDS.name, CARDS.title, extent, order_sheet.BLACK, "Skæres i fire (A6) efter mærkerne")


def publications(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Product]:
    """Make the publication and the booklets with covers on both sides; nothing where one of them failed."""
    bound = dict(publication.volumes(manuscript))
    cover = back_cover(manuscript)
    jobs = [publication.job(manuscript, data | cover, kin=address) for address, data in bound.items()]
    wanted = (replace(job, inputs={**job.inputs, "press": True}, standards=FOR_THE_PRESS) for job in jobs)
    lines = []
    for (address, data), content in zip(bound.items(), typesetter.each(wanted), strict=True):
        if not isinstance(content, bytes):
            return
        pages = inked(content)
        name = address.rpartition("/")[2]
        yield Product(f"{FOLDER}/publikation/{name}", pages.content, press=_BOUND)
        lines.append(_bound(name, data, pages))
    base, edition = manuscript.base, manuscript.edition
    data = order_sheet.of_publications(base, edition, lines)
    known = identity_data(base, edition)
    yield _order(typesetter, f"{FOLDER}/publikation", data, known, file_of(base.programme))


def publications_count(base: KnowledgeBase) -> int:
    """Say how many files there will be at most: a volume for each theme, the publication and the order."""
    return len(base.main_themes) + 2


def back_cover(manuscript: Manuscript) -> Data:
    """Give what stands on the back of a bound volume."""
    edition = manuscript.edition
    url = edition.url(addresses.of_publication().rpartition("/")[0] + "/")
    return {
        "about": about(manuscript.base, edition.site_name),
        "url": url,
        "short-url": edition.shown(""),
        "qr": pictures.qr_code(url),
        "qr-side": pictures.QR_SIDE,
        "licence": f"Indholdet må bruges efter {licence.NAME}.",
    }


def _bound(file: str, data: Data, pages: Inked) -> Line:
    stapled = pages.pages <= _MOST_STAPLED
    return Line(
        file,
        data["title"],
        f"A4, {pages.pages} sider med omslag; farve på side {danish.listing([str(page) for page in pages.in_colour])}",
        order_sheet.COVER_IN_FOUR if set(pages.in_colour) <= {1, pages.pages} else order_sheet.IN_FOUR,
        "Hæftes i ryggen" if stapled else "Limes i ryggen; trykkeriet lægger ryggen til omslaget",
    )


def _order(typesetter: Typesetter, folder: str, data: Data, identity: Data, blamed: str) -> Product:
    address = f"{folder}/{ORDER}"
    try:
        return Product(address, typesetter.print(order_sheet.TEMPLATE, {"data": data, "identity": identity}), pages=1)
    except MisprintError as error:
        return Product(address, None, (unexplained(blamed, error),))
