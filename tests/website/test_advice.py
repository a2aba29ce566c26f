"""The page of advice side by side, and what follows from what the editors say agrees."""

import dataclasses

import pytest

from generators import store
from generators.knowledge.advice import all_of, alone, beside
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, outline
from generators.records.advice import Advice
from generators.records.record_types import Recommendation
from generators.website.advice_page import advice_page
from generators.website.page import Imprint, Press

GIVEN = 3


@pytest.fixture
def compared(base: KnowledgeBase) -> tuple[KnowledgeBase, Advice, list[Recommendation]]:
    """Two sets of advice that agree on one thing, whatever the real ones do."""
    first, second, third = [r for r in base.valid_records if isinstance(r, Recommendation)][:GIVEN]
    text = "Begge sæt siger det samme med andre ord, og det er ikke så lidt."
    advice = Advice.model_validate(
        {
            "titel": "Råd ved siden af hinanden",
            "resume": "Hvad rådene er enige om, og hvad kun det ene af de to sæt siger.",
            "saet": [{"navn": "De ene", "poster": [first.id]}, {"navn": "De andre", "poster": [second.id, third.id]}],
            "enige": [{"titel": "Det er de enige om", "tekst": text, "poster": [first.id, third.id]}],
        }
    )
    return dataclasses.replace(base, advice=advice), advice, [first, second, third]


def test_each_set_is_asked_what_it_says_of_what_is_agreed_on(
    compared: tuple[KnowledgeBase, Advice, list[Recommendation]],
) -> None:
    base, advice, (first, second, third) = compared
    assert beside(base, advice, advice.agreements[0]) == {"De ene": (first,), "De andre": (third,)}
    assert [alone(base, advice, given) for given in advice.sets] == [(), (second,)]
    assert all_of(base, advice) == (first, second, third)


def test_the_page_shows_what_is_agreed_and_what_stands_alone(
    compared: tuple[KnowledgeBase, Advice, list[Recommendation]], chosen: Imprint
) -> None:
    base, _, given = compared
    (page,) = advice_page(Press(base, store.templates("pages"), chosen))
    agreed, single = page.body.split('id="alene"')
    assert page.address == addresses.ADVICE
    assert [record.id in agreed for record in given] == [True, False, True]
    assert [record.id in single for record in given] == [False, True, False]
    assert outline.EDITORS in agreed
    assert "Alt i sættet siges også af andre." in single


def test_without_advice_there_is_no_page(base: KnowledgeBase, chosen: Imprint) -> None:
    assert list(advice_page(Press(dataclasses.replace(base, advice=None), store.templates("pages"), chosen))) == []


def test_every_piece_of_real_advice_stands_on_the_page(base: KnowledgeBase, chosen: Imprint) -> None:
    pages = list(advice_page(Press(base, store.templates("pages"), chosen)))
    assert len(pages) == bool(base.advice)
    for page in pages:
        assert base.advice
        assert all(f">{record.id}<" in page.body for record in all_of(base, base.advice))
