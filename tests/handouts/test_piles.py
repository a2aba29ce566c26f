"""Piles of handouts in the order of tables, and the volumes they are bound in."""

import pytest

from generators.handouts.attendance import piles
from generators.handouts.attendance.piles import Pile, Placed
from generators.handouts.attendance.signups import SignUp
from generators.knowledge.knowledge_base import KnowledgeBase


@pytest.fixture(scope="module")
def signed_up(whole_base: KnowledgeBase) -> list[SignUp]:
    rows = [("vejle", 2, "10"), ("aarhus", 3, "2"), ("assens", 1, ""), ("hedensted", 4, "2"), ("vejle", 1, "2"),
            ("hedensted", 2, "2"), ("greve", 1, "Salen")]  # fmt: skip
    return [
        SignUp(line, whole_base.municipality[slug], people, table) for line, (slug, people, table) in enumerate(rows, 2)
    ]


def names(found: list[Pile]) -> list[tuple[str, str, int]]:
    return [(pile.table, pile.municipality.name, pile.copies) for pile in found]


def test_piles_lie_as_the_tables_stand(signed_up: list[SignUp]) -> None:
    """2 before 10, Aarhus last of its table, one pile for each of a table, and those without a table last."""
    assert names(piles.piles(signed_up)) == [
        ("Salen", "Greve", 1),
        ("2", "Hedensted", 6),
        ("2", "Vejle", 1),
        ("2", "Aarhus", 3),
        ("10", "Vejle", 2),
        ("", "Assens", 1),
    ]
    assert [(table, len(sitting)) for table, sitting in piles.tables(piles.piles(signed_up)).items()] == [
        ("Salen", 1),
        ("2", 3),
        ("10", 1),
    ]
    assert [piles.shown(table) for table in ("2", "B-12", "Salen", "ved døren", "")] == [
        "Bord 2",
        "Bord B-12",
        "Salen",
        "Ved døren",
        "Uden bord",
    ]


def test_volumes_keep_piles_whole_and_count_their_pages(signed_up: list[SignUp]) -> None:
    """A handout of an odd number of pages is followed by an empty one; a pile larger than a volume is parted."""
    found = piles.piles(signed_up)
    pages = dict.fromkeys((pile.municipality.slug for pile in found), 4) | {"vejle": 5}
    placed = piles.placed(found, pages, most=4)
    assert [(one.pile.municipality.name, one.pile.copies, one.volume, one.first, one.last) for one in placed] == [
        ("Greve", 1, 1, 1, 4),
        ("Hedensted", 4, 2, 1, 16),
        ("Hedensted", 2, 3, 1, 8),
        ("Vejle", 1, 3, 9, 13),
        ("Aarhus", 3, 4, 1, 12),
        ("Vejle", 2, 5, 1, 11),
        ("Assens", 1, 5, 13, 16),
    ]
    assert {volume: len(inside) for volume, inside in piles.volumes(placed).items()} == {1: 1, 2: 1, 3: 2, 4: 1, 5: 2}
    assert sum(one.pile.copies for one in placed) == sum(one.people for one in signed_up)


def test_all_fit_in_one_volume_where_they_can(signed_up: list[SignUp]) -> None:
    found = piles.piles(signed_up)
    placed: list[Placed] = piles.placed(found, dict.fromkeys((pile.municipality.slug for pile in found), 4))
    assert {one.volume for one in placed} == {1}
    assert placed[-1].last == 4 * sum(one.people for one in signed_up)


def test_a_volume_holds_twenty_five_copies(signed_up: list[SignUp]) -> None:
    own = piles.piles(signed_up)[0].municipality
    placed = piles.placed([Pile("1", own, 51)], {own.slug: 4})
    assert [(one.pile.copies, one.volume) for one in placed] == [(25, 1), (25, 2), (1, 3)]
