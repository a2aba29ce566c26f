"""A print run as seen from the disk: templates, fonts and the dictionary go in, finished files and a table come out.

Shared by every command that prints; what is printed is for `handouts`.
"""

import contextlib
import datetime as dt
import itertools
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generators import danish, problems, store
from generators.crew import Crew, WorkerLostError
from generators.handouts import share_cards
from generators.handouts.attendance import production as attendance
from generators.handouts.attendance.production import Day
from generators.handouts.attendance.signups import SignUp
from generators.handouts.leaves import production as leaves
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser.delivery import fingerprint
from generators.handouts.organiser.package import pack
from generators.handouts.press import production as press_files
from generators.handouts.product import Product
from generators.handouts.production import Run, prepare, produce
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.setting.parts import Edition
from generators.handouts.setting.seams import Seams, long_words
from generators.handouts.slides import production as slides
from generators.handouts.typesetting import Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.editions import Printed
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.theme_brief import told_of
from generators.presentation.site import Site
from generators.problems import Problem
from generators.progress import Progress
from generators.records.registers import Conference
from generators.search.compounds import Splitter
from generators.word_data import lexicon


@dataclass(frozen=True)
class Outcome:
    """What a run came to: what preflight found, and what was printed, by municipality."""

    problems: list[Problem]
    printed: Mapping[str, Printed]


def edition(site: Site, date: dt.date) -> Edition:
    """Name an edition by its date."""
    return Edition(f"Udgave af {danish.long_date(date)}", date, site.url, site.name, contact=site.contact)


def manuscript(base: KnowledgeBase, printing: Edition, files: Mapping[str, bytes]) -> Manuscript:
    """Gather what is printed from, long words looked up."""
    return Manuscript(base, printing, seams(base), files)


def seams(base: KnowledgeBase) -> Seams:
    """Look up every long word of the records, and let go of the dictionary: it is large, and the words are few."""
    splitter = Splitter(lexicon())
    entries = (*base.records, *base.themes, *base.sources)
    texts = (entry.model_dump_json(warnings=False).replace("\\n", " ") for entry in entries)
    parts = {word: splitter.split(word) for word in sorted(long_words(texts))}
    return Seams(lambda word: parts.get(word, ()))


def typesetter(date: dt.date) -> Typesetter:
    """Make Typst ready with the project's own templates and fonts."""
    return Typesetter(store.TEMPLATES, store.FONTS / "print", date)


@contextlib.contextmanager
def manned(date: dt.date, processes: int, documents: int) -> Iterator[Typesetter]:
    """Make a typesetter ready with a crew of some processes, none of them left at the end.

    A crew is worth its start for many documents only. Even one process helps: a large document is never set in the one
    that holds everything else. Raises EnvironmentProblem where a process is lost.
    """
    fonts = store.FONTS / "print"
    if documents <= _FEW:
        yield typesetter(date)
        return
    try:
        with Crew(min(processes, documents), store.TEMPLATES, fonts, date) as crew:
            yield Typesetter(store.TEMPLATES, fonts, date, crew.each)
    except WorkerLostError:
        raise store.EnvironmentProblem(_LOST) from None


_FEW = 12
_LOST = (
    "En af de processer, der sætter siderne, blev stoppet midt i arbejdet. Er hukommelsen sluppet op, så kør igen med "
    "--processer 1."
)


def print_handouts(order: PrintOrder, out: Path, press: Typesetter) -> Outcome:
    """Print what is ordered under `out`, and for all municipalities together the organiser's package too."""
    preflight = Preflight()
    preflight.settings(order.manuscript.edition)
    count = order.products + press_files.count(order)
    printed = {
        PurePosixPath(product.address).stem: Printed(fingerprint(product.content), product.records, product.named)
        for product in delivered(_handouts(order, press), out, preflight, count, "Hæfter, bøger og ark")
        if product.content is not None and product.records
    }
    return Outcome(problems.in_order(preflight.problems), printed)


def print_day(order: PrintOrder, sign_ups: Sequence[SignUp], out: Path, press: Typesetter) -> list[Problem]:
    """Print what is needed for those who come to a conference under `out`; give what preflight found."""
    preflight = Preflight()
    preflight.settings(order.manuscript.edition)
    (conference,) = order.conferences
    day = Day(prepare(order, press), conference, sign_ups)
    for _ in delivered(attendance.produce(day), out, preflight, attendance.count(day), conference.name):
        pass
    return problems.in_order(preflight.problems)


def publications(source: Manuscript) -> int:
    """Count the publication, the booklets, the leaves and the slides."""
    return 1 + len(source.base.main_themes) + len(leaves.leaves(source)) + len(told_of(source.base))


def print_publication(source: Manuscript, out: Path, press: Typesetter, *, for_press: bool = False) -> list[Problem]:
    """Print the publication, the booklets, the leaves and the slides under `out`; give what preflight found."""
    preflight = Preflight()
    products = itertools.chain(
        publication.produce(source, press),
        leaves.produce(source, press),
        slides.of_themes(source, press),
        press_files.publications(source, press) if for_press else (),
    )
    count = publications(source) + (press_files.publications_count(source.base) if for_press else 0)
    for _ in delivered(products, out, preflight, count, "Publikation, temahæfter, ark og slides"):
        pass
    return problems.in_order(preflight.problems)


def print_cards(source: Manuscript, out: Path) -> None:
    """Draw the pictures that pages of a type or a theme are shared with."""
    press = typesetter(source.edition.date)
    for address, content in share_cards.produce(source, press):
        store.write(out, address, content)


def _handouts(order: PrintOrder, press: Typesetter) -> Iterator[Product]:
    run = prepare(order, press)
    started = (_started(run, conference) for conference in order.conferences)
    under_way = next(started, None)
    for conference in order.conferences:
        made: dict[str, bytes] = {}
        for product in under_way or ():
            if product.content is not None:
                made[product.address] = product.content
            yield product
        # The crew has something to do while the package is made here.
        under_way = next(started, None)
        if order.with_books:
            yield from pack(run, conference, made)
        if order.for_press:
            yield from press_files.handouts(run, conference)


def _started(run: Run, conference: Conference) -> Iterator[Product]:
    products = produce(run, conference)
    return itertools.chain(list(itertools.islice(products, 1)), products)


def delivered(products: Iterable[Product], out: Path, preflight: Preflight, count: int, what: str) -> Iterator[Product]:
    """Check each product and write it under `out`; the table of what was checked comes at the end."""
    progress = Progress(count, what)
    for product in products:
        progress.step(product.address)
        preflight.product(product)
        if product.content is not None:
            store.write(out, product.address, product.content)
        yield product
    progress.end()
    sys.stderr.write(preflight.table())
