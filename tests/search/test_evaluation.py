"""What a search is measured by."""

import pytest

from generators.search.evaluation import Quality, Query, evaluate


def asked(text: str, *relevant: str, group: str = "ord") -> Query:
    return Query(group, text, dict.fromkeys(relevant, 1))


def measured_alone(query: Query, found: list[str]) -> Quality:
    return evaluate([query], lambda _: found)[0]


@pytest.mark.parametrize(
    ("found", "relevant", "recall", "rank"),
    [
        (["A", "B"], ["A", "B"], 1.0, 1.0),
        (["X", "A"], ["A", "B"], 0.5, 0.5),
        (["X", "Y"], ["A"], 0.0, 0.0),
        (["X"] * 9 + ["A"], ["A"], 1.0, 0.1),
        (["X"] * 10 + ["A"], ["A"], 0.0, 0.0),
        ([str(number) for number in range(10)], [str(number) for number in range(20)], 1.0, 1.0),
        (["A"], [], 0.0, 0.0),
    ],
)
def test_what_counts_stands_among_the_first_ten(
    found: list[str], relevant: list[str], recall: float, rank: float
) -> None:
    """How much of what is relevant does, of ten at most; and how early the first of it stands."""
    (whole, _) = evaluate([asked("x", *relevant)], lambda _: found)
    assert (whole.recall, whole.reciprocal_rank, whole.nothing) == pytest.approx((recall, rank, 0.0))


def test_all_queries_are_measured_and_each_class_by_itself() -> None:
    queries = [asked("a", "A"), asked("b", "A"), asked("c", "A", group="sætning"), asked("d", "A", group="sætning")]
    answers = {"a": ["A"], "b": ["X", "A"], "c": [], "d": []}
    measured = [
        (one.group, one.queries, one.recall, one.reciprocal_rank, one.nothing)
        for one in evaluate(queries, answers.__getitem__)
    ]
    assert measured == [("alle", 4, 0.5, 0.375, 0.5), ("ord", 2, 1.0, 0.75, 0.0), ("sætning", 2, 0.0, 0.0, 1.0)]


def test_what_is_graded_higher_is_to_stand_first_and_what_nothing_answers_to_find_nothing() -> None:
    graded = Query("ord", "x", {"A": 2, "B": 1})
    right, turned = (measured_alone(graded, found) for found in (["A", "B"], ["B", "A"]))
    assert right.gain == pytest.approx(1.0)
    assert 0 < turned.gain < right.gain
    assert right.precision == turned.precision == 1.0
    unanswerable = Query("ord", "x", {})
    assert [measured_alone(unanswerable, found).recall for found in ([], ["A"])] == [1.0, 0.0]
