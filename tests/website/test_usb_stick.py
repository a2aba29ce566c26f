"""The ZIP of the whole site, unpacked on a USB stick, opens without a server; in Firefox, see test_in_firefox.py."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generators import exporting

SEARCHED = "klyngeviden/udforsk/index.html?q=sparring"
HIT = "[data-kv-list] li a"


@pytest.mark.browser
def test_it_opens_in_chromium(stick: Path, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((stick / exporting.START).as_uri())
    page.wait_for_url("**/klyngeviden/index.html")
    page.goto(f"{stick.as_uri()}/{SEARCHED}")
    page.locator(HIT).first.click()
    page.wait_for_url("**/klyngeviden/*/*/index.html")
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.fonts.check('1rem \"Source Sans 3\"')")
    assert said == []
    page.close()
