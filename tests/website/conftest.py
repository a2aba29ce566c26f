"""The pages of the real records before they are built."""

import datetime as dt

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.website.page import Page, Settings
from generators.website.site_tree import pages


@pytest.fixture(scope="session")
def chosen() -> Settings:
    return Settings(
        site_url="https://klyngeviden.example/",
        date=dt.date(2026, 11, 21),
        edition="21. november 2026",
        repository="https://github.example/kl/klyngeviden",
    )


@pytest.fixture(scope="session")
def made(base: KnowledgeBase, chosen: Settings) -> dict[str, Page]:
    """Every page, not yet built."""
    return pages(base, store.templates("pages"), chosen)
