"""A small press run on the real records: four municipalities that differ most, all conferences, and a book."""

import dataclasses
import datetime as dt
import hashlib
import json
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

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
from tests.tools.once import made_once, shared_folder

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


class Remembering(Typesetter):
    """A press that measures nothing which another process of the test run has measured: to measure takes seconds."""

    def __init__(self, kept: Path) -> None:
        super().__init__(store.TEMPLATES, store.FONTS / "print", DATE)
        self._kept = kept

    def query(self, template: str, inputs: Mapping[str, Any], label: str) -> Any:
        question = json.dumps([template, inputs, label], ensure_ascii=False).encode()
        answer = self._kept / hashlib.sha256(question).hexdigest()
        if not answer.exists():
            # None of them sees half an answer.
            mine = answer.with_suffix(f".{os.getpid()}")
            mine.write_text(json.dumps(super().query(template, inputs, label)), encoding="utf-8")
            mine.replace(answer)
        return json.loads(answer.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    return Remembering(shared_folder(tmp_path_factory, "maalt"))


@pytest.fixture(scope="session")
def products(
    base: KnowledgeBase, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Product]:
    """Every handout and book of the small country, by address; set once for all processes."""

    def make(folder: Path) -> None:
        run = prepare(whole(Manuscript(base, EDITION)), typesetter)
        made = [product for conference in base.theme_conferences for product in produce(run, conference)]
        (folder / "alle").write_bytes(pickle.dumps({product.address: product for product in made}))

    kept = made_once(shared_folder(tmp_path_factory, "haefter"), make) / "alle"
    found: dict[str, Product] = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    return found


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
