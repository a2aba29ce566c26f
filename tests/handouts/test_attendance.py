"""A conference day as it is made, with a press that only reckons: which edition its handouts are of, and what fails."""

import dataclasses
import datetime as dt
import itertools
from typing import Any

import pytest

from generators.handouts.attendance import production
from generators.handouts.attendance.production import Day
from generators.handouts.attendance.signups import SignUp
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.production import prepare, workbench
from generators.handouts.sheets.document import handout
from generators.knowledge.editions import FrozenEdition, Printed
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import on_paper
from generators.presentation.conference_files import USED_ON_THE_DAY
from generators.records.registers import Municipality
from tests.handouts.conftest import EDITION
from tests.handouts.stand_in import StandIn


@pytest.fixture(scope="module")
def some(base: KnowledgeBase) -> KnowledgeBase:
    return dataclasses.replace(base, records=base.records[::6])


def coming(base: KnowledgeBase) -> list[Municipality]:
    return list(base.municipalities[:2])


def day_of(base: KnowledgeBase, press: StandIn) -> Day:
    conference = base.theme_conferences[0]
    run = prepare(PrintOrder(Manuscript(base, EDITION), [conference], coming(base)), press)
    return Day(run, conference, [SignUp(n, own, 2, str(n), large=n) for n, own in enumerate(coming(base))])


def frozen(base: KnowledgeBase) -> FrozenEdition:
    """What a printing for everybody would have kept."""
    day = day_of(base, StandIn())
    bench = workbench(day.run, day.conference)
    made = {own.slug: handout(bench, own) for own in coming(base)}
    printed = {slug: Printed("ab" * 32, one.records, one.named) for slug, one in made.items()}
    return on_paper.frozen(base, day.conference, 3, "c0ffee", dt.date(2026, 11, 20), printed)


def printed_by(base: KnowledgeBase) -> list[dict[str, Any]]:
    """What the handouts and volumes are set from; the lists and slides that follow are not made."""
    press = StandIn()
    made = itertools.takewhile(lambda one: one.address != production.LIST, production.produce(day_of(base, press)))
    assert all(product.content for product in made)
    return [inputs["data"] for template, inputs in press.printed if template == "handouts/handout.typ"]


def test_handouts_that_say_what_a_frozen_edition_says_are_of_that_edition(some: KnowledgeBase) -> None:
    """Its number is on the paper and in the code, so that the page can tell what has changed since."""
    edition = frozen(some)
    for base, label, end in (
        (some, EDITION.label, "/"),
        (dataclasses.replace(some, printed={edition.conference: (edition,)}), edition.label, "#udgave-3"),
    ):
        made = printed_by(base)
        assert {data["edition"] for data in made} == {label}
        assert all(one["url"].endswith(end) for data in made for one in data["handouts"])


@pytest.mark.parametrize("changed", ["day", "record", "place", "chosen", "unknown"])
def test_handouts_that_say_anything_else_are_not(changed: str, some: KnowledgeBase) -> None:
    edition = frozen(some)
    slug, printed = next(iter(edition.handouts.items()))
    texts, record = edition.texts, printed.records[0]
    other = dataclasses.replace(printed, records=printed.records[1:])
    of_texts: dict[str, dict[str, Any]] = {
        "day": {"day": {**texts.day, "sted": "Et andet sted"}},
        "record": {"records": {**texts.records, record: {**texts.records[record], "titel": "En anden"}}},
        "place": {"places": {**texts.places, slug: {}}},
    }
    of_handouts = {"chosen": {**edition.handouts, slug: other}, "unknown": {slug: printed}}
    if changed in of_texts:
        edition = dataclasses.replace(edition, texts=dataclasses.replace(texts, **of_texts[changed]))
    else:
        edition = dataclasses.replace(edition, handouts=of_handouts[changed])
    base = dataclasses.replace(some, printed={edition.conference: (edition,)})
    assert {data["edition"] for data in printed_by(base)} == {EDITION.label}


def test_as_many_files_are_made_as_are_counted(some: KnowledgeBase) -> None:
    day = day_of(some, StandIn())
    addresses = [product.address for product in production.produce(day)]
    assert len(addresses) == len(set(addresses)) == production.count(day)
    assert len([a for a in addresses if a.startswith("dagen/")]) == len(USED_ON_THE_DAY)
    large = f"haefter/{coming(some)[1].slug}-stor-skrift.pdf"
    assert [address for address in addresses if address.endswith("-stor-skrift.pdf")] == [large]


def test_a_sheet_that_cannot_be_set_ends_it_without_a_zip(some: KnowledgeBase) -> None:
    press = StandIn()
    day = day_of(some, press)
    press.misprint = "'labels': [{'table'"
    made = list(production.produce(day))
    failed = [product for product in made if product.content is None]
    assert [product.address for product in failed] == ["borde/etiketter.pdf"]
    assert [problem.code for problem in failed[0].problems] == ["kan-ikke-trykkes"]
    assert not any(product.address.endswith(".zip") for product in made)
