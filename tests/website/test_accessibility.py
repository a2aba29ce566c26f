"""WCAG 2.2 AA as far as a machine can tell: axe-core on every kind of page, the keyboard, and unusual settings."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from generators import danish, store
from generators.demo.programme import Size, files
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.site_build import build_pages
from tests.website.axe import SPACED, everything, too_wide, without_room

pytestmark = pytest.mark.browser

KINDS = {
    "forside": "index.html",
    "erkendelse": "erkendelser/E-001/index.html",
    "dilemma": "dilemmaer/D-001/index.html",
    "model": "modeller/M-001/index.html",
    "anbefaling": "anbefalinger/A-001/index.html",
    "ide": "ideer/I-001/index.html",
    "type": "dilemmaer/index.html",
    "situationer": "situationer/index.html",
    "situation": "situationer/udvalget-skal-se-resultater/index.html",
    "rolle": "for/ledere/index.html",
    "udforsk": "udforsk/index.html",
    "data": "data/index.html",
    "temaer": "temaer/index.html",
    "tema": "temaer/stoettefunktioner/index.html",
    "udskudt tema": "temaer/organisation/index.html",
    "fund": "udforsk/index.html?q=sparring",
    "kommuner": "kommuner/index.html",
    "kommune": "kommuner/hedensted/index.html",
    "kommune uden bidrag": "kommuner/odder/index.html",
    "klynger": "klynger/index.html",
    "konferencer": "konferencer/index.html",
    "konference": "konferencer/temakonference-1/index.html",
    "haefter": "haefter/temakonference-1/index.html",
    "haefte": "haefter/temakonference-1/hedensted/index.html",
    "kilder": "kilder/index.html",
    "kilde": "kilder/randers-lederkonference-2018/index.html",
    "ordbog": "ordbog/index.html",
    "moedepakke": "moedepakke/index.html?poster=D-001,A-001",
    "nyt": "nyt/index.html",
    "abonner": "abonner/index.html",
    "foreslaa": "foreslaa/index.html",
    "udgaver": "udgaver/index.html",
    "programmet": "programmet/index.html",
    "hvad vi ikke ved": "hvad-vi-ikke-ved/index.html",
    "redaktion": "redaktion/index.html",
    "det mangler vi": "redaktion/mangler/index.html",
    "felterne": "redaktion/felter/index.html",
    "fejl": "redaktion/fejl/index.html",
    "drift": "redaktion/drift/index.html",
    "browser": "redaktion/browser/index.html",
    "kom i gang": "redaktion/kom-i-gang/index.html",
    "to på én gang": "redaktion/to-paa-en-gang/index.html",
    "administrator": "redaktion/administrator/index.html",
    "publikation": "publikation/index.html",
    "arrangoerer": "arrangoerer/index.html",
    "tilgaengelighed": "tilgaengelighed/index.html",
    "404": "404.html",
}
DESK: ViewportSize = {"width": 1280, "height": 900}
SAMPLE = ("forside", "dilemma", "tema", "kommune")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small fictional programme with a cluster, built as the real one is."""
    folder = tmp_path_factory.mktemp("opdigtet")
    for path, text in files(Size(records=15, clusters=1, municipalities=8)):
        store.write(folder / "findings", path, text)
    build_pages(folder / "site", folder / "findings", load_base(folder / "findings"))
    return folder / "site"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    # The policy of the pages keeps strangers' scripts out, axe among them.
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_however_it_is_read(
    page: Page, settle: Callable[[], None], address: str, kind: str
) -> None:
    """On any width, with larger text and with more space in it; for what use does, see test_states.py."""
    _open(page, settle, address + KINDS[kind])
    found = _without_room(page) | _in_large_text(page, all_of_it=kind in SAMPLE) | _faults(page)
    assert {setting: faults for setting, faults in found.items() if faults} == {}


@pytest.mark.parametrize("path", ["klynger/klynge-1/index.html", "dilemmaer/D-001/index.html"])
def test_axe_finds_nothing_in_a_made_up_programme(
    page: Page, settle: Callable[[], None], made_up: Path, path: str
) -> None:
    """It has what the real one lacks: pages of clusters, and the mark that says EKSEMPEL."""
    _open(page, settle, (made_up / path).as_uri())
    assert {setting: faults for setting, faults in _faults(page).items() if faults} == {}


def _open(page: Page, settle: Callable[[], None], url: str) -> None:
    # A page that is left is not drawn in yet another way.
    page.goto("about:blank")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)
    page.goto(url)
    settle()


