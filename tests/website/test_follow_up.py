"""The follow-up behind a handout's QR code: its questions, what is written, its paper and its Word file."""

import dataclasses
import io
import json
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import select
from generators.website import follow_up
from tests.handouts.reading_pdf import page_texts
from tests.website.visits import remember

pytestmark = pytest.mark.browser

SHEET = "haefter/temakonference-1/hedensted/index.html"
KEY = "kv-opfoelgning-temakonference-1-hedensted"
HOSTILE = """<img src=x onerror="window.hit=1">&amp;'"</w:p>"""


def _open(page: Page, address: str, hash_: str = "") -> None:
    page.goto(f"{address}{SHEET}{hash_}")
    page.wait_for_selector("[data-kv-follow][data-kv-ready]")


def _kept(page: Page) -> dict[str, str]:
    kept: dict[str, str] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")
    return kept


def _write(page: Page, **written: str) -> None:
    for name, text in written.items():
        page.locator(f"[name={name.replace('_', '-')}]").fill(text)
    page.locator("[name=dato]").focus()
    page.wait_for_timeout(350)


def test_a_key_belongs_to_the_words_of_a_question(base: KnowledgeBase) -> None:
    """An answer never lands below a question that has come to ask something else."""
    municipality, conference = base.municipalities[0], base.theme_conferences[0]

    def keys(asking: str) -> list[str]:
        changed = [record.model_copy(update={"questions": (asking,)}) for record in base.records]
        asked = follow_up.questions(select(dataclasses.replace(base, records=tuple(changed)), municipality, conference))
        return [each.key for each in asked]

    before, after = keys("Hvad gør vi?"), keys("Hvad gør vi ikke?")
    assert len(before) == len(after) == 4
    assert not set(before) & set(after)
    assert [key[:10] for key in before] == [key[:10] for key in after]


def test_what_is_written_stays_and_is_sent_nowhere(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    _open(page, address)
    page.get_by_label("Jeres svar").first.fill("Vi mangler\ntid.")
    _write(page, hvad_1="Ringe rundt", dato="2026-12-03")
    page.reload()
    expect(page.get_by_label("Jeres svar").first).to_have_value("Vi mangler\ntid.")
    expect(page.locator("[name=hvad-1]")).to_have_value("Ringe rundt")
    assert [url for url in asked if re.search("mangler|Ringe", url)] == []
    page.goto(f"{address}haefter/temakonference-1/vejle/index.html")
    expect(page.locator("[name=hvad-1]")).to_have_value("")


def test_two_tabs_write_in_the_same_sheet(page: Page, address: str) -> None:
    _open(page, address)
    other = page.context.new_page()
    _open(other, address)
    _write(page, maal="Alle skal kunne læse")
    expect(other.locator("[name=maal]")).to_have_value("Alle skal kunne læse")
    _write(other, besoeg="Vejle")
    assert _kept(page) == {"maal": "Alle skal kunne læse", "besoeg": "Vejle"}


def test_emptying_can_be_undone_but_for_what_came_since(page: Page, address: str) -> None:
    _open(page, address)
    _write(page, maal="Et", besoeg="To")
    page.get_by_role("button", name="Tøm arket").click()
    expect(page.locator("[name=maal]")).to_have_value("")
    assert _kept(page) == {}
    _write(page, maal="Nyt")
    page.get_by_role("button", name="Fortryd").click()
    assert _kept(page) == {"maal": "Nyt", "besoeg": "To"}


def test_a_shared_sheet_stands_behind_the_hash_and_leaves_ones_own_alone(
    page: Page, address: str, browser: Browser
) -> None:
    _open(page, address)
    _write(page, maal=HOSTILE, hvem_2="Åse & Øjvind")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.kopi = text; }")
    page.get_by_role("button", name="Kopiér link").click()
    expect(page.locator("[data-kv-follow-said]")).to_contain_text("Linket er kopieret")
    shared = page.evaluate("window.kopi")
    assert "?" not in shared
    context = browser.new_context()
    stranger = context.new_page()
    _open(stranger, address)
    _write(stranger, maal="Mit eget", besoeg="Aarhus")
    stranger.goto("about:blank")
    stranger.goto(shared)
    expect(stranger.locator("[name=maal]")).to_have_value(HOSTILE)
    expect(stranger.locator("[name=hvem-2]")).to_have_value("Åse & Øjvind")
    assert _kept(stranger) == {"maal": "Mit eget", "besoeg": "Aarhus"}
    stranger.get_by_role("button", name="Gem i denne browser").click()
    assert _kept(stranger) == {"maal": HOSTILE, "besoeg": "Aarhus", "hvem-2": "Åse & Øjvind"}
    stranger.get_by_role("button", name="Fortryd").click()
    assert _kept(stranger) == {"maal": "Mit eget", "besoeg": "Aarhus"}
    assert stranger.evaluate("window.hit") is None
    context.close()


