"""The organiser's package: lists, cards, sheets, a ZIP and a Word document."""

import csv
import dataclasses
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser import delivery, feedback, material
from generators.handouts.organiser.material import delivery_list
from generators.handouts.organiser.package import pack
from generators.handouts.product import Product
from generators.handouts.production import Run, prepare
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation import conference_files as known
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Dilemma
from tests.handouts.conftest import EDITION
from tests.handouts.reading_pdf import opened, page_texts, runs, tags
from tests.tools.pdf_validator import validate

FOLDER = "haefter/temakonference-1/"


@pytest.fixture(scope="module")
def run(base: KnowledgeBase, typesetter: Typesetter) -> Run:
    """A conference whose whole programme is known, so that the poster is made too."""
    first, *others = base.theme_conferences
    items = tuple(ProgrammeItem.model_validate({"tid": f"{hour:02}.00", "punkt": "Velkomst"}) for hour in (9, 10))
    known = first.model_copy(update={"programme": items, "copies": 6})
    changed = dataclasses.replace(base, conferences=(known, *others))
    return prepare(PrintOrder(Manuscript(changed, EDITION), [known], base.municipalities), typesetter)


def packed(run: Run, products: dict[str, Product]) -> dict[str, bytes]:
    handouts = {a: p.content for a, p in products.items() if a.startswith(FOLDER) and p.content is not None}
    return {p.address: p.content or b"" for p in pack(run, run.workshop.base.theme_conferences[0], handouts)}


@pytest.fixture(scope="module")
def files(run: Run, products: dict[str, Product]) -> dict[str, bytes]:
    """Every file of the package, by address."""
    return packed(run, products)


def test_the_package_is_whole(run: Run, files: dict[str, bytes]) -> None:
    """What is promised is made."""
    conference = run.workshop.base.theme_conferences[0]
    assert sorted(files) == sorted(file.address(conference) for file in known.FILES)


def test_the_delivery_list_opens_in_danish_excel(files: dict[str, bytes], products: dict[str, Product]) -> None:
    """Semicolons, a byte order mark, Danish headers, and a fingerprint that is the file's own."""
    content = files[FOLDER + known.LIST.name]
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert header == ["Kommune", "Fil", "Sider", "Bind", "Fra side", "Udgave", "SHA-256", "Eksemplarer"]
    assert rows[0][0] == "Assens Kommune"
    assert [(volume, begins) for _, _, _, volume, begins, *_ in rows] == [("1", str(1 + 4 * n)) for n in range(4)]
    for _, file, pages, _, _, edition, sha256, copies in rows:
        assert (pages, edition, copies) == ("4", EDITION.label, "6")
        assert sha256 == delivery.fingerprint(products[FOLDER + file].content or b"")


@pytest.mark.parametrize(
    ("copies", "told"),
    [
        (6, "3 hæfter, 14 sider i ét bind. 6 eksemplarer til hver kommune, i alt 84 sider. "),
        (None, "3 hæfter, 14 sider i ét bind. Antallet af eksemplarer er ikke fastsat; skriv det ved hver kommune. "),
    ],
    ids=["fastsat", "ikke fastsat"],
)
def test_the_delivery_list_adds_up_what_is_to_be_printed(run: Run, copies: int | None, told: str) -> None:
    """Pages of the book, and pages of all copies where their number is known."""
    conference = run.workshop.base.theme_conferences[0].model_copy(update={"copies": copies})
    sent = [delivery.Delivery(f"Kommune {pages}", "x.pdf", pages, 1, 1, "1", "ab" * 32, copies) for pages in (4, 4, 6)]
    data = delivery_list(run.workshop, conference, sent)
    assert "".join(data["summary"]).replace("\u00a0", " ").startswith(told)
    assert [(row["pages"], row["copies"], len(row["fingerprint"])) for row in data["rows"]] == [
        (pages, copies, 24) for pages in (4, 4, 6)
    ]


def test_the_zip_holds_handouts_book_and_list(files: dict[str, bytes]) -> None:
    """Everything for the printer in one file."""
    with zipfile.ZipFile(io.BytesIO(files[FOLDER + known.EVERYTHING.name])) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert {"fordeling.csv", "bind-1.pdf", "bornholm.pdf", "hedensted.pdf"} <= set(names)


