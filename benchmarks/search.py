"""Measures the search against Material's lunr and Pagefind on the same records in the same run.

`python -m benchmarks.search [150 1000 10000] [--pagefind PROGRAM]`. 150 is the judged set of tests/search, where
quality is measured too; other sizes are the demo's. Pagefind comes from npm; without it, it is left out.
"""

import argparse
import html
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measuring import ROOT, Cost, run
from benchmarks.serving import Served, serve
from generators import store
from generators.commands.search import read_queries
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.presentation import addresses
from generators.records.fields import Text, marked_values
from generators.records.record_types import Record
from generators.search.client import TABLES, tables
from generators.search.evaluation import Query, evaluate
from generators.website.lean import delivered
from generators.word_data import word_data
from tests.tools.provide import find

JUDGED = ROOT / "tests" / "search" / "evaluation"
FIRST, NEXT = "trivsel i dagtilbud", "opfølgning"
FIVE_KINDS = (
    "trivsel",
    "opfølgning på resultater",
    "proffesionelle læringsfælleskaber",
    "»faglig ledelse«",
    "trivselmåling i dagtilbud",
)
SLOW_LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
STOCK = """\
site_name: Peer
theme: {name: material, language: da, font: false}
plugins: [{search: {lang: da}}]
nav: [index.md]
"""
BLANK = '<!doctype html><html lang="da"><meta charset="utf-8"><title>{title}</title>{body}'
OURS, LUNR, PAGEFIND = "klyngeviden", "Material (lunr)", "Pagefind"


@dataclass(frozen=True)
class Peer:
    """A site with one search: what counts as its search on the wire, and how it is asked in the browser."""

    name: str
    site: Path
    cost: Cost
    paths: Sequence[str]
    page: str
    ask: str


@dataclass(frozen=True)
class Measured:
    """What a peer took."""

    first_kb: float
    next_kb: float
    first_ms: float
    next_ms: float
    cpu_ms: str


# --- the three sites --------------------------------------------------------------------------------------------------


def ours(base: KnowledgeBase, findings: Path, folder: Path) -> Peer:
    """Index the records and write the search page as the site has it, with nothing around it."""
    cost = run([sys.executable, "-m", "benchmarks.search", "--only", findings, folder])
    basic = ("dom.js", "meeting.js", "state.js", "site.js", "search-box.js", "filter.js")
    scripts = (*basic, *addresses.SEARCH_ENGINE, "search-rows.js", "search-page.js")
    for script in scripts:
        store.write(folder, f"assets/js/{script}", delivered((ROOT / "docs/assets/js" / script).read_text("utf-8")))
    store.write(folder, TABLES, tables())
    paths = (TABLES, *(f"assets/js/{script}" for script in scripts))
    tags = "".join(f'<script src="../{path}" defer></script>' for path in paths)
    body = f'{explore_body(base)}<footer data-kv-root=".."></footer>{tags}'
    store.write(folder, "udforsk/index.html", BLANK.format(title="Klyngeviden", body=body))
    ask = """async (text) => {
      const box = document.querySelector("form[data-kv-search-page] input");
      box.value = text;
      box.form.requestSubmit();
      const heading = document.querySelector("#fund");
      while (heading.textContent !== "»" + text + "«") await new Promise((next) => setTimeout(next, 2));
      window.firstHit = window.firstHit || performance.now();
      return Array.from(document.querySelectorAll(".kv-search .kv-row"), (row) => row.dataset.id);
    }"""
    counted = ("/assets/search/", "/assets/js/search-", "/assets/js/filter.js", f"/{TABLES}")
    return Peer(OURS, folder, cost, counted, f"udforsk/index.html?q={quote(FIRST)}", ask)


def explore_body(base: KnowledgeBase) -> str:
    """Give the search page as the website makes it, without what stands around it."""
    from generators.site_sources import imprint
    from generators.website.list_pages import explore_page
    from generators.website.page import Press

    chosen = imprint(base, store.FINDINGS, store.site())
    return next(explore_page(Press(base, store.templates("pages"), chosen))).body


