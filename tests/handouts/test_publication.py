"""The publication and the booklets, opened again: every record once, links that lead, and no page without a reason."""

import dataclasses
import re
from pathlib import Path

import pytest
from pypdfium2 import PdfPage

from generators.handouts.manuscript import Manuscript
from generators.handouts.sheets.sizes import MM
from generators.handouts.typesetting import Typesetter
from generators.handouts.volumes.publication import booklet, produce
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.registers import ProgrammeKind
from tests.handouts.conftest import EDITION, Changed
from tests.handouts.reading_pdf import all_bookmarks, opened, page_texts, pages, tags
from tests.presentation.filled import one_of_each
from tests.tools.pdf_validator import validate


@pytest.fixture(scope="module")
def volumes(built_site: Path) -> dict[str, bytes]:
    """Those that are published, by address: to set them once more takes longer than to read them."""
    found = (built_site / "publikation").glob("*.pdf")
    return {path.relative_to(built_site).as_posix(): path.read_bytes() for path in sorted(found)}


@pytest.fixture(scope="module")
def read(volumes: dict[str, bytes]) -> dict[str, list[str]]:
    """The text of each page, by volume."""
    return {address: page_texts(content) for address, content in volumes.items()}


@pytest.fixture(scope="module")
def texts(read: dict[str, list[str]]) -> list[str]:
    return read[addresses.of_publication()]


def test_there_is_a_publication_and_a_booklet_for_each_theme(base: KnowledgeBase, volumes: dict[str, bytes]) -> None:
    """The five themes have a booklet each."""
    assert set(volumes) == {
        addresses.of_publication(),
        *(f"publikation/{theme.slug}.pdf" for theme in base.main_themes),
    }


def test_its_length_suits_a_spine(texts: list[str]) -> None:
    """Neither a leaflet nor a brick."""
    assert 60 <= len(texts) <= 160


def test_no_page_is_blank(read: dict[str, list[str]]) -> None:
    """Where a theme waits for its spread, the page before it is for notes."""
    for texts in read.values():
        assert [number for number, text in enumerate(texts, 1) if len(text) < 20] == []


def test_bookmarks_lead_where_they_say(volumes: dict[str, bytes], read: dict[str, list[str]]) -> None:
    for address, texts in read.items():
        found = all_bookmarks(volumes[address])
        assert len(found) > 8
        assert [title for title, page in found if _bare(title) not in _bare(texts[page])] == []


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_every_code_in_a_text_has_its_page(texts: list[str]) -> None:
    """Except above the record's own title, and where a list has a column for the page."""
    told = [re.sub(r"(?:[EDMAI]-\d{3}), s. (\d+)", "", text) for text in texts]
    assert [code for text in texts for code in re.findall(r"[EDMAI]-\d{3}, s. \d+", text)]
    loose = [re.findall(r"(?:\w|\)),? \(?([EDMAI]-\d{3})[.,;)]", text) for text in told]
    assert [codes for codes in loose if codes] == []


def test_a_page_given_for_a_record_is_where_it_begins(base: KnowledgeBase, texts: list[str]) -> None:
    given = {match for text in texts for match in re.findall(r"([EDMAI]-\d{3}), s. (\d+)", text)}
    assert len({code for code, _ in given}) > len(base.valid_records) / 2
    assert [(code, page) for code, page in given if f"{code} " not in texts[int(page) - 1]] == []
    assert len(given) == len({code for code, _ in given})


def test_a_margin_ends_with_the_text_beside_it(volumes: dict[str, bytes]) -> None:
    """What it has no room for stands below the text: no page begins with the margin of a record alone."""
    for content in volumes.values():
        with pages(content) as found:
            assert [number for number, page in enumerate(found, 1) if _margin_alone(page, number)] == []


def _margin_alone(page: PdfPage, number: int) -> bool:
    written = page.get_textpage()
    boxes = [written.get_rect(index) for index in range(written.count_rects())]
    inside = [(left - (22 if number % 2 else 18) * MM, top) for left, bottom, _, top in boxes if bottom > 20 * MM]
    text = [top for left, top in inside if left < 100 * MM]
    margin = [top for left, top in inside if left >= 112 * MM]
    return bool(margin) and max(margin) > max(text, default=0) + 40


def test_every_record_stands_once(base: KnowledgeBase, volumes: dict[str, bytes]) -> None:
    """No record is lost or printed twice, and each has a heading of its own."""
    with opened(volumes[addresses.of_publication()]) as pdf, pdf.open_outline() as outline:
        headings = [child.title for chapter in outline.root for child in chapter.children]
    codes = [match[0] for title in headings if (match := re.match(r"[EDMAI]-\d+", title))]
    assert sorted(codes) == sorted(record.id for record in base.valid_records)


