"""The Word file of a day: its headings, marks, tables and lists, and what it says of itself."""

import dataclasses
import io
import re
from collections.abc import Iterator

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from generators.handouts.organiser import word, word_form
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import outline
from generators.presentation.identity import contrast
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
    assert ones == ["Indhold", *(type_of(record).plural.capitalize() for record in few.records)]
    twos = [text.split()[0] for style, text in found if style == "Heading 2"]
    assert twos == [record.id for record in few.records]
    threes = [text for style, text in found if style == "Heading 3"]
    assert threes == [part.heading for record in few.records for part in outline.parts(record)]
    captions = [text for style, text in found if style == word_form.NOTE]
    marks = [part.mark for record in few.records for part in outline.parts(record) if part.mark]
    assert captions.count(outline.EDITORS) == len(marks) + 2 * len(few.records)
    for record in few.records:
        assert (word_form.SUMMARY, record.summary) in found
        assert (word_form.CAVEAT, outline.caveat(record)) in found
    plain = dataclasses.replace(few, records=tuple(r.model_copy(update={"editorial_fields": ()}) for r in few.records))
    unmarked = docx.Document(io.BytesIO(word.document(plain, few.theme_conferences[0], EDITION)))
    assert outline.EDITORS not in [text for _, text in styled(unmarked)]


def test_word_tells_what_each_record_rests_on(few: KnowledgeBase, paper: Document) -> None:
    """Its quotes, its sources and when it came in and was revised."""
    found = list(styled(paper))
    notes = [text for style, text in found if style == word_form.NOTE and text.startswith("Kilde: ")]
    assert len(notes) == len(few.records)
    for record, note in zip(few.records, notes, strict=True):
        assert all(few.source[reference.source].title in note for reference in record.sources)
        assert note.endswith(life(record))
        quotes = [reference.quote for reference in record.sources if reference.quote]
        assert [quote for quote in quotes if (word_form.QUOTE, f"»{quote}«") not in found] == []


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


def test_word_is_a4_and_every_page_has_its_number(paper: Document) -> None:
    section = paper.sections[0]
    sides = (section.page_width, section.page_height)
    assert [round(side / Mm(1)) for side in sides if side] == [210, 297]
    fields = re.findall(r'w:instr="(\w+)', section.footer.paragraphs[0]._p.xml)
    assert fields == ["PAGE", "NUMPAGES"]


def test_word_has_contents_that_lead_to_every_record(few: KnowledgeBase, paper: Document) -> None:
    body = paper.element.xml
    places = re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', body)
    assert len(places) == len(set(places)) == 2 * len(few.records)
    assert sorted(re.findall(r'w:anchor="(\w+)"', body)) == sorted(places)
    assert re.findall(r'w:instr="PAGEREF (\w+)', body) == re.findall(r'w:anchor="(\w+)"', body)
    (stop,) = paper.styles[word_form.CONTENTS].paragraph_format.tab_stops
    assert (stop.alignment, stop.leader) == (WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    lines = [text.split("\t")[0] for style, text in styled(paper) if style == word_form.CONTENTS]
    assert [text.split()[0] for text in lines if re.match(r"[A-Z]-\d", text)] == [r.id for r in few.records]


def test_word_lets_every_list_begin_with_one(few: KnowledgeBase, paper: Document) -> None:
    """Each has a number of its own, which starts again."""
    lists = [part for record in few.records for part in outline.parts(record) if part.shape == "list" and part.ordered]
    items = [p for p in paper.paragraphs if p.style is not None and p.style.name == word_form.NUMBERS]
    used = [int(re.findall(r'w:numId w:val="(\d+)"', item._p.xml)[0]) for item in items]
    assert len(used) >= sum(len(part.value) for part in lists)
    numbering = paper.part.numbering_part.element
    restarted = {int(num.numId): num.xml for num in numbering.num_lst if int(num.numId) in used}
    assert len(restarted) >= len(lists) > 1
    assert all('w:startOverride w:val="1"' in xml for xml in restarted.values())


def test_word_leads_from_a_code_to_its_page(few: KnowledgeBase) -> None:
    """In a heading and in a text; a code that nobody has stays a text."""
    record = few.records[0].model_copy(update={"text": f"Se [{few.records[1].id}] og E-999."})
    base = dataclasses.replace(few, records=(record, *few.records[1:]))
    paper = docx.Document(io.BytesIO(word.document(base, base.theme_conferences[0], EDITION)))
    targets = [r.target_ref for r in paper.part.rels.values() if r.reltype.endswith("/hyperlink")]
    assert {EDITION.url(f"{record.id}/"), EDITION.url(f"{few.records[1].id}/")} <= set(targets)
    assert not any("E-999" in target for target in targets)
    said = next(paragraph for paragraph in paper.paragraphs if "E-999" in paragraph.text)
    assert said.text == f"Se {few.records[1].id} og E-999."


def test_word_is_dark_enough_on_white_and_has_no_picture_of_another(paper: Document) -> None:
    colours = {style.font.color.rgb for style in paper.styles if getattr(style, "font", None) and style.font.color.rgb}
    used = {paragraph.style.font.color.rgb for paragraph in paper.paragraphs if paragraph.style is not None}
    assert used <= colours
    assert min(contrast(f"#{colour}", "#FFFFFF") for colour in used) >= 4.5
    assert not any("thumbnail" in relation.reltype for relation in paper.part.package.rels.values())


def test_word_says_whose_it_is_and_when_it_was_made(few: KnowledgeBase, paper: Document) -> None:
    about = paper.core_properties
    assert (about.title, about.author) == (few.theme_conferences[0].name, few.programme.owner)
    assert (about.language, about.comments, about.last_modified_by) == ("da-DK", EDITION.label, few.programme.owner)
    assert about.created is not None
    assert about.created.date() == EDITION.date
    assert 'w:lang w:val="da-DK"' in paper.styles["Normal"].element.xml