def text_of(record: Record) -> str:
    """Give the words of a record as every peer gets them."""
    return "\n\n".join(value for path, _, value in marked_values(record, Text) if path[0] not in ("titel", "kilder"))


def lunr(base: KnowledgeBase, folder: Path) -> Peer:
    """Build stock Material with its own search in Danish."""
    for record in base.records:
        store.write(folder / "docs", f"{record.id}.md", f"# {record.title}\n\n{text_of(record)}\n")
    store.write(folder / "docs", "index.md", "# Peer\n")
    store.write(folder, "mkdocs.yml", STOCK)
    cost = run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", folder / "mkdocs.yml"])
    ask = """async (text) => {
      const box = document.querySelector(".md-search__input");
      const list = document.querySelector(".md-search-result__list");
      const shown = () => document.querySelector(".md-search-result__meta").textContent + list.textContent;
      const before = shown(), end = performance.now() + (window.answered ? 2000 : 60000);
      document.querySelector("#__search").checked = true;
      box.focus();
      box.value = text;
      box.dispatchEvent(new Event("keyup"));
      box.dispatchEvent(new Event("input", { bubbles: true }));
      let same = 0, last = "";
      while (performance.now() < end && same < 5) {
        await new Promise((next) => setTimeout(next, 10));
        same = shown() === last && last !== before ? same + 1 : 0;
        last = shown();
      }
      window.answered = true;
      const links = Array.from(list.querySelectorAll(":scope > li > a"));
      return links.map((link) => new URL(link.href).pathname.split("/").filter(Boolean).pop());
    }"""
    return Peer(LUNR, folder / "site", cost, ("/search/", "/workers/search", "/lunr/"), "index.html", ask)


def pagefind(base: KnowledgeBase, folder: Path, program: Path) -> Peer:
    """Index plain pages with Pagefind, themes and types as its filters."""
    for record in base.records:
        filters = "".join(f'<span data-pagefind-filter="tema">{theme}</span>' for theme in record.themes)
        title, words = html.escape(record.title), html.escape(text_of(record))
        body = f"<main data-pagefind-body><h1>{title}</h1><p hidden>{filters}</p><p>{words}</p></main>"
        store.write(folder, f"{record.id}.html", BLANK.format(title=title, body=body))
    store.write(folder, "index.html", BLANK.format(title="Peer", body=""))
    cost = run([program, "--site", folder])
    ask = """async (text) => {
      window.pf = window.pf || await import("/pagefind/pagefind.js");
      await pf.filters();
      const found = await pf.search(text);
      const first = await Promise.all(found.results.slice(0, 10).map((each) => each.data()));
      return first.map((each) => each.url.split("/").pop().replace(".html", ""));
    }"""
    return Peer(PAGEFIND, folder, cost, ("/pagefind/",), "index.html", ask)


# --- in the browser ---------------------------------------------------------------------------------------------------


@contextmanager
def opened(browser: Browser, peer: Peer, served: Served, *, slow: bool = False) -> Iterator[Page]:
    """Open the page of a peer with nothing in the cache."""
    context = browser.new_context()
    page = context.new_page()
    if slow:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(served.address + peer.page)
    yield page
    context.close()


def timed(page: Page, ask: str, text: str) -> tuple[float, list[str]]:
    """Ask once; give the milliseconds it took and the ids that came."""
    script = f"""async (text) => {{
      const start = performance.now(), ids = await ({ask})(text);
      return [performance.now() - start, ids];
    }}"""
    milliseconds, ids = page.evaluate(script, text)
    return milliseconds, ids


