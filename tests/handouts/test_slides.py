"""Slides for the room: what stands on each, and a PowerPoint file that opens, says what it shows and repeats itself."""

import dataclasses
import io
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.slides import deck, powerpoint, production
from generators.handouts.slides.deck import Deck, Line, Slide
from generators.handouts.slides.room import Box, height, lines, parted, size_for
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.theme_brief import brief
from generators.presentation import outline
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Dilemma, Recommendation, Record
from generators.records.registers import Conference, ProgrammeKind
from tests.handouts.conftest import DATE, EDITION
from tests.tools import slide_template

TEMPLATE = (store.TEMPLATES / production.TEMPLATE).read_bytes()


def timed(conference: Conference, count: int) -> Conference:
    items = tuple(
        ProgrammeItem.model_validate(
            {"tid": f"{8 + n // 2:02}.{'30' if n % 2 else '00'}", "punkt": f"Punkt {n}", "hvem": "KL"}
        )
        for n in range(count)
    )
    return conference.model_copy(update={"programme": items})


@pytest.fixture(scope="module")
def day(base: KnowledgeBase) -> Conference:
    return timed(base.theme_conferences[0], 14)


@pytest.fixture(scope="module")
def made(base: KnowledgeBase, day: Conference) -> Deck:
    return deck.of_conference(Manuscript(base, EDITION), day)


@pytest.fixture(scope="module")
def content(made: Deck) -> bytes:
    return powerpoint.written(made, TEMPLATE, DATE)


