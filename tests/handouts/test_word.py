"""The Word file of a day: its headings, marks, tables and lists, and what it says of itself."""

import dataclasses
import io
from collections.abc import Iterator

import docx
import pytest
from docx.document import Document

from generators.handouts.organiser import word
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import outline
from generators.records.record_types import type_of
from generators.records.registers import ProgrammeKind
from tests.handouts.conftest import EDITION


def styled(paper: Document) -> Iterator[tuple[str, str]]:
    for paragraph in paper.paragraphs:
        yield str(paragraph.style.name if paragraph.style else ""), paragraph.text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def paper(few: KnowledgeBase) -> Document:
    return docx.Document(io.BytesIO(word.document(few, few.theme_conferences[0], EDITION)))


def test_word_has_a_heading_for_each_type_record_and_part(few: KnowledgeBase, paper: Document) -> None:
    """And under each its words in their order, with the editor's mark."""
    found = list(styled(paper))
    assert found[0] == ("Title", few.theme_conferences[0].name)
    ones = [text for style, text in found if style == "Heading 1"]
    assert ones == [type_of(record).plural.capitalize() for record in few.records]
    twos = [text.split()[0] for style, text in found if style == "Heading 2"]
    assert twos == [record.id for record in few.records]
    threes = [text for style, text in found if style == "Heading 3"]
    assert threes == [part.heading for record in few.records for part in outline.parts(record)]
    captions = [text for style, text in found if style == "Caption"]
    marks = [part.mark for record in few.records for part in outline.parts(record) if part.mark]
    assert captions.count(outline.EDITORS) == len(marks) + 2 * len(few.records)
    for record in few.records:
        assert ("Intense Quote", record.summary) in found
        assert ("Normal", outline.caveat(record)) in found
    plain = dataclasses.replace(few, records=tuple(r.model_copy(update={"editorial_fields": ()}) for r in few.records))
    unmarked = docx.Document(io.BytesIO(word.document(plain, few.theme_conferences[0], EDITION)))
    assert outline.EDITORS not in [text for _, text in styled(unmarked)]


def test_word_tells_what_each_record_rests_on(few: KnowledgeBase, paper: Document) -> None:
    """Its quotes, its sources and when it came in and was revised."""
    found = list(styled(paper))
    notes = [text for style, text in found if style == "Caption" and text.startswith("Kilde: ")]
    assert len(notes) == len(few.records)
    for record, note in zip(few.records, notes, strict=True):
        assert all(few.source[reference.source].title in note for reference in record.sources)
        assert note.endswith(life(record))
        quotes = [reference.quote for reference in record.sources if reference.quote]
        assert [quote for quote in quotes if ("Quote", f"»{quote}«") not in found] == []


def test_word_passes_over_a_source_that_nobody_knows(few: KnowledgeBase) -> None:
    gone = few.records[0].sources[0].source
    base = dataclasses.replace(few, sources=tuple(source for source in few.sources if source.slug != gone))
    paper = docx.Document(io.BytesIO(word.document(base, base.theme_conferences[0], EDITION)))
    assert not any(few.source[gone].title in text for _, text in styled(paper))


def test_word_sets_tables_with_a_head_and_lists_as_lists(few: KnowledgeBase, paper: Document) -> None:
    parts = [part for record in few.records for part in outline.parts(record)]
    tables = [part for part in parts if part.shape == "table"]
    assert len(paper.tables) == len(tables) > 2
    for table, part in zip(paper.tables, tables, strict=True):
        first, *rest = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
        assert first == list(part.labels.values())
        assert rest == [list(row.values()) for row in part.rows()], part.key
        assert "w:tblHeader" in table.rows[0]._tr.xml
    found = list(styled(paper))
    lists = [(part.ordered, text) for part in parts if part.shape == "list" for text in part.value]
    assert lists
    assert [text for ordered, text in lists if ("List Number" if ordered else "List Bullet", text) not in found] == []


def test_word_tells_lists_in_a_text_apart_and_marks_an_example(few: KnowledgeBase) -> None:
    record = few.records[0].model_copy(update={"text": "Først.\n\n- et punkt\n\n1. et tal\n"})
    programme = few.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    for example in (few, dataclasses.replace(few, programme=programme)):
        base = dataclasses.replace(example, records=(record,))
        paper = docx.Document(io.BytesIO(word.document(base, base.theme_conferences[0], EDITION)))
        found = list(styled(paper))
        assert {("Normal", "Først."), ("List Bullet", "et punkt"), ("List Number", "et tal")} <= set(found)
        assert any(text.startswith("EKSEMPEL") for _, text in found) is base.is_example


def test_word_says_whose_it_is_and_when_it_was_made(few: KnowledgeBase, paper: Document) -> None:
    about = paper.core_properties
    assert (about.title, about.author) == (few.theme_conferences[0].name, few.programme.owner)
    assert (about.language, about.comments, about.last_modified_by) == ("da-DK", EDITION.label, few.programme.owner)
    assert about.created is not None
    assert about.created.date() == EDITION.date
    assert 'w:lang w:val="da-DK"' in paper.styles["Normal"].element.xml
