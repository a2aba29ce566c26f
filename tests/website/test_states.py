"""What a page becomes when it is used: each state once, on a phone in the dark and on a wide screen in the light."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.website.axe import colours, everything, without_room
from tests.website.visits import remember

pytestmark = pytest.mark.browser

RECORD, PACK = "dilemmaer/D-001/index.html", "moedepakke/index.html"
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
MEETING = {
    "titel": "Fælles møde",
    "dato": "2026-12-03",
    "start": "09:00",
    "sted": "Rådhuset",
    "punkter": [
        {"id": "D-001", "minutter": 20, "noter": "Hvem gør hvad?"},
        {"id": "eget-1", "tekst": "Eventuelt"},
        {"id": "situationer/udvalget-skal-se-resultater"},
        {"id": "A-001"},
    ],
}
HORSENS = {"slug": "horsens", "navn": "Horsens"}


def _click(*selectors: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).locator("visible=true").first.click()

    return act


def _type(field: str, text: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator(field).press_sequentially(text)

    return act


def _choose(field: str) -> Callable[[Page], None]:
    """Go to the first of the suggestions."""

    def act(page: Page) -> None:
        _type(field, "sparring")(page)
        page.locator(".kv-hits [role=option]").first.wait_for()
        page.locator(field).press("ArrowDown")

    return act


def _unstored(*selectors: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.evaluate(FULL)
        _click(*selectors)(page)

    return act


def _broken(page: Page) -> None:
    """Let nothing of the search come."""

    def lost(route: Route) -> None:
        route.abort()

    page.route("**/engine.*.js", lost)
    page.reload()


class State(NamedTuple):
    """Where it is, how one gets there, and what is seen then; whether a wide screen is laid out in a way of its own.

    What the browser has `kept` since the last time is there before the page is opened.
    """

    path: str
    act: Callable[[Page], None] | None
    seen: str
    is_other_when_wide: bool = False
    kept: Mapping[str, object] = {}


FACETS = _click(".kv-filter__open")
STATES: dict[str, State] = {
    "filter åbent": State("dilemmaer/index.html", FACETS, ".kv-filter label"),
    "filter med valg": State("dilemmaer/index.html?tema=data-og-dialog", FACETS, ".kv-filter :checked"),
    "filter, intet svarer": State(
        "kilder/randers-lederkonference-2018/index.html?type=dilemma&klynge=ingen", FACETS, "[data-kv-none]"
    ),
    "tema, resten vist": State("temaer/laeringsfaellesskaber/index.html", _click(".kv-rest > summary"), ".kv-rest li"),
    "søgning med fund": State(
        "udforsk/index.html?q=sparring", _click(".kv-filter__open", ".kv-filter summary"), ".kv-filter label"
    ),
    "søgning med valg": State(
        "udforsk/index.html?q=sparring&type=erkendelse", FACETS, ".kv-filter :checked", is_other_when_wide=True
    ),
    "søgning, side 2": State("udforsk/index.html?side=2", None, ".kv-pager a[rel=prev]"),
    "søgning, svage foldet": State("udforsk/index.html?q=ledelse", None, "[data-kv-message] button"),
    "søgning, svage vist": State("udforsk/index.html?q=ledelse&svage=1", None, ".kv-search .kv-row"),
    "søgning, et ord mangler": State("udforsk/index.html?q=sparring+qqqqqq", None, "[data-kv-remark]"),
    "søgning, stavefejl": State("udforsk/index.html?q=skolelder", None, ".kv-search .kv-row__why"),
    "søgning, intet": State("udforsk/index.html?q=qqqqqq", None, ".kv-none__t a", is_other_when_wide=True),
    "søgning, kun småord": State("udforsk/index.html?q=og", None, "[data-kv-message] p"),
    "søgning, intet svarer": State("udforsk/index.html?q=sparring&klynge=ingen", None, "[data-kv-message] button"),
    "søgning, kan ikke hentes": State("udforsk/index.html?q=sparring", _broken, "[data-kv-message] button"),
    "forslag i feltet": State("index.html", _choose("#soeg"), ".kv-hits [aria-selected=true]"),
    "forslag i hovedet": State(
        "temaer/index.html", _choose("#soeg-top"), ".kv-hits [aria-selected=true]", is_other_when_wide=True
    ),
    "intet forslag": State("index.html", _type("#soeg", "qqqqqq"), ".kv-hits__note"),
    "ordbog, fundet": State(
        "ordbog/index.html", _type("[data-kv-words] input", "ledelseskæde"), ".kv-glossary dt:visible"
    ),
    "ordbog, intet": State("ordbog/index.html", _type("[data-kv-words] input", "qqqqqq"), "[data-kv-words] .kv-said"),
    "kommune, flere tilbudt": State("kommuner/index.html", _type("[data-kv-seek]", "ring"), "[data-kv-seek-said] a"),
    "kommune, stavefejl": State("kommuner/index.html", _type("[data-kv-seek]", "hedenstedt"), "[data-kv-seek-said] a"),
    "kommune, ingen": State("kommuner/index.html", _type("[data-kv-seek]", "atlantis"), "[data-kv-seek-said]"),
    "min kommune": State("index.html", None, "[data-kv-own] a", kept={"kv-kommune": HORSENS}),
    "min kommune på en liste": State("ideer/index.html", None, "[data-kv-own] a", kept={"kv-kommune": HORSENS}),
    "min kommune på dens side": State(
        "kommuner/horsens/index.html", None, "[data-kv-choose-this] button", kept={"kv-kommune": HORSENS}
    ),
    "post lagt i pakken": State(RECORD, _click("[data-kv-pack]"), "[data-kv-packlink]"),
    "post i liste lagt i pakken": State("dilemmaer/index.html", _click(".kv-row__p"), ".kv-row__p[aria-pressed=true]"),
    "link kopieret": State(RECORD, _click("[data-kv-copy-link]"), "[data-kv-copy-link]:has-text('Kopieret')"),
    "ord forklaret": State("erkendelser/E-001/index.html", _click(".kv-term"), ".kv-pop:popover-open"),
    "pakke, tom": State(PACK, None, "[data-kv-pack-empty]"),
    "pakke, fyldt": State(PACK, None, ".kv-pack__item", kept={"kv-moede": MEETING}),
    "pakke, tømt": State(PACK, _click("[aria-label='Tøm pakken']"), ".kv-said .kv-link", kept={"kv-moede": MEETING}),
    "pakke, punkt taget ud": State(
        PACK, _click("[aria-label^='Tag ud']"), ".kv-said .kv-link", kept={"kv-moede": MEETING}
    ),
    "pakke, delt med ukendt": State(f"{PACK}#delt=1&punkt=M-001&punkt=E-999", None, ".kv-said:has-text('E-999')"),
    "intet kan huskes": State(RECORD, _unstored("[data-kv-pack]"), ".kv-husk .kv-link"),
    "nyt, spørger": State("nyt/index.html", None, "[data-kv-since] .kv-link"),
    "nyt siden sidst": State(
        "nyt/index.html",
        None,
        ".kv-since__m",
        kept={"kv-nyt": {"foer": "2000-01-01", "nu": "2000-01-01", "dag": "2000-1-1"}},
    ),
    "abonner, intet valgt": State(
        "abonner/index.html", _click(".kv-feeds .kv-btn"), "[data-kv-feeds-said]:not(:empty)"
    ),
    "foreslaa, med fejl": State(
        "foreslaa/index.html",
        _click("[data-kv-prop-add=dilemma]", "[data-kv-prop-form] [type=submit]"),
        ".kv-prop__wrong:has-text('De to hensyn')",
    ),
    "404 med forslag": State("kommuner/ring/", None, "[data-kv-lost] a"),
    "menu åben": State(RECORD, _click(".kv-menu summary"), ".kv-menu nav a"),
}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all: in a new one each time, axe would be compiled anew."""
    # The policy of the pages keeps strangers' scripts out, axe among them.
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page, address: str) -> Page:
    """The tab as of one who has not been here before."""
    tab.unroute_all()
    tab.goto(f"{address}assets/favicon.svg")
    tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    tab.emulate_media(color_scheme="dark")
    tab.set_viewport_size({"width": 360, "height": 740})
    return tab


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_page_is_accessible_in_every_state(
    page: Page, settle: Callable[[], None], address: str, state: State
) -> None:
    for key, value in state.kept.items():
        remember(page, address, key, json.dumps(value))
    page.goto(address + state.path)
    settle()
    if state.act:
        state.act(page)
    page.locator(state.seen).first.wait_for()
    settle()
    # What floats lies over whatever the page happens to be scrolled to, and a scroll takes it away.
    page.add_style_tag(content=".kv-browse__h,.kv-filter__done{position:static!important}")
    found = {"360 mørk": everything(page)}
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    found["1280 lys"] = everything(page) if state.is_other_when_wide else colours(page)
    page.set_viewport_size({"width": 320, "height": 740})
    found["320"] = without_room(page)
    assert {setting: faults for setting, faults in found.items() if faults} == {}