def test_every_dilemma_of_the_themes_has_a_card(run: Run, files: dict[str, bytes]) -> None:
    """Four to a sheet, fronts and backs."""
    base = run.workshop.base
    themes = {entry.theme for entry in base.theme_conferences[0].themes}
    dilemmas = [r for r in base.valid_records if isinstance(r, Dilemma) and themes.intersection(r.themes)]
    texts = page_texts(files[FOLDER + known.CARDS.name])
    assert len(texts) == 2 * -(-len(dilemmas) // 4)
    assert [r.id for r in dilemmas if r.id not in " ".join(texts[::2])] == []
    assert [r.id for r in dilemmas if r.id not in " ".join(texts[1::2])] == []


def test_a_card_can_be_read_at_a_table(run: Run, files: dict[str, bytes]) -> None:
    """Nothing is set below 9 pt, and the poles of all cards are in one size."""
    found = list(runs(files[FOLDER + known.CARDS.name]))
    assert min(each.size for each in found) >= 9
    cards = material.cards(run.workshop, run.workshop.base.theme_conferences[0])["cards"]
    parts = [part for card in cards for part in card["parts"] if part["key"] == "poler"]
    poles = [pole["text"][:12] for part in parts for pole in part["value"]]
    sizes = {each.size for each in found if each.text.startswith(tuple(poles))}
    assert len(poles) > 2
    assert len(sizes) == 1


def test_the_facilitators_sheet_is_one_page(files: dict[str, bytes]) -> None:
    """One sheet, to be read standing."""
    (text,) = page_texts(files[FOLDER + known.FACILITATOR.name])
    assert "Én time ved bordet" in text


def test_the_poster_is_one_large_page(files: dict[str, bytes]) -> None:
    """A3, with the times of the day."""
    with opened(files[FOLDER + known.AGENDA.name]) as pdf:
        (page,) = pdf.pages
        assert [round(float(side)) for side in page.mediabox] == [0, 0, 842, 1191]
    assert "09.00" in page_texts(files[FOLDER + known.AGENDA.name])[0]


@pytest.mark.parametrize(
    ("items", "open_"),
    [
        ([], True),
        ([{"punkt": "Velkomst"}], True),
        ([{"tid": "09.00", "punkt": "Velkomst"}, {"punkt": "Farvel"}], True),
        ([{"tid": "09.00", "punkt": "Velkomst"}], False),
    ],
    ids=["intet", "uden tid", "med én tid", "med tider"],
)
def test_a_poster_has_room_for_what_nobody_knows(
    run: Run, typesetter: Typesetter, items: list[dict[str, str]], *, open_: bool
) -> None:
    """Whatever is known of the day, it hangs on the wall as one sheet, and the rest is written on it."""
    known_items = tuple(ProgrammeItem.model_validate(item) for item in items)
    missing = {"programme": known_items, "date": None, "period": "2018", "place": None}
    conference = run.workshop.base.theme_conferences[0].model_copy(update=missing)
    data = material.agenda(run.workshop, conference)
    assert data["open"] is open_
    (text,) = page_texts(typesetter.print("handouts/poster.typ", {"data": data, "identity": run.identity}))
    assert [words for item in items for words in item.values() if words not in text] == []
    assert [label for label in ("Dato", "Sted", "2018") if label not in text] == []


def test_what_is_handed_in_is_one_side(run: Run, files: dict[str, bytes]) -> None:
    """It asks each thing once, and for the same as the handout does: what, who and when."""
    (steps,) = page_texts(files[FOLDER + known.NEXT_STEPS.name])
    assert [words for words in ("Hvad gør vi?", "Hvem", "Hvornår", "Kommune", "Bord") if words not in steps] == []
    (asked,) = page_texts(files[FOLDER + known.EVALUATION.name])
    wanted = [*feedback.STATEMENTS, *feedback.QUESTIONS, *feedback.ANSWERS]
    plain = "".join(asked.split())
    assert [words for words in wanted if "".join(words.split()) not in plain] == []
    themes = {entry.theme for entry in run.workshop.base.theme_conferences[0].themes}
    names = [run.workshop.base.theme[slug].short_name for slug in themes]
    assert [name for name in names if name not in asked.replace("\u00a0", " ")] == []


def test_the_facilitator_follows_the_handout(run: Run, files: dict[str, bytes], products: dict[str, Product]) -> None:
    """The same steps by the same names, in the same order and of the same minutes, and the sections they point at."""
    conference = run.workshop.base.theme_conferences[0]
    content = products[addresses.of_handout_pdf(conference, run.workshop.base.municipalities[0])].content or b""
    pages = [text.replace("\u00a0", " ") for text in page_texts(content)]
    (sheet,) = (text.replace("\u00a0", " ") for text in page_texts(files[FOLDER + known.FACILITATOR.name]))
    assert [turn.do for turn in material.PLAN if turn.do not in sheet] == []
    on_front = re.findall(r"(\d) (Læs og sæt kryds|Vælg|Aftal) (\d+) min\.", pages[0])
    minutes: dict[str, int] = {}
    names: dict[str, list[str]] = {}
    for turn, count in zip(material.PLAN, conference.table_work.steps, strict=True):
        page, _, sections = turn.where.removeprefix("Side ").partition(", ")
        minutes[page] = minutes.get(page, 0) + count
        names.setdefault(page, []).append(turn.do)
        found = [pages[int(page) - 1].find(name) for name in sections.split(" og ") if name]
        assert -1 not in found
        assert found == sorted(found)
    assert [(page, str(minutes[page])) for page, _, _ in on_front] == [(page, count) for page, _, count in on_front]
    assert [name for page, name, _ in on_front if name not in names[page]] == []
    assert len(on_front) == 3


@pytest.mark.parametrize("words", ["Hvem", "Hvornår", "Hvad gør vi"])
def test_what_is_agreed_is_asked_for_in_the_same_words(
    files: dict[str, bytes], products: dict[str, Product], run: Run, words: str
) -> None:
    """On the last page of the handout, on the facilitator's sheet and on the sheet that is handed in."""
    conference = run.workshop.base.theme_conferences[0]
    handout = products[addresses.of_handout_pdf(conference, run.workshop.base.municipalities[0])].content or b""
    read = [
        page_texts(handout)[3],
        *(page_texts(files[FOLDER + file.name])[0] for file in (known.FACILITATOR, known.NEXT_STEPS)),
    ]
    assert [text for text in read if words.casefold() not in text.casefold()] == []


def test_word_gets_real_headings_and_a_language(run: Run, files: dict[str, bytes]) -> None:
    """An organiser can edit it, and a screen reader can move by its headings."""
    paper = docx.Document(io.BytesIO(files[FOLDER + known.WORD.name]))
    # To ask each paragraph for its style by name searches all styles, which takes a second.
    second = paper.styles["Heading 2"].style_id
    headings = [p.text for p in paper.paragraphs if p._p.style == second]
    base = run.workshop.base
    themes = {entry.theme for entry in base.theme_conferences[0].themes}
    assert len(headings) == sum(bool(themes.intersection(r.themes)) for r in base.valid_records)
    assert paper.core_properties.language == "da-DK"
    assert 'w:lang w:val="da-DK"' in paper.styles["Normal"].element.xml


def test_two_packages_are_the_same_bytes(run: Run, files: dict[str, bytes], products: dict[str, Product]) -> None:
    """ZIP and Word too say nothing of when they were made."""
    assert packed(run, products) == files


@pytest.mark.parametrize(
    "name",
    [
        file.name
        for file in (
            known.LIST_ON_PAPER,
            known.FACILITATOR,
            known.NEXT_STEPS,
            known.CARDS,
            known.EVALUATION,
            known.AGENDA,
        )
    ],
)
def test_every_sheet_is_tagged(files: dict[str, bytes], name: str) -> None:
    """Language, title and a first heading; every picture described; tables with headers."""
    content = files[FOLDER + name]
    found = tags(content)
    kinds = [tag.kind for tag in found]
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert "Temakonference 1" in str(pdf.docinfo["/Title"])
    assert next(kind for kind in kinds if kind[0] == "H" and kind[1:].isdigit()) == "H1"
    assert [tag for tag in found if tag.kind == "Figure" and not tag.alt] == []
    assert ("TH" in kinds) == ("Table" in kinds)


@pytest.mark.java
def test_every_sheet_passes_verapdf(files: dict[str, bytes], tmp_path: Path) -> None:
    """A participant who cannot see the paper can hear it."""
    paths = []
    for address, content in files.items():
        if address.endswith(".pdf"):
            paths.append(tmp_path / address.rsplit("/", 1)[-1])
            paths[-1].write_bytes(content)
    assert len(paths) == 6
    assert {path.name: broken for path, broken in validate(paths).items() if broken} == {}
