"""The form of a Word document: A4, styles of our own, lists that begin again, links, fields, contents and page numbers.

Knows Word's format, no records; what python-docx has no word for is written as XML.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.numbering import CT_Num
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from generators.presentation.identity import PRINT

LANGUAGE = "da-DK"
SUMMARY, NOTE, CAVEAT, QUOTE, CONTENTS = "Resumé", "Note", "Forbehold", "Kildecitat", "Indhold"
NORMAL, POINTS, NUMBERS = "Normal", "List Bullet", "List Number"

_SANS = "Calibri"
_TEXT_WIDTH = Mm(210 - 2 * 24)
_HEADINGS: tuple[tuple[str, float, str], ...] = (
    ("Title", 26, "petrol"),
    ("Heading 1", 20, "petrol"),
    ("Heading 2", 14, "ink"),
    ("Heading 3", 11, "petrol"),
)
_TEXTS: tuple[tuple[str, float, str], ...] = (
    (SUMMARY, 12, "ink"),
    (NOTE, 9, "quiet"),
    (CAVEAT, 10.5, "rust"),
    (QUOTE, 10.5, "ink"),
)
# What python-docx puts into every file: a picture of a page that is not ours.
_THUMBNAIL = "/thumbnail"


def blank() -> Document:
    """Give an empty document in our form."""
    paper = docx.Document()
    _without_thumbnail(paper)
    _page(paper)
    _styles(paper)
    return paper


def paragraph(paper: Document, style: str = NORMAL, text: str = "") -> Paragraph:
    """Begin a paragraph in a style by its name.

    To be told the style python-docx compares every style of the document, for every paragraph, and to find the end of
    the document it goes through all that stands before it. A style's id is its name without spaces.
    """
    made = Paragraph(OxmlElement("w:p"), paper)
    _at_the_end(paper, made._p)  # noqa: SLF001 - python-docx has no word for it
    if text:
        written(made, text)
    if style != NORMAL:
        made.paragraph_format.element.style = _style_id(style)
    return made


def written(paragraph: Paragraph, text: str) -> Run:
    """Write a text at the end of a paragraph; python-docx looks at it sign by sign for the few that break a line."""
    run = paragraph.add_run()
    if _BREAKS.isdisjoint(text):
        run._r.add_t(text)  # noqa: SLF001 - python-docx has no word for it
    else:
        run.text = text
    return run


_BREAKS = frozenset("\t\r\n")


def _at_the_end(paper: Document, part: BaseOxmlElement) -> None:
    """Put a part last in the document: only what describes its pages stands after it."""
    _section(paper).addprevious(part)


def _section(paper: Document) -> Any:
    return paper.element.body[-1]


def _style_id(style: str) -> str:
    return style.replace(" ", "")


def _without_thumbnail(paper: Document) -> None:
    relations = paper.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith(_THUMBNAIL)]:
        del relations[name]


def _page(paper: Document) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(22)


def _styles(paper: Document) -> None:
    _look(paper, "Normal", 10.5, "ink", after=6)
    language = _child(paper.styles[NORMAL].element.get_or_add_rPr(), "w:lang")
    language.set(qn("w:val"), LANGUAGE)
    for name, size, colour in _HEADINGS:
        style = _look(paper, name, size, colour, before=size * 0.9, after=4)
        style.font.bold, style.paragraph_format.keep_with_next = True, True
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    for name, size, colour in _TEXTS:
        paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = paper.styles[NORMAL]
        _look(paper, name, size, colour, after=6)
    paper.styles[QUOTE].font.italic = True
    paper.styles.add_style(CONTENTS, WD_STYLE_TYPE.PARAGRAPH).base_style = paper.styles[NORMAL]
    stops = _look(paper, CONTENTS, 10, "ink", after=1).paragraph_format.tab_stops
    stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _look(paper, POINTS, 10.5, "ink", after=3)
    _look(paper, NUMBERS, 10.5, "ink", after=3)


def _look(
    paper: Document, name: str, size: float, colour: str, *, before: float = 0, after: float = 0
) -> ParagraphStyle:
    style: ParagraphStyle = paper.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = _SANS, Pt(size), RGBColor.from_string(PRINT[colour][1:])
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(kind), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


# --- fields, links and places ---


def way(paper: Document, address: str) -> str:
    """Let a document know an address on the web that it has not known before; give its name there.

    python-docx compares the address with all that it knows, for every link.
    """
    known = paper.part.rels
    name = f"rId{len(known) + 1}"
    known.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    return name


def linked(paragraph: Paragraph, text: str, way: str) -> None:
    """Add a text that leads to an address on the web, by the name it has in the document."""
    _link(paragraph, text).set(qn("r:id"), way)


def _link(paragraph: Paragraph, text: str) -> BaseOxmlElement:
    run = written(paragraph, text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(PRINT["petrol"][1:]), True
    link = OxmlElement("w:hyperlink")
    link.append(run._r)  # noqa: SLF001 - python-docx has no word for a link
    paragraph._p.append(link)  # noqa: SLF001
    return link


def placed(paragraph: Paragraph, name: str) -> None:
    """Give a paragraph a name that the contents and other links lead to."""
    start, end = OxmlElement(_PLACE), OxmlElement(_PLACE_ENDS)
    for mark in (start, end):
        mark.set(qn("w:id"), "")
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def places_numbered(paper: Document) -> None:
    """Give every named paragraph a number by where it stands, once all of them are there."""
    for number, own in enumerate(paper.element.body.iterchildren(qn("w:p")), start=1):
        for mark in own.iterchildren(qn(_PLACE), qn(_PLACE_ENDS)):
            mark.set(qn("w:id"), str(number))


_PLACE, _PLACE_ENDS = "w:bookmarkStart", "w:bookmarkEnd"


def entry(paragraph: Paragraph, text: str, name: str) -> None:
    """Write a line of the contents: what, and on which page, which the word processor finds out."""
    link = _link(paragraph, text)
    link.set(qn("w:anchor"), name)
    paragraph.add_run("\t")
    field(paragraph, f"PAGEREF {name} \\h")


def field(paragraph: Paragraph, code: str) -> None:
    """Add what the word processor reckons out, such as the number of the page."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    simple.set(qn("w:dirty"), "true")
    simple.append(paragraph.add_run("–")._r)  # noqa: SLF001
    paragraph._p.append(simple)  # noqa: SLF001


