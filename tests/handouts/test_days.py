"""Sharing a long programme among pages, by heights that are made up: full pages, none over, always an even number."""

from typing import Any

import pytest

from generators.handouts.sheets.programme import pages
from generators.handouts.sheets.sizes import MM, Sizes

HEAD, NOTE, ROOM = 60.0, 20.0, 500.0


def _sizes(heights: list[float], facts: float = 1000.0) -> Sizes:
    """Give a conference whose fronts have no room for a programme."""
    of_pages: dict[str, Any] = {
        "room": ROOM + MM, "programme-head": HEAD, "programme-note": NOTE, "programme": heights, "fronts": {"a": 100.0},
        "maps": {"a": 50.0}, "facts": facts, "facts-alone": 80.0, "between-entries": 5.0,
    }  # fmt: skip
    return Sizes({}, of_pages)


@pytest.mark.parametrize("count", [1, 4, 5, 9, 20, 43])
@pytest.mark.parametrize("height", [30.0, 84.0, 105.0, 140.0, 210.0, 211.0])
def test_each_point_stands_once_and_no_page_is_over(count: int, height: float) -> None:
    """In order, on as few pages as hold them, and the last says that it is."""
    sizes = _sizes([height] * count)
    found = pages(sizes)
    shown = [page for page in found if page.end > page.start]
    assert [number for page in shown for number in range(page.start, page.end)] == list(range(count))
    each = int((ROOM - HEAD - NOTE) // height)
    assert [page.end - page.start for page in shown[:-1]] == [each] * ((count - 1) // each)
    assert len(found) % 2 == 0
    assert len(found) - len(shown) in (0, 1)
    assert [page.last for page in shown] == [False] * (len(shown) - 1) + [True]
    assert all(page.height(sizes) <= ROOM + 0.01 for page in found)


def test_a_rest_becomes_space_around_the_points_and_then_a_field_for_notes() -> None:
    """A little space, and a field only where it is worth it; a page without points is a field as a whole."""
    (page, alone) = pages(_sizes([100.0] * 2))
    assert page.pad == pytest.approx(1.6 * MM)
    assert page.gap == pytest.approx(8 * MM)
    assert alone.notes == ROOM
    assert page.height(_sizes([100.0] * 2)) == pytest.approx(ROOM)
    assert page.notes == pytest.approx(ROOM - HEAD - NOTE - 200 - 4 * 1.6 * MM - 8 * MM)
    (tight, _) = pages(_sizes([104.0] * 4))
    assert (tight.gap, tight.notes) == (0.0, 0.0)
    assert tight.pad == pytest.approx(4 / 2 / 4)
    assert tight.height(_sizes([104.0] * 4)) == pytest.approx(ROOM)


def test_a_point_higher_than_a_page_stands_alone() -> None:
    """And the others around it."""
    found = pages(_sizes([50.0, 450.0, 50.0]))
    assert [(page.start, page.end) for page in found if page.end] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize(("facts", "on_front"), [(350.0, True), (385.0, True), (386.0, False)])
def test_a_programme_that_has_room_on_every_front_has_no_page(facts: float, *, on_front: bool) -> None:
    """With three records beside it; nor has a day without any."""
    sizes = _sizes([10.0], facts)
    assert sizes.programme_is_on_the_front is on_front
    assert (pages(sizes) == ()) is on_front
    assert pages(_sizes([])) == ()
