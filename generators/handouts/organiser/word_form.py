"""The form of a Word document: A4, styles of our own, lists that begin again, links, fields, contents and page numbers.

Knows Word's format, no records; what python-docx has no word for is written as XML.
"""

from collections.abc import Iterator, Sequence

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

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

    To be told the style python-docx compares every style of the document, for every paragraph: over half of what a
    document costs. A style's id is its name without spaces.
    """
    made = paper.add_paragraph(text)
    if style != NORMAL:
        made.paragraph_format.element.style = style.replace(" ", "")
    return made


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
    _look(paper, CONTENTS, 10, "ink", after=1).paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, 2, 1)
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


def linked(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a text that leads to an address on the web."""
    place = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _link(paragraph, text).set(qn("r:id"), place)


def _link(paragraph: Paragraph, text: str) -> BaseOxmlElement:
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(PRINT["petrol"][1:]), True
    link = OxmlElement("w:hyperlink")
    link.append(run._r)  # noqa: SLF001 - python-docx has no word for a link
    paragraph._p.append(link)  # noqa: SLF001
    return link


def placed(paragraph: Paragraph, name: str, number: int) -> None:
    """Give a paragraph a name that the contents and other links lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


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
    style = paper.styles[NUMBERS].element
    own = style.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == own)
    restarted = numbering.add_num(abstract)
    restarted.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, restarted.numId


def table(paper: Document, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[Paragraph, str]]:
    """Make a table whose first row is its head on every page; give each cell below it with the text it is to hold."""
    made = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
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
    paper.add_paragraph()


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    child = OxmlElement(tag)
    parent.append(child)
    return child
