"""The meeting pack as an agenda: what is typed, its times, its order, its paper, its file and its Word file."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from generators.knowledge.knowledge_base import KnowledgeBase
from tests.handouts.reading_pdf import page_texts, pages
from tests.website.visits import remember

pytestmark = pytest.mark.browser

HOSTILE = """<img src=x onerror="window.hit=1">&amp;'"</w:p>"""
LONGEST_ADDRESS = 1500
ORDER = ".kv-pack__item h2"


def _open(page: Page, address: str, *items: str, **about: str) -> None:
    """Open one's own pack; an item is a code, a code and its minutes (`D-001 20`), or a text of one's own."""
    remember(page, address, "kv-moede", json.dumps(_meeting(*items, **about)))
    page.goto(f"{address}moedepakke/index.html")
    page.wait_for_selector("[data-kv-ready]")


def _meeting(*items: str, **about: str) -> dict[str, object]:
    entries: list[dict[str, object]] = []
    for number, item in enumerate(items, start=1):
        code, _, minutes = item.partition(" ")
        if re.fullmatch(r"[A-Z]-\d+", code):
            entries.append({"id": code, "minutter": int(minutes or 0)})
        else:
            entries.append({"id": f"eget-{number}", "tekst": item})
    return {**about, "punkter": entries}


def _kept(page: Page) -> dict[str, object]:
    kept: dict[str, object] = page.evaluate("klyngeviden.state.read('moede')")
    return kept


def _item(page: Page, place: int, label: str, text: str) -> None:
    page.locator(".kv-pack__item").nth(place).get_by_label(label).fill(text)


