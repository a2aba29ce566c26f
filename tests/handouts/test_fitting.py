"""Filling the inner pages: full, never over, most relevant first, and nothing lost."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.handouts.sheets.fitting import (
    Candidates,
    Pages,
    Part,
    _worth,
    fit,
    left_out_said,
    used,
    with_most_titles,
)
from generators.handouts.sheets.sizes import MM, Sizes

FORMS = {
    "E": ("kort-0", "kort-1", "stort-0", "stort-1"),
    "D": ("dilemma-0", "dilemma-1", "dilemma-2"),
    "M": ("model-0", "model-1", "model-2"),
    "A": ("raekke-0", "raekke-1", "handling-0", "handling-1", "handling-2"),
    "I": ("ide-0", "ide-1"),
}


PARTS = {"room": 740.0, "head": 30.0, "table-head": 20.0, "left-out": 24.0, "between-titles": 4.0}
ROOM = Sizes({}, PARTS).room
LAYOUTS = Path(__file__).parent / "layouts.txt"


def measured(heights: dict[str, float]) -> Sizes:
    """Give every record the height that was set for it, a fifth more for each level of detail.

    A recommendation with its actions takes twice as much as its row, and a title alone a fifth.
    """

    def height_of(form: str, height: float) -> float:
        return height * (1 + 0.2 * int(form[-1])) * (2 if form.startswith("handling") else 1)

    records: dict[str, Any] = {
        record_id: {"heights": {form: height_of(form, height) for form in FORMS[record_id[0]]} | {"linje": height / 5}}
        for record_id, height in heights.items()
    }
    return Sizes(records, PARTS)


def named(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}-{number:03}" for number in range(1, count + 1))


def filled(
    counts: Sequence[int],
    height: float | Sequence[float],
    featured: frozenset[str] = frozenset(),
) -> Pages:
    """Fill the pages with so many records of each type, all of one height or each type of its own."""
    types = findings, dilemmas, models, recommendations, ideas = [
        named(letter, count) for letter, count in zip("EDMAI", counts, strict=True)
    ]
    each = [height] * 5 if isinstance(height, float | int) else height
    heights = {i: high for ids, high in zip(types, each, strict=True) for i in ids}
    candidates = Candidates(findings, dilemmas, models, recommendations, ideas, featured, tuple(heights))
    return fit(candidates, measured(heights))


def without_actions(models: int, recommendations: int, height: float) -> Pages:
    """Fill the pages with recommendations that say nothing of what to do."""
    ids = (named("M", models), named("A", recommendations))
    sizes = measured(dict.fromkeys(ids[0] + ids[1], height))
    for record_id in ids[1]:
        del sizes.of_records[record_id]["heights"]["handling-0"]
    return fit(Candidates(models=ids[0], recommendations=ids[1], ranked=ids[0] + ids[1]), sizes)


@settings(max_examples=40, deadline=None)
@given(
    counts=st.tuples(*[st.integers(0, 9)] * 5),
    height=st.floats(10, 400),
)
def test_no_page_overflows_and_no_record_is_lost(counts: tuple[int, int, int, int, int], height: float) -> None:
    """Whatever there is to choose from, each page holds, and every record is placed or listed."""
    pages = filled(counts, height)
    assert used(pages.second) <= ROOM + 0.01
    assert used(pages.third) <= ROOM + 0.01
    wanted = {i for letter, count in zip("EDMAI", counts, strict=True) for i in named(letter, count)}
    assert set(pages.placed()) | set(pages.left_out) == wanted
    assert not set(pages.placed()) & set(pages.left_out)


def test_the_most_relevant_are_taken_first() -> None:
    """Of each type the front of the order is placed."""
    pages = filled((9, 9, 9, 9, 9), 80)
    for letter in "EDMAI":
        placed = [record_id for record_id in pages.placed() if record_id[0] == letter]
        assert tuple(placed) == named(letter, len(placed))


def test_what_the_front_names_is_shown_inside() -> None:
    """Two dilemmas named on the front push out findings that are not."""
    plain = filled((6, 2, 0, 0, 0), 130)
    promised = filled((6, 2, 0, 0, 0), 130, frozenset(named("D", 2)))
    count = [sum(part.part == "dilemma" for part in pages.second) for pages in (plain, promised)]
    assert count[1] == 2
    assert count[0] <= count[1]


def test_an_odd_finding_stands_alone_and_large() -> None:
    """Findings go two and two; a single one opens the page."""
    pages = filled((3, 0, 0, 0, 0), 120)
    assert [part.part for part in pages.second if part.ids] == ["feature", "cards"]


def test_a_large_rest_becomes_a_field_for_notes() -> None:
    """A page with little on it is not left half empty."""
    pages = filled((1, 0, 0, 0, 0), 100)
    assert pages.second[-1].part == "notes"
    assert used(pages.second) == pytest.approx(ROOM)
    assert pages.third[0].part == "notes"


def test_a_small_rest_is_shared_by_the_gaps() -> None:
    """Gaps grow, but never by more than a reader would notice."""
    pages = filled((4, 2, 2, 8, 2), 78)
    for page in (pages.second, pages.third):
        assert ROOM - used(page) < 34 * MM
        assert all(part.gap <= (8 + 7 * 1.6) * MM + 0.01 for part in page)


def test_a_small_rest_is_used_up_and_a_head_stays_close_to_what_it_heads() -> None:
    """Each gap takes its share: a section more than a record, and what follows a head least."""
    page = filled((4, 2, 2, 4, 1), 70).third
    assert used(page) == pytest.approx(ROOM)
    assert page[0].gap == 0.0
    grown = {(part.part, number): part.gap / MM for number, part in enumerate(page) if part.gap}
    model, section, advice = grown["model", 2] - 5.6, grown["head", 3] - 8, grown["act", 4] - 4
    assert model > 0
    assert section == pytest.approx(1.6 * model)
    assert advice == pytest.approx(0.3 * model)


def test_the_rows_of_a_table_take_a_little_of_the_rest() -> None:
    """Never more than a reader would notice, and none where the rest becomes a field for notes."""
    pads = [
        next(part.pad for part in without_actions(models, 3, height).third if part.part == "table")
        for models, height in ((1, 110), (1, 116), (0, 60))
    ]
    assert pads[0] == pytest.approx(1.1 * MM)
    assert 0 < pads[1] < pads[0]
    assert pads[2] == 0.0


def test_a_record_too_high_for_any_page_is_left_out_not_cut() -> None:
    """What cannot fit is listed by its code."""
    pages = filled((1, 1, 1, 1, 1), 900)
    assert pages.placed() == ()
    assert pages.left_out == ("E-001", "D-001", "M-001", "A-001", "I-001")


def test_what_found_no_room_is_named_by_title_as_far_as_there_is_room() -> None:
    """The nearest twelve at most, in order; how many more there are is said."""
    for counts, height in (((9, 9, 9, 9, 9), 40), ((9, 9, 9, 9, 9), 88), ((6, 3, 3, 8, 2), 60), ((9, 4, 2, 2, 0), 80)):
        pages = filled(counts, height)
        (line,) = [part for part in pages.third if part.part == "left-out"]
        assert line.ids == pages.left_out[: len(line.ids)]
        assert len(line.ids) <= 12
        more = len(pages.left_out) - len(line.ids)
        assert line.said == left_out_said(more, after=bool(line.ids))
    few = filled((0, 5, 0, 0, 0), 150)
    (line,) = [part for part in few.third if part.part == "left-out"]
    assert line.ids == few.left_out
    assert line.said == "Læs dem på hæftets side (QR-koden forrest)."


def test_twelve_of_those_without_room_are_named_where_there_is_room_for_more() -> None:
    """Also in large type, whose pages are as long as they have to be, and where no other part changes."""
    plenty = filled((0, 0, 0, 30, 0), 12)
    assert plenty.third[-2].ids == plenty.left_out[:12]
    assert plenty.third[-2].said == left_out_said(7, after=True)
    pages = filled((9, 9, 9, 9, 9), 118)
    (few,) = [part for part in pages.third if part.part == "left-out"]
    assert len(few.ids) < 12
    large = with_most_titles(pages)
    assert large.third[:-1] == pages.third[:-1]
    assert (large.second, large.left_out) == (pages.second, pages.left_out)
    more = len(pages.left_out) - 12
    assert large.third[-1] == replace(few, ids=pages.left_out[:12], said=left_out_said(more, after=True))


def test_the_number_of_those_without_room_is_said_in_words() -> None:
    assert left_out_said(1, after=True).startswith("Og en anden. ")
    assert left_out_said(38, after=True).startswith("Og 38 andre. ")
    assert left_out_said(1, after=False).startswith("En post fik ikke plads. ")
    assert left_out_said(4, after=False).startswith("Fire poster fik ikke plads. ")


def test_what_matters_most_is_told_with_its_actions() -> None:
    """The first two, then rows; only a recommendation that has actions can be opened."""
    pages = filled((0, 0, 0, 9, 0), 40)
    acts = [part.ids[0] for part in pages.third if part.part == "act"]
    (table,) = [part for part in pages.third if part.part == "table"]
    assert acts == ["A-001", "A-002", "A-003"][: len(acts)]
    assert len(acts) >= 2
    assert table.ids == named("A", 9)[len(acts) : len(acts) + len(table.ids)]
    bare = measured(dict.fromkeys(named("A", 3), 40.0))
    for record_id in ("A-001", "A-003"):
        del bare.of_records[record_id]["heights"]["handling-0"]
    pages = fit(Candidates(recommendations=named("A", 3), ranked=named("A", 3)), bare)
    assert [part.ids for part in pages.third if part.part == "act"] == [("A-002",)]
    assert [part.ids for part in pages.third if part.part == "table"] == [("A-001", "A-003")]


def test_a_page_is_taken_to_the_last_point_and_never_beyond() -> None:
    """A record as high as the page has room for is placed; one a point higher is left out."""
    head = 30.0 + 4 * MM
    high = (ROOM - head) / 1.4
    for height, placed in ((high - 0.01, True), (ROOM - head - 0.01, True), (ROOM - head + 0.5, False)):
        pages = filled((0, 1, 0, 0, 0), height)
        assert (pages.placed() == ("D-001",)) is placed
        assert used(pages.second) <= ROOM + 0.01
    assert filled((0, 1, 0, 0, 0), high - 0.01).second[1].level == 2
    assert filled((0, 1, 0, 0, 0), high + 0.5).second[1].level == 1


def test_a_field_for_notes_keeps_its_distance_only_from_what_stands_above() -> None:
    """An empty page is a field from top to bottom."""
    (alone,) = filled((1, 0, 0, 0, 0), 100).third
    assert (alone.part, alone.gap) == ("notes", 0.0)
    assert alone.height == pytest.approx(ROOM)
    below = filled((1, 0, 0, 0, 0), 100).second[-1]
    assert below.part == "notes"
    assert below.gap == pytest.approx(8 * MM)


def test_a_pair_takes_the_room_of_the_higher() -> None:
    """Whichever of the two that is, and the large one stands for itself."""
    for heights in ((90.0, 120.0), (120.0, 90.0)):
        sizes = measured(dict(zip(named("E", 2), heights, strict=True)))
        pages = fit(Candidates(findings=named("E", 2)), sizes)
        assert [part.height for part in pages.second if part.part == "cards"] == [pytest.approx(144.0)]


@pytest.mark.parametrize(("count", "worth"), [(0, 0), (1, 25 + 10), (4, 25 + 40), (5, 25 + 40 + 3), (6, 25 + 40 + 6)])
def test_having_any_of_a_type_is_worth_most_and_more_than_enough_least(count: int, worth: int) -> None:
    """In full up to enough, less beyond."""
    assert _worth(count, 4, 10, 3) == worth


@pytest.mark.parametrize(
    ("counts", "height", "wanted"),
    [
        ((9, 9, 0, 0, 0), 20.0, {"E": 6, "D": 4}),
        ((0, 0, 9, 9, 9), 12.0, {"M": 3, "A": 9, "I": 2}),
        ((0, 0, 1, 9, 9), 60.0, {"M": 1, "A": 4, "I": 1}),
        ((0, 0, 0, 30, 0), 12.0, {"A": 3 + 8}),
    ],
)
def test_with_room_for_all_each_type_has_its_most(
    counts: tuple[int, int, int, int, int], height: float, wanted: dict[str, int]
) -> None:
    """A page is no list of everything."""
    placed = filled(counts, height).placed()
    assert {letter: sum(code[0] == letter for code in placed) for letter in wanted} == wanted


def test_ideas_are_told_in_full_where_there_is_room() -> None:
    """With their next step."""
    assert [part.level for part in filled((0, 0, 0, 0, 1), 40).third if part.part == "idea"] == [1]
    assert [part.level for part in filled((0, 0, 1, 0, 0), 40).third if part.part == "model"] == [2]
    assert [part.level for part in filled((0, 0, 0, 2, 0), 40).third if part.part == "act"] == [2, 2]
    assert [part.level for part in without_actions(1, 3, 40).third if part.part == "table"] == [1]


def layouts() -> list[tuple[list[int], list[float], list[str], str]]:
    """Read the frozen layouts: counts and heights of each type, what the front named, and what stands on the pages."""
    lines = LAYOUTS.read_text(encoding="utf-8").splitlines()
    found = []
    for page, laid in (line.split(": ") for line in lines if line and not line.startswith("#")):
        numbers, _, promised = page.partition(" + ")
        heights = [float(height) for height in numbers.split()[5:]]
        found.append(([int(count) for count in numbers.split()[:5]], heights, promised.split(), laid))
    return found


def as_line(pages: Pages) -> str:
    """Write each part as its type, how many records it holds and in how much detail."""
    shown = [
        [part for part in page if part.part not in ("head", "left-out", "notes")]
        for page in (pages.second, pages.third)
    ]
    return " | ".join(
        " ".join(f"{_letter(part)}{len(part.ids)}/{part.level}" for part in page) or "-" for page in shown
    )


def _letter(part: Part) -> str:
    return "H" if part.part == "act" else part.ids[0][0]


def test_a_page_is_filled_as_it_was_when_it_was_judged() -> None:
    """From few low records to many high ones: what gives way first, and what is told in full."""
    frozen = layouts()
    assert len(frozen) == 89
    for counts, heights, promised, laid in frozen:
        each = heights if len(heights) == 5 else heights * 5
        assert as_line(filled(counts, each, frozenset(promised))) == laid, (counts, heights)


def test_a_gap_grows_by_seven_millimetres_at_most() -> None:
    """Below a head by three tenths of that, however much is left of the page."""
    (_, dilemma) = filled((0, 1, 0, 0, 0), 453).second
    assert dilemma.gap == pytest.approx((4 + 0.3 * 7) * MM)
