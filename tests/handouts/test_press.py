"""Files for the print shop, opened again: their inks by Ghostscript, their boxes, their order on the sheets."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from generators import cli
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder, whole
from generators.handouts.press import order_sheet
from generators.handouts.press.imposing import imposed, saddle
from generators.handouts.press.inks import four_inks, inked
from generators.handouts.press.production import count, handouts, publications, publications_count
from generators.handouts.product import Product
from generators.handouts.production import prepare
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.sheets.sizes import MM
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from tests.handouts.conftest import EDITION
from tests.handouts.reading_pdf import opened, page_texts
from tests.tools.pdf_validator import validate
from tests.tools.provide import find

A4 = (210, 297)
BLEED = 3
FIRST = "trykkeri/temakonference-1/"
PUBLICATION = "trykkeri/publikation/publikation.pdf"


@pytest.fixture(scope="module")
def order(few: KnowledgeBase) -> PrintOrder:
    """The first conference for four municipalities, from one record of each type."""
    everything = whole(Manuscript(few, EDITION))
    return PrintOrder(everything.manuscript, few.theme_conferences[:1], everything.municipalities, for_press=True)


@pytest.fixture(scope="module")
def made(order: PrintOrder, typesetter: Typesetter) -> dict[str, Product]:
    run = prepare(order, typesetter)
    found = [*handouts(run, order.conferences[0]), *publications(order.manuscript, typesetter)]
    return {product.address: product for product in found}


@pytest.fixture(scope="module")
def files(made: Mapping[str, Product]) -> dict[str, bytes]:
    """Every file that is printed from, by address."""
    return {address: product.content for address, product in made.items() if product.press and product.content}


def test_each_promised_file_is_made(order: PrintOrder, made: Mapping[str, Product]) -> None:
    base = order.manuscript.base
    folded = [address for address in made if address.startswith(FIRST)]
    names = ["haefter-bind-1-a4.pdf", "haefter-bind-1-a3.pdf", "dilemmakort.pdf", "bestilling.pdf"]
    assert folded == [FIRST + name for name in names]
    assert count(order) == len(folded)
    assert PUBLICATION in made
    assert len(made) - len(folded) <= publications_count(base)
    assert [product for product in made.values() if product.problems or not product.content] == []


@pytest.mark.ghostscript
def test_only_pages_with_colour_to_the_edge_take_more_ink_than_black(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Ghostscript counts the ink of each page as a printing press would use it."""
    pages = []
    for number, content in enumerate(files.values()):
        (tmp_path / f"{number}.pdf").write_bytes(content)
        pages += page_texts(content)
    command = [str(find("ghostscript")), "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov"]
    wanted = [f"{number}.pdf" for number in range(len(files))]
    told = subprocess.run([*command, *wanted], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=120)
    inks = [[float(ink) for ink in line.split()[:4]] for line in told.stdout.splitlines()]
    assert told.stderr == ""
    coloured = [any(ink[:3]) for ink in inks]
    assert coloured == [_has_colour_to_the_edge(text) for text in pages]
    assert all(ink[3] > 0 for ink in inks)
    assert any(coloured)


def _has_colour_to_the_edge(text: str) -> bool:
    """Tell a cover, a back cover or the opening of a theme by what stands on it."""
    return "Indholdet må bruges efter CC" in text or "udviklingsprogram 2" in text[:60] or text.startswith("TEMA")


def test_boxes_tell_where_to_cut(files: Mapping[str, bytes]) -> None:
    """What is bound runs 3 mm beyond the cut on every side; what is folded is not cut."""
    for address, content in files.items():
        with opened(content) as pdf:
            for page in pdf.pages:
                media, trim, bleed = (_in_mm(box) for box in (page.MediaBox, page.TrimBox, page.BleedBox))
                assert bleed == media
                beyond = BLEED if "publikation" in address else 0
                size = (2 * A4[0], A4[1]) if address.endswith("-a3.pdf") else A4
                assert trim == pytest.approx((beyond, beyond, beyond + size[0], beyond + size[1]), abs=0.05)
                assert media[2:] == pytest.approx((size[0] + 2 * beyond, size[1] + 2 * beyond), abs=0.05)


def _in_mm(box: object) -> tuple[float, ...]:
    return tuple(float(side) / MM for side in box)  # type: ignore[attr-defined]


def test_what_is_bound_has_a_back_cover_and_pages_in_fours(files: Mapping[str, bytes]) -> None:
    for address, content in files.items():
        if "publikation" in address:
            texts = page_texts(content)
            assert len(texts) % 4 == 0
            assert "Indholdet må bruges efter CC BY 4.0" in texts[-1]
            assert not any("Indholdet må bruges efter CC" in text for text in texts[:-1])


