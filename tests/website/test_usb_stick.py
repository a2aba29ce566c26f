"""The ZIP of the whole site, unpacked on a USB stick: it opens without a server, in Chromium and in Firefox."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generators import exporting
from tests.tools.firefox import Firefox
from tests.tools.once import made_once, shared_folder

# What takes the room, and is only linked to.
_HEAVY = (".pdf", ".zip", ".xlsx", ".docx")
SEARCHED = "klyngeviden/udforsk/index.html?q=sparring"
HIT = "[data-kv-list] li a"


@pytest.fixture(scope="module")
def stick(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick with a name as they have on Windows."""

    def make(folder: Path) -> None:
        exporting.archive(built_site, folder / "site.zip")
        with zipfile.ZipFile(folder / "site.zip") as packed:
            packed.extractall(folder / "USB-nøgle (E) #1", [n for n in packed.namelist() if not n.endswith(_HEAVY)])

    return made_once(shared_folder(tmp_path_factory, "usb"), make) / "USB-nøgle (E) #1"


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


@pytest.mark.firefox
def test_it_opens_in_firefox(stick: Path, firefox: Firefox) -> None:
    firefox.open((stick / exporting.START).as_uri())
    firefox.until(lambda: firefox.address.endswith("/klyngeviden/index.html"))
    firefox.open(f"{stick.as_uri()}/{SEARCHED}")
    firefox.click(HIT)
    firefox.until(lambda: "/udforsk/" not in firefox.address)
    assert firefox.is_shown("h1")
