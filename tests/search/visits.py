"""How the tests of the search use a page: open it, type, and let axe look. Knows the marks that the search leaves."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page

from generators import store

Open = Callable[..., BrowserContext]
AXE = store.ROOT / "vendor" / "axe-core" / "axe.min.js"
FIELD, OPTION, ROW = "form[role=search] input[name=q]", "[role=option]", ".kv-search .kv-row"
SEARCH = "udforsk/index.html"


Best = Callable[[str], str]


def at(context: BrowserContext, address: str) -> Page:
    """Open a page; anything it throws fails the test."""
    page = context.new_page()
    page.on("pageerror", _raise)
    page.goto(address)
    return page


def _raise(error: Exception) -> None:
    raise error


def type_in(page: Page, text: str) -> None:
    page.locator(FIELD).first.click()
    page.keyboard.type(text)


def violations(page: Page) -> list[Any]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "() => axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21aa','wcag22aa','best-practice'] })"
    )
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found["violations"]]
