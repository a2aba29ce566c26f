"""What the browser tests of the site do before a page is opened. Knows no page."""

from playwright.sync_api import Page


def remember(page: Page, address: str, key: str, text: str) -> None:
    """Let the browser remember something of the site: from a picture of it, which costs less than a page."""
    page.goto(f"{address}assets/favicon.svg")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
