"""The pages of the real records before they are built."""

import datetime as dt

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.website.page import Imprint, Page
from generators.website.site_tree import pages


@pytest.fixture(scope="session")
def chosen() -> Imprint:
    return Imprint(site=store.site(), date=dt.date(2026, 11, 21))


@pytest.fixture(scope="session")
def made(base: KnowledgeBase, chosen: Imprint) -> dict[str, Page]:
    """Every page, not yet built."""
    return pages(base, store.templates("pages"), chosen)
