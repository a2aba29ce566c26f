"""Hardly two municipalities are handed the same: with clusters by what is chosen and why, else by what is true of them.

Stand-in heights.
"""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from generators.demo.programme import Size, files
from generators.handouts import order
from generators.handouts.manuscript import Manuscript
from generators.handouts.production import Run, prepare, workbench
from generators.handouts.setting.parts import Data
from generators.handouts.sheets import document
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load
from tests.handouts.conftest import EDITION
from tests.handouts.stand_in import StandIn, run_of

ENOUGH = 95
"""Of 98."""


@pytest.fixture(scope="module")
def demo() -> Run:
    """The programme that `klyngeviden demo` makes when nothing else is asked for, its texts short."""
    whole = build(load({path: text.encode() for path, text in files(Size(100))}))
    records = tuple(record.model_copy(update={"text": "Kort fortalt."}) for record in whole.records)
    return run_of(dataclasses.replace(whole, records=records), StandIn())


def _handouts(run: Run, conference: int) -> Iterator[Data]:
    bench = workbench(run, run.order.conferences[conference])
    yield from (document.handout(bench, municipality).data for municipality in run.order.municipalities)


def _chosen(data: Data, names: re.Pattern[str]) -> tuple[object, ...]:
    """Give the records of a handout in their places, and the reasons, with every name of a place or cluster masked."""
    pages = tuple(tuple(part["ids"]) for page in data["pages"] for part in page)
    reasons = tuple(names.sub("#", data["reasons"][record_id]) for record_id in data["featured"])
    return tuple(data["featured"]), reasons, tuple(sorted(data["own"].items())), pages


@pytest.mark.parametrize("conference", [0, 1, 2])
def test_with_clusters_nearly_all_differ_in_records_or_reasons(demo: Run, conference: int) -> None:
    base = demo.workshop.base
    named = [*(own.name for own in base.municipalities), *(cluster.name for cluster in base.clusters)]
    names = re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True))))
    assert len({_chosen(data, names) for data in _handouts(demo, conference)}) >= ENOUGH


def test_without_clusters_nearly_all_differ_in_what_is_true_of_them(whole_base: KnowledgeBase) -> None:
    """Whom they live beside, whom to look for and what the sources say of them: names count, their own does not."""

    def true_of(data: Data, own: str) -> tuple[str, ...]:
        said = (str(data["nearby"]), str(data["starter"]), *data["reasons"].values())
        return tuple(text.replace(own, "#") for text in said)

    whole = order.whole(Manuscript(whole_base, EDITION))
    run = prepare(dataclasses.replace(whole, conferences=whole_base.theme_conferences[:1]), StandIn())
    handouts = zip(whole_base.municipalities, _handouts(run, 0), strict=True)
    assert len({true_of(data, own.name) for own, data in handouts}) >= ENOUGH
