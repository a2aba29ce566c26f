"""The pages of the real records before they are built, a visit to them once they are, and a stick to take them on."""

import dataclasses
import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Request
from playwright.sync_api import Page as Tab

from generators import exporting, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.website.page import Imprint, Page
from generators.website.site_tree import pages
from tests.tools.once import made_once, shared_folder
from tests.tools.window import Window

# Fonts come when something is drawn with them, and what is drawn first is seen in the next picture but one.
DRAWN = """async () => {
  const picture = () => new Promise(requestAnimationFrame);
  await document.fonts.ready;
  await picture();
  await picture();
}"""
MOST_PICTURES = 500
# What takes the room of a stick, and is only linked to.
_HEAVY = (".pdf", ".zip", ".xlsx", ".docx")


@pytest.fixture(scope="session")
def chosen() -> Imprint:
    """A site whose repository and mailbox are chosen."""
    read = dataclasses.replace(
        store.site(),
        repository="https://github.com/kl/klyngeviden",
        edit_path="edit/main",
        branch="main",
        contact="kontor@kl.dk",
    )
    return Imprint(site=read, date=dt.date(2026, 11, 21))


@pytest.fixture(scope="session")
def made(base: KnowledgeBase, chosen: Imprint) -> dict[str, Page]:
    """Every page, not yet built."""
    return pages(base, store.templates("pages"), chosen)


@pytest.fixture
def visit(window: Callable[..., Window]) -> Iterator[BrowserContext]:
    """A reader at a desk who has not been here before."""
    with window().lent() as visit:
        yield visit


@pytest.fixture
def page(visit: BrowserContext) -> Tab:
    """The reader's first tab."""
    return visit.new_page()


@pytest.fixture
def settle(page: Tab) -> Iterator[Callable[[], None]]:
    """Wait until the page has got and drawn what it asked for, and what that made it ask for."""
    missing: set[Request] = set()

    def ask(request: Request) -> None:
        missing.add(request)

    def get(request: Request) -> None:
        missing.discard(request)

    def wait() -> None:
        for _ in range(MOST_PICTURES):
            page.evaluate(DRAWN)
            if not missing:
                return
        pytest.fail(f"{page.url} venter stadig på {[request.url for request in missing]}")

    page.on("request", ask)
    page.on("requestfinished", get)
    page.on("requestfailed", get)
    yield wait
    page.remove_listener("request", ask)
    page.remove_listener("requestfinished", get)
    page.remove_listener("requestfailed", get)


@pytest.fixture(scope="session")
def stick(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stick with a name as they have on Windows."""

    def make(folder: Path) -> None:
        exporting.archive(built_site, folder / "site.zip")
        with zipfile.ZipFile(folder / "site.zip") as packed:
            packed.extractall(folder / "USB-nøgle (E) #1", [n for n in packed.namelist() if not n.endswith(_HEAVY)])

    return made_once(shared_folder(tmp_path_factory, "usb"), make) / "USB-nøgle (E) #1"
