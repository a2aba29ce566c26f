"""A municipality is found by its name in a browser, however it is written, and never taken for another."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.tools.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(window: Callable[..., Window]) -> Iterator[Page]:
    """One tab for all: what is looked for is not remembered."""
    with window().lent() as visit:
        yield visit.new_page()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("hilleroed", "Hillerød"),
        ("randers kommune", "Randers"),
        ("Københavns Kommune", "København"),
        ("kobenhavn", "København"),
        ("bornholms", "Bornholm"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("århus", "Aarhus"),
        ("A\u030alborg", "Aalborg"),
        ("hoje taastrup", "Høje-Taastrup"),
        ("taastrup", "Høje-Taastrup"),
        ("midtfyn", "Faaborg-Midtfyn"),
        ("VEJLE", "Vejle"),
        ("holb", "Holbæk"),
    ],
)
def test_a_municipality_is_found_by_name_however_it_is_written(
    page: Page, address: str, typed: str, names: str
) -> None:
    """And Enter leads there, since nothing else can be meant."""
    page.goto(f"{address}kommuner/index.html")
    page.get_by_label("Find jeres kommune").fill(typed)
    assert page.locator(".kv-regions li:visible a").all_inner_texts()[:1] == [names]
    assert page.locator("[data-kv-seek-said] a").first.inner_text() == names
    page.get_by_label("Find jeres kommune").press("Enter")
    page.wait_for_url("**/kommuner/*/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(names)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ring", ["Ringkøbing-Skjern", "Ringsted", "Hjørring"]),
        ("lund", ["Albertslund", "Billund", "Kalundborg"]),
        ("Hedenstedt", ["Hedensted"]),
        ("horsnes", ["Horsens"]),
        ("fredrikshavn", ["Frederikshavn"]),
    ],
)
def test_what_may_be_meant_is_offered_and_never_taken(page: Page, address: str, typed: str, offered: list[str]) -> None:
    page.goto(f"{address}kommuner/index.html")
    page.get_by_label("Find jeres kommune").fill(typed)
    page.get_by_label("Find jeres kommune").press("Enter")
    assert page.locator("[data-kv-seek-said] a").all_inner_texts() == offered
    assert page.url == f"{address}kommuner/index.html"
    page.locator("[data-kv-seek-said] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(offered[0])


def test_a_name_that_no_municipality_has_is_told_and_the_list_stays_whole(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}kommuner/index.html")
    total = page.locator(".kv-regions li:visible").count()
    page.get_by_label("Find jeres kommune").fill("atlantis")
    expect(page.locator("[data-kv-seek-said]")).to_contain_text("Ingen kommune ligner »atlantis«")
    assert page.locator(".kv-regions li:visible").count() == total
    assert page.get_by_text("kort", exact=False).locator("visible=true").all_inner_texts() == []
    page.set_viewport_size({"width": 1280, "height": 900})
