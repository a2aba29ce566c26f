"""The pages of the real records before they are built."""

import dataclasses
import datetime as dt

import pytest

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
