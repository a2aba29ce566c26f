"""The volumes that handouts are bound in for the printer."""

import dataclasses

import pytest

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.volumes import volumes
from tests.handouts.made_up import two_clusters


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return two_clusters()


@pytest.mark.parametrize(
    ("municipalities", "sizes"),
    [(1, [1]), (4, [4]), (37, [37]), (38, [19, 19]), (98, [24, 25, 24, 25]), (327, [25] * 12 + [27])],
)
def test_volumes_are_of_about_the_same_size(base: KnowledgeBase, municipalities: int, sizes: list[int]) -> None:
    """Each municipality is in one of them, in order, and none is much larger than 25."""
    day, one = base.theme_conferences[0], base.municipalities[0]
    every = [one.model_copy(update={"name": str(number)}) for number in range(municipalities)]
    bound = volumes(day, every)
    assert [m.name for volume in bound for m in volume.municipalities] == [m.name for m in every]
    found = [len(volume.municipalities) for volume in bound]
    assert len(found) == len(sizes)
    assert max(found) - min(found) <= 1
    assert [volume.address for volume in bound] == [
        f"haefter/{day.slug}/bind-{number}.pdf" for number in range(1, len(sizes) + 1)
    ]


def test_a_volume_says_what_is_in_it(base: KnowledgeBase) -> None:
    """The only one is the book of all; others say from where to where they go."""
    day = base.theme_conferences[0]
    (only,) = volumes(day, base.municipalities[:2])
    assert (only.label, only.whose) == ("Bogen", "alle kommuner")
    first, second = volumes(day, [m for m in base.municipalities[:4] for _ in range(10)])
    assert (first.label, second.label) == ("Bind 1 af 2", "Bind 2 af 2")
    names = [m.name for m in base.municipalities]
    assert second.whose == f"bind 2 af 2, {names[2]} til {names[3]}"
    alone = dataclasses.replace(second, municipalities=second.municipalities[:1])
    assert alone.span == names[2]
