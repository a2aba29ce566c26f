"""A day of any length: on the front where it is short, else on pages of its own, and never too high for its page."""

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser.package import pack
from generators.handouts.product import Product
from generators.handouts.production import Run, prepare, produce
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.sheets.programme import pages
from generators.handouts.sheets.sizes import Sizes
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.conference_files import AGENDA
from generators.reading.loader import load
from generators.records.conference_day import MOST_ITEMS, ProgrammeItem
from tests.handouts.conftest import EDITION
from tests.handouts.reading_pdf import page_texts

SOUND = store.ROOT / "tests" / "golden" / "grundlag"
WORDS = "Oplæg om ledelse af læring i kommunens skoler og dagtilbud, og drøftelse ved bordene af det, der sagt. " * 3


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """A small folder of its own, whose records are low: how long a day the front holds hangs on the highest record."""
    files, problems = store.read_findings(SOUND)
    assert problems == []
    return build(load(files))


def day(count: int, long: int, *, timed: bool = True, who: int = 0) -> tuple[ProgrammeItem, ...]:
    """Make a programme of so many points, each so long, and told apart by their numbers."""

    def point(number: int) -> ProgrammeItem:
        time = {"tid": f"{8 + number // 6:02}.{10 * (number % 6):02}"} if timed else {}
        name = {"hvem": WORDS[:who].strip()} if who else {}
        return ProgrammeItem.model_validate({**time, **name, "punkt": f"nr{number} {WORDS}"[:long].strip()})

    return tuple(point(number) for number in range(1, count + 1))


def run_with(base: KnowledgeBase, typesetter: Typesetter, items: Sequence[ProgrammeItem]) -> Run:
    first, *others = base.theme_conferences
    known = first.model_copy(update={"programme": tuple(items)})
    changed = dataclasses.replace(base, conferences=(known, *others))
    order = PrintOrder(Manuscript(changed, EDITION), [known], [base.municipality["hedensted"]])
    return prepare(order, typesetter)


def handout_with(base: KnowledgeBase, typesetter: Typesetter, items: Sequence[ProgrammeItem]) -> Product:
    run = run_with(base, typesetter, items)
    (made,) = produce(run, run.order.conferences[0])
    return made


@pytest.mark.parametrize(
    ("items", "length"),
    [
        (day(1, 50), 4),
        (day(10, 40), 4),
        (day(12, 90, who=60), 6),
        (day(30, 12), 6),
        (day(30, 160, who=160), 8),
        (day(MOST_ITEMS, 160, who=160), 10),
        (day(24, 160, timed=False), 6),
    ],
    ids=["et punkt", "ti korte", "tolv lange", "tredive korte", "tredive lange", "så mange, der må være", "uden tider"],
)
def test_every_day_fits(
    base: KnowledgeBase, typesetter: Typesetter, items: Sequence[ProgrammeItem], length: int
) -> None:
    """All points are printed in their order, and the pages are even in number and as many as the foot says."""
    made = handout_with(base, typesetter, items)
    assert made.content is not None
    preflight = Preflight()
    preflight.product(made)
    assert preflight.problems == []
    texts = page_texts(made.content)
    assert [f"Side {number} af {length}" in text for number, text in enumerate(texts, start=1)] == [True] * length
    where = " ".join(texts[4:] if length > 4 else texts[:1])
    places = [where.find(f"nr{number} ") for number in range(1, len(items) + 1)]
    assert -1 not in places
    assert places == sorted(places)
    assert ("Dagens program står på side 5." in texts[0]) is (length > 4)


def test_high_records_send_the_day_to_a_page_of_its_own(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """A day that low records leave room for is moved where the highest, with long caveats, would crowd it out."""
    caveat = {"caveat": ("Det er kun hørt ét sted og ikke prøvet andre steder. " * 6)[:300].strip()}
    high = dataclasses.replace(base, records=tuple(record.model_copy(update=caveat) for record in base.records))
    made = handout_with(high, typesetter, day(10, 40))
    texts = page_texts(made.content or b"")
    assert len(texts) == 6
    assert "Dagens program står på side 5." in texts[0]


@pytest.mark.parametrize(
    "items", [day(1, 20), day(30, 60), day(MOST_ITEMS, 160, who=160)], ids=["kort", "lang", "så lang, den må være"]
)
def test_the_poster_is_one_sheet(base: KnowledgeBase, typesetter: Typesetter, items: Sequence[ProgrammeItem]) -> None:
    """However long the day is, it hangs on the wall as one sheet."""
    run = run_with(base, typesetter, items)
    conference = run.order.conferences[0]
    # What comes after it in the package is not made.
    poster = next(product for product in pack(run, conference, {}) if product.address == AGENDA.address(conference))
    assert len(page_texts(poster.content or b"")) == 1


@given(st.lists(st.floats(12, 300), min_size=1, max_size=60))
def test_each_point_stands_on_one_page_and_no_page_is_too_high(heights: list[float]) -> None:
    """Whatever the points measure, none is lost or cut, and the number of pages is even."""
    parts = {
        "room": 740.0, "programme": heights, "programme-head": 30.0, "programme-note": 20.0, "between-entries": 12.0,
        "fronts": {"x": 500.0}, "maps": {"x": 200.0}, "facts": 400.0,
    }  # fmt: skip
    sizes = Sizes({}, parts)
    found = pages(sizes)
    assert len(found) % 2 == 0
    assert all(page.height(sizes) <= sizes.room + 0.01 for page in found)
    assert [i for page in found for i in range(page.start, page.end)] == list(range(len(heights)))
    assert sum(page.last for page in found) == 1
