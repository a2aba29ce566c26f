"""What a search is measured by."""

import json

import pytest

from generators.search.evaluation import Quality, Query, evaluate, halves, judged_queries, measures_as_json, table


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


def test_queries_are_read_with_grades_or_without_and_named_as_they_are_here() -> None:
    written = [
        {"cls": "ord", "q": "a", "rel": ["X-1", "B"]},
        {"cls": "rolle", "q": "b", "rel": {"X-1": 3, "B": 2}},
        {"cls": "intet", "q": "c", "rel": []},
    ]
    assert judged_queries(json.dumps(written), {"X-1": "A"}) == [
        Query("ord", "a", {"A": 1, "B": 1}),
        Query("rolle", "b", {"A": 3, "B": 2}),
        Query("intet", "c", {}),
    ]


def test_every_other_query_of_a_class_is_kept_to_report_by() -> None:
    listed = [asked(text, "A", group=group) for text, group in zip("abcdef", "xxyxxy", strict=True)]
    tuned, reported = halves(listed)
    assert ["".join(query.text for query in part) for part in (tuned, reported)] == ["acd", "bef"]


def test_precision_is_of_the_first_five_and_gain_of_places_that_count_ever_less() -> None:
    """The second place counts 1 / log2(3); a grade counts 2 to its power, less one."""
    late = measured_alone(asked("x", *"ABCDEF"), [*"XABCY", *"DEF"])
    assert late.precision == pytest.approx(3 / 5)
    (second, third) = (
        measured_alone(Query("ord", "x", {"A": grade, "B": 1}), ["X", "A"]).gain * ideal
        for grade, ideal in ((2, 3 + 0.6309298), (3, 7 + 0.6309298))
    )
    assert (second, third) == pytest.approx((3 * 0.6309298, 7 * 0.6309298))


def test_measures_are_told_as_a_table_and_as_data() -> None:
    """Figures with a comma, and how many queries found nothing in hundredths."""
    measured = [Quality("alle", 8, 0.5, 0.25, 0.125, 1.0, 0.375)]
    head, row, _ = table(measured).split("\n")
    assert head.split("  ")[0] == "klasse"
    assert row.split() == ["alle", "8", "0,500", "0,250", "0,125", "1,000", "37,5%"]
    assert len(head) == len(row)
    data = {"cls": "alle", "queries": 8, "recall": 0.5, "mrr": 0.25, "ndcg": 0.125, "p5": 1.0, "zero": 0.375}
    assert json.loads(measures_as_json(measured)) == [data]