def measured(browser: Browser, peer: Peer, rounds: int = 3) -> Measured:
    """Search twice from a cold cache, on a slow line for the time; the least of the rounds."""
    firsts: list[float] = []
    nexts: list[float] = []
    for _ in range(rounds):
        with serve(peer.site) as served, opened(browser, peer, served, slow=True) as page:
            milliseconds, _ = timed(page, peer.ask, FIRST)
            # Ours began with the page itself, and is held to account for that too.
            firsts.append(page.evaluate("window.firstHit") if peer.name == OURS else milliseconds)
            first = served.sent(peer.paths)
            nexts.append(timed(page, peer.ask, NEXT)[0])
            then = served.sent(peer.paths) - first
            cpu = cpu_of(page) if peer.name == OURS else "-"
    return Measured(first / 1000, then / 1000, min(firsts), min(nexts), cpu)


def cpu_of(page: Page) -> str:
    """Give the milliseconds of a query whose shards are at hand, the slowest of five kinds."""
    script = """async (text) => {
      const ask = () => klyngeviden.search.search(text, { filters: {}, counts: ["tema", "type"] });
      await ask();
      const start = performance.now();
      for (let i = 0; i < 10; i++) await ask();
      return (performance.now() - start) / 10;
    }"""
    return f"{max(page.evaluate(script, text) for text in FIVE_KINDS):.1f}"


def quality(browser: Browser, peer: Peer, queries: Sequence[Query]) -> tuple[float, float, float]:
    """Run the judged queries; give recall, reciprocal rank and the share without an answer."""
    with serve(peer.site) as served, opened(browser, peer, served) as page:
        answers = {query.text: timed(page, peer.ask, query.text)[1] for query in queries}
    whole = evaluate(queries, lambda text: answers[text])[0]
    return whole.recall, whole.reciprocal_rank, whole.nothing


# --- the table --------------------------------------------------------------------------------------------------------


def rows(count: int, folder: Path, program: Path | None, browser: Browser) -> Iterator[str]:
    """Measure every peer on so many records; give a row of the table for each."""
    findings = JUDGED / "findings" if count == 150 else folder / "demo"
    if count != 150:
        run([sys.executable, "-m", "generators", "demo", "--antal", str(count), "--out", findings])
    base = load_base(findings)
    peers = [ours(base, findings, folder / "ours"), lunr(base, folder / "lunr")]
    peers += [pagefind(base, folder / "pagefind", program)] if program else []
    for peer in peers:
        took = measured(browser, peer)
        cells = [f"{count:,}", peer.name, f"{peer.cost.seconds:.1f}", f"{peer.cost.megabytes:.0f}"]
        cells += [
            f"{took.first_kb:.1f}",
            f"{took.next_kb:.1f}",
            f"{took.first_ms:.0f}",
            f"{took.next_ms:.0f}",
            took.cpu_ms,
        ]
        if count == 150:
            queries = read_queries(JUDGED / "queries.json", findings)
            cells += [f"{share:.3f}" for share in quality(browser, peer, queries)]
        yield f"| {' | '.join(cells)} |"


COLUMNS = (
    *("records", "search", "build CPU s", "MB", "first search kB", "next kB", "first ms", "next ms", "CPU ms"),
    *("R@10", "MRR@10", "zero"),
)
HEADING = f"| {' | '.join(COLUMNS)} |\n|{'--:|' * len(COLUMNS)}"


def main() -> None:
    """Measure every size and print the table, or be our own build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[150, 1000, 10000])
    parser.add_argument("--pagefind", type=Path, default=shutil.which("pagefind"))
    parser.add_argument("--only", nargs=2, type=Path)
    arguments = parser.parse_args()
    if arguments.only:
        only(*arguments.only)
        return
    (ROOT / ".cache").mkdir(exist_ok=True)
    print(HEADING, flush=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        for count in arguments.sizes:
            with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
                for row in rows(count, Path(folder), arguments.pagefind, browser):
                    print(row, flush=True)
        browser.close()


def only(findings: Path, out: Path) -> None:
    """Do what the site does for the search, reading the records included."""
    from generators.search.shards import search_files

    for path, text in search_files(load_base(findings), word_data()).items():
        store.write(out, path, text)


if __name__ == "__main__":
    main()
