"""What a reader with a phone has at hand: 360 pixels, a thumb, and little time."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES, Record

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 740
# What can be touched and is smaller than a finger. A link inside a sentence is as high as its line (WCAG 2.5.5).
TOO_SMALL = """() => [...document.querySelectorAll('a[href],button,select,summary,label:has(input)')].filter((e) => {
    const box = e.getBoundingClientRect(), sentence = e.closest('p,li,dd,td,figcaption,.kv-text');
    if (!box.width || !box.height || e.matches('.kv-skip,.kv-term') || getComputedStyle(e).visibility === 'hidden') {
        return false;
    }
    if (e.matches('a,.kv-link') && getComputedStyle(e).display === 'inline' && sentence
        && sentence.textContent.trim().length > e.textContent.trim().length) return false;
    const cover = getComputedStyle(e, '::after');
    const height = cover.position === 'absolute' ? Math.max(box.height, parseFloat(cover.height) || 0) : box.height;
    return height < 43.5;
}).map((e) => `${Math.round(e.getBoundingClientRect().height)} ${e.outerHTML.slice(0, 120)}`)"""
TOUCHED = (
    "index.html",
    "erkendelser/E-001/index.html",
    "anbefalinger/A-001/index.html",
    "dilemmaer/index.html",
    "situationer/index.html",
    "situationer/udvalget-skal-se-resultater/index.html",
    "for/ledere/index.html",
    "udforsk/index.html?q=sparring",
    "temaer/index.html",
    "temaer/faglig-ledelse/index.html",
    "kommuner/index.html",
    "kommuner/hedensted/index.html",
    "konferencer/temakonference-1/index.html",
    "haefter/temakonference-1/index.html",
    "haefter/temakonference-1/hedensted/index.html",
    "kilder/index.html",
    "kilder/projektbeskrivelse-2016/index.html",
    "ordbog/index.html",
    "moedepakke/index.html",
    "programmet/index.html",
    "publikation/index.html",
    "raad/index.html",
    "nyt/index.html",
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, permissions=["clipboard-read"])
    yield context.new_page()
    context.close()


def _longest(base: KnowledgeBase) -> list[Record]:
    return [max(base.of_type(row), key=lambda record: len(record.title)) for row in RECORD_TYPES]


def test_the_tools_of_a_record_are_in_the_first_view(page: Page, address: str, base: KnowledgeBase) -> None:
    """Whatever the title: collect, print, cite and link, none of them over the text."""
    for record in _longest(base):
        page.goto(address + addresses.file_of(addresses.of_record(record)))
        for name in ("Saml", "Udskriv", "Henvis", "Link"):
            tool = page.locator(".kv-quick").get_by_role("button", name=name, exact=True)
            box = tool.bounding_box()
            assert box, record.id
            assert box["y"] + box["height"] < HEIGHT / 2, (record.id, name)
            assert min(box["width"], box["height"]) >= 44, name
        covered = page.evaluate(
            "[...document.querySelectorAll('.kv-quick, .kv-tools')]"
            ".filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).length"
        )
        assert covered == 0


def test_what_is_collected_can_be_let_go_where_it_was_taken(page: Page, address: str) -> None:
    page.goto(f"{address}erkendelser/E-001/index.html")
    page.get_by_role("button", name="Saml", exact=True).click()
    expect(page.get_by_role("button", name="Samlet")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kv-tools [data-kv-pack]")).to_have_text("I mødepakken")
    page.get_by_role("button", name="Samlet").click()
    expect(page.get_by_role("button", name="Saml", exact=True)).to_have_attribute("aria-pressed", "false")


def test_ones_own_municipality_is_a_touch_from_the_front_page(page: Page, address: str) -> None:
    """Until it is chosen: then it stands at the top of every page."""
    page.goto(f"{address}index.html")
    way = page.get_by_role("link", name="Find jeres kommune")
    box = way.bounding_box()
    assert box
    assert box["y"] + box["height"] < HEIGHT
    way.click()
    choice = page.locator("[data-kv-choose] select")
    expect(choice).to_be_in_viewport()
    choice.select_option("hedensted")
    page.locator("[data-kv-choose] button").click()
    page.goto(f"{address}index.html")
    expect(way).to_be_hidden()
    expect(page.locator("[data-kv-own]").first).to_contain_text("Hedensted")
    page.evaluate("localStorage.clear()")


def test_the_words_of_a_page_are_folded_and_a_touch_away(page: Page, address: str) -> None:
    page.goto(f"{address}erkendelser/E-001/index.html")
    expect(page.locator(".kv-terms")).to_be_hidden()
    page.locator(".kv-fold > summary").click()
    expect(page.locator(".kv-terms dt").first).to_be_visible()


def test_the_button_of_the_menu_stays_where_it_was_touched(page: Page, address: str) -> None:
    page.goto(f"{address}erkendelser/E-001/index.html")
    button = page.locator(".kv-menu summary")
    before = button.bounding_box()
    height = page.evaluate("document.documentElement.scrollHeight")
    button.click()
    assert button.bounding_box() == before
    assert page.evaluate("document.documentElement.scrollHeight") == height
    shown = [link.bounding_box() for link in page.locator(".kv-menu nav a").all()]
    assert all(box and box["y"] > before["y"] and box["x"] >= 0 for box in shown if before)
    button.click()
    expect(page.locator(".kv-menu nav")).to_be_hidden()


def test_what_is_touched_is_large_enough_for_a_finger(page: Page, settle: Callable[[], None], address: str) -> None:
    """Menu and folds open."""
    small = {}
    for path in TOUCHED:
        page.goto(address + path)
        settle()
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.evaluate("document.querySelectorAll('.kv-filter__open').forEach(button => button.click())")
        if found := page.evaluate(TOO_SMALL):
            small[path] = found[:6]
    assert small == {}


def test_a_theme_shows_the_first_of_each_type_and_all_that_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}temaer/faglig-ledelse/index.html")
    rows = page.locator("[data-kv-list] li")
    group = page.locator("[data-kv-group]", has=page.get_by_role("heading", name="Anbefalinger"))
    folded = rows.count() - page.locator("[data-kv-list] li:visible").count()
    assert folded > 0
    group.locator(".kv-rest > summary").click()
    assert page.locator("[data-kv-list] li:visible").count() > rows.count() - folded
    page.goto(f"{address}temaer/faglig-ledelse/index.html?type=anbefaling")
    expect(page.locator("[data-kv-group]:visible")).to_have_count(1)
    assert page.locator("[data-kv-list] li:visible").count() == page.locator("li[data-type=anbefaling]").count()
    page.goto(f"{address}temaer/faglig-ledelse/index.html")
    assert rows.count() - page.locator("[data-kv-list] li:visible").count() == folded


def test_the_parts_of_a_theme_are_a_touch_away(page: Page, address: str) -> None:
    page.goto(f"{address}temaer/faglig-ledelse/index.html")
    page.get_by_role("navigation", name="På siden").get_by_role("link", name="Al viden om temaet").click()
    expect(page.get_by_role("heading", name="Al viden om temaet")).to_be_in_viewport()


FACETED = ("temaer/faglig-ledelse/index.html", "dilemmaer/index.html", "udforsk/index.html?q=ledelse", "nyt/index.html")


@pytest.mark.parametrize("path", FACETED)
def test_a_filter_stays_in_reach_and_leads_to_what_it_leaves(page: Page, address: str, path: str) -> None:
    """Asked for far down the list, it opens where it is seen; the number and the heading of the hits are in view."""
    page.goto(address + path)
    opener, heading = page.locator(".kv-filter__open"), page.locator("section.kv-browse h2").first
    page.locator("section.kv-browse .kv-row").first.wait_for()
    page.evaluate("scrollTo(0, document.querySelector('.kv-browse').getBoundingClientRect().bottom - innerHeight)")
    expect(opener).to_be_in_viewport()
    opener.click()
    if not page.locator(".kv-filter label:visible").count():
        page.locator(".kv-filter summary:visible").first.click()
    page.locator(".kv-filter label:visible:not(.is-empty)").first.click()
    expect(opener).to_have_text("Afgræns (1)")
    expect(heading).to_be_in_viewport()
    done = page.locator(".kv-filter__done")
    expect(done).to_be_in_viewport()
    shown = page.locator("[data-kv-count] strong").inner_text()
    assert done.inner_text() == f"Vis {shown}"
    done.click()
    expect(page.locator(".kv-filter")).to_be_hidden()
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    expect(page.locator("section.kv-browse .kv-row:visible").first).to_be_in_viewport()


def test_a_choice_beside_a_list_shows_its_first_hits(page: Page, address: str) -> None:
    """On a wide screen, where the filter follows along the list."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}erkendelser/index.html")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    box = page.locator("input[name=tema]").first
    expect(box).to_be_in_viewport()
    box.check()
    expect(page.locator("section.kv-browse h2").first).to_be_in_viewport()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def test_a_word_is_found_in_the_glossary_as_it_is_typed(page: Page, address: str, base: KnowledgeBase) -> None:
    page.goto(f"{address}ordbog/index.html")
    shown = page.locator(".kv-glossary > div:visible")
    assert shown.count() == len(base.glossary)
    field = page.get_by_label("Find et ord")
    for typed in ("ledelseskæden", "ledelseskaede", "Ledelseskede"):
        field.fill(typed)
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("ledelseskæde")
        expect(page.locator(".kv-letter:visible")).to_have_count(1)
    field.fill("qqqqqq")
    expect(page.locator(".kv-said")).to_have_text("Det ord står ikke i ordbogen.")
    field.fill("")
    expect(shown).to_have_count(len(base.glossary))
    page.get_by_role("navigation", name="Bogstaver").get_by_role("link", name="K", exact=True).click()
    expect(page.get_by_role("heading", name="K", exact=True)).to_be_in_viewport()
