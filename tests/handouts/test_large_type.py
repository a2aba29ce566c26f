"""Handouts in large type: what the ordinary ones show, for those who need it larger, on as many pages as that takes."""

import dataclasses
import re
from pathlib import Path

import pypdfium2
import pytest

from generators import cli
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.product import Product
from generators.handouts.production import Run, prepare, produce
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.sheets.sizes import MM
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.conference_day import ProgrammeItem
from tests.handouts.conftest import EDITION, of_conference
from tests.handouts.reading_pdf import page_texts, pages, runs
from tests.tools.pdf_validator import validate

ORDINARY = [f"haefter/temakonference-1/{slug}.pdf" for slug in ("hedensted", "bornholm")]
# A4 with 22 mm to the binding and 18 mm to the other side, and a little for the rounding of letters' bounds.
WIDTH, INSIDE, OUTSIDE, SLACK = 210 * MM, 22 * MM, 18 * MM, 1.5
# The head of a column that large type sets together with the next.
IN_ORDINARY_ONLY = {"Kode"}
PARTS = {"Læs og sæt kryds": "Sæt kryds ved det", "Aftal": "Til drøftelse"}


@pytest.fixture(scope="module")
def run(base: KnowledgeBase, typesetter: Typesetter) -> Run:
    """Measure once, for the handouts of one that is named in sources and of one that is not."""
    both = [base.municipality["hedensted"], base.municipality["bornholm"]]
    return prepare(PrintOrder(Manuscript(base, EDITION), base.theme_conferences[:1], both, large=True), typesetter)


def produced(run: Run) -> dict[str, Product]:
    return dict(zip(ORDINARY, produce(run, run.order.conferences[0]), strict=False))


@pytest.fixture(scope="module")
def large(run: Run) -> dict[str, Product]:
    return produced(run)


@pytest.fixture(scope="module")
def ordinary(run: Run) -> dict[str, Product]:
    return produced(dataclasses.replace(run, order=dataclasses.replace(run.order, large=False)))


def content_of(product: Product) -> bytes:
    assert product.problems == ()
    assert product.content is not None
    return product.content


def words(text: str) -> set[str]:
    """Give the words of a handout but the first halves of divided ones, and but how many records found no room."""
    without = re.sub(r"\S+ poste?r? fik ikke plads", "", text)
    return set(re.findall(r"(?<![-\w])\w{3,}(?![-\w])", without))


def beside_the_margins(content: bytes) -> list[tuple[int, str]]:
    """List the texts that reach beyond the text width of their page: an odd page is bound at its left."""
    found = []
    with pages(content) as opened:
        for number, page in enumerate(opened, start=1):
            left, right = (INSIDE, OUTSIDE) if number % 2 else (OUTSIDE, INSIDE)
            for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
                start, _, end, _ = one.get_bounds()
                if end > start and (start < left - SLACK or end > WIDTH - right + SLACK):
                    found.append((number, one.extract()))
    return found


@pytest.mark.parametrize("address", ORDINARY)
def test_nothing_is_smaller_than_fourteen_points(large: dict[str, Product], address: str) -> None:
    """Page feet, tables, captions and the numbers on the map too."""
    found = list(runs(content_of(large[address])))
    assert len(found) > 100
    assert [run for run in found if run.size < 14] == []


@pytest.mark.parametrize("address", ORDINARY)
def test_it_has_as_many_pages_as_it_takes_and_an_even_number(large: dict[str, Product], address: str) -> None:
    """Each page says which it is of how many, and the front says on which the parts begin."""
    read = page_texts(content_of(large[address]))
    assert len(read) > 4
    assert len(read) % 2 == 0
    assert [number for number, text in enumerate(read, 1) if f"Side {number} af {len(read)}" not in text] == []
    begins = {step: next(n for n, text in enumerate(read, 1) if head in text) for step, head in PARTS.items()}
    front = " ".join(read[:2])
    assert [step for step, number in begins.items() if f"{number} {step}" not in front] == []


@pytest.mark.parametrize("address", ORDINARY)
def test_nothing_is_left_out(ordinary: dict[str, Product], large: dict[str, Product], address: str) -> None:
    """Every record and every word of the ordinary handout; and the nearest titles of what found no room in it."""
    shown, larger = (" ".join(page_texts(content_of(made[address]))) for made in (ordinary, large))
    codes = [set(re.findall(r"\b[A-Z]-\d{3}\b", text)) for text in (shown, larger)]
    assert codes[0] <= codes[1]
    assert large[address].records == ordinary[address].records
    text = larger.replace("- ", "")
    assert sorted(word for word in words(shown) - IN_ORDINARY_ONLY if word not in text) == []


@pytest.mark.parametrize("address", ORDINARY)
def test_nothing_stands_beside_the_text_width(
    ordinary: dict[str, Product], large: dict[str, Product], address: str
) -> None:
    """In either type, on either side of the sheet."""
    assert beside_the_margins(content_of(ordinary[address])) == []
    assert beside_the_margins(content_of(large[address])) == []


def test_it_passes_preflight_beside_the_ordinary_one(large: dict[str, Product]) -> None:
    """It has its own name, and its code leads to the page of the handout."""
    preflight = Preflight()
    for product in large.values():
        preflight.product(product)
    assert preflight.problems == []
    assert [product.address for product in large.values()] == [a.replace(".pdf", "-stor-skrift.pdf") for a in ORDINARY]


def test_two_runs_give_the_same_bytes(run: Run, ordinary: dict[str, Product], large: dict[str, Product]) -> None:
    """Nothing in it depends on when it was made or after what."""
    assert len(ordinary) == len(large)
    again = next(iter(produce(run, run.order.conferences[0])))
    assert again.content == large[ORDINARY[0]].content


def test_the_longest_texts_and_programme_are_set_whole(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """A record that is longer than a page goes on to the next, and so does the programme."""
    summary = "ledelsesgrundlagsudviklingsaftaleforhandlingsprocedurerne " * 5 + "sidst i teksten."
    first, *others = base.conferences
    records = tuple(record.model_copy(update={"summary": summary}) for record in of_conference(base, first))
    items = [ProgrammeItem.model_validate({"punkt": f"Punkt nummer {n} af mange på dagen"}) for n in range(1, 41)]
    day = first.model_copy(update={"programme": tuple(items)})
    long = dataclasses.replace(base, records=records, conferences=(day, *others))
    order = PrintOrder(
        Manuscript(long, EDITION), long.theme_conferences[:1], [base.municipality["bornholm"]], large=True
    )
    made = next(iter(produce(prepare(order, typesetter), day)))
    text = " ".join(page_texts(content_of(made)))
    assert "sidst i teksten" in text
    assert [n for n in range(1, 41) if f"Punkt nummer {n} af" not in text] == []
    assert len(page_texts(content_of(made))) % 2 == 0
    assert beside_the_margins(content_of(made)) == []


@pytest.mark.java
def test_it_passes_verapdf(large: dict[str, Product], tmp_path: Path) -> None:
    """It satisfies the part of PDF/UA-1 that a machine can check."""
    path = tmp_path / "stor.pdf"
    path.write_bytes(content_of(large[ORDINARY[0]]))
    assert validate([path])[path] == []


def test_an_edition_is_frozen_in_ordinary_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The two wishes together are wrong use, said at once."""
    assert cli.main(["handouts", "--frys", "--stor-skrift", "--out", str(tmp_path)]) == 2
    assert "Udelad --stor-skrift" in capsys.readouterr().err
