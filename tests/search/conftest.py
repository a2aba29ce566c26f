"""The two sets that the search is measured on, indexed once; and windows onto the site."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generators import site_sources, store
from generators.commands.search import read_queries
from generators.demo import programme
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.loading import load_base
from generators.reading.loader import load
from generators.search.compounds import Lexicon
from generators.search.evaluation import Query
from generators.search.index import Index
from generators.search.query import Found, search
from generators.search.shards import WordData, build_index, written
from generators.word_data import word_data
from tests.search.visits import Best
from tests.tools.window import Window

HERE = Path(__file__).parent
DEMO_RECORDS = 120
PAGES = site_sources.found_pages({})


@dataclass(frozen=True)
class JudgedSet:
    """Records with judged queries, and their index."""

    base: KnowledgeBase
    queries: list[Query]
    index: Index
    files: dict[str, str]

    @cached_property
    def _found(self) -> dict[str, Found]:
        return {}

    def search(self, text: str) -> Found:
        """Search for a text, once however many tests ask."""
        if text not in self._found:
            self._found[text] = search(text, self.index)
        return self._found[text]


def judged_set(findings: Path, queries: Path, words: WordData) -> JudgedSet:
    base = load_base(findings)
    index = build_index(base, words, PAGES)
    return JudgedSet(base, read_queries(queries, findings), index, written(index, base, words.stemmer))


@pytest.fixture(scope="session")
def words() -> WordData:
    return word_data()


@pytest.fixture(scope="session")
def lexicon(words: WordData) -> Lexicon:
    return words.lexicon


@pytest.fixture(scope="session")
def fictional(words: WordData) -> JudgedSet:
    """The 150 fictional records with their 74 queries."""
    return judged_set(HERE / "evaluation" / "findings", HERE / "evaluation" / "queries.json", words)


@pytest.fixture(scope="session")
def real(words: WordData) -> JudgedSet:
    """The records themselves, with queries that were judged before they were run."""
    return judged_set(store.FINDINGS, HERE / "queries.json", words)


@pytest.fixture(scope="session")
def demo(words: WordData) -> JudgedSet:
    """A made-up programme with clusters and their results; nobody has judged queries for it."""
    findings = {path: text.encode() for path, text in programme.files(programme.Size(DEMO_RECORDS))}
    base = build(load(findings))
    index = build_index(base, words, PAGES)
    return JudgedSet(base, [], index, written(index, base, words.stemmer))


@pytest.fixture
def opened(window: Callable[..., Window]) -> Iterator[Callable[..., BrowserContext]]:
    """Give a window of any size, as to one who has not been here before."""
    with ExitStack() as lent:
        yield lambda width=1280, height=800: lent.enter_context(window(width, height).lent())


@pytest.fixture(scope="session")
def best(real: JudgedSet) -> Best:
    """What the terminal puts first: the page is asked to agree with it, whatever records there are."""
    return lambda text: real.search(text).hits[0].document.id