def test_a_sheet_folds_into_a_handout(files: Mapping[str, bytes]) -> None:
    """The last page lies left of the front, and within them two and three."""
    pages = page_texts(files[FIRST + "haefter-bind-1-a4.pdf"])
    sheets = page_texts(files[FIRST + "haefter-bind-1-a3.pdf"])
    assert len(sheets) * 2 == len(pages)
    for sheet in range(len(sheets) // 2):
        one, two, three, four = pages[4 * sheet : 4 * sheet + 4]
        assert _letters(sheets[2 * sheet]) == _letters(four + one)
        assert _letters(sheets[2 * sheet + 1]) == _letters(two + three)


def _letters(text: str) -> list[str]:
    return sorted(re.sub(r"\W", "", text))


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (2, [(4, 1), (2, 3)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    ],
)
def test_pages_lie_in_saddle_order(pages: int, sides: list[tuple[int, int]]) -> None:
    """Folded and laid in one another, they follow one another; what is above the last is blank."""
    assert list(saddle(pages)) == sides


def test_handouts_of_more_pages_begin_on_a_sheet_of_their_own(files: Mapping[str, bytes]) -> None:
    """Six pages and then four take two sheets and one, and no page is lost."""
    content = files[FIRST + "haefter-bind-1-a4.pdf"]
    pages = page_texts(content)[:10]
    sheets = page_texts(imposed(content, [6, 4]))
    asked = [(None, 0), (1, None), (5, 2), (3, 4), (9, 6), (7, 8)]
    shown = ["".join(pages[number] for number in side if number is not None) for side in asked]
    assert [_letters(text) for text in sheets] == [_letters(text) for text in shown]


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0.11, 0.133, 0.149), (0, 0, 0, 1)),
        ((0.5, 0.5, 0.5), (0, 0, 0, 0.5)),
        ((0, 0.5, 0.25), (1, 0, 0.5, 0.5)),
    ],
    ids=["papir", "blæk", "grå", "farve"],
)
def test_a_grey_takes_black_alone(colour: tuple[float, ...], inks: tuple[float, ...]) -> None:
    """Nobody wants a grey of four inks, and what is as dark as text is solid."""
    assert four_inks(*colour) == pytest.approx(inks)


def test_the_same_pages_give_the_same_bytes(files: Mapping[str, bytes]) -> None:
    content = files[FIRST + "haefter-bind-1-a4.pdf"]
    assert imposed(content, [4] * 4) == imposed(content, [4] * 4) == files[FIRST + "haefter-bind-1-a3.pdf"]
    assert inked(content).content == inked(content).content


def test_preflight_names_the_files_and_holds_them_to_rules_of_their_own(made: Mapping[str, Product]) -> None:
    preflight = Preflight()
    for product in made.values():
        preflight.product(product)
    assert preflight.problems == []
    table = preflight.table()
    pressed = sum(bool(product.press) for product in made.values())
    assert re.search(rf"Trykfiler: trykfarver +{pressed} +0\n", table)
    assert "ingen side på nettet fører til dem" in table


def test_preflight_finds_what_is_not_ready_for_the_press(products: Mapping[str, Product]) -> None:
    """A handout to be read has colours of the screen and no boxes; an odd number of pages cannot be bound."""
    read = next(product for product in products.values() if product.content)
    preflight = Preflight()
    preflight.product(Product("trykkeri/x.pdf", read.content, press=3))
    assert [problem.message.split(": ")[1] for problem in preflight.problems] == ["sidetal", "beskæring", "trykfarver"]


@pytest.mark.java
def test_the_order_is_one_page_that_everybody_can_read(made: Mapping[str, Product], tmp_path: Path) -> None:
    for number, address in enumerate(address for address in made if address.endswith("bestilling.pdf")):
        content = made[address].content or b""
        assert len(page_texts(content)) == made[address].pages == 1
        (tmp_path / f"{number}.pdf").write_bytes(content)
    assert not any(validate(sorted(tmp_path.glob("*.pdf"))).values())


def test_the_order_fills_in_what_is_known_and_leaves_room_for_the_rest(few: KnowledgeBase) -> None:
    conference = few.theme_conferences[0]
    known = conference.model_copy(update={"date": None, "period": "2018", "place": "Vejle"})
    sheet = order_sheet.of_conference(few, known, EDITION, [])
    assert "2018 · Vejle" in sheet["known"].replace("\u00a0", " ")
    assert "dagen" in sheet["known"]
    assert "stedet" not in sheet["known"]
    who = {row["label"]: row["value"] for row in sheet["who"]}
    assert who == {"Udgiver": few.programme.owner, "Kontakt": "", "Telefon": "", "Mail": ""}


@pytest.mark.parametrize("command", ["handouts", "publication"])
def test_nothing_for_the_print_shop_is_put_on_a_site(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kommuner").mkdir()
    (tmp_path / "kommuner" / "index.html").touch()
    assert cli.main([command, "--tryk", "--out", str(tmp_path / "ud")]) == 2
    assert "Filerne til trykkeriet må ikke ligge i webstedet" in capsys.readouterr().err


def test_large_type_is_for_a_printer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["handouts", "--tryk", "--stor-skrift", "--out", str(tmp_path)]) == 2
    assert "Udelad --tryk" in capsys.readouterr().err