def _fetched(page: Page, name: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value


# --- what is typed ----------------------------------------------------------------------------------------------------


def test_what_is_typed_stays_and_its_minutes_become_clock_times(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    _open(page, address, "D-001", "A-001")
    page.get_by_label("Mødets titel").fill("Fælles møde")
    page.get_by_label("Dato").fill("2026-12-03")
    page.get_by_label("Sted").fill("Rådhuset")
    _item(page, 0, "Minutter", "50")
    _item(page, 1, "Minutter", "25")
    _item(page, 1, "Egne spørgsmål og noter", "Hvem?\nHvornår?")
    times = page.locator(".kv-pack__item .kv-pack__time")
    expect(times).to_have_text([" · 50\xa0min., 50 min. i alt", " · 25\xa0min., 75 min. i alt"])
    page.get_by_label("Starter kl.").fill("09:30")
    expect(times).to_have_text([" · 50\xa0min., kl.\xa09.30–10.20", " · 25\xa0min., kl.\xa010.20–10.45"])
    expect(page.locator("[data-kv-pack-sum]")).to_have_text("I alt 1\xa0time\xa015\xa0min., slut kl.\xa010.45.")
    page.get_by_label("Mødets titel").focus()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fælles møde")
    expect(page.locator("[data-kv-pack-when]")).to_have_text(
        "Torsdag den 3. december 2026 kl.\xa09.30–10.45\xa0· Rådhuset\xa0· 1\xa0time\xa015\xa0min."
    )
    expect(page.get_by_label("Egne spørgsmål og noter").nth(1)).to_have_value("Hvem?\nHvornår?")
    assert [url for url in asked if re.search(r"F%C3%A6lles|Hvem|Rådhus", url)] == []


@pytest.mark.parametrize(
    ("start", "minutes", "ends"), [("23:30", "45", "0.15"), ("00:00", "600", "10.00"), ("08:05", "1", "8.06")]
)
def test_a_clock_goes_round(page: Page, address: str, start: str, minutes: str, ends: str) -> None:
    _open(page, address, f"D-001 {minutes}", start=start)
    expect(page.locator("[data-kv-pack-sum]")).to_contain_text(f"slut kl.\xa0{ends}.")


@pytest.mark.parametrize(("typed", "kept"), [("-5", 0), ("9999", 600), ("7.9", 7), ("", 0)])
def test_minutes_are_whole_and_no_longer_than_a_day_of_meetings(
    page: Page, address: str, typed: str, kept: int
) -> None:
    _open(page, address, "D-001 20")
    _item(page, 0, "Minutter", typed)
    page.get_by_label("Minutter").blur()
    items = _kept(page)["punkter"]
    assert isinstance(items, list)
    assert items[0]["minutter"] == kept


def test_items_of_ones_own_are_written_renamed_and_taken_out(page: Page, address: str) -> None:
    _open(page, address)
    expect(page.get_by_text("Pakken er tom")).to_be_visible()
    for text in ("Velkomst", "Hvad gør vi i morgen?"):
        page.get_by_label("Tilføj et punkt").fill(text)
        page.keyboard.press("Enter")
    expect(page.locator(ORDER)).to_have_text(["Velkomst", "Hvad gør vi i morgen?"])
    expect(page.get_by_label("Tilføj et punkt")).to_be_focused()
    _item(page, 0, "Punktets tekst", "Velkommen")
    expect(page.locator(ORDER).first).to_have_text("Velkommen")
    page.get_by_role("button", name="Tag ud: Velkommen").click()
    expect(page.locator(ORDER)).to_have_text(["Hvad gør vi i morgen?"])
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator(ORDER)).to_have_text(["Velkommen", "Hvad gør vi i morgen?"])


def test_the_order_changes_by_keyboard_and_is_told(page: Page, address: str) -> None:
    """What has the focus keeps it, so that one can go on."""
    _open(page, address, "Første", "Anden", "Tredje")
    page.get_by_role("button", name="Flyt Første ned").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ORDER)).to_have_text(["Anden", "Første", "Tredje"])
    expect(page.get_by_role("button", name="Flyt Første ned")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(ORDER)).to_have_text(["Anden", "Tredje", "Første"])
    expect(page.locator("[data-kv-pack-said]")).to_have_text("Punktet er nu nummer 3 af 3.")
    assert page.evaluate("document.activeElement.closest('.kv-pack__item') !== null")
    field = page.locator(".kv-pack__item").nth(2).get_by_label("Minutter")
    field.fill("5")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(ORDER)).to_have_text(["Anden", "Første", "Tredje"])
    expect(page.locator(".kv-pack__item").nth(1).get_by_label("Minutter")).to_be_focused()
    expect(page.locator(".kv-pack__item .kv-kind").nth(1)).to_contain_text("2. Eget punkt · 5")


def test_two_tabs_write_in_one_meeting(visit: BrowserContext, page: Page, address: str) -> None:
    _open(page, address, "D-001")
    other = visit.new_page()
    other.goto(page.url)
    page.get_by_label("Mødets titel").fill("Fra den ene")
    page.get_by_label("Mødets titel").blur()
    other.get_by_label("Sted").fill("Fra den anden")
    other.get_by_label("Tilføj et punkt").fill("Eventuelt")
    other.keyboard.press("Enter")
    expect(page.get_by_label("Sted")).to_have_value("Fra den anden")
    expect(page.locator(ORDER).last).to_have_text("Eventuelt")
    expect(other.get_by_role("heading", level=1)).to_have_text("Fra den ene")


def test_nothing_that_is_typed_becomes_markup(page: Page, address: str) -> None:
    _open(page, address, HOSTILE, titel=HOSTILE, sted=HOSTILE)
    _item(page, 0, "Egne spørgsmål og noter", HOSTILE)
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    page.get_by_role("button", name="Tag ud").click()
    expect(page.locator("[data-kv-pack-said]")).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hit") is None


# --- shared -----------------------------------------------------------------------------------------------------------


