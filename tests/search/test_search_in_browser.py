"""The search as a reader meets it: with keyboard, on a phone, from a folder, and when something is broken."""

import re
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from generators import danish
from generators.records.record_types import BY_LETTER, Idea
from generators.search.query import search
from generators.search.rules import SIZES
from tests.search.conftest import JudgedSet
from tests.search.visits import FIELD, OPTION, ROW, SEARCH, Best, Open, at, type_in

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator(f"{ROW} h3").all_inner_texts()


# --- the field in the header ------------------------------------------------------------------------------------------


def test_hits_appear_below_the_field_with_type_theme_and_marked_words(address: str, opened: Open, best: Best) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "bindeled")
    first = page.locator(OPTION).first
    found = best("bindeled")
    expect(first).to_contain_text(found)
    expect(first).to_contain_text(BY_LETTER[found[0]].singular.capitalize())
    expect(first.locator("mark")).to_have_text("bindeled")


def test_the_field_is_a_combobox_that_says_what_it_does(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    field = page.get_by_role("combobox", name="Søg i al viden")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_in(page, "trivsel")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form[role=search] [role=status]")).to_have_text(re.compile(r"\d+ fund\. Brug pil op og ned"))
    page.keyboard.press("ArrowDown")
    chosen = page.locator(OPTION).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")


def test_the_arrows_go_round_and_enter_opens_the_hit(address: str, opened: Open, best: Best) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "bindeled")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowUp")
    expect(page.locator(OPTION).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{OPTION}[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{best('bindeled')}/index.html")


def test_escape_closes_the_list_and_then_empties_the_field(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "trivsel")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(OPTION).first).to_be_hidden()
    expect(page.locator(FIELD)).to_have_value("trivsel")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_have_value("")


def test_enter_without_a_choice_leads_to_the_search_page(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "opfølgning på resultater")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SEARCH}?q=*")
    page.locator(ROW).first.wait_for()
    assert page.locator(FIELD).input_value() == "opfølgning på resultater"


@pytest.mark.parametrize("place", ["temaer/index.html", SEARCH])
def test_a_code_leads_straight_to_the_record(place: str, address: str, opened: Open, real: JudgedSet) -> None:
    code = real.base.records[-1].id
    page = at(opened(), f"{address}{place}")
    type_in(page, f"{code[0].lower()}{int(code[2:])}")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{code}/index.html")


@pytest.mark.parametrize(
    ("keys", "place"), [("Control+k", "index.html"), ("/", "temaer/index.html"), ("Control+k", SEARCH)]
)
def test_two_shortcuts_lead_to_the_field_on_every_page(keys: str, place: str, address: str, opened: Open) -> None:
    page = at(opened(), f"{address}{place}")
    page.keyboard.press(keys)
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator(FIELD)).to_have_value("a/b")


def test_tab_leaves_the_field_and_closes_the_list(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "trivsel")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Tab")
    expect(page.locator("form[role=search] button")).to_be_focused()
    expect(page.locator(OPTION).first).to_be_hidden()


