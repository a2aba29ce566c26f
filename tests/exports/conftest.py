"""The open data of the real records, and of a made-up programme with clusters, as other programs receive them."""

import datetime as dt

import pytest

from generators import store
from generators.demo.programme import Size, files
from generators.exports.data.production import data_files
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.open_data import Issue
from generators.reading.loader import load

Files = dict[str, bytes]


@pytest.fixture(scope="session")
def issue() -> Issue:
    """The site on a day."""
    return Issue(store.site(), dt.date(2026, 11, 28))


@pytest.fixture(scope="session")
def data(base: KnowledgeBase, issue: Issue) -> Files:
    """Every file, by its address."""
    return dict(data_files(base, issue))


@pytest.fixture(scope="session")
def demo() -> KnowledgeBase:
    """A programme in which every municipality of fourteen clusters has results of its own."""
    return build(load({path: text.encode() for path, text in files(Size(60))}))


@pytest.fixture(scope="session")
def demo_data(demo: KnowledgeBase, issue: Issue) -> Files:
    """Every file of the made-up programme."""
    return dict(data_files(demo, issue))
