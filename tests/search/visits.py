"""How the tests of the search use a page: open it and type. Knows the marks that the search leaves."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

Open = Callable[..., BrowserContext]
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
