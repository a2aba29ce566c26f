"""A deck as a PowerPoint file, made on the layouts and placeholders of a template, in the words of pptx.

The template decides where things stand and how they look; the same deck and template give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.util import Emu, Pt

from generators.handouts.organiser.delivery import without_times
from generators.handouts.setting import pictures
from generators.handouts.slides import deck as decks
from generators.handouts.slides.deck import Deck, Line, Slide
from generators.handouts.slides.package import Remembering
from generators.handouts.slides.room import HEADING, TEXT, Box, height, parted, size_for

# The placeholders of the template, by their numbers.
TITLE, ABOVE, BODY, LEFT_NAME, LEFT, RIGHT_NAME, RIGHT = 0, 10, 11, 12, 13, 14, 15
SCALE, PROMPT, QR, CODE, ORIGIN, TABLE = 16, 17, 18, 19, 20, 21
_FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

# The first of each is the size of the template.
_SIZES = {
    TITLE: (36, 32, 28, 24, 20),
    ABOVE: (16, 14, 12),
    BODY: (28, 24, 22, 20, 18),
    LEFT_NAME: (24, 22, 20, 18),
    RIGHT_NAME: (24, 22, 20, 18),
    LEFT: (20, 18, 16, 14, 12),
    RIGHT: (20, 18, 16, 14, 12),
    PROMPT: (18, 16),
    CODE: (24, 18, 16, 14, 12, 10),
    ORIGIN: (14, 12, 11),
}
_SMALLEST_OF_A_LIST = 20
_ROW_SIZES = (22, 20, 18, 16)
_HEADINGS = frozenset({TITLE, LEFT_NAME, RIGHT_NAME})
_RINGS, _RING = 7, 0.24
_INCH = 914_400
Room = Callable[[int], Box]
"""How large each placeholder of a layout is, by its number."""
# As much as a file may say of itself on one line.
_PROPERTY = 255


def written(deck: Deck, template: bytes, date: dt.date) -> bytes:
    """Write a deck on a template."""
    file: Any = Remembering.open(io.BytesIO(template)).presentation_part.presentation
    layouts = {layout.name: layout for layout in file.slide_layouts}

    @cache
    def room(layout: str, number: int) -> Box:
        """Measure a placeholder in its layout, once: pptx asks every shape there which of them it is."""
        return _box(_place(layouts[layout], number))

    for slide in (part for whole in deck.slides for part in _parted(whole, partial(room, whole.layout))):
        _add(file, layouts[slide.layout], slide, deck.foot, partial(room, slide.layout))
    about = file.core_properties
    about.title, about.language, about.subject = deck.title[:_PROPERTY], "da-DK", deck.foot[:_PROPERTY]
    about.author = about.last_modified_by = deck.owner[:_PROPERTY]
    about.created = about.modified = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    content = io.BytesIO()
    file.save(content)
    return without_times(content.getvalue())


# --- how much goes on one slide ---------------------------------------------------------------------------------------


def _parted(slide: Slide, room: Room) -> Iterator[Slide]:
    """Share what is too long for one slide between several, and say so at the title."""
    parts = [slide]
    if slide.rows:
        fits = _rows_fit(room(TABLE))
        parts = [replace(slide, rows=part) for part in parted(slide.rows, fits)]
    elif slide.lines:
        shares = parted(slide.lines, _lines_fit(room(BODY)))
        parts = [replace(slide, lines=part) for part in shares]
    for number, part in enumerate(parts, start=1):
        yield part if len(parts) == 1 else replace(part, title=f"{slide.title} ({number} af {len(parts)})")


def _lines_fit(box: Box) -> Callable[[Sequence[Line]], bool]:
    return lambda part: height([_said(line) for line in part], box.width, _SMALLEST_OF_A_LIST) <= box.height


def _rows_fit(box: Box) -> Callable[[Sequence[tuple[str, str]]], bool]:
    return lambda part: _table_height(part, box, _ROW_SIZES[-1]) <= box.height


def _table_height(rows: Sequence[tuple[str, str]], box: Box, size: int) -> float:
    return sum(height([row[1]], box.width - _times_width(size), size) + size * 0.9 for row in (*rows, ("", "")))


def _times_width(size: int) -> float:
    return size * 5.5


def _said(line: Line) -> str:
    return f"{line.lead}: {line.text}" if line.lead else line.text


def _place(holder: Any, number: int) -> Any:
    return next(one for one in holder.placeholders if one.placeholder_format.idx == number)


def _box(place: Any) -> Box:
    return Box(Emu(place.width).pt, Emu(place.height).pt)


# --- one slide --------------------------------------------------------------------------------------------------------


def _add(file: Any, layout: Any, slide: Slide, foot: str, room: Room) -> None:
    made = file.slides.add_slide(layout)
    places = {place.placeholder_format.idx: place for place in made.placeholders}
    for number, texts in _texts(slide).items():
        if number in places and texts:
            _write(places.pop(number), number, texts, room(number))
    if slide.way and QR in places:
        _put_code(places.pop(QR), slide)
    if slide.poles:
        _draw_scale(made, places[SCALE], slide)
    if slide.rows:
        _put_table(places.pop(TABLE), slide.rows)
    for left_over in places.values():
        left_over.element.getparent().remove(left_over.element)
    _add_feet(made, layout, foot)
    if slide.layout == decks.SECTION and slide.theme:
        made.background.fill.solid()
        made.background.fill.fore_color.theme_color = getattr(MSO_THEME_COLOR, f"ACCENT_{slide.theme}")
    if slide.notes:
        _note(made, slide.notes)


def _texts(slide: Slide) -> dict[int, list[Line]]:
    """Give the words of a slide by the placeholder that holds them."""
    (left_name, left), (right_name, right) = slide.poles or (("", ""), ("", ""))
    single = {
        TITLE: slide.title,
        ABOVE: slide.above,
        LEFT_NAME: left_name,
        LEFT: left,
        RIGHT_NAME: right_name,
        RIGHT: right,
        PROMPT: decks.ASK if slide.poles else "",
        CODE: slide.way.shown if slide.way else "",
        ORIGIN: slide.origin,
    }
    body = list(slide.lines) or ([Line(slide.text)] if slide.text and not slide.poles else [])
    return {number: [Line(text)] if text else [] for number, text in single.items()} | {BODY: body}


def _write(place: Any, number: int, texts: Sequence[Line], box: Box) -> None:
    """Set texts in a placeholder, as large as there is room for."""
    share = HEADING if number in _HEADINGS else TEXT
    size = size_for([_said(line) for line in texts], box, _SIZES[number], share)
    frame = place.text_frame
    for count, line in enumerate(texts):
        paragraph = frame.paragraphs[0] if count == 0 else frame.add_paragraph()
        if count:
            paragraph.space_before = Pt(size * 0.5)
        if line.lead:
            _run(paragraph, f"{line.lead}: ", size, bold=True)
        _run(paragraph, line.text, size)


def _run(paragraph: Any, text: str, size: int | None = None, *, bold: bool | None = None) -> Any:
    run = paragraph.add_run()
    run.text = text
    run.font.language_id = MSO_LANGUAGE_ID.DANISH
    run.font.bold = bold
    if size:
        run.font.size = Pt(size)
    return run


def _put_code(place: Any, slide: Slide) -> None:
    """Put a QR code in its place, leading where it says; its quiet zone comes with it."""
    assert slide.way  # noqa: S101 - asked for by the caller
    picture = place.insert_picture(io.BytesIO(pictures.qr_code_on_screen(slide.way.url)))
    _describe(picture, f"QR-kode til {slide.way.of}: {slide.way.url}")
    picture.click_action.hyperlink.address = slide.way.url


def _describe(shape: Any, text: str) -> None:
    shape.element.xpath(".//p:cNvPr")[0].set("descr", text)


def _draw_scale(made: Any, place: Any, slide: Slide) -> None:
    """Draw the scale where the template keeps room for it: a line of rings, and one picture to whoever hears it."""
    left, top, wide, high = place.left, place.top, place.width, place.height
    middle, ring = top + high // 2, int(_RING * _INCH)
    group = made.shapes.add_group_shape()
    rail = group.shapes.add_connector(1, Emu(left), Emu(middle), Emu(left + wide), Emu(middle))
    rail.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    rail.line.width = Pt(2)
    for number in range(_RINGS):
        x = left + (wide - ring) * number // (_RINGS - 1)
        oval = group.shapes.add_shape(MSO_SHAPE.OVAL, Emu(x), Emu(middle - ring // 2), Emu(ring), Emu(ring))
        at_the_end = number in (0, _RINGS - 1)
        oval.fill.solid()
        oval.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1 if at_the_end else MSO_THEME_COLOR.BACKGROUND_1
        oval.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
        oval.line.width = Pt(3 if number == _RINGS // 2 else 1.75)
        oval.shadow.inherit = False
    group.name = "Skala"
    names = [name for name, _ in slide.poles]
    _describe(group, f"Skala med syv ringe fra »{names[0]}« til venstre til »{names[1]}« til højre.")


def _put_table(place: Any, rows: Sequence[tuple[str, str]]) -> None:
    box = _box(place)
    size = next((s for s in _ROW_SIZES if _table_height(rows, box, s) <= box.height), _ROW_SIZES[-1])
    frame = place.insert_table(rows=len(rows) + 1, cols=2)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _NO_STYLE  # noqa: SLF001 - pptx has no word for it
    table.columns[0].width, table.columns[1].width = Pt(_times_width(size)), Pt(box.width - _times_width(size))
    for row, texts in zip(table.rows, (_HEADS, *rows), strict=True):
        row.height = Pt(size * 1.8)
        for cell, text, bold in zip(row.cells, texts, (True, texts is _HEADS), strict=True):
            cell.margin_left = cell.margin_right = Pt(0)
            _run(cell.text_frame.paragraphs[0], text, size, bold=bold)
            _underline(cell)
    _describe(frame, "Dagens program: tid og punkt.")


_HEADS = ("Tid", "Punkt")
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _underline(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - pptx has no word for it
    line = properties.makeelement(_A + "lnB", {"w": "9525"})
    fill = line.makeelement(_A + "solidFill", {})
    fill.append(fill.makeelement(_A + "schemeClr", {"val": "bg2"}))
    line.append(fill)
    properties.append(line)


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _add_feet(made: Any, layout: Any, foot: str) -> None:
    """Give a slide the foot and the number of its layout, which pptx leaves out."""
    for place in layout.placeholders:
        kind = place.placeholder_format.type
        if kind in _FEET:
            made.shapes.clone_placeholder(place)
            own = made.shapes[-1]
            if kind is PP_PLACEHOLDER.FOOTER:
                _run(own.text_frame.paragraphs[0], foot)
            else:
                _number(own)


def _number(place: Any) -> None:
    paragraph = place.text_frame.paragraphs[0]._p  # noqa: SLF001 - pptx has no word for a field
    field = paragraph.makeelement(_A + "fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    field.append(field.makeelement(_A + "rPr", {"lang": "da-DK"}))
    shown = field.makeelement(_A + "t", {})
    shown.text = "‹#›"
    field.append(shown)
    paragraph.append(field)


def _note(made: Any, notes: Sequence[str]) -> None:
    frame = made.notes_slide.notes_text_frame
    for count, text in enumerate(notes):
        _run(frame.paragraphs[0] if count == 0 else frame.add_paragraph(), text)
