"""In a real browser: what is saved comes by itself, and the reader stays where he was."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from generators.serving import answers
from tests.serving.conftest import DILEMMA_PAGE, Editor
from tests.tools.window import Window

pytestmark = pytest.mark.browser
WAIT = 30_000
# What stands first on the screen of what the page is about, and how far down.
FIRST_SEEN = (
    "[...document.querySelectorAll('.kv h2,.kv h3,.kv p,.kv li')]"
    ".filter(e => e.getClientRects().length && e.getBoundingClientRect().top >= 0)"
    ".map(e => [e.textContent.trim().slice(0, 60), Math.round(e.getBoundingClientRect().top)])[0]"
)
RESUME = re.compile(r"(?m)^resume: .*\n(?:  .*\n)*")


@pytest.fixture
def tab(window: Callable[..., Window]) -> Iterator[Tab]:
    with window().lent() as visit:
        tab = visit.new_page()
        tab.set_default_timeout(WAIT)
        yield tab


def test_the_reader_stays_where_he_was(editor: Editor, served: str, tab: Tab) -> None:
    long = "resume: >-\n" + "  En lang tekst om ledelse, der fylder flere linjer.\n" * 6
    editor.save(RESUME.sub(long, editor.text()))
    tab.goto(served + DILEMMA_PAGE)
    tab.evaluate("scrollTo(0, 700)")
    before = tab.evaluate(FIRST_SEEN)
    tab.evaluate("document.documentElement.dataset.gammel = 'ja'")
    editor.save(RESUME.sub("resume: >-\n  En ganske kort tekst om ledelse, som fylder meget lidt.\n", editor.text()))
    tab.wait_for_selector("html:not([data-gammel])", state="attached")
    tab.wait_for_load_state()
    assert "ganske kort tekst" in tab.content()
    assert tab.evaluate(FIRST_SEEN) == before
    assert tab.evaluate("scrollY") != 700


def test_a_fault_comes_and_goes_on_the_page_without_fetching_it_again(editor: Editor, served: str, tab: Tab) -> None:
    editor.maker.make()
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.goto(served + DILEMMA_PAGE)
    tab.evaluate("scrollTo(0, 500)")
    tab.evaluate("document.documentElement.dataset.gammel = 'ja'")
    good = editor.text()
    editor.save(f"{good}titel: [\n")
    notice = tab.locator("#kv-serve")
    expect(notice).to_contain_text("2 fejl i posterne", timeout=WAIT)
    expect(notice.locator("mark").first).to_have_text("titel")
    expect(notice).to_have_css("position", "fixed")
    notice.locator("summary").click()
    editor.retitle("Kort")
    expect(notice).to_contain_text("1 fejl i posterne", timeout=WAIT)
    assert notice.locator("details").get_attribute("open") is None
    editor.save(good)
    expect(notice).to_have_count(0, timeout=WAIT)
    assert tab.evaluate("[document.documentElement.dataset.gammel, scrollY]") == ["ja", 500]
    assert faults == []


def test_what_is_opened_and_where_the_cursor_is_are_kept(editor: Editor, served: str, tab: Tab) -> None:
    editor.maker.make()
    tab.goto(f"{served}/dilemmaer/index.html")
    tab.locator(".kv-foot a").nth(3).focus()
    focused = tab.evaluate("document.activeElement.href")
    tab.evaluate("document.documentElement.dataset.gammel = 'ja'")
    editor.retitle("Et helt andet dilemma for ledelsen")
    tab.wait_for_selector("html:not([data-gammel])", state="attached")
    tab.wait_for_load_state()
    assert tab.evaluate("document.activeElement.href") == focused


def test_a_page_waits_for_the_first_version_and_for_a_server_that_is_away(
    editor: Editor, served: str, tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PATIENCE", 0.5)
    tab.goto(served + DILEMMA_PAGE)
    expect(tab.locator("h1")).to_have_text("Sitet bliver lavet")
    editor.maker.make()
    expect(tab.locator(".kv h1")).to_be_visible(timeout=WAIT)
    # Its own script has come and asks; before that nothing can tell that the server is away.
    tab.wait_for_load_state("load")
    with tab.expect_request("**/nyt?*", timeout=WAIT):
        pass
    tab.context.set_offline(True)
    expect(tab.locator("#kv-serve")).to_contain_text("Serveren svarer ikke", timeout=WAIT)
    editor.retitle("Et helt andet dilemma for ledelsen")
    tab.context.set_offline(False)
    expect(tab.locator(".kv h1")).to_have_text("Et helt andet dilemma for ledelsen", timeout=WAIT)