def test_an_answer_that_comes_after_the_field_was_left_opens_nothing(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    words, held, is_left = re.compile(r"/p\d+\.js$"), [], Event()

    def hold(route: Route) -> None:
        if is_left.is_set():
            route.continue_()
        else:
            held.append(route)

    page.route(words, hold)
    with page.expect_request(words):
        type_in(page, "trivsel")
    page.keyboard.press("Tab")
    is_left.set()
    for route in held:
        route.continue_()
    page.evaluate("klyngeviden.search.search('trivsel', { count: 1 })")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert held
    expect(page.locator(OPTION).first).to_be_hidden()


@pytest.mark.parametrize("place", ["index.html", "temaer/index.html"])
@pytest.mark.parametrize(("width", "height"), [(360, 480), (360, 640), (640, 360), (1280, 600)])
def test_the_panel_fits_below_the_field(width: int, height: int, place: str, address: str, opened: Open) -> None:
    page = at(opened(width, height), f"{address}{place}")
    type_in(page, "ledelse")
    page.locator(OPTION).first.wait_for()
    panel, field = (page.locator(one).first.bounding_box() for one in (".kv-hits__panel:visible", f"{FIELD}:focus"))
    assert panel is not None
    assert field is not None
    assert panel["y"] + panel["height"] <= height
    assert panel["height"] >= height / 3
    assert field["y"] >= 0


def test_what_was_suggested_stays_as_one_types_on(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    type_in(page, "ledelse")
    page.locator(OPTION).first.wait_for()
    before = page.locator(f"{OPTION} .kv-hit__n").all_inner_texts()
    page.keyboard.type(" på tv")
    expect(page.locator(".kv-hits__panel mark").first).to_be_visible()
    after = page.locator(f"{OPTION} .kv-hit__n").all_inner_texts()
    assert len(set(before) & set(after)) >= SIZES.staying_hits


# --- the search page --------------------------------------------------------------------------------------------------


def test_facets_narrow_count_and_stand_in_the_address(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}{SEARCH}?q=ledelse")
    page.locator(ROW).first.wait_for()
    box = page.locator("input[name=type][value=dilemma]")
    expected = int(page.locator("label", has=box).locator(".kv-n").inner_text())
    box.check()
    expect(page.locator("[data-kv-count] strong")).to_have_text(str(expected))
    assert "type=dilemma" in page.url
    assert "q=ledelse" in page.url
    page.locator("input[name=type][value=model]").check()
    page.locator("input[name=tema]").first.check()
    assert page.url.count("type=") == 2
    shared = at(page.context, page.url)
    shared.locator(ROW).first.wait_for()
    assert titles(shared) == titles(page)


def test_the_back_button_takes_back_one_choice_at_a_time(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}{SEARCH}?q=ledelse")
    page.locator(ROW).first.wait_for()
    before = page.locator("[data-kv-count]").inner_text()
    page.locator("input[name=type][value=dilemma]").check()
    expect(page.locator("[data-kv-count]")).not_to_have_text(before)
    page.go_back()
    expect(page.locator("[data-kv-count]")).to_have_text(before)
    expect(page.locator("input[name=type][value=dilemma]")).not_to_be_checked()


def test_typing_searches_at_once_and_keeps_the_choices(address: str, opened: Open, real: JudgedSet) -> None:
    page = at(opened(), f"{address}{SEARCH}?type=anbefaling")
    page.locator(ROW).first.wait_for()
    type_in(page, "tidsrøvere")
    found = [hit.document for hit in search("tidsrøvere", real.index).hits]
    best_advice = next(document.id for document in found if document.kind == "anbefaling")
    expect(page.locator(ROW).first).to_have_attribute("data-id", best_advice)
    assert "type=anbefaling" in page.url


def test_the_hits_come_ten_at_a_time(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}{SEARCH}?q=ledelse")
    expect(page.locator(ROW)).to_have_count(10)
    first = titles(page)
    page.get_by_role("link", name="Næste").click()
    expect(page.locator("[data-kv-pager]")).to_contain_text("Side 2 af")
    assert not set(first) & set(titles(page))
    expect(page.locator("#fund")).to_be_focused()
    page.go_back()
    expect(page.locator("[data-kv-pager]")).to_contain_text("Side 1 af")
    assert titles(page) == first


def test_the_hits_can_be_sorted_by_title_and_date(address: str, opened: Open, real: JudgedSet) -> None:
    page = at(opened(), f"{address}{SEARCH}?type=ide")
    page.locator(ROW).first.wait_for()
    page.get_by_label("Ordnet efter").select_option("titel")
    ideas = [danish.typeset(record.title) for record in real.base.records if isinstance(record, Idea)]
    expect(page.locator(f"{ROW} h3").first).to_have_text(min(ideas, key=danish.collation_key))
    assert "orden=titel" in page.url


def test_nothing_found_offers_the_nearest_words_and_the_themes(address: str, opened: Open, real: JudgedSet) -> None:
    page = at(opened(), f"{address}{SEARCH}?q=qqqqq")
    message = page.locator("[data-kv-message]")
    expect(message).to_contain_text("Intet svarer til »qqqqq«")
    expect(page.locator("[data-kv-remark]")).to_be_hidden()
    for theme in real.base.themes:
        expect(message.get_by_role("link", name=theme.short_name, exact=True)).to_be_visible()
    page.goto(f"{address}{SEARCH}?q=og")
    expect(message).to_contain_text("kun småord")


def test_half_of_a_word_that_is_not_known_gives_a_few_and_says_so(address: str, opened: Open, real: JudgedSet) -> None:
    page = at(opened(360), f"{address}{SEARCH}?q=silovaner")
    expect(page.locator("[data-kv-remark]")).to_have_text("Vi fandt ikke »silovaner«. Det nærmeste er:")
    nearest = [hit.document.id for hit in search("silovaner", real.index).hits[: SIZES.nearest_hits]]
    assert [row.get_attribute("data-id") for row in page.locator(ROW).all()] == nearest
    expect(page.locator("[data-kv-message]")).to_contain_text("begynd med et tema")
    page.goto(f"{address}{SEARCH}?q={quote(real.base.records[0].title)}+xyzqw")
    expect(page.locator("[data-kv-remark]")).to_have_text("Vi fandt ikke »xyzqw«. Her er det, der svarer til resten.")


def test_choices_that_leave_nothing_can_be_cleared(address: str, opened: Open) -> None:
    page = at(opened(), f"{address}{SEARCH}?q=tidsr%C3%B8vere&tema=ressourcer&type=model")
    page.get_by_role("button", name=re.compile("Ryd valgene")).click()
    page.locator(ROW).first.wait_for()
    assert page.url.endswith("?q=tidsr%C3%B8vere")


def test_without_scripts_the_header_leads_to_the_lists(address: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}temaer/index.html")
    page.locator(FIELD).fill("trivsel")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SEARCH}?q=trivsel")
    expect(page.get_by_role("link", name="Anbefalinger")).to_be_visible()
    expect(page.locator("noscript p")).to_be_visible()
    context.close()


# --- everywhere -------------------------------------------------------------------------------------------------------


def test_everything_works_from_a_folder(built_site: Path, opened: Open, best: Best) -> None:
    page = at(opened(360), (built_site / "temaer/index.html").as_uri())
    type_in(page, "jobbytte")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/udforsk/index.html?q=jobbytte")
    found = best("jobbytte")
    expect(page.locator(ROW).first).to_have_attribute("data-id", found)
    page.get_by_role("button", name="Afgræns").click()
    page.locator("summary", has_text="Type").click()
    page.locator(f"input[name=type][value={BY_LETTER[found[0]].slug}]").check()
    expect(page.locator(ROW).first).to_have_attribute("data-id", found)
    page.locator(f"{ROW} a").first.click()
    page.wait_for_url(f"**/{found}/index.html")


def test_nothing_is_fetched_from_elsewhere_and_no_index_of_material_is_there(
    built_site: Path, address: str, opened: Open
) -> None:
    page = opened().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{SEARCH}?q=trivsel")
    page.locator(ROW).first.wait_for()
    assert [url for url in asked if not url.startswith(address)] == []
    assert not list(built_site.rglob("search_index.json"))


def test_nothing_is_wider_than_a_narrow_screen(address: str, opened: Open) -> None:
    page = at(opened(320), f"{address}{SEARCH}?q={'lang' * 50}")
    page.locator("[data-kv-message] p, .kv-search .kv-row").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{address}{SEARCH}?q=ledelse&type=erkendelse")
    page.locator(ROW).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- what is waited for -----------------------------------------------------------------------------------------------


def test_the_page_asks_for_what_it_begins_with_before_a_script_has_run(address: str, opened: Open) -> None:
    """A phone waits a good half second for each step; what is asked for stands in the address already."""
    page = opened().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/assets/js/**", lambda route: route.abort())
    page.goto(f"{address}{SEARCH}?q=trivsel")
    names = {re.sub(r".*/", "", url) for url in asked if "/assets/search/" in url}
    assert names == {"start.js", "about.js", "facets.js"}
