"""What comes to whoever has nothing of the site yet: what is asked for, what it weighs, and that nothing moves."""

from collections.abc import Callable, Iterator

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

pytestmark = pytest.mark.browser

WALK = (
    "index.html",
    "temaer/opgavefordeling/index.html",
    "dilemmaer/D-001/index.html",
    "kilder/projektbeskrivelse-2016/index.html?type=dilemma",
    "kommuner/hedensted/index.html",
    "haefter/temakonference-1/hedensted/index.html",
    "moedepakke/index.html?poster=D-001,A-001",
    "ordbog/index.html",
    "404.html",
)
MOVED = (
    "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => moved += e.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)


@pytest.fixture
def visit(browser: Browser) -> Iterator[BrowserContext]:
    """A window that is new, and has fetched nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def test_no_request_leaves_the_site_and_no_cookie_is_set(visit: BrowserContext, page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: said.append(f"{page.url}: {fault}"))
    for path in WALK:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert visit.cookies() == []
    assert said == []


def _weight(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(brotli.compress(body, quality=5))


def test_a_visit_is_light(visit: BrowserContext, page: Page, settle: Callable[[], None], address: str) -> None:
    """Fonts included, as a server with brotli sends it: 180 kB at first, 30 kB for a page after it."""
    weights: dict[str, int] = {}
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it calls
    walk = (WALK[1], WALK[4], "index.html", "udforsk/index.html")
    for path, most in ((WALK[2], 180_000), *((path, 30_000) for path in walk)):
        answers.clear()
        page.goto(address + path)
        settle()
        # Weighed when all has come and before it is left: a body is not kept longer.
        new = {answer.url: _weight(answer) for answer in answers if answer.url not in weights}
        assert 0 < sum(new.values()) <= most, path
        weights |= new
    assert visit.pages == [page]


def test_nothing_moves_while_a_page_loads(browser: Browser, address: str) -> None:
    for path in WALK[:5]:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.add_init_script(MOVED)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("moved") < 0.003, path
        context.close()


@pytest.mark.parametrize("width", [360, 700, 1090, 1280])
def test_what_is_remembered_finds_room_and_moves_nothing(page: Page, address: str, width: int) -> None:
    """The longest name and a full pack."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.evaluate(
        "localStorage.setItem('kv-kommune', JSON.stringify({slug: 'ringkoebing-skjern', navn: 'Ringkøbing-Skjern'}));"
        "localStorage.setItem('kv-moede', JSON.stringify(['D-001', 'E-002']))"
    )
    page.add_init_script(MOVED)
    page.goto(f"{address}erkendelser/index.html")
    expect(page.locator("[data-kv-own] a")).to_have_text("Ringkøbing-Skjern")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("moved") < 0.003


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_page_moves_nothing_when_its_hits_come(
    visit: BrowserContext, page: Page, settle: Callable[[], None], address: str, width: int
) -> None:
    """On a slow line too, with hits, with a choice in the address and with none."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(MOVED)
    line = {"offline": False, "latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    session = visit.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    for asked in ("", "?q=sparring", "?q=sparring&tema=faglig-ledelse", "?q=qqqqqq"):
        page.goto(f"{address}udforsk/index.html{asked}")
        expect(page.locator("[data-kv-count] strong")).to_be_visible()
        settle()
        assert page.evaluate("moved") < 0.001, asked
