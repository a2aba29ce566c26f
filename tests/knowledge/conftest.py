"""The programmes that the rules across records are tried on: the small one of the golden cases, and a demo."""

import dataclasses
from collections.abc import Callable

import pytest

from generators import store
from generators.demo.programme import Size, files
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load
from generators.records.record_types import Record

SMALL = store.ROOT / "tests" / "golden" / "grundlag"

WithRecords = Callable[[KnowledgeBase, list[Record]], KnowledgeBase]


@pytest.fixture(scope="session")
def small() -> KnowledgeBase:
    """E-001, which D-001 and A-001 build on, and one cluster, whose result D-001 is."""
    found, _ = store.read_findings(SMALL)
    return build(load(found))


@pytest.fixture(scope="session")
def demo() -> KnowledgeBase:
    """A programme in which every municipality of fourteen clusters has results of its own."""
    return build(load({path: text.encode() for path, text in files(Size(150))}))


@pytest.fixture
def with_records() -> WithRecords:
    """Give a base with other records."""
    return lambda base, records: dataclasses.replace(base, records=tuple(records))