def test_a_shared_meeting_travels_whole_behind_the_hash(
    visit: BrowserContext, page: Page, browser: Browser, address: str
) -> None:
    visit.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(
        page, address, "D-001 20", "Evt. & andet #1", titel="Møde", dato="2026-12-03", start="09:00", sted="Æblehaven"
    )
    before = _kept(page)
    page.get_by_role("button", name="Kopiér link").click()
    expect(page.locator("[data-kv-pack-said]")).to_contain_text("Linket er kopieret")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert "?" not in shared
    assert len(shared) <= LONGEST_ADDRESS
    stranger = browser.new_context().new_page()
    stranger.goto(shared)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Møde")
    assert stranger.evaluate("localStorage.length") == 0
    stranger.get_by_role("button", name="Gem som min pakke").click()
    kept = _kept(stranger)
    assert {**kept, "punkter": 0} == {**before, "punkter": 0}
    assert stranger.locator(ORDER).all_inner_texts() == page.locator(ORDER).all_inner_texts()
    stranger.context.close()


def test_what_is_too_long_for_a_link_is_offered_as_a_file(page: Page, browser: Browser, address: str) -> None:
    _open(page, address, "D-001 20", "Eventuelt", titel="Langt møde", dato="2026-12-03")
    _item(page, 0, "Egne spørgsmål og noter", "Hvad gør vi? " * 150)
    page.get_by_role("button", name="Kopiér link").click()
    expect(page.locator("[data-kv-pack-said]")).to_contain_text("så lange links")
    file = _fetched(page, "Hent pakken som fil, og send den")
    assert file.suggested_filename == "moedepakke-2026-12-03.json"
    stranger = browser.new_context().new_page()
    _open(stranger, address, "E-001")
    stranger.set_input_files("input[type=file]", file.path())
    expect(stranger.locator("[data-kv-pack-said]")).to_contain_text("»Langt møde« er åbnet fra filen.")
    assert _kept(stranger) == _kept(page)
    stranger.get_by_role("button", name="Fortryd").click()
    expect(stranger.locator(".kv-pack__item .kv-code").first).to_have_text("E-001")
    assert _kept(stranger)["titel"] == ""
    stranger.context.close()


def _written(**content: object) -> bytes:
    return json.dumps({"klyngeviden": "moedepakke", "udgave": 1, **content}).encode()


WRONG: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "Filen er ikke en mødepakke"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "Filen er ikke en mødepakke"),
    "other json": (b'[1, {"a": null}]', "Filen er ikke en mødepakke"),
    "null": (b"null", "Filen er ikke en mødepakke"),
    "another version": (_written(udgave=2), "Filen er fra en anden udgave"),
    "too large": (_written(titel="x" * 400_000), "Filen fylder 401 kB, og en mødepakke højst 300."),
}


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_told_and_changes_nothing(page: Page, address: str, content: bytes, said: str) -> None:
    _open(page, address, "E-001", titel="Min egen")
    before = _kept(page)
    page.set_input_files("input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": content})
    expect(page.locator("[data-kv-pack-said]")).to_contain_text(said)
    assert _kept(page) == before


def test_what_a_file_holds_that_nothing_knows_is_named_and_the_rest_is_read(page: Page, address: str) -> None:
    _open(page, address)
    items: list[object] = ["D-001", "E-999", {"id": HOSTILE[:30]}, 7, None, {"id": "eget-1", "tekst": ["x"]}]
    content = _written(titel={"a": 1}, dato="2026-13-40", start="25:00", sted=HOSTILE, punkter=items)
    page.set_input_files("input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": content})
    expect(page.locator("[data-kv-pack-said]")).to_contain_text("»E-999«")
    expect(page.locator("[data-kv-pack-said]")).to_contain_text(f"»{HOSTILE[:30]}«")
    expect(page.locator(".kv-pack__item")).to_have_count(2)
    expect(page.locator("[data-kv-pack-when]")).to_have_text(HOSTILE)
    assert page.locator("img").count() == 0


# --- paper and Word ---------------------------------------------------------------------------------------------------


