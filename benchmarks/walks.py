"""Walks of readers through the built site on a phone of 360 x 740, and on paper: taps, screens, bytes and time.

`python -m benchmarks.walks [site]`; needs a built site with handouts. A tap is a touch or a field that is filled in;
screens are what had to be scrolled before what was wanted came into view; each walk begins with an empty cache.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.measuring import ROOT
from benchmarks.serving import Served, serve
from tests.handouts.reading_pdf import pages
from tests.tools.provide import find

WIDTH, HEIGHT = 360, 740
# The line at the foot of a printed sheet, in points.
FOOT = 45
SIX_DILEMMAS = "".join(f"&punkt=D-00{number}" for number in range(1, 7))
SENTENCE = "vi skal have flere skoler under samme leder"


@dataclass
class Walker:
    """One reader with a phone: what was done so far."""

    page: Page
    address: str
    taps: int = 0
    screens: float = 0

    def open(self, path: str) -> None:
        """Come from outside to a page."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def see(self, selector: str) -> Locator:
        """Scroll until the first that fits is seen."""
        place = self.page.locator(selector).locator("visible=true").first
        place.wait_for()
        before = self.page.evaluate("scrollY")
        place.scroll_into_view_if_needed()
        self.screens += abs(self.page.evaluate("scrollY") - before) / HEIGHT
        return place

    def tap(self, selector: str) -> None:
        """Touch the first that fits, and wait for what comes."""
        self.see(selector).click()
        self.taps += 1
        self.page.wait_for_load_state("networkidle")

    def write(self, selector: str, text: str) -> None:
        """Fill a field in and press Enter."""
        self.see(selector).press_sequentially(text)
        self.taps += 1
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("networkidle")


def collect(walker: Walker) -> str:
    """Find a record by a word from the front page, and put it in the meeting pack."""
    walker.open("index.html")
    walker.write("#soeg", "sparring")
    walker.tap(".kv-search .kv-row h3 a")
    walker.tap(".kv-quick [data-kv-pack]")
    return "in the pack"


def cite(walker: Walker) -> str:
    """Copy the citation of a record."""
    walker.open("erkendelser/E-001/index.html")
    walker.tap(".kv-quick button:has-text('Henvis')")
    box = walker.page.locator(".kv-quick").bounding_box()
    return f"tools at {box['y']:.0f} px" if box else "no tools"


def narrow(walker: Walker) -> str:
    """Narrow a theme to its recommendations."""
    walker.open("temaer/faglig-ledelse/index.html")
    length = walker.page.evaluate("document.documentElement.scrollHeight")
    walker.tap(".kv-toc a:has-text('Al viden')")
    walker.tap(".kv-filter__open")
    walker.tap(".kv-filter label:has(input[value=anbefaling])")
    walker.tap(".kv-filter__done")
    heading = walker.page.locator(".kv-browse h2").first.evaluate("e => e.getBoundingClientRect().top")
    return f"page of {length} px, heading of the hits at {heading:.0f} px of the screen"


def municipality(walker: Walker) -> str:
    """Find one's municipality as one would say it."""
    walker.open("kommuner/index.html")
    walker.write("[data-kv-seek]", "randers kommune")
    return walker.page.locator("h1").inner_text()


def unclear(walker: Walker) -> str:
    """Write a part that several municipalities have in their names."""
    walker.open("kommuner/index.html")
    walker.write("[data-kv-seek]", "ring")
    return ", ".join(walker.page.locator("[data-kv-seek-said] a").all_inner_texts())


def sentence(walker: Walker) -> str:
    """Ask in a whole sentence."""
    return _place(walker, SENTENCE, "a[href*='M-011']", "M-011")


def theme(walker: Walker) -> str:
    """Ask for a theme by its name."""
    return _place(walker, "faglig ledelse", "a[href*='temaer/faglig-ledelse']", "the theme")


def _place(walker: Walker, text: str, selector: str, name: str) -> str:
    walker.open("index.html")
    walker.write("#soeg", text)
    walker.page.locator(".kv-search .kv-row").first.wait_for()
    count = walker.page.locator("[data-kv-count] strong").inner_text()
    place = walker.page.locator(".kv-search .kv-row").evaluate_all(
        "(rows, wanted) => 1 + rows.findIndex(row => row.querySelector(wanted))", selector
    )
    walker.tap(f".kv-search .kv-row {selector}")
    return f"{name} as number {place} of {count}"


def handout(walker: Walker) -> str:
    """Find the handout of one's municipality from the front page."""
    walker.open("index.html")
    walker.tap("a[href='#f-kommune']")
    walker.see("[data-kv-choose] select").select_option("hedensted")
    walker.taps += 1
    walker.tap("[data-kv-choose] button")
    walker.tap("a[href*='haefter/temakonference-1/hedensted/']")
    walker.see("a[href$='.pdf']")
    return "its PDF in view"


def handouts(walker: Walker) -> str:
    """Look through the list of handouts."""
    walker.open("haefter/temakonference-1/index.html")
    wide = walker.page.evaluate("document.documentElement.scrollWidth")
    return f"{wide} px wide"


def agenda_on_paper(walker: Walker) -> str:
    """Open a shared pack of six dilemmas and print it."""
    walker.open(f"moedepakke/index.html#delt=1{SIX_DILEMMAS}")
    return _on_paper(walker)


def record_on_paper(walker: Walker) -> str:
    """Print a record."""
    walker.open("dilemmaer/D-001/index.html")
    return _on_paper(walker)


def _on_paper(walker: Walker) -> str:
    walker.page.emulate_media(media="print")
    with pages(walker.page.pdf(prefer_css_page_size=True)) as sheets:
        filled = [_filled(sheet) for sheet in sheets]
    least = f", none but the last less than {min(filled[:-1]):.0%} full" if len(filled) > 1 else ""
    return f"{len(filled)} sheets{least}"


def _filled(sheet: object) -> float:
    written = sheet.get_textpage()  # type: ignore[attr-defined]  # ships no types
    lows = [written.get_rect(number)[1] for number in range(written.count_rects())]
    return max((1 - float(low / sheet.get_height()) for low in lows if low > FOOT), default=0)  # type: ignore[attr-defined]


WALKS: tuple[Callable[[Walker], str], ...] = (
    collect,
    cite,
    narrow,
    municipality,
    unclear,
    sentence,
    theme,
    handout,
    handouts,
    agenda_on_paper,
    record_on_paper,
)


@contextmanager
def _walker(browser: Browser, served: Served) -> Iterator[Walker]:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True)
    yield Walker(context.new_page(), served.address)
    context.close()


def main() -> None:
    """Walk them all and print the table."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    print("| walk | taps | screens | kB | s | what came of it |\n|---|--:|--:|--:|--:|---|")
    with sync_playwright() as driver, serve(site) as served:
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        for walk in WALKS:
            served.bytes_by_path.clear()
            begun = time.monotonic()
            with _walker(browser, served) as walker:
                told = walk(walker)
            sent, spent = sum(served.bytes_by_path.values()) / 1e3, time.monotonic() - begun
            what = (walk.__doc__ or "").rstrip(".")
            print(f"| {what} | {walker.taps} | {walker.screens:.1f} | {sent:.0f} | {spent:.1f} | {told} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
