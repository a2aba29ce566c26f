"""A deck as a file: which words stand in which place, how large, and what is drawn, read back from a made-up deck."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from generators import store
from generators.handouts.slides import deck, powerpoint, production
from generators.handouts.slides.deck import Deck, Line, Slide, Way
from generators.handouts.slides.room import Box, height, lines, parted, size_for

TEMPLATE = (store.TEMPLATES / production.TEMPLATE).read_bytes()
DATE = dt.date(2026, 11, 21)
WAY = Way("https://viden.example/E-001/", "E-001", "E-001")
POLES = (("Fælles", "Alle ens."), ("Hver for sig", "Hver gør sit."))
FOOT, NUMBER = 33, 34
FEET = {FOOT, NUMBER}
INCH = 914_400


def opened(slides: Sequence[Slide], **fields: str) -> Any:
    made = Deck(**{"title": "Oplæg", "owner": "KL", "foot": "Viden · Oplæg"} | fields, slides=slides)
    return Presentation(io.BytesIO(powerpoint.written(made, TEMPLATE, DATE)))


def one(slide: Slide) -> Any:
    (made,) = opened([slide]).slides
    return made


def place(made: Any, number: int) -> Any:
    return next(one for one in made.placeholders if one.placeholder_format.idx == number)


def room(layout: str, number: int) -> Any:
    found = next(one for one in Presentation(io.BytesIO(TEMPLATE)).slide_layouts if one.name == layout)
    return place(found, number)


def words(made: Any) -> dict[int, str]:
    """Give the text of each place but the foot."""
    return {
        shape.placeholder_format.idx: shape.text_frame.text
        for shape in made.placeholders
        if shape.has_text_frame and shape.placeholder_format.idx not in FEET
    }


def sizes(made: Any) -> dict[int, float]:
    return {
        shape.placeholder_format.idx: shape.text_frame.paragraphs[0].runs[0].font.size.pt
        for shape in made.placeholders
        if shape.has_text_frame and shape.placeholder_format.idx not in FEET
    }


# --- words in their places --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        (Slide(layout=deck.TITLE, title="Titel", text="Tekst", way=WAY), {0: "Titel", 11: "Tekst", 19: "E-001"}),
        (
            Slide(layout=deck.CLAIM, title="Titel", above="Over", text="Tekst", origin="Hvis ord", way=WAY),
            {0: "Titel", 10: "Over", 11: "Tekst", 19: "E-001", 20: "Hvis ord"},
        ),
        (
            Slide(layout=deck.DILEMMA, title="Titel", text="Siges kun i noterne", poles=POLES),
            {0: "Titel", 12: "Fælles", 13: "Alle ens.", 14: "Hver for sig", 15: "Hver gør sit.", 17: deck.ASK},
        ),
        (
            Slide(layout=deck.ACTIONS, title="Titel", text="Kun listen", lines=[Line("A", "Chef"), Line("B")]),
            {0: "Titel", 11: "Chef: A\nB"},
        ),
        (Slide(layout=deck.PROGRAMME, title="Titel", above="Intet sted", text="Intet sted", way=WAY), {0: "Titel"}),
    ],
    ids=["forside", "udsagn", "dilemma", "liste", "program"],
)  # fmt: skip
def test_words_stand_in_their_place_and_a_place_without_words_goes(slide: Slide, expected: dict[int, str]) -> None:
    """What the layout has no place for stands nowhere."""
    made = one(slide)
    assert words(made) == expected
    scale = [shape for shape in made.shapes if shape.name == "Skala"]
    assert len(scale) == bool(slide.poles)
    pictures = [shape for shape in made.shapes if hasattr(shape, "image")]
    assert len(pictures) == (slide.way is not None and slide.layout != deck.PROGRAMME)
    assert len(list(made.shapes)) == len(expected) + len(pictures) + len(scale) + len(FEET)


def test_lines_of_a_list_have_a_bold_lead_and_half_a_line_between_them() -> None:
    made = one(Slide(layout=deck.ACTIONS, title="T", lines=[Line("A", "Chef"), Line("B"), Line("C", "Leder")]))
    paragraphs = place(made, powerpoint.BODY).text_frame.paragraphs
    runs = [[(run.text, run.font.bold) for run in paragraph.runs] for paragraph in paragraphs]
    assert runs == [[("Chef: ", True), ("A", None)], [("B", None)], [("Leder: ", True), ("C", None)]]
    assert [paragraph.space_before for paragraph in paragraphs] == [None, Pt(14), Pt(14)]
    assert {run.font.size for paragraph in paragraphs for run in paragraph.runs} == {Pt(28)}


def test_every_slide_has_the_foot_and_a_number_that_counts() -> None:
    for made in opened([Slide(layout=name, title="T") for name in (deck.TITLE, deck.CLAIM, deck.PROGRAMME)]).slides:
        foot, number = place(made, FOOT), place(made, NUMBER)
        assert foot.text_frame.text == "Viden · Oplæg"
        (field,) = number.element.iter("{*}fld")
        assert field.get("type") == "slidenum"
        assert (field.findtext("{*}t"), field.find("{*}rPr").get("lang")) == ("‹#›", "da-DK")
        assert len(list(made.placeholders)) == 1 + len(FEET)


def test_only_the_first_slide_of_a_theme_has_the_colour_of_the_theme() -> None:
    def colour(layout: str, theme: int) -> Any:
        background = one(Slide(layout=layout, title="T", theme=theme)).background
        own = background._cSld.bg is not None
        return background.fill.fore_color.theme_color if own else None

    assert colour(deck.SECTION, 2) == MSO_THEME_COLOR.ACCENT_2
    assert colour(deck.SECTION, 0) is None
    assert colour(deck.CLAIM, 2) is None


def test_notes_are_paragraphs_and_a_slide_without_has_no_page_for_them() -> None:
    told, silent = opened(
        [Slide(layout=deck.CLAIM, title="T", notes=["Et", "To"]), Slide(layout=deck.CLAIM, title="T")]
    ).slides
    assert [p.text for p in told.notes_slide.notes_text_frame.paragraphs] == ["Et", "To"]
    assert not silent.has_notes_slide


def test_a_file_says_of_itself_as_much_as_there_is_room_for() -> None:
    about = opened([], title="t" * 300, owner="o" * 300, foot="f" * 300).core_properties
    assert (about.title, about.author, about.subject) == ("t" * 255, "o" * 255, "f" * 255)
    assert about.last_modified_by == about.author
    assert about.created.date() == about.modified.date() == DATE


def test_a_code_that_is_shown_again_is_kept_once() -> None:
    ways = (WAY, WAY, WAY._replace(url="https://viden.example/E-002/"))
    file = opened([Slide(layout=deck.CLAIM, title="T", way=way) for way in ways])
    pictures = [part.partname for part in file.part.package.iter_parts() if part.content_type == "image/png"]
    assert sorted(pictures) == ["/ppt/media/image1.png", "/ppt/media/image2.png"]


# --- how large --------------------------------------------------------------------------------------------------------


def growing(counts: Sequence[int], layout: str) -> list[tuple[int, dict[int, float]]]:
    """Say how large each place of a layout is set when it has so many short words."""
    slides = [
        Slide(layout=layout, title=text, above=text, text=text, origin=text, poles=poles, way=way)
        for text in (" ".join(["ord"] * count) for count in counts)
        for way in [WAY._replace(shown=text) if layout == deck.CLAIM else None]
        for poles in [((text, text), (text, text)) if layout == deck.DILEMMA else ()]
    ]
    return [(count, sizes(made)) for count, made in zip(counts, opened(slides).slides, strict=True)]


@pytest.fixture(scope="module")
def claims() -> list[tuple[int, dict[int, float]]]:
    return growing((2, 3, 4, 8, 10, 18, 20, 22, 24, 27, 39, 60, 65, 91, 144, 170, 209, 230), deck.CLAIM)


@pytest.fixture(scope="module")
def dilemmas() -> list[tuple[int, dict[int, float]]]:
    return growing((12, 14, 16, 54, 60, 65, 91, 230), deck.DILEMMA)


@pytest.mark.parametrize(
    ("number", "longest"),
    [
        (powerpoint.TITLE, {36: 18, 32: 20, 28: 22, 24: 39, 20: 230}),
        (powerpoint.ABOVE, {16: 22, 14: 27, 12: 230}),
        (powerpoint.BODY, {28: 91, 24: 144, 22: 170, 20: 209, 18: 230}),
        (powerpoint.CODE, {24: 2, 18: 3, 16: 4, 14: 8, 12: 10, 10: 230}),
        (powerpoint.ORIGIN, {14: 60, 12: 65, 11: 230}),
    ],
)
def test_a_longer_text_is_set_smaller_step_by_step(
    number: int, longest: dict[int, int], claims: list[tuple[int, dict[int, float]]]
) -> None:
    """As large as it fits, and never below what can be read in the room, however many words there are."""
    assert {sizes[number]: count for count, sizes in claims} == longest


@pytest.mark.parametrize(
    ("numbers", "longest"),
    [
        ((powerpoint.LEFT_NAME, powerpoint.RIGHT_NAME), {24: 12, 22: 14, 20: 16, 18: 230}),
        ((powerpoint.LEFT, powerpoint.RIGHT), {20: 54, 18: 60, 16: 65, 14: 91, 12: 230}),
    ],
)
def test_both_poles_are_set_alike(
    numbers: tuple[int, int], longest: dict[int, int], dilemmas: list[tuple[int, dict[int, float]]]
) -> None:
    assert [{sizes[number]: count for count, sizes in dilemmas} for number in numbers] == [longest, longest]


@pytest.mark.parametrize(("count", "shares"), [(1, [1]), (8, [8]), (9, [4, 5]), (16, [8, 8]), (17, [5, 6, 6])])
def test_a_list_stands_on_as_few_slides_as_hold_it(count: int, shares: list[int]) -> None:
    """At a size of 20 points a list of eight short lines fits; the title says which slide of how many it is."""
    made = list(opened([Slide(layout=deck.ACTIONS, title="T", lines=[Line(f"L{n}") for n in range(count)])]).slides)
    assert [len(place(one, powerpoint.BODY).text_frame.paragraphs) for one in made] == shares
    many = len(shares)
    titles = [f"T ({number} af {many})" for number in range(1, many + 1)] if many > 1 else ["T"]
    assert [one.shapes.title.text for one in made] == titles
    assert {size for one in made for size in [sizes(one)[powerpoint.BODY]]} <= {28, 24, 22, 20}


def test_the_lead_of_a_line_counts_as_much_as_its_text() -> None:
    """Two lines each, with it."""
    long = [Line("ord " * 14, "En leder med et langt navn")] * 5
    for texts, count in ((long[:4], 1), (long, 2), ([Line(line.text) for line in long], 1)):
        assert len(opened([Slide(layout=deck.ACTIONS, title="T", lines=texts)]).slides) == count


def test_words_go_to_the_next_line_where_they_do_not_fit() -> None:
    assert lines("", width=10, letter=10) == 1
    assert [lines("et to", width=width, letter=10) for width in (49, 50)] == [2, 1]
    assert [lines("et to tre", width=width, letter=10) for width in (89, 90)] == [2, 1]
    assert lines("etlangtord et", width=40, letter=10) == 2
    assert height(["et"], width=100, size=10) == pytest.approx(12)
    assert height(["et", "to", "tre"], width=100, size=10) == pytest.approx(46)
    assert height([], width=100, size=10) == 0
    assert height(["ti tegn et"], width=47, size=10) < height(["ti tegn et"], width=47, size=10, share=0.55)


def test_a_word_and_a_text_as_large_as_their_place_fit() -> None:
    assert size_for(["x" * 10], Box(94, 100), (20, 10)) == 20
    assert size_for(["x" * 10], Box(93.9, 100), (20, 10)) == 10
    assert size_for(["xx"], Box(100, 24), (20, 10)) == 20
    assert size_for(["xx"], Box(100, 23.9), (20, 10)) == 10
    assert size_for([], Box(100, 24), (20, 10)) == 20
    assert size_for(["ord " * 600], Box(400, 100), (20, 10)) == 10


@pytest.mark.parametrize(
    ("most", "expected"), [(9, [[1, 2, 3, 4, 5]]), (3, [[1, 2], [3, 4, 5]]), (0, [[1], [2], [3], [4], [5]])]
)
def test_what_is_too_long_is_shared_evenly(most: int, expected: list[list[int]]) -> None:
    assert parted([1, 2, 3, 4, 5], lambda part: len(part) <= most) == expected


def test_long_lists_go_on_to_more_slides_and_nothing_is_lost() -> None:
    actions = [Line(f"{n} " + "Aftal det sammen. " * 14, "Forvaltning") for n in range(12)]
    rows = [(f"{n:02}.00", f"Punkt {n} " + "med en lang beskrivelse " * 6) for n in range(20)]
    made = Deck(
        title="t",
        owner="KL",
        foot="f",
        slides=[
            Slide(layout=deck.ACTIONS, title="Handlinger", lines=actions),
            Slide(layout=deck.PROGRAMME, title="Program", rows=rows),
        ],
    )
    found = list(Presentation(io.BytesIO(powerpoint.written(made, TEMPLATE, DATE))).slides)
    titles = [slide.shapes.title.text for slide in found]
    assert titles[0].startswith("Handlinger (1 af ")
    assert titles[-1].startswith("Program (")
    text = "\n".join(shape.text_frame.text for slide in found for shape in slide.shapes if shape.has_text_frame)
    assert [line.text for line in actions if line.text.strip() not in text] == []
    cells = [c.text for slide in found for shape in slide.shapes if shape.has_table for c in shape.table.iter_cells()]
    assert [row for row in rows if row[1] not in cells] == []


# --- what is drawn ----------------------------------------------------------------------------------------------------


def test_a_scale_is_seven_rings_on_a_line_from_edge_to_edge() -> None:
    """The outermost are filled, the middle one has the thickest edge, and whoever cannot see it hears its poles."""
    where = room(deck.DILEMMA, powerpoint.SCALE)
    middle = where.top + where.height / 2
    (scale,) = [s for s in one(Slide(layout=deck.DILEMMA, title="T", poles=POLES)).shapes if s.name == "Skala"]
    assert scale.element.xpath(".//p:cNvPr")[0].get("descr") == (
        "Skala med syv ringe fra »Fælles« til venstre til »Hver for sig« til højre."
    )
    rail, *rings = scale.shapes
    ends = (rail.begin_x, rail.begin_y, rail.end_x, rail.end_y)
    assert ends == pytest.approx((where.left, middle, where.left + where.width, middle), abs=2)
    assert (rail.line.width, rail.line.color.theme_color) == (Pt(2), MSO_THEME_COLOR.TEXT_1)
    assert len(rings) == 7
    assert {ring.width for ring in rings} == {ring.height for ring in rings} == {int(0.24 * INCH)}
    assert [ring.top + ring.height / 2 for ring in rings] == pytest.approx([middle] * 7, abs=2)
    step = (where.width - rings[0].width) / 6
    assert [ring.left for ring in rings] == pytest.approx([where.left + step * n for n in range(7)], abs=2)
    dark, light = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.BACKGROUND_1
    assert [ring.fill.fore_color.theme_color for ring in rings] == [dark, *[light] * 5, dark]
    assert {ring.line.color.theme_color for ring in rings} == {dark}
    assert [ring.line.width.pt for ring in rings] == [1.75] * 3 + [3] + [1.75] * 3
    assert not any(ring.shadow.inherit for ring in rings)


def table_of(made: Any) -> Any:
    (frame,) = [shape for shape in made.shapes if shape.has_table]
    return frame.table


def rows(count: int, text: str = "Oplæg") -> list[tuple[str, str]]:
    return [(f"{8 + n:02}.00", text) for n in range(count)]


def test_a_programme_is_a_table_with_its_heads_and_times_in_bold() -> None:
    """Ruled by a thin line below each row, in no style of PowerPoint's own."""
    made = one(Slide(layout=deck.PROGRAMME, title="Dagens program", rows=rows(2)))
    table = table_of(made)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tid", "Punkt"], ["08.00", "Oplæg"], ["09.00", "Oplæg"],
    ]  # fmt: skip
    runs = [cell.text_frame.paragraphs[0].runs[0] for cell in table.iter_cells()]
    assert [run.font.bold for run in runs] == [True, True, True, False, True, False]
    assert {run.font.size for run in runs} == {Pt(22)}
    assert {row.height for row in table.rows} == {Pt(22 * 1.8)}
    assert {margin for cell in table.iter_cells() for margin in (cell.margin_left, cell.margin_right)} == {0}
    times, points = (column.width.pt for column in table.columns)
    assert (times, times + points) == pytest.approx((22 * 5.5, room(deck.PROGRAMME, powerpoint.TABLE).width.pt))
    rules = [rule for cell in table.iter_cells() for rule in cell._tc.tcPr.iterfind("{*}lnB")]
    assert {rule.get("w") for rule in rules} == {"9525"}
    assert len(rules) == 6
    assert table.first_row
    assert not table.horz_banding
    (frame,) = [shape for shape in made.shapes if shape.has_table]
    assert frame.element.xpath(".//p:cNvPr")[0].get("descr") == "Dagens program: tid og punkt."


@pytest.mark.parametrize(
    ("count", "size", "slides"), [(6, 22, 1), (7, 20, 1), (8, 18, 1), (9, 16, 1), (10, 22, 2), (19, 20, 3)]
)
def test_a_long_programme_is_set_smaller_and_then_shared(count: int, size: int, slides: int) -> None:
    made = list(opened([Slide(layout=deck.PROGRAMME, title="Program", rows=rows(count))]).slides)
    assert len(made) == slides
    found = [cell.text_frame.paragraphs[0].runs[0].font.size.pt for one in made for cell in table_of(one).iter_cells()]
    assert min(found) == size
    assert sum(len(table_of(one).rows) - 1 for one in made) == count


def test_a_point_that_takes_two_lines_takes_room_from_the_others() -> None:
    """Where it breaks is reckoned beside the column of times."""
    for half, size in ((33, 22), (40, 20)):
        long = f"{'x' * half} {'x' * half}"
        made = one(Slide(layout=deck.PROGRAMME, title="Program", rows=[*rows(4), *rows(2, long)]))
        assert table_of(made).cell(0, 0).text_frame.paragraphs[0].runs[0].font.size.pt == size
