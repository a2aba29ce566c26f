"""Nothing gets lost between outputs: every field of every type is found in each, and so is whose words it holds."""

import dataclasses
import datetime as dt
import io

import docx
import pytest

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import whole
from generators.handouts.organiser import material, word
from generators.handouts.organiser.package import pack
from generators.handouts.production import prepare, produce
from generators.handouts.setting.parts import Edition, identity_data
from generators.handouts.typesetting import ARCHIVAL, Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, outline
from generators.presentation.conference_files import CARDS
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Idea, Record, type_of
from generators.search.documents import findables
from generators.website.meeting_pages import meeting_data
from generators.website.page import Imprint, Page
from generators.website.site_tree import pages
from tests.handouts.reading_pdf import page_texts
from tests.presentation.filled import filled, one_of_each

DATE = dt.date(2026, 11, 21)
EDITION = Edition("Udgave af 21. november 2026", DATE, "https://klyngeviden.example/", "Klyngeviden")
# A handout is for a meeting: it leaves the running text, obstacles and sources to the record's own page.
# An idea's next step stands there in place of its summary.
IN_A_HANDOUT = {
    *("titel", "resume", "forbehold", "betydning", "poler", "overvejelser", "hvornaar", "trin", "forudsaetninger"),
    *("handlinger", "forhindringer", "naeste_skridt"),
}


def _in_a_handout(record: Record, key: str) -> bool:
    return key in IN_A_HANDOUT and not (key == "resume" and isinstance(record, Idea))


TITLE_ONLY = "Redaktionens titel"
BOTH = "Redaktionens titel og resumé"

Filled = list[tuple[Record, dict[str, list[str]]]]


@pytest.fixture(scope="module")
def full(base: KnowledgeBase) -> Filled:
    theme = base.theme_conferences[0].themes[0].theme
    chosen = [record.model_copy(update={"themes": (theme,)}) for record in one_of_each(base.valid_records)]
    return [filled(record) for record in chosen]


@pytest.fixture(scope="module")
def small(base: KnowledgeBase, full: Filled) -> KnowledgeBase:
    """A base of one full record of each type, and one municipality."""
    return dataclasses.replace(
        base, records=tuple(record for record, _ in full), municipalities=base.municipalities[:1]
    )


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)


@pytest.fixture(scope="module")
def site(small: KnowledgeBase) -> dict[str, Page]:
    return pages(small, store.templates("pages"), Imprint(site=store.site(), date=DATE))


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _missing(text: str, words: dict[str, list[str]]) -> dict[str, list[str]]:
    lost = {key: [word for word in found if word not in text] for key, found in words.items()}
    return {key: found for key, found in lost.items() if found}


def test_every_field_is_on_its_page(full: Filled, site: dict[str, Page]) -> None:
    for record, words in full:
        assert _missing(site[f"{addresses.of_record(record)}index.md"].body, words) == {}, record.id


def test_a_page_marks_every_field_of_the_editor(full: Filled, site: dict[str, Page]) -> None:
    """The words that name them are those that stand above them; a dilemma marks both poles."""
    for record, _ in full:
        body = site[f"{addresses.of_record(record)}index.md"].body
        marked = [part for part in outline.parts(record) if part.mark]
        poles = sum(part.key == "poler" for part in marked)
        # And the title and the summary; and what to read next, where an editor has put it in order.
        others = 2 + body.count('id="videre">Læs videre</h2><p class="kv-ed">')
        assert body.count(outline.EDITORS) == len(marked) + poles + others, record.id
        for part in outline.parts(record):
            assert f">{part.heading}</h2>" in body, part.key
        assert all(heading in body for heading in outline.editors_headings(record))


def test_lists_flag_the_caveat_and_whose_words_they_show(full: Filled, site: dict[str, Page]) -> None:
    for record, words in full:
        body = site[f"{type_of(record).folder}/index.md"].body
        assert words["forbehold"][0] in body
        assert body.count(outline.byline(record)) == 1, record.id


def test_nothing_is_said_of_what_the_source_says(full: Filled) -> None:
    for record, _ in full:
        assert outline.byline(record) == "Redaktionens titel og resumé"
        assert outline.byline(record, "titel") == "Redaktionens titel"
        half = record.model_copy(update={"editorial_fields": ("resume",)})
        assert outline.byline(half) == "Redaktionens resumé"
        assert outline.byline(half, "titel") == ""


def test_a_hit_holds_the_caveat_and_whose_words_it_shows(small: KnowledgeBase, full: Filled) -> None:
    found = {document.id: document for document in findables(small)}
    for record, _ in full:
        assert found[record.id].caveat == outline.caveat(record)
        assert found[record.id].byline == outline.byline(record)


def test_every_field_is_in_the_word_file(small: KnowledgeBase, full: Filled) -> None:
    """Tables and quotes too, and each part of the editor's says so below its heading."""
    paper = docx.Document(io.BytesIO(word.document(small, small.theme_conferences[0], EDITION)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(p.text for p in paper.paragraphs), *cells])
    for record, words in full:
        assert _missing(text, words) == {}, record.id
    marks = [p.text for p in paper.paragraphs].count(outline.EDITORS)
    assert marks == sum(len([p for p in outline.parts(record) if p.mark]) + 2 for record, _ in full)


