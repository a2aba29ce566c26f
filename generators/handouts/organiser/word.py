"""A conference's content as a Word document that an organiser can edit: every part of each record.

Carries the words, not the look; the same records give the same bytes.
"""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generators import danish
from generators.handouts.organiser import word_form
from generators.handouts.organiser.delivery import without_times
from generators.handouts.setting.parts import Edition
from generators.handouts.setting.prose import fine
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import outline
from generators.reading import rich_text
from generators.records.record_types import RECORD_TYPES, Record, type_of
from generators.records.registers import Conference

UNWRITABLE = (ValueError, KeyError)
"""What is raised for a text that the file format cannot hold, and for a part that has no form there."""


def document(base: KnowledgeBase, conference: Conference, edition: Edition) -> bytes:
    """Write the records of a conference's themes, type by type, with contents before them."""
    paper = word_form.blank()
    _describe(paper, base, conference, edition)
    word_form.paragraph(paper, "Title", conference.name)
    writer = Writer(paper, base, edition)
    if base.is_example:
        writer.said("EKSEMPEL. Alt indhold er opdigtet.", word_form.CAVEAT)
    writer.paragraphs(conference.description)
    found = [(row, [r for r in _wanted(base, conference) if type_of(r) is row]) for row in RECORD_TYPES]
    groups = [(danish.capitalised(row.plural), records) for row, records in found if records]
    writer.contents(groups)
    for heading, records in groups:
        writer.group(heading, records)
    word_form.places_numbered(paper)
    word_form.footed(paper, f"{edition.site_name} · {conference.name} · {edition.label}")
    content = io.BytesIO()
    paper.save(content)
    return without_times(content.getvalue())


def refused(base: KnowledgeBase, conference: Conference, edition: Edition) -> list[Record]:
    """Write each record by itself, and give those that cannot be written."""
    return [record for record in _wanted(base, conference) if not _is_written(base, record, edition)]


def _is_written(base: KnowledgeBase, record: Record, edition: Edition) -> bool:
    try:
        Writer(word_form.blank(), base, edition).record(record)
    except UNWRITABLE:
        return False
    return True


def _wanted(base: KnowledgeBase, conference: Conference) -> list[Record]:
    themes = {entry.theme for entry in conference.themes}
    return [record for record in base.valid_records if themes.intersection(record.themes)]


def _describe(paper: Document, base: KnowledgeBase, conference: Conference, edition: Edition) -> None:
    about = paper.core_properties
    about.title, about.author, about.language = conference.name, base.programme.owner, word_form.LANGUAGE
    about.last_modified_by, about.comments = base.programme.owner, edition.label
    midnight = dt.datetime(edition.date.year, edition.date.month, edition.date.day, tzinfo=dt.UTC)
    about.created = about.modified = midnight


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes parts of records at the end of a document; codes in any text lead to their pages."""

    paper: Document
    base: KnowledgeBase
    edition: Edition
    _ways: dict[str, str] = field(default_factory=dict)

    def contents(self, groups: Sequence[tuple[str, Sequence[Record]]]) -> None:
        """List the groups and their records with the pages they begin on."""
        word_form.paragraph(self.paper, "Heading 1", "Indhold")
        for heading, records in groups:
            word_form.entry(self._contents_line(), heading, _place(heading))
            for record in records:
                line = self._contents_line()
                line.paragraph_format.left_indent = Mm(6)
                word_form.entry(line, f"{record.id} {fine(record.title)}", _place(record.id))

    def _contents_line(self) -> Paragraph:
        return word_form.paragraph(self.paper, word_form.CONTENTS)

    def group(self, heading: str, records: Sequence[Record]) -> None:
        """Begin a type on a page of its own."""
        paragraph = word_form.paragraph(self.paper, "Heading 1", heading)
        paragraph.paragraph_format.page_break_before = True
        word_form.placed(paragraph, _place(heading))
        for record in records:
            self.record(record)

    def record(self, record: Record) -> None:
        """Write everything of a record that is shown."""
        heading = word_form.paragraph(self.paper, "Heading 2")
        self._into(heading, f"{record.id} {fine(record.title)}")
        word_form.placed(heading, _place(record.id))
        self._mark(outline.mark(record, "titel"))
        self.said(fine(record.summary), word_form.SUMMARY)
        self._mark(outline.mark(record, "resume"))
        if record.caveat:
            self.said(fine(outline.caveat(record)), word_form.CAVEAT)
        for part in outline.parts(record):
            word_form.paragraph(self.paper, "Heading 3", fine(part.heading))
            self._mark(part.mark)
            _SETTERS[part.shape](self, part)
        self._foundation(record)

    def _mark(self, mark: str) -> None:
        """Say under a heading that the words are the editor's."""
        if mark:
            self.said(mark, word_form.NOTE)

    def _foundation(self, record: Record) -> None:
        for reference in record.sources:
            if reference.quote:
                self.said(fine(f"»{reference.quote}«"), word_form.QUOTE)
        source = self.base.source
        named = [f"{source[s.source].title}, {s.place}" for s in record.sources if s.source in source]
        self.said(
            fine(f"Kilde: {'; '.join(named)}. {record.origin.label}. Dateret {record.date}. {life(record)}"),
            word_form.NOTE,
        )
        if beside := [target for _, target in record.links() if target in self.base.by_id]:
            self.said(f"Læs også: {danish.listing(list(dict.fromkeys(beside)))}", word_form.NOTE)

    def said(self, text: str, style: str = word_form.NORMAL) -> Paragraph:
        """Add a paragraph."""
        paragraph = word_form.paragraph(self.paper, style)
        self._into(paragraph, text)
        return paragraph

    def _into(self, paragraph: Paragraph, text: str) -> None:
        for piece in _CODE.split(text):
            if piece in self.base.by_id:
                word_form.linked(paragraph, piece, self._way(piece))
            elif piece:
                word_form.written(paragraph, piece)

    def _way(self, code: str) -> str:
        if code not in self._ways:
            self._ways[code] = word_form.way(self.paper, self.edition.url(f"{code}/"))
        return self._ways[code]

    def listed(self, texts: Iterable[str], *, ordered: bool) -> None:
        """Add a list; one in order begins with one."""
        style = word_form.NUMBERS if ordered else word_form.POINTS
        items = [self.said(fine(text), style) for text in texts]
        if ordered:
            word_form.numbered(self.paper, items)

    def table(self, part: outline.Part) -> None:
        """Add the entries of a part as rows."""
        rows = [[fine(text) for text in row.values()] for row in part.rows()]
        for paragraph, text in word_form.table(self.paper, list(part.labels.values()), rows):
            self._into(paragraph, text)

    def paragraphs(self, text: str) -> None:
        """Add a text in the allowed Markdown."""
        for node in rich_text.parse(text):
            if node.kind in ("ul", "ol"):
                items = [rich_text.to_text((item,)) for item in node.children]
                self.listed(items, ordered=node.kind == "ol")
            else:
                self.said(rich_text.to_text((node,)))


_CODE = re.compile(r"\b([EDMAI]-\d{3,5})\b")


def _place(name: str) -> str:
    return f"sted_{danish.slug(name).replace('-', '_')}"


def _said(writer: Writer, text: str) -> None:
    writer.said(fine(text))


_SETTERS: dict[str, Callable[[Writer, outline.Part], None]] = {
    "rich": lambda writer, part: writer.paragraphs(part.value),
    "text": lambda writer, part: _said(writer, part.value),
    "list": lambda writer, part: writer.listed(part.value, ordered=part.ordered),
    "table": lambda writer, part: writer.table(part),
}
