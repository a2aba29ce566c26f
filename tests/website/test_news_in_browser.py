"""What a returning visitor is shown, and the file of chosen feeds: the pages' own HTML on a server made for it."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.search.client import tables
from generators.website.news_page import news_page
from generators.website.page import Imprint, Press
from generators.website.subscribe_page import subscribe_page

pytestmark = pytest.mark.browser

SCRIPTS = store.ROOT / "docs" / "assets" / "js"
NAMES = ("tables.js", "dom.js", "meeting.js", "state.js", "site.js", "filter.js", "nyt.js")
HOME = "http://nyt.invalid/"
MARKED, TOLD = ".kv-since__m", "[data-kv-since]"
Served = dict[str, str]


def _whole(body: str, *scripts: str) -> str:
    drawn = "".join(f'<script src="{HOME}{name}"></script>' for name in scripts)
    return f'<!doctype html><meta charset="utf-8"><title>x</title><body data-kv-root="."><div>{body}</div>{drawn}'


@pytest.fixture
def served() -> Served:
    """What the server gives, by name."""
    return {name: (SCRIPTS / name).read_text(encoding="utf-8") for name in (*NAMES[1:], "abonner.js")} | {
        "tables.js": tables()
    }


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HOME).split("?")[0]
        kind = "text/javascript" if name.endswith(".js") else "text/html"
        route.fulfill(body=served.get(name, ""), content_type=f"{kind}; charset=utf-8")

    context = browser.new_context(accept_downloads=True)
    context.route(f"{HOME}**", answer)
    yield context.new_page()
    context.close()


@pytest.fixture
def show(page: Page, served: Served, chosen: Imprint) -> Callable[[KnowledgeBase], None]:
    """A way to visit the page of news of some records."""

    def visit(base: KnowledgeBase) -> None:
        (made,) = news_page(Press(base, store.templates("pages"), chosen))
        served["nyt"] = _whole(made.body, *NAMES)
        page.goto(f"{HOME}nyt")

    return visit


@pytest.fixture
def grown(base: KnowledgeBase) -> KnowledgeBase:
    changes = {"id": "E-900", "recorded": dt.date(2027, 1, 15), "revised": None, "themes": (base.themes[0].slug,)}
    return dataclasses.replace(base, records=(*base.records, base.valid_records[0].model_copy(update=changes)))


def test_who_asks_for_it_sees_what_has_come_since(
    page: Page, base: KnowledgeBase, grown: KnowledgeBase, show: Callable[[KnowledgeBase], None]
) -> None:
    """Nothing is remembered before; the marks stay for the day, and another day they are gone."""
    page.clock.set_fixed_time(dt.datetime(2027, 1, 10, 9, tzinfo=dt.UTC))
    show(base)
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator(MARKED)).to_have_count(0)
    page.get_by_role("button", name="Husk, hvad jeg har set").click()
    expect(page.locator(TOLD)).to_contain_text("Intet nyt, siden du sidst var her.")
    page.clock.set_fixed_time(dt.datetime(2027, 1, 20, 9, tzinfo=dt.UTC))
    for _ in range(2):
        show(grown)
        expect(page.locator(TOLD)).to_contain_text("Siden sidst: 1 ny.")
        expect(page.locator(f".kv-row:has({MARKED}) .kv-code").first).to_have_text("E-900")
    page.clock.set_fixed_time(dt.datetime(2027, 1, 21, 9, tzinfo=dt.UTC))
    show(grown)
    expect(page.locator(MARKED)).to_have_count(0)
    page.get_by_role("button", name="Glem det igen").click()
    assert page.evaluate("localStorage.length") == 0


def test_what_came_later_on_the_same_day_is_new(
    page: Page, base: KnowledgeBase, grown: KnowledgeBase, show: Callable[[KnowledgeBase], None]
) -> None:
    later = grown.records[-1].model_copy(update={"id": "E-901"})
    page.clock.set_fixed_time(dt.datetime(2027, 1, 15, 9, tzinfo=dt.UTC))
    show(grown)
    page.get_by_role("button", name="Husk, hvad jeg har set").click()
    page.clock.set_fixed_time(dt.datetime(2027, 1, 16, 9, tzinfo=dt.UTC))
    show(dataclasses.replace(base, records=(*grown.records, later)))
    expect(page.locator(MARKED)).to_have_count(1)
    expect(page.locator(f".kv-row:has({MARKED}) .kv-code").first).to_have_text("E-901")


def test_where_nothing_can_be_remembered_nothing_is_offered(
    page: Page, grown: KnowledgeBase, show: Callable[[KnowledgeBase], None]
) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(''); } })")
    show(grown)
    expect(page.locator(TOLD)).to_be_hidden()


def test_what_is_remembered_is_not_trusted(
    page: Page, grown: KnowledgeBase, show: Callable[[KnowledgeBase], None]
) -> None:
    show(grown)
    for text in ("{", '"x"', '{"foer":1}', "null"):
        page.evaluate("text => localStorage.setItem('kv-nyt', text)", text)
        page.reload()
        expect(page.get_by_role("button", name="Husk, hvad jeg har set")).to_be_visible()


def test_narrowing_hides_months_and_records_that_do_not_fit(
    page: Page, base: KnowledgeBase, grown: KnowledgeBase, show: Callable[[KnowledgeBase], None]
) -> None:
    other = next(theme.slug for theme in base.themes[1:] if base.of_theme(theme.slug))
    show(grown)
    page.goto(f"{HOME}nyt?tema={other}")
    expect(page.locator('[data-id="E-900"]')).to_be_hidden()
    expect(page.locator("#\\32 027-01")).to_be_hidden()
    page.locator("summary", has_text="Vis posterne").last.click()
    shown = page.locator("details[open] [data-kv-part]:visible")
    opening = min(record.recorded for record in base.records)
    fitting = [r for r in base.of_theme(other) if r.recorded == opening and r in base.valid_records]
    expect(shown).to_have_count(len(fitting))


def test_chosen_feeds_become_one_file(page: Page, served: Served, base: KnowledgeBase, chosen: Imprint) -> None:
    (made,) = subscribe_page(Press(base, store.templates("pages"), chosen))
    served["abonner"] = _whole(made.body, *NAMES[:5], "abonner.js")
    page.goto(f"{HOME}abonner")
    page.get_by_role("button", name="Hent de valgte som én fil").click()
    expect(page.locator("[data-kv-feeds-said]")).to_have_text("Vælg mindst ét feed.")
    boxes = page.locator("input[name=feed]")
    wanted = [boxes.nth(n).get_attribute("value") for n in (0, 2)]
    for n in (0, 2):
        boxes.nth(n).check()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Hent de valgte som én fil").click()
    assert begun.value.suggested_filename == "klyngeviden.opml"
    root = ET.fromstring(Path(begun.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - made by our script
    assert [each.get("xmlUrl") for each in root.iter("outline")] == wanted
    assert all(each.get("text", "").startswith(chosen.site.name) for each in root.iter("outline"))