def test_the_page_numbers_are_right(texts: list[str]) -> None:
    """Where the index by code sends the reader, the record stands."""
    index = next(text for text in texts if text.startswith("Register Poster efter kode"))
    entries = re.findall(r"(A-\d{3}) [^0-9]+ (\d{1,3})(?= A-\d{3})", index)
    assert len(entries) > 5
    assert [(code, page) for code, page in entries if code not in texts[int(page) - 1]] == []


def test_indexes_take_few_pages_and_repeat_no_title(base: KnowledgeBase, texts: list[str]) -> None:
    """Whom a record concerns stands beside its code, and under a municipality stand codes alone."""
    first = next(number for number, text in enumerate(texts) if text.startswith("Register "))
    assert len(texts) - first <= 1 + len(base.valid_records) / 40
    title = base.by_id["A-011"].title
    assert " ".join(texts[first:]).count(title) == 1


def test_a_code_can_be_searched_for(texts: list[str]) -> None:
    """No invisible sign has crept into the letters of the file."""
    assert not {"\u2060", "\u00ad", "\u200b"}.intersection("".join(texts))


def test_a_booklet_holds_all_of_its_theme(base: KnowledgeBase) -> None:
    """Also the records whose first theme is another."""
    theme = base.theme["data-og-dialog"]
    data = booklet(Manuscript(base, EDITION), theme)
    inside = {record["id"] for group in data["themes"][0]["groups"] for record in group["records"]}
    assert inside == {record.id for record in base.valid_records if theme.slug in record.themes}


def test_pictures_are_described(volumes: dict[str, bytes]) -> None:
    """Each scale says which two poles it lies between, each mark of a theme without its name which theme it is."""
    figures = [tag for tag in tags(volumes[addresses.of_publication()]) if tag.kind == "Figure"]
    assert figures
    assert all(tag.alt and tag.alt.startswith(("Skala", "Tema: ")) for tag in figures)


def test_a_record_that_breaks_it_is_named(typesetter: Typesetter, with_record: Changed) -> None:
    """Volumes without the record are still made."""
    broken_base = with_record("A-003", title="Data får værdi 🙂 i samtalen")
    some = dataclasses.replace(broken_base, records=(broken_base.by_id["A-003"], *broken_base.records[:12]))
    made = list(produce(Manuscript(some, EDITION), typesetter))
    broken = [product for product in made if product.content is None]
    assert 0 < len(broken) < len(made)
    assert {problem.path for product in broken for problem in product.problems} == {"anbefalinger/A-003.yml"}


@pytest.mark.parametrize(
    "head", ["Trin", "[Trin](https://klyngeviden.example/)", "**[Trin](https://klyngeviden.example/)**"]
)
def test_a_table_over_several_pages_is_printed(base: KnowledgeBase, typesetter: Typesetter, head: str) -> None:
    """Also with a link in its head, which then stands on the first of its pages only."""
    rows = "".join(f"| Trin {number} | Hvad der sker i trin {number} |\n" for number in range(80))
    record = base.valid_records[0].model_copy(update={"text": f"| {head} | Indhold |\n|---|---|\n{rows}"})
    volume = next(iter(produce(Manuscript(dataclasses.replace(base, records=(record,)), EDITION), typesetter)))
    assert volume.content is not None
    heads = sum("Indhold Trin " in " ".join(text.split()) for text in page_texts(volume.content))
    assert heads == 1 if "http" in head else heads > 1


@pytest.mark.java
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_it_passes_verapdf(built_site: Path, flavour: str) -> None:
    """It can be read by everybody, and kept for ever."""
    path = built_site / "publikation/stoettefunktioner.pdf"
    assert validate([path], "ua1" if flavour == "ua1" else "2a") == {path: []}


def test_an_example_is_marked_on_every_page_with_something_on_it(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """A fictional programme says so on each page of its publication, the theme pictures too; padding stays blank."""
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    records = (*one_of_each(base.valid_records), *(base.of_theme(theme.slug)[0] for theme in base.main_themes))
    fictional = dataclasses.replace(base, programme=programme, records=tuple({r.id: r for r in records}.values()))
    whole = next(iter(produce(Manuscript(fictional, EDITION), typesetter)))
    assert whole.content is not None
    assert [text for text in page_texts(whole.content) if text.strip() and "EKSEMPEL" not in text] == []