def _lowest(sheet: pypdfium2.PdfPage) -> float:
    """Give how far down the text of a sheet goes, from 0 at its top to 1, without the line at its foot."""
    foot, written = 45, sheet.get_textpage()
    lows = [written.get_rect(number)[1] for number in range(written.count_rects())]
    return max(1 - float(low / sheet.get_height()) for low in lows if low > foot)


@pytest.mark.parametrize("letters", ["DDDDDD", "MDAEID", "AAAMMM"])
def test_an_agenda_is_printed_without_half_empty_sheets(
    page: Page, address: str, base: KnowledgeBase, letters: str
) -> None:
    ids = sorted(record.id for record in base.records)
    chosen = [[code for code in ids if code[0] == letter][place] for place, letter in enumerate(letters)]
    _open(page, address, *chosen, "Eventuelt", titel="Møde på papir", start="09:00")
    page.emulate_media(media="print")
    content = page.pdf(prefer_css_page_size=True)
    with pages(content) as sheets:
        filled = [_lowest(sheet) for sheet in sheets]
    assert [round(low, 2) for low in filled[:-1] if low < 0.7] == []
    texts = page_texts(content)
    assert "Møde på papir" in texts[0]
    text = "\n".join(texts)
    assert "CC BY" in text
    for on_screen_only in ("Egne spørgsmål og noter", "Tag ud", "Tilføj et punkt", "sendes ingen steder"):
        assert on_screen_only not in text


def test_no_sheet_ends_between_the_kind_of_an_item_and_its_title(page: Page, address: str) -> None:
    """Items of one to four lines of title, so that some of them meet the foot of a sheet at every height."""
    titles = [f"Punkt{number} {'om noget langt ' * (number % 25)}" for number in range(40)]
    _open(page, address, *titles, titel="Møde på papir")
    page.emulate_media(media="print")
    texts = page_texts(page.pdf(prefer_css_page_size=True))
    together = [found for text in texts for found in re.findall(r"Eget punkt Punkt(\d+)", text)]
    assert together == [str(number) for number in range(40)]


def _word(page: Page) -> bytes:
    return Path(_fetched(page, "Hent til Word").path()).read_bytes()


def test_an_agenda_becomes_a_word_file(page: Page, address: str, base: KnowledgeBase) -> None:
    """With styles, headings, links and questions that are numbered anew for each item; the same bytes each time."""
    _open(page, address, "D-001 20", "Eventuelt", "A-001", titel="Møde", dato="2026-12-03", start="09:00")
    _item(page, 1, "Egne spørgsmål og noter", "Første linje\nAnden linje")
    content = _word(page)
    assert content == _word(page)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    document = docx.Document(io.BytesIO(content))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    titles = page.locator(ORDER).all_inner_texts()
    assert by_style["Title"] == ["Møde"]
    assert by_style["Heading 1"] == [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    assert "Første linje\nAnden linje" in by_style["Normal"]
    questions = [
        question for record in base.records if record.id in ("D-001", "A-001") for question in record.questions
    ]
    assert len(by_style["List Number"]) == len(questions)
    numbers = re.findall(r'w:numId w:val="(\d+)"', document.element.xml)
    assert len(set(numbers)) == 2
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == ["https://klyngeviden.example/D-001", "https://klyngeviden.example/A-001"]
    assert "20\xa0min., kl.\xa09.00–9.20" in by_style["Slags og tid"][0]
    assert document.core_properties.title == "Møde"


def test_whatever_is_typed_stays_text_in_the_word_file(page: Page, address: str) -> None:
    odd = f"{HOSTILE} \U0001f600 \x01 \uffff ]]> \u202e"
    _open(page, address, odd, titel=odd)
    page.evaluate("localStorage.setItem('kv-moede', localStorage.getItem('kv-moede').replaceAll(']]', ']]\\\\ud800'))")
    page.reload()
    document = docx.Document(io.BytesIO(_word(page)))
    assert document.paragraphs[0].text.startswith(HOSTILE)
    assert "]]\ufffd>" in document.paragraphs[1].text
