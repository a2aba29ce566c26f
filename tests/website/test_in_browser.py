"""What a visitor meets in a real Chromium: lists, the pack, what is remembered, paper, and the same from a folder."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES, RecordType
from tests.handouts.reading_pdf import page_texts

pytestmark = pytest.mark.browser


def test_three_clicks_lead_to_a_dilemma_a_municipality_and_its_handout(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Kompetence- og opgavefordeling").click()
    page.locator(".kv-first a[href*=dilemmaer]").first.click()
    expect(page.locator(".kv-kind")).to_contain_text("Dilemma")
    page.get_by_role("link", name="Klyngeviden").first.click()
    page.get_by_label("Vælg jeres kommune").select_option("hedensted")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hedensted")
    page.get_by_role("link", name="Temakonference 1", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hedensted: hæftet til Temakonference 1")


def test_the_site_works_from_a_folder(page: Page, built_site: Path) -> None:
    """Unzipped on a laptop without network: pages, lists, map, meeting pack, own fonts."""
    said: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        # Preloading fails from a folder; early.html loads the fonts in another way.
        if message.type == "error" and "fonts/" not in message.text and "ERR_FAILED" not in message.text:
            said.append(message.text)

    page.on("console", keep)
    page.goto((built_site / "index.html").as_uri())
    page.get_by_role("link", name="Dilemmaer").click()
    assert page.url.endswith("/dilemmaer/index.html")
    page.locator(".kv-list").get_by_role("link").first.click()
    expect(page.locator(".kv-kind")).to_contain_text("Dilemma")
    page.get_by_role("button", name="Læg i mødepakke").click()
    page.locator("[data-kv-packlink]").click()
    expect(page.locator(".kv-pack__item")).to_have_count(1)
    page.goto((built_site / "A-001/index.html").as_uri())
    page.wait_for_url("**/anbefalinger/A-001/index.html")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Serif 4\"'))")
    assert said == []


def test_short_addresses_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}D-001/")
    page.wait_for_url("**/dilemmaer/D-001/index.html")
    context.close()


def test_without_scripts_a_list_is_whole_and_nothing_dead_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}dilemmaer/index.html")
    expect(page.locator("form.kv-filter")).to_be_hidden()
    assert page.locator(".kv-list > li:visible").count() == page.locator(".kv-list > li").count() > 5
    page.goto(f"{address}dilemmaer/D-001/index.html")
    assert page.locator(".kv-tools button:visible").count() == 0
    context.close()


def test_a_list_is_narrowed_counted_shared_and_undone(page: Page, address: str) -> None:
    page.goto(f"{address}kilder/projektbeskrivelse-2016/index.html")
    total = page.locator("[data-kv-list] li").count()
    page.get_by_role("checkbox", name="Dilemma").check()
    page.get_by_role("checkbox", name="Opgavefordeling").check()
    assert "type=dilemma" in page.url
    assert "tema=opgavefordeling" in page.url
    shown = page.locator("[data-kv-list] li:not([hidden])")
    assert 0 < shown.count() < total
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.type)")) == {"dilemma"}
    expect(page.locator("[data-kv-count]")).to_have_text(f"{shown.count()} af {total}")
    narrowed = shown.count()
    other = page.context.new_page()
    other.goto(page.url)
    assert other.locator("[data-kv-list] li:not([hidden])").count() == narrowed
    page.go_back()
    assert shown.count() > narrowed
    page.go_back()
    assert shown.count() == total


def test_two_values_of_one_kind_mean_either(page: Page, address: str) -> None:
    page.goto(f"{address}kilder/projektbeskrivelse-2016/index.html?type=dilemma&type=model")
    shown = page.locator("[data-kv-list] li:not([hidden])")
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.type)")) == {"dilemma", "model"}


def test_a_choice_that_fits_nothing_says_so_and_can_be_undone(page: Page, address: str) -> None:
    page.goto(f"{address}kilder/projektbeskrivelse-2016/index.html?type=dilemma&klynge=findes-ikke")
    expect(page.locator("[data-kv-none]")).to_be_visible()
    page.get_by_role("button", name="Ryd alle valg").click()
    expect(page.locator("[data-kv-none]")).to_be_hidden()


def test_a_strange_address_is_not_shown_as_markup(page: Page, address: str) -> None:
    page.goto(f"{address}kilder/projektbeskrivelse-2016/index.html?type=%3Cimg%20src%3Dx%3E&tema=a%22b")
    assert page.locator("img").count() == 0
    assert page.locator("[data-kv-list] li:not([hidden])").count() > 50


def test_own_municipality_is_remembered_shown_first_and_forgotten(page: Page, address: str) -> None:
    page.goto(f"{address}kommuner/hedensted/index.html")
    page.get_by_role("button", name="Gør Hedensted til min kommune").click()
    page.goto(f"{address}erkendelser/index.html")
    expect(page.locator("[data-kv-own] a")).to_have_text("Hedensted")
    first = page.locator("[data-kv-list] li").first
    expect(first).to_contain_text("Hedensted er med")
    page.goto(f"{address}dilemmaer/D-001/index.html")
    expect(page.locator("[data-kv-own-handout]").first).to_have_attribute(
        "href", "../../haefter/temakonference-1/hedensted/index.html"
    )
    page.goto(address)
    page.get_by_role("button", name="Fjern").click()
    expect(page.locator("[data-kv-own]")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('kv-kommune')") is None


def test_own_municipality_comes_along_in_an_address(page: Page, address: str) -> None:
    page.goto(f"{address}index.html?kommune=vejle")
    expect(page.locator("[data-kv-own] a")).to_have_text("Vejle")


def test_a_meeting_pack_is_gathered_ordered_and_shared(page: Page, address: str) -> None:
    for path in ("dilemmaer/D-001", "anbefalinger/A-001"):
        page.goto(f"{address}{path}/index.html")
        page.get_by_role("button", name="Læg i mødepakke").click()
    page.locator("[data-kv-packlink]").click()
    codes = page.locator(".kv-pack__item .kv-kind .kv-code")
    expect(codes).to_have_text(["D-001", "A-001"])
    expect(page.locator(".kv-pack__poles h3")).to_have_count(2)
    page.get_by_role("button", name="Flyt A-001 op").click()
    expect(codes).to_have_text(["A-001", "D-001"])
    page.reload()
    expect(codes).to_have_text(["A-001", "D-001"])
    stranger = page.context.new_page()
    stranger.goto(f"{address}moedepakke/index.html?poster=M-001,D-002,findes-ikke,M-001")
    expect(stranger.locator(".kv-pack__item .kv-kind .kv-code")).to_have_text(["M-001", "D-002"])
    page.reload()
    expect(codes).to_have_text(["A-001", "D-001"])
    page.get_by_role("button", name="Tøm pakken").click()
    expect(page.get_by_text("Pakken er tom")).to_be_visible()


def test_a_record_in_a_list_can_be_put_in_the_pack(page: Page, address: str) -> None:
    page.goto(f"{address}dilemmaer/index.html")
    button = page.get_by_role("button", name="Mødepakke: D-002")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-kv-packlink]")).to_have_text("Mødepakke 1")
    button.click()
    expect(page.locator("[data-kv-packlink]")).to_be_hidden()


def test_the_map_can_be_coloured_by_region(page: Page, address: str) -> None:
    page.goto(f"{address}kommuner/index.html")
    colour = "e => getComputedStyle(e.querySelector('rect')).fill"
    thisted, odense = page.locator(".kv-tile[data-kommune=thisted]"), page.locator(".kv-tile[data-kommune=odense]")
    assert thisted.evaluate(colour) == odense.evaluate(colour)
    page.get_by_label("Regioner").check()
    assert thisted.evaluate(colour) != odense.evaluate(colour)


def test_colours_are_kept_from_page_to_page(page: Page, address: str) -> None:
    page.goto(address)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Skift mellem lys og mørk visning").click()
    page.goto(f"{address}temaer/index.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda row: row.slug)
def test_a_record_prints_on_two_pages_with_its_code(
    page: Page, address: str, base: KnowledgeBase, record_type: RecordType
) -> None:
    """The longest of each type does."""
    longest = max(base.of_type(record_type), key=lambda record: len(record.model_dump_json(warnings=False)))
    code = longest.id
    page.goto(f"{address}{addresses.of_record(longest)}index.html")
    page.emulate_media(media="print")
    sheets = page_texts(page.pdf(prefer_css_page_size=True))
    assert len(sheets) <= 2
    assert [sheet for sheet in sheets if code not in sheet] == []
    assert f"klyngeviden.example/{code}" in sheets[0]
    assert "Læg i mødepakke" not in sheets[0]
