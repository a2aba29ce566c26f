"""The publication and the booklets, opened again: every record once, links that lead, chapters on odd pages."""

import dataclasses
import re
from pathlib import Path

import pytest

from generators.handouts.manuscript import Manuscript
from generators.handouts.typesetting import Typesetter
from generators.handouts.volumes.publication import booklet, produce
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.registers import ProgrammeKind
from tests.handouts.conftest import EDITION, Changed
from tests.handouts.reading_pdf import bookmarks, opened, page_texts, tags
from tests.tools.pdf_validator import validate


@pytest.fixture(scope="module")
def volumes(base: KnowledgeBase, typesetter: Typesetter) -> dict[str, bytes]:
    made = {product.address: product.content for product in produce(Manuscript(base, EDITION), typesetter)}
    return {address: content for address, content in made.items() if content is not None}


@pytest.fixture(scope="module")
def texts(volumes: dict[str, bytes]) -> list[str]:
    return page_texts(volumes[addresses.of_publication()])


def test_there_is_a_publication_and_a_booklet_for_each_theme(base: KnowledgeBase, volumes: dict[str, bytes]) -> None:
    """The five themes have a booklet each."""
    assert list(volumes) == [
        addresses.of_publication(),
        *(f"publikation/{theme.slug}.pdf" for theme in base.main_themes),
    ]


def test_its_length_suits_a_spine(texts: list[str]) -> None:
    """Neither a leaflet nor a brick."""
    assert 60 <= len(texts) <= 150


def test_chapters_begin_on_odd_pages_and_padding_is_blank(volumes: dict[str, bytes], texts: list[str]) -> None:
    """A reader opens on a right-hand page; a page that only pads carries nothing."""
    chapters = [page for _, page in bookmarks(volumes[addresses.of_publication()])]
    assert len(chapters) > 8
    assert [page % 2 for page in chapters] == [0] * len(chapters)
    assert texts[1] == ""


def test_every_record_stands_once(base: KnowledgeBase, volumes: dict[str, bytes]) -> None:
    """No record is lost or printed twice, and each has a heading of its own."""
    with opened(volumes[addresses.of_publication()]) as pdf, pdf.open_outline() as outline:
        headings = [child.title for chapter in outline.root for child in chapter.children]
    codes = [match[0] for title in headings if (match := re.match(r"[EDMAI]-\d+", title))]
    assert sorted(codes) == sorted(record.id for record in base.valid_records)


def test_the_page_numbers_are_right(texts: list[str]) -> None:
    """Where the index by code sends the reader, the record stands."""
    index = next(text for text in texts if text.startswith("Poster efter kode"))
    entries = re.findall(r"(A-\d{3}) [^0-9]+ (\d{1,3})(?= A-\d{3})", index)
    assert len(entries) > 5
    assert [(code, page) for code, page in entries if code not in texts[int(page) - 1]] == []


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
    """Each scale says which two poles it lies between."""
    figures = [tag for tag in tags(volumes[addresses.of_publication()]) if tag.kind == "Figure"]
    assert figures
    assert all(tag.alt and "Skala" in tag.alt for tag in figures)


def test_a_record_that_breaks_it_is_named(typesetter: Typesetter, with_record: Changed) -> None:
    """Volumes without the record are still made."""
    made = list(produce(Manuscript(with_record("A-003", title="Data får værdi 🙂 i samtalen"), EDITION), typesetter))
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
def test_it_passes_verapdf(volumes: dict[str, bytes], tmp_path: Path, flavour: str) -> None:
    """It can be read by everybody, and kept for ever."""
    path = tmp_path / "temahaefte.pdf"
    path.write_bytes(volumes["publikation/stoettefunktioner.pdf"])
    assert validate([path], "ua1" if flavour == "ua1" else "2a") == {path: []}


def test_an_example_is_marked_on_every_page_with_something_on_it(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """A fictional programme says so on each page of its publication, the theme pictures too; padding stays blank."""
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    fictional = dataclasses.replace(base, programme=programme, records=base.records[:40])
    whole = next(iter(produce(Manuscript(fictional, EDITION), typesetter)))
    assert whole.content is not None
    assert [text for text in page_texts(whole.content) if text.strip() and "EKSEMPEL" not in text] == []
