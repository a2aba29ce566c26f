"""What is chosen is kept: beside another tab, from a folder, and where nothing may be stored."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.website.visits import remember

BLOCKED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError"); } })"""
)
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }"""
# A button that the script has reached: one that is pressed sooner does nothing.
PUT_IN = ".kv-tools [data-kv-pack][aria-pressed]"
PACK_LINK, NOTICE = "[data-kv-packlink]", ".kv-husk"
CODES = ".kv-pack__item .kv-kind .kv-code"


def _behind_hash(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).fragment, keep_blank_values=True)


def _pack(*codes: str) -> str:
    return json.dumps({"punkter": [{"id": code} for code in codes]})


def _put_in(page: Page, address: str, *codes: str) -> None:
    for code in codes:
        page.goto(f"{address}{code}/index.html")
        page.wait_for_url(f"**/*/{code}/index.html*")
        page.locator(PUT_IN).click()


# --- two tabs ---------------------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_tabs_add_to_one_pack_and_show_what_the_other_did(visit: BrowserContext, page: Page, address: str) -> None:
    page.goto(f"{address}moedepakke/index.html")
    other = visit.new_page()
    _put_in(other, address, "D-001", "A-001")
    expect(page.locator(CODES)).to_have_text(["D-001", "A-001"])
    page.get_by_role("button", name="Flyt A-001 op").click()
    other.locator(PUT_IN).click()
    expect(page.locator(CODES)).to_have_text(["D-001"])
    _put_in(other, address, "M-001")
    expect(page.locator(CODES)).to_have_text(["D-001", "M-001"])


@pytest.mark.browser
def test_a_button_does_what_it_says_although_another_tab_has_done_it(page: Page, address: str) -> None:
    """As when a tab has slept, and heard nothing."""
    page.goto(f"{address}dilemmaer/D-001/index.html")
    page.evaluate("localStorage.setItem('kv-moede', JSON.stringify(['A-001', 'D-001']))")
    expect(page.locator(PUT_IN)).to_have_text("Læg i mødepakke")
    page.locator(PUT_IN).click()
    assert page.evaluate("klyngeviden.site.pack()") == ["A-001", "D-001"]
    page.evaluate("localStorage.setItem('kv-moede', JSON.stringify(['A-001']))")
    page.locator(PUT_IN).click()
    assert page.evaluate("klyngeviden.site.pack()") == ["A-001"]


@pytest.mark.browser
def test_ones_own_municipality_and_colours_follow_in_every_tab(visit: BrowserContext, page: Page, address: str) -> None:
    page.goto(address)
    other = visit.new_page()
    other.goto(f"{address}kommuner/vejle/index.html")
    other.get_by_role("button", name="Gør Vejle til min kommune").click()
    other.get_by_role("button", name="Skift mellem lys og mørk visning").click()
    expect(page.locator("[data-kv-own] a")).to_have_text("Vejle")
    assert page.evaluate("document.documentElement.dataset.farver") == other.evaluate(
        "document.documentElement.dataset.farver"
    )


# --- nothing may be stored --------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("fault", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_visit_works_and_says_so_once(page: Page, address: str, fault: str) -> None:
    page.add_init_script(fault)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}kommuner/vejle/index.html")
    expect(page.locator(NOTICE)).to_be_hidden()
    page.get_by_role("button", name="Gør Vejle til min kommune").click()
    expect(page.locator(NOTICE)).to_contain_text("Browseren tillader ikke, at Klyngeviden husker noget")
    page.locator(NOTICE).get_by_role("button", name="Luk").click()
    page.get_by_role("link", name="Klyngeviden").first.click()
    page.get_by_role("link", name="Dilemmaer").first.click()
    page.locator(".kv-list h3 a").first.click()
    expect(page.locator("[data-kv-own] a")).to_have_text("Vejle")
    page.locator(PUT_IN).click()
    expect(page.locator(NOTICE)).to_be_hidden()
    page.go_back()
    expect(page.locator(PACK_LINK)).to_have_text("Mødepakke 1")
    page.locator(".kv-list h3 a").nth(1).click()
    page.locator(PUT_IN).click()
    page.locator(PACK_LINK).click()
    expect(page.locator(".kv-pack__item")).to_have_count(2)
    page.reload()
    expect(page.locator(".kv-pack__item")).to_have_count(2)
    expect(page.locator("[data-kv-own] a")).to_have_text("Vejle")
    assert [url for url in asked if "#" in url or "punkt" in url] == []


@pytest.mark.browser
def test_colours_and_places_on_a_page_come_along_without_storage(page: Page, address: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{address}ordbog/index.html")
    page.get_by_role("button", name="Skift mellem lys og mørk visning").click()
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.evaluate("document.querySelector('.kv-foot a').setAttribute('href', 'index.html#indhold')")
    page.locator(".kv-foot a").first.click()
    assert ("hen", "indhold") in _behind_hash(page.url)
    page.locator(".kv-skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"
    # The browser leads there first, and the script adds what is remembered when it is told.
    page.wait_for_url(lambda url: ("farver", "moerk") in _behind_hash(url))
    page.reload()
    assert page.evaluate(ground) == dark


@pytest.mark.browser
def test_an_address_with_choices_changes_nothing_where_the_browser_remembers(page: Page, address: str) -> None:
    remember(page, address, "kv-moede", _pack("D-001"))
    page.goto(f"{address}ordbog/index.html#kv=7&kommune=vejle&navn=Vejle&hen=indhold&punkt=A-001")
    expect(page.locator("[data-kv-own]")).to_be_hidden()
    assert page.evaluate("klyngeviden.site.pack()") == ["D-001"]
    assert page.url.endswith("ordbog/index.html#indhold")


# --- from a folder ----------------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_choices_travel_in_the_address_from_a_folder(page: Page, built_site: Path) -> None:
    """Nothing is left to what a browser may or may not share between files."""
    page.goto((built_site / "kommuner/vejle/index.html").as_uri())
    page.get_by_role("button", name="Gør Vejle til min kommune").click()
    expect(page.locator(NOTICE)).to_contain_text("Siderne er åbnet fra en mappe")
    page.goto(re.sub(r"kommuner/vejle/", "dilemmaer/D-001/", page.url))
    page.locator(PUT_IN).click()
    assert [value for key, value in _behind_hash(page.url) if key in ("kommune", "punkt")] == ["vejle", "D-001"]
    page.locator("#soeg-top").fill("skoleleder")
    page.locator("#soeg-top").press("Enter")
    page.wait_for_url("**/udforsk/index.html?q=skoleleder#*")
    expect(page.locator(PACK_LINK)).to_have_text("Mødepakke 1")
    page.locator(".kv-row h3 a").first.click()
    expect(page.locator(PACK_LINK)).to_have_text("Mødepakke 1")
    assert page.evaluate("localStorage.length") == 0


# --- the pack ---------------------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("name", ["Tøm pakken", "Tag ud: A-001"])
def test_what_is_taken_out_can_be_put_back_beside_what_came_since(
    visit: BrowserContext, page: Page, address: str, name: str
) -> None:
    remember(page, address, "kv-moede", _pack("D-001", "A-001", "E-001"))
    page.goto(f"{address}moedepakke/index.html")
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("button", name="Fortryd")).to_be_focused()
    _put_in(visit.new_page(), address, "M-001")
    expect(page.locator(CODES).last).to_have_text("M-001")
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator(CODES)).to_have_text(["D-001", "A-001", "E-001", "M-001"])


SHARED: dict[str, Callable[[str], str]] = {
    "query of earlier editions": lambda codes: f"?poster={codes}",
    "behind #": lambda codes: "#delt=1" + "".join(f"&punkt={code}" for code in codes.split(",")),
}


@pytest.mark.browser
@pytest.mark.parametrize("written", SHARED.values(), ids=SHARED)
def test_codes_of_a_shared_pack_that_nothing_has_are_named(
    page: Page, address: str, written: Callable[[str], str]
) -> None:
    """As text, whatever they hold; one's own pack stays as it is."""
    remember(page, address, "kv-moede", _pack("E-001"))
    page.goto(f"{address}moedepakke/index.html{written('M-001,E-999,%3Cb%3Ex,D-002,situationer/ingen')}")
    expect(page.locator(CODES)).to_have_text(["M-001", "D-002"])
    for lost in ("»E-999«", "»<b>x«", "»situationer/ingen«"):
        expect(page.locator("[data-kv-pack-said]")).to_contain_text(lost)
    assert page.evaluate("klyngeviden.site.pack()") == ["E-001"]
    page.get_by_role("button", name="Gem som min pakke").click()
    assert page.evaluate("klyngeviden.site.pack()")[0] == "M-001"
    page.get_by_role("button", name="Fortryd").click()
    assert "E-001" in page.evaluate("klyngeviden.site.pack()")


@pytest.mark.browser
def test_a_link_to_a_pack_opens_in_a_tab_that_shows_the_page_already(page: Page, address: str) -> None:
    page.goto(f"{address}moedepakke/index.html")
    page.evaluate("location.hash = 'delt=1&punkt=M-001'")
    expect(page.locator(CODES)).to_have_text(["M-001"])