def test_too_long_for_a_link_is_said(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Jeres svar").first.fill("Ærligt talt. " * 100)
    page.get_by_role("button", name="Kopiér link").click()
    expect(page.locator("[data-kv-follow-said]")).to_contain_text("så lange links går i stykker")


def test_a_browser_that_keeps_nothing_has_it_in_the_address(page: Page, address: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
    _open(page, address)
    _write(page, maal="Alle med")
    expect(page.locator("[data-kv-follow-said]")).to_contain_text("Sæt et bogmærke")
    page.reload()
    expect(page.locator("[name=maal]")).to_have_value("Alle med")


@pytest.mark.parametrize("lying", ["[1,2]", "ikke json", '{"maal":7,"<b>":"x","igen":"i morgen"}', "null"])
def test_nothing_that_is_kept_is_trusted(page: Page, address: str, lying: str) -> None:
    remember(page, address, KEY, lying)
    _open(page, address)
    assert [field.input_value() for field in page.locator("[data-kv-follow-form] [name]").all()] == [""] * 20


def test_an_answer_to_a_question_that_is_gone_is_still_there(page: Page, address: str) -> None:
    gone = {"svar-E-001-0a1b2c": "Vi gør det mandag"}
    remember(page, address, KEY, json.dumps(gone))
    _open(page, address)
    expect(page.locator("[data-kv-follow-old] li")).to_have_text("E-001 Vi gør det mandag")
    _write(page, maal="Nyt")
    assert _kept(page) == {**gone, "maal": "Nyt"}


def test_the_paper_is_the_sheet(page: Page, address: str) -> None:
    """On one or two sides, with what is written and lines where nothing is, and nothing else of the page."""
    _open(page, address)
    _write(page, maal="Flere skal med", hvad_1="Ringe rundt", dato="2026-12-03")
    sides = page_texts(page.pdf(prefer_css_page_size=True))
    said = " ".join(" ".join(sides).split())
    assert len(sides) <= 2
    for words in ("Hedensted", "Flere skal med", "Ringe rundt", "3. december 2026", "Hvornår", "Vi ser på det igen"):
        assert words in said, words
    for words in ("Ændret siden", "Hent hæftet", "Tøm arket", "Videre"):
        assert words not in said, words


def test_the_word_file_holds_the_sheet(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Jeres svar").first.fill("Vi mangler tid.")
    _write(page, hvad_1=HOSTILE, hvem_1="Direktøren", hvornaar_1="1. marts", dato="2026-12-03", igen="2027-06-01")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent til Word").click()
    assert download.value.suggested_filename == "naeste-skridt-temakonference-1-hedensted-2026-12-03.docx"
    written = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    said = [paragraph.text for paragraph in written.paragraphs]
    assert {"Vores næste skridt", "Vi mangler tid.", "1. juni 2027", "Vores eget mål for området"} <= set(said)
    assert any(text.endswith("· 3. december 2026") for text in said)
    table = [[cell.text for cell in row.cells] for row in written.tables[0].rows]
    assert table[:2] == [["Hvad gør vi?", "Hvem", "Hvornår"], [HOSTILE, "Direktøren", "1. marts"]]
    assert len(table) == 5
