"""A conference's content as a Word document that an organiser can edit: real headings, styles and tables.

Carries the words, not the look; the same records give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from generators.handouts.organiser.delivery import without_times
from generators.handouts.setting.parts import Edition
from generators.handouts.setting.prose import fine
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import outline
from generators.reading import rich_text
from generators.records.record_types import RECORD_TYPES, Record, type_of
from generators.records.registers import Conference

_LANGUAGE = "da-DK"
UNWRITABLE = (ValueError, KeyError)
"""What is raised for a text that the file format cannot hold, and for a part that has no form there."""


def document(base: KnowledgeBase, conference: Conference, edition: Edition) -> bytes:
    """Write the records of a conference's themes, type by type."""
    paper = docx.Document()
    _speak_danish(paper)
    _describe(paper, base, conference, edition)
    paper.add_heading(conference.name, level=0)
    if base.is_example:
        paper.add_paragraph("EKSEMPEL. Alt indhold er opdigtet.", style="Intense Quote")
    _paragraphs(paper, conference.description)
    wanted = _wanted(base, conference)
    for row in RECORD_TYPES:
        records = [record for record in wanted if type_of(record) is row]
        if records:
            paper.add_heading(row.plural.capitalize(), level=1)
        for record in records:
            _add_record(paper, base, record)
    content = io.BytesIO()
    paper.save(content)
    return without_times(content.getvalue())


def refused(base: KnowledgeBase, conference: Conference) -> list[Record]:
    """Write each record by itself, and give those that cannot be written."""
    return [record for record in _wanted(base, conference) if not _is_written(base, record)]


def _is_written(base: KnowledgeBase, record: Record) -> bool:
    try:
        _add_record(docx.Document(), base, record)
    except UNWRITABLE:
        return False
    return True


def _wanted(base: KnowledgeBase, conference: Conference) -> list[Record]:
    themes = {entry.theme for entry in conference.themes}
    return [record for record in base.valid_records if themes.intersection(record.themes)]


def _speak_danish(paper: Document) -> None:
    for style in ("Normal", "Title"):
        properties = paper.styles[style].element.get_or_add_rPr()
        language = properties.makeelement(qn("w:lang"), {qn("w:val"): _LANGUAGE})
        properties.append(language)


def _describe(paper: Document, base: KnowledgeBase, conference: Conference, edition: Edition) -> None:
    about = paper.core_properties
    about.title, about.author, about.language = conference.name, base.programme.owner, _LANGUAGE
    about.last_modified_by, about.comments = base.programme.owner, edition.label
    midnight = dt.datetime(edition.date.year, edition.date.month, edition.date.day, tzinfo=dt.UTC)
    about.created = about.modified = midnight


def _add_record(paper: Document, base: KnowledgeBase, record: Record) -> None:
    paper.add_heading(f"{record.id} {fine(record.title)}", level=2)
    _mark(paper, outline.mark(record, "titel"))
    paper.add_paragraph(fine(record.summary), style="Intense Quote")
    _mark(paper, outline.mark(record, "resume"))
    if record.caveat:
        paper.add_paragraph(fine(outline.caveat(record)))
    for part in outline.parts(record):
        paper.add_heading(fine(part.heading), level=3)
        _mark(paper, part.mark)
        _SETTERS[part.shape](paper, part)
    _add_foundation(paper, base, record)


def _mark(paper: Document, mark: str) -> None:
    """Say under a heading that the words are the editor's."""
    if mark:
        paper.add_paragraph(mark, style="Caption")


def _add_foundation(paper: Document, base: KnowledgeBase, record: Record) -> None:
    for reference in record.sources:
        if reference.quote:
            paper.add_paragraph(fine(f"»{reference.quote}«"), style="Quote")
    named = [f"{base.source[s.source].title}, {s.place}" for s in record.sources if s.source in base.source]
    note = f"Kilde: {'; '.join(named)}. {record.origin.label}. Dateret {record.date}. {life(record)}"
    paper.add_paragraph(fine(note), style="Caption")


def _set_list(paper: Document, part: outline.Part) -> None:
    _list(paper, part.value, "List Number" if part.ordered else "List Bullet")


def _set_table(paper: Document, part: outline.Part) -> None:
    _table(paper, list(part.labels.values()), [list(row.values()) for row in part.rows()])


_SETTERS: dict[str, Callable[[Document, outline.Part], None]] = {
    "rich": lambda paper, part: _paragraphs(paper, part.value),
    "text": lambda paper, part: _list(paper, [part.value], "Normal"),
    "list": _set_list,
    "table": _set_table,
}


def _paragraphs(paper: Document, text: str) -> None:
    for node in rich_text.parse(text):
        if node.kind in ("ul", "ol"):
            style = "List Bullet" if node.kind == "ul" else "List Number"
            _list(paper, [rich_text.to_text((item,)) for item in node.children], style)
        else:
            paper.add_paragraph(rich_text.to_text((node,)))


def _list(paper: Document, texts: Any, style: str) -> None:
    for text in texts:
        paper.add_paragraph(fine(text), style=style)


def _table(paper: Document, heads: list[str], rows: list[list[str]]) -> None:
    table = paper.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = fine(text)
    # Repeated on every page, and what a screen reader takes for the head.
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for it
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = fine(text)