def footed(paper: Document, words: str) -> None:
    """Give every page a foot with its number."""
    foot = paper.sections[0].footer.paragraphs[0]
    foot.style = paper.styles[NOTE]
    foot.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, 2)
    foot.add_run(f"{words}\tSide ")
    field(foot, "PAGE")
    foot.add_run(" af ")
    field(foot, "NUMPAGES")


# --- lists and tables ---


def numbered(paper: Document, paragraphs: Sequence[Paragraph]) -> None:
    """Let a list begin with one."""
    numbering = paper.part.numbering_part.element
    style = paper.styles.element.get_by_id(_style_id(NUMBERS))
    own = numbering.num_having_numId(style.pPr.numPr.numId.val)
    # python-docx tries every number from one for the first that is free.
    restarted: Any = CT_Num.new(numbering[-1].numId + 1, own.abstractNumId.val)  # type: ignore[no-untyped-call]
    numbering.append(restarted)
    restarted.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, restarted.numId


def table(paper: Document, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[Paragraph, str]]:
    """Make a table whose first row is its head on every page; give each cell below it with the text it is to hold."""
    section = _section(paper)
    width = Length(section.page_width - section.left_margin - section.right_margin)
    made: Any = Table(CT_Tbl.new_tbl(1, len(heads), width), paper)
    made._tbl.tblStyle_val = "TableGrid"  # noqa: SLF001 - python-docx has no word for it
    _at_the_end(paper, made._tbl)  # noqa: SLF001
    for cell, text in zip(made.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        shade = _child(cell._tc.get_or_add_tcPr(), "w:shd")  # noqa: SLF001
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), PRINT["tint"][1:])
    _child(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001
    for row in rows:
        added = made.add_row()
        _child(added._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001
        yield from ((cell.paragraphs[0], text) for cell, text in zip(added.cells, row, strict=True))
    paragraph(paper)


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    child = OxmlElement(tag)
    parent.append(child)
    return child
