"""The search with whatever may be typed, and when its files are broken, missing or old."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.search.visits import FIELD, OPTION, ROW, SEARCH, Best, Open, at, type_in
from tests.website.axe import everything

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "🙂🙂",
        "שלום עולם",
        ".*+?^${}()|[]\\",
        "x" * 10_000,
    ],
    ids=["html", "script", "emoji", "hebraisk", "regex", "langt"],
)
def test_whatever_is_typed_is_only_ever_text(text: str, address: str, opened: Open) -> None:
    page = at(opened(360), f"{address}{SEARCH}")
    page.on("dialog", lambda _: pytest.fail("The text was run"))
    page.locator(ROW).first.wait_for()
    page.locator(FIELD).evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", text
    )
    expect(page.locator("#fund")).to_contain_text(text[:20])
    expect(page.locator("#indhold img")).to_have_count(0)
    expect(page.locator("[data-kv-message] p, .kv-search .kv-row").first).to_be_visible()


def broken(page: Page, pattern: str, answer: Callable[[Route], None]) -> None:
    page.route(re.compile(pattern), answer)


@pytest.mark.parametrize(
    "answer",
    [
        lambda route: route.abort(),
        lambda route: route.fulfill(status=404, body="Ikke her"),
        lambda route: route.fulfill(body='klyngeviden.searchShard("', content_type="text/javascript"),
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    ],
    ids=["afbrudt", "mangler", "beskadiget", "tom"],
)
def test_a_broken_shard_is_told_and_can_be_tried_again(
    answer: Callable[[Route], None], address: str, opened: Open, best: Best
) -> None:
    page = opened().new_page()
    broken(page, r"/words\.js", answer)
    page.goto(f"{address}{SEARCH}?q=jobbytte")
    message = page.locator("[data-kv-message]")
    expect(message).to_contain_text("Søgningen kunne ikke hentes")
    expect(page.get_by_role("link", name="Anbefalinger")).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator(ROW).first).to_have_attribute("data-id", best("jobbytte"))


def test_a_broken_shard_is_told_below_the_field_too(address: str, opened: Open, best: Best) -> None:
    page = opened().new_page()
    page.goto(f"{address}temaer/index.html")
    broken(page, r"/search/.*/p\d+\.js", lambda route: route.abort())
    # In one go: what half the word asks for may be answered after all, once nothing is broken any longer.
    page.locator(FIELD).first.fill("jobbytte")
    expect(page.locator(".kv-hits__note")).to_contain_text("Søgningen kunne ikke hentes")
    assert everything(page) == []
    page.unroute_all()
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator(OPTION).first).to_contain_text(best("jobbytte"))


def test_a_page_that_remembers_the_index_of_an_older_build_finds_the_new_one(
    address: str, opened: Open, best: Best
) -> None:
    page = at(opened(), f"{address}temaer/index.html")
    old = 'klyngeviden.searchShard("0123456789","start",1)'
    broken(page, r"/start\.js$", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    type_in(page, "jobbytte")
    expect(page.locator(OPTION).first).to_contain_text(best("jobbytte"))
