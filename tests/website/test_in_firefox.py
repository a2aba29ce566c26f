"""What a visitor meets in Firefox: what is chosen is kept from page to page, and the search works, from a folder too.

In one file, since each process that runs such a test starts a Firefox of its own.
"""

from pathlib import Path

import pytest

from generators import exporting
from tests.tools.firefox import Firefox
from tests.website.test_served import serving
from tests.website.test_state import NOTICE, PACK_LINK, PUT_IN
from tests.website.test_usb_stick import HIT, SEARCHED

pytestmark = pytest.mark.firefox


def test_firefox_carries_choices_from_page_to_page_of_a_folder(firefox: Firefox, built_site: Path) -> None:
    firefox.open((built_site / "kommuner/vejle/index.html").as_uri())
    firefox.click("[data-kv-choose-this] button")
    assert "fra en mappe" in firefox.text(NOTICE)
    firefox.click(f"{NOTICE} button")
    firefox.click(".kv-nav a[href*=udforsk]")
    firefox.until(lambda: "udforsk" in firefox.address and firefox.is_shown("[data-kv-own]"))
    assert "Vejle" in firefox.text("[data-kv-own]")
    firefox.until(lambda: firefox.count(".kv-list .kv-row__p") > 0)
    firefox.click(".kv-list .kv-row__p")
    firefox.click(PACK_LINK)
    firefox.until(lambda: firefox.count(".kv-pack__item") == 1)
    assert not firefox.is_shown(NOTICE)
    firefox.click(".kv-pack__bar button[aria-label='Tøm pakken']")
    firefox.click("[data-kv-pack-said] button")
    firefox.until(lambda: firefox.count(".kv-pack__item") == 1)
    firefox.fill("#moede-titel", "Fælles møde")
    firefox.click(".kv-nav a[href*=temaer]")
    firefox.until(lambda: "temaer" in firefox.address)
    firefox.click(PACK_LINK)
    firefox.until(lambda: firefox.text("h1") == "Fælles møde")


def test_the_search_form_works_in_firefox_from_a_folder(firefox: Firefox, built_site: Path) -> None:
    firefox.open((built_site / "index.html").as_uri())
    firefox.fill("#soeg", "skoleleder")
    firefox.click(".kv-find--big button")
    firefox.until(lambda: "udforsk/index.html?q=skoleleder" in firefox.address)
    firefox.until(lambda: firefox.count(".kv-search .kv-row") > 0)


@pytest.mark.parametrize("allowed", [True, False], ids=["storage", "none"])
def test_firefox_keeps_a_pack_on_a_server_with_and_without_storage(
    firefox: Firefox, address: str, *, allowed: bool
) -> None:
    firefox.storage(allowed=allowed)
    try:
        firefox.open(f"{address}dilemmaer/D-001/index.html")
        firefox.click(PUT_IN)
        assert firefox.is_shown(NOTICE) is not allowed
        assert ("#" in firefox.address) is not allowed
        firefox.click(PACK_LINK)
        firefox.until(lambda: firefox.count(".kv-pack__item") == 1)
        firefox.back()
        firefox.until(lambda: firefox.is_shown(PACK_LINK))
        firefox.click(PUT_IN)
    finally:
        firefox.storage(allowed=True)


def test_a_stick_opens_in_firefox(stick: Path, firefox: Firefox) -> None:
    firefox.open((stick / exporting.START).as_uri())
    firefox.until(lambda: firefox.address.endswith("/klyngeviden/index.html"))
    firefox.open(f"{stick.as_uri()}/{SEARCHED}")
    firefox.click(HIT)
    firefox.until(lambda: "/udforsk/" not in firefox.address)
    assert firefox.is_shown("h1")


@pytest.mark.nginx
def test_search_works_under_the_policy_of_a_server(firefox: Firefox, built_site: Path, tmp_path: Path) -> None:
    """Firefox's words for what may be sent and loaded are the narrowest."""
    with serving(built_site, tmp_path) as served:
        firefox.open(f"{served.below}udforsk/?q=sparring")
        firefox.until(lambda: firefox.count("[data-kv-list] li a") > 0)
