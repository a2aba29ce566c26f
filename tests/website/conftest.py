"""The pages of the real records before they are built, and a visit to them once they are."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.website.page import Imprint, Page
from generators.website.site_tree import pages


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
def visit(browser: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk who has not been here before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(visit: BrowserContext) -> Tab:
    """The reader's first tab."""
    return visit.new_page()