def _without_room(page: Page) -> dict[str, list[str]]:
    """Look at any width, and with as much space in the text as a reader may ask for."""
    found = {}
    for width in (1090, 700, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} bredde"] = without_room(page)
    spaced = page.add_style_tag(content=SPACED)
    found["320, luft"] = without_room(page)
    page.set_viewport_size(DESK)
    found["1280, luft"] = without_room(page)
    spaced.evaluate("sheet => sheet.remove()")
    return found


def _in_large_text(page: Page, *, all_of_it: bool) -> dict[str, list[str]]:
    """Double the browser's own size of text, which the layout follows."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
    found = {}
    for width in (640, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found[f"{width}, stor tekst"] = without_room(page)
    found["stor tekst"] = everything(page) if all_of_it else []
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    session.detach()
    return found


def _faults(page: Page) -> dict[str, list[str]]:
    """Let axe look, wide in the light and narrow in the dark, with all that folds open."""
    found = {"1280 bredde": too_wide(page)}
    # An open menu lies over the page; it is a state of its own.
    page.evaluate("document.querySelectorAll('details:not(.kv-menu)').forEach(part => part.open = true)")
    found["1280 lys"] = everything(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.querySelectorAll('.kv-filter__open').forEach(button => button.click())")
    # What floats lies over whatever the page happens to be scrolled to, and a scroll takes it away.
    page.add_style_tag(content=".kv-browse__h,.kv-filter__done{position:static!important}")
    found["360 mørk"] = everything(page)
    found["360 bredde"] = too_wide(page)
    return found


@pytest.mark.parametrize("kind", SAMPLE)
def test_forced_colours_are_no_hindrance(page: Page, address: str, kind: str) -> None:
    page.set_viewport_size(DESK)
    page.emulate_media(forced_colors="active")
    page.goto(address + KINDS[kind])
    found = everything(page)
    page.emulate_media(forced_colors="none")
    assert found == []


@pytest.mark.parametrize("kind", SAMPLE)
def test_nothing_moves_for_those_who_asked_for_calm(page: Page, address: str, kind: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + KINDS[kind])
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    page.emulate_media(reduced_motion="no-preference")
    assert moving == 0


def test_the_first_stop_leads_past_the_menu(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + KINDS["dilemma"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kv-skip"
    assert page.locator(".kv-skip").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"


@pytest.mark.parametrize("kind", ["forside", "dilemma", "tema", "moedepakke"])
def test_every_stop_is_visible_and_in_reading_order(
    page: Page, settle: Callable[[], None], address: str, kind: str
) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + KINDS[kind])
    settle()
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
                const tile = e.matches('.kv-tile');
                const drawn = tile ? getComputedStyle(e.querySelector('rect')).strokeWidth !== '1px'
                                   : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                return {name: e.outerHTML.slice(0, 120), body: e === document.body, drawn,
                        inView: box.bottom > 0 && box.top < innerHeight && box.width > 0};
            }"""
        )
        if state["body"]:
            break
        assert state["drawn"], state["name"]
        assert state["inView"], state["name"]


def test_the_map_is_one_stop_and_walked_with_arrows(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + KINDS["kommuner"])
    assert page.locator(".kv-tile[tabindex='0']").count() == 1
    page.locator(".kv-tile[data-kommune=horsens]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.kommune") == "hedensted"
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommuner/hedensted/index.html")


def test_the_map_names_each_tile_as_it_is_written(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + KINDS["kommuner"])
    assert page.get_by_role("link", name="Frederikshavn", exact=True).first.is_visible()
    assert page.get_by_role("link", name="Hedensted, oplægsholder").first.is_visible()


def test_a_narrow_screen_gets_the_map_as_lists(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.goto(address + KINDS["forside"])
    assert page.locator(".kv-map").is_hidden()
    page.locator(".kv-maplist summary").first.click()
    assert page.locator(".kv-maplist details[open] a").count() > 5


def test_the_menu_of_a_narrow_screen_opens_with_the_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + KINDS["dilemma"])
    page.locator(".kv-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".kv-menu").get_by_role("link", name="Temaer").is_visible()


def test_without_a_style_sheet_the_order_still_makes_sense(page: Page, address: str, base: KnowledgeBase) -> None:
    page.goto(address + KINDS["dilemma"])
    order = page.evaluate("[...document.querySelectorAll('h1, h2')].map(e => e.textContent.trim()).filter(t => t)")
    assert order[0].startswith(danish.typeset(base.by_id[KINDS["dilemma"].split("/")[1]].title))
    wanted = ["De to poler", "Spørgsmål til mødet", "Hvad står på spil", "Kilder"]
    assert [heading for heading in order if heading in wanted] == wanted
