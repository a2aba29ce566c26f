"""The slides of a day as a PowerPoint file that opens, says what it shows and repeats itself."""

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
from generators.handouts.slides.deck import Deck
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.registers import Conference
from tests.handouts.conftest import DATE, EDITION
from tests.handouts.made_up import with_points
from tests.tools import slide_template

TEMPLATE = (store.TEMPLATES / production.TEMPLATE).read_bytes()


@pytest.fixture(scope="module")
def day(base: KnowledgeBase) -> Conference:
    return with_points(base.theme_conferences[0], 14)


@pytest.fixture(scope="module")
def made(base: KnowledgeBase, day: Conference) -> Deck:
    return deck.of_conference(Manuscript(base, EDITION), day)


@pytest.fixture(scope="module")
def content(made: Deck) -> bytes:
    return powerpoint.written(made, TEMPLATE, DATE)


@pytest.fixture(scope="module")
def slides(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


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
