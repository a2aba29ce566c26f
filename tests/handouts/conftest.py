"""A small press run on the real records: four municipalities that differ most, all conferences, and a book."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import whole
from generators.handouts.product import Product
from generators.handouts.production import prepare, produce
from generators.handouts.setting.parts import Edition
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load
from generators.records.record_types import RECORD_TYPES, Record
from generators.records.registers import Conference
from tests.presentation.filled import filled, one_of_each

DATE = dt.date(2026, 11, 21)
EDITION = Edition("Udgave af 21. november 2026", DATE, "https://klyngeviden.example/", "Klyngeviden")
# Named in most sources, the longest name, an island with a name of its own kind, a genitive with an apostrophe.
FOUR = ("hedensted", "lyngby-taarbaek", "bornholm", "assens")


@pytest.fixture(scope="session")
def whole_base() -> KnowledgeBase:
    files, problems = store.read_findings(store.FINDINGS)
    assert problems == []
    return build(load(files))


@pytest.fixture(scope="session")
def base(whole_base: KnowledgeBase) -> KnowledgeBase:
    """The real records, for a country of four municipalities, so that a book is quickly made.

    Whatever is found out later, there are three theme conferences and no cluster.
    """
    return dataclasses.replace(
        whole_base,
        municipalities=tuple(m for m in whole_base.municipalities if m.slug in FOUR),
        conferences=whole_base.theme_conferences[:3],
        clusters=(),
    )


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)


@pytest.fixture(scope="session")
def products(base: KnowledgeBase, typesetter: Typesetter) -> dict[str, Product]:
    """Every handout and book of the small country, by address."""
    run = prepare(whole(Manuscript(base, EDITION)), typesetter)
    return {product.address: product for conference in base.theme_conferences for product in produce(run, conference)}


def of_conference(base: KnowledgeBase, conference: Conference) -> list[Record]:
    """List the records that may stand in the handouts of a conference: to measure all the others takes a second."""
    themes = {entry.theme for entry in conference.themes}
    return [record for record in base.records if themes.intersection(record.themes)]


Changed = Callable[..., KnowledgeBase]


@pytest.fixture
def with_record(base: KnowledgeBase) -> Changed:
    """Give the base with some fields of one record changed."""

    def change(record_id: str, **fields: object) -> KnowledgeBase:
        def changed(record: Record) -> Record:
            return record.model_copy(update=fields) if record.id == record_id else record

        return dataclasses.replace(base, records=tuple(changed(record) for record in base.records))

    return change


@pytest.fixture(scope="session")
def few(base: KnowledgeBase) -> KnowledgeBase:
    """One record of each type, every field filled and all by the editor, on the themes of the first conference."""
    themes = tuple(entry.theme for entry in base.theme_conferences[0].themes)
    records = tuple(filled(r)[0].model_copy(update={"themes": themes}) for r in one_of_each(base.valid_records))
    in_order = sorted(records, key=lambda record: [row.model for row in RECORD_TYPES].index(type(record)))
    return dataclasses.replace(base, records=tuple(in_order))