def test_every_field_is_in_the_publication(small: KnowledgeBase, full: Filled, typesetter: Typesetter) -> None:
    data = publication.whole(Manuscript(small, EDITION)) | {"situations": []}
    data["themes"] = [theme | {"sheet": []} for theme in data["themes"]]
    content = typesetter.print(
        publication.TEMPLATE, {"data": data, "identity": identity_data(small, EDITION)}, ARCHIVAL
    )
    text = "\n".join(page_texts(content))
    for record, words in full:
        assert _missing(text, words) == {}, record.id
    said = _on_one_line(text)
    marked = sum(len([p for p in outline.parts(record) if p.mark]) for record, _ in full)
    assert said.count(outline.EDITORS) == marked + 1  # and where the introduction explains it
    assert said.count(BOTH) == len(full)
    assert said.replace(BOTH, "").count(TITLE_ONLY) == len(full)  # the list of the theme


def test_a_handout_holds_what_a_meeting_needs(small: KnowledgeBase, full: Filled, typesetter: Typesetter) -> None:
    """With room for everything, nothing of that is lost; whose words they are stands beside them."""
    run = prepare(whole(Manuscript(small, EDITION)), typesetter)
    made = next(iter(produce(run, small.theme_conferences[0])))
    text = "\n".join(page_texts(made.content or b""))
    for record, words in full:
        assert _missing(text, {k: w for k, w in words.items() if _in_a_handout(record, k)}) == {}, record.id
    said = _on_one_line(text)
    marked = [p for record, _ in full for p in outline.parts(record) if p.mark and p.key in IN_A_HANDOUT]
    assert said.count(outline.EDITORS) == len(marked)
    summaries = sum(_in_a_handout(record, "resume") for record, _ in full)
    assert said.count(BOTH) == summaries
    assert said.replace(BOTH, "").count(TITLE_ONLY) == 2 * len(full) - summaries
    assert "Redaktionens spørgsmål" in said
    assert "(red.)" not in said


def test_a_card_says_whose_words_are_on_each_side(small: KnowledgeBase, full: Filled, typesetter: Typesetter) -> None:
    run = prepare(whole(Manuscript(small, EDITION)), typesetter)
    data = material.cards(run.workshop, small.theme_conferences[0])
    content = typesetter.print(
        "handouts/cards.typ", {"data": data, "identity": identity_data(small, EDITION)}, ARCHIVAL
    )
    front, back = [_on_one_line(text) for text in page_texts(content)]
    record, words = next((record, words) for record, words in full if type_of(record).slug == "dilemma")
    assert _missing(front, {"forbehold": words["forbehold"]}) == {}
    assert front.count(BOTH) == 1
    assert front.count(outline.EDITORS) == bool(outline.mark(record, "poler"))
    assert back.count(outline.EDITORS) == sum(
        bool(outline.mark(record, key)) for key in ("spoergsmaal", "overvejelser")
    )


def test_every_field_can_be_searched(small: KnowledgeBase, full: Filled) -> None:
    found = {document.id: " ".join(p.text for p in document.passages) for document in findables(small)}
    for record, words in full:
        assert _missing(found[record.id], words) == {}, record.id


def test_an_agenda_says_whose_words_it_holds(full: Filled) -> None:
    imprint = Imprint(site=store.site(), date=DATE)
    for record, words in full:
        data = meeting_data(record, imprint)
        asked = {key: found for key, found in words.items() if key in ("forbehold", "redaktionens_bud", "spoergsmaal")}
        assert _missing(data, asked) == {}
        assert outline.EDITORS in data
        assert outline.byline(record) in data


def test_paper_bears_the_name_of_the_site(small: KnowledgeBase, typesetter: Typesetter) -> None:
    """It is said in mkdocs.yml alone: another name there is the name on everything that is printed."""
    named = dataclasses.replace(EDITION, site_name="Fælles viden")
    known = {"programme": (ProgrammeItem.model_validate({"tid": "09.00", "punkt": "Velkomst"}),)}
    conference = small.theme_conferences[0].model_copy(update=known)
    manuscript = Manuscript(dataclasses.replace(small, conferences=(conference,)), named)
    run = prepare(whole(manuscript), typesetter)
    handouts = {product.address: product.content or b"" for product in produce(run, conference)}
    packed = {product.address: product.content or b"" for product in pack(run, conference, handouts)}
    volumes = {product.address: product.content or b"" for product in publication.produce(manuscript, typesetter)}
    printed = {
        address: content for address, content in (handouts | packed | volumes).items() if address.endswith(".pdf")
    }
    texts = {address: "\n".join(page_texts(content)) for address, content in printed.items()}
    unnamed = {address for address, text in texts.items() if named.site_name not in text}
    assert unnamed == {CARDS.address(conference)}  # four to a sheet, and led by their codes
    assert [address for address, text in texts.items() if EDITION.site_name in text] == []