@pytest.fixture(scope="module")
def slides(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def records_of(base: KnowledgeBase, *themes: str) -> list[Record]:
    return [record for record in base.valid_records if {*themes} & {*record.themes}]


# --- what stands on them ----------------------------------------------------------------------------------------------


def test_a_theme_shows_its_claim_and_every_dilemma_and_recommendation(base: KnowledgeBase) -> None:
    for theme in base.main_themes:
        found = deck.of_theme(Manuscript(base, EDITION), theme).slides
        codes = [slide.way.shown for slide in found if slide.way and slide.layout not in (deck.SECTION, deck.QUESTIONS)]
        records = records_of(base, theme.slug)
        claim = brief(base, theme).claim
        assert found[0].title.replace("\u00a0", " ") == theme.name
        assert codes[:1] == ([claim.id] if claim else codes[:1])
        expected = [r.id for r in records if isinstance(r, Dilemma | Recommendation) or r is claim]
        assert sorted(codes) == sorted(expected)


def test_a_record_of_two_themes_comes_once_in_a_day(base: KnowledgeBase, day: Conference, made: Deck) -> None:
    codes = [slide.way.of for slide in made.slides if slide.way and slide.layout in (deck.DILEMMA, deck.ACTIONS)]
    records = records_of(base, *(entry.theme for entry in day.themes))
    assert len(codes) == len(set(codes))
    assert set(codes) == {r.id for r in records if isinstance(r, Dilemma | Recommendation)}


def test_a_record_is_shown_with_all_that_is_said_of_it(few: KnowledgeBase) -> None:
    """Poles or actions on the slide, whose words they are and the caveat; questions and sources in the notes."""
    manuscript = Manuscript(few, EDITION)
    by_code = {s.way.shown: s for s in deck.of_conference(manuscript, few.theme_conferences[0]).slides if s.way}
    dilemma = next(record for record in few.records if isinstance(record, Dilemma))
    advice = next(record for record in few.records if isinstance(record, Recommendation))
    shown = by_code[dilemma.id]
    assert [name for name, _ in shown.poles] == [pole.name for pole in dilemma.poles]
    assert [text for _, text in by_code[advice.id].lines or []] == [a.level.label for a in advice.actions]
    assert [line.text for line in by_code[advice.id].lines] == [action.text for action in advice.actions]
    for record in (dilemma, advice):
        slide, notes = by_code[record.id], "\n".join(by_code[record.id].notes).replace("\u00a0", " ")
        assert outline.EDITORS in slide.origin
        assert "Forbehold" in slide.origin.replace("forbehold", "Forbehold")
        assert all(question in notes for question in record.questions)
        assert all(few.source[one.source].title in notes for one in record.sources)
        assert record.summary in notes
    assert all(one.answer in "\n".join(by_code[advice.id].notes) for one in advice.obstacles)


def test_an_example_says_so_on_every_slide(base: KnowledgeBase) -> None:
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    example = dataclasses.replace(base, programme=programme)
    assert "EKSEMPEL" in deck.of_theme(Manuscript(example, EDITION), base.main_themes[0]).foot
    assert "EKSEMPEL" not in deck.of_theme(Manuscript(base, EDITION), base.main_themes[0]).foot


def test_a_programme_without_times_is_no_slide(base: KnowledgeBase, day: Conference, made: Deck) -> None:
    unknown = day.model_copy(update={"programme": (ProgrammeItem.model_validate({"punkt": "Oplæg"}),)})
    without = deck.of_conference(Manuscript(base, EDITION), unknown)
    assert deck.PROGRAMME in {slide.layout for slide in made.slides}
    assert deck.PROGRAMME not in {slide.layout for slide in without.slides}


# --- how much there is room for ---------------------------------------------------------------------------------------


def test_text_is_set_as_large_as_there_is_room_for() -> None:
    assert lines("et to tre", width=40, letter=10) == 3
    assert lines("et to tre", width=60, letter=10) == 2
    assert height(["et", "to"], width=100, size=10) == pytest.approx(29)
    assert size_for(["kort"], Box(400, 100), (30, 20, 10)) == 30
    assert size_for(["ord " * 60], Box(400, 100), (30, 20, 10)) == 10
    assert size_for(["etmegetlangtordudenmellemrum"], Box(140, 400), (30, 20, 10)) == 10
    assert size_for(["ord " * 600], Box(400, 100), (30, 20, 10)) == 10


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


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_committed_template_is_the_one_that_is_made() -> None:
    """In the colours of the house; after a change: python -m tests.tools.slide_template."""
    assert slide_template.template() == TEMPLATE


def test_the_same_deck_gives_the_same_bytes(made: Deck, content: bytes) -> None:
    assert powerpoint.written(made, TEMPLATE, DATE) == content


def test_every_slide_is_made_of_a_layout_and_its_placeholders(slides: list[Any]) -> None:
    """16:9, a title on each, no placeholder left empty, foot and number as the layout has them."""
    assert {slide.slide_layout.name for slide in slides} == set(slide_template.LAYOUTS)
    width, high = Presentation(io.BytesIO(TEMPLATE)).slide_width, Presentation(io.BytesIO(TEMPLATE)).slide_height
    assert round(width / high, 3) == round(16 / 9, 3)
    for number, slide in enumerate(slides):
        assert slide.shapes.title.text.strip(), number
        texts = [shape for shape in slide.placeholders if shape.has_text_frame]
        assert [shape.name for shape in texts if not shape.text_frame.text.strip()] == []
        outside = [s.name for s in slide.shapes if s.left < 0 or s.top < 0 or s.left + s.width > width]
        assert outside == []


def _pictures(slide: Any) -> Iterator[Any]:
    yield from (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP or hasattr(shape, "image"))


def test_a_slide_asks_where_one_stands_between_two_poles_and_nowhere_else(made: Deck) -> None:
    assert any(slide.poles for slide in made.slides)
    for slide in made.slides:
        asked = powerpoint._texts(slide)[powerpoint.PROMPT]
        assert [line.text for line in asked] == [deck.ASK] * bool(slide.poles)


def test_every_picture_says_what_it_shows(slides: list[Any]) -> None:
    """The scale with its poles, the code with where it leads."""
    descriptions = [p.element.xpath(".//p:cNvPr")[0].get("descr") for slide in slides for p in _pictures(slide)]
    assert len(descriptions) > len(slides)
    assert all(text and text.startswith(("Skala med syv ringe fra", "QR-kode til ")) for text in descriptions)


def test_every_code_leads_where_it_says(made: Deck, slides: list[Any]) -> None:
    """Read from the picture, as a telephone does."""
    ways = {slide.way.url for slide in made.slides if slide.way}
    read = set()
    for picture in (p for slide in slides for p in _pictures(slide) if hasattr(p, "image")):
        drawing = cv2.imdecode(np.frombuffer(picture.image.blob, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert drawing is not None
        text, *_ = cv2.QRCodeDetector().detectAndDecode(drawing)
        assert text == picture.click_action.hyperlink.address
        read.add(text)
    assert read == ways


def test_everything_is_danish_and_says_whose_it_is(content: bytes, made: Deck, slides: list[Any]) -> None:
    about = Presentation(io.BytesIO(content)).core_properties
    assert (about.title, about.language, about.author) == (made.title, "da-DK", "KL")
    assert about.modified is not None
    assert about.modified.date() == DATE
    runs = [run for slide in slides for run in slide.element.iter("{*}rPr")]
    assert {run.get("lang") for run in runs} == {"da-DK"}


def test_the_speaker_has_notes(made: Deck, slides: list[Any]) -> None:
    told = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    records = [slide for slide in made.slides if slide.layout in (deck.CLAIM, deck.DILEMMA, deck.ACTIONS)]
    assert sum("Kilde: " in text for text in told) >= len(records)


def test_a_deck_is_made_for_each_theme_and_each_conference(base: KnowledgeBase, typesetter: Typesetter) -> None:
    some = dataclasses.replace(base, records=base.records[::9])
    manuscript = Manuscript(some, EDITION)
    found = list(production.of_themes(manuscript, typesetter))
    assert found
    assert all(product.address.startswith("publikation/oplaeg/") and product.content for product in found)
    day = production.of_conference(manuscript, typesetter, some.theme_conferences[0])
    assert day.address == "haefter/temakonference-1/oplaeg.pptx"
    assert day.content
