"""How well a search finds: judged queries, and what the hits are worth against them.

Knows neither disk nor index: it is given the queries, and a way to find.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from generators.search.query import Found

DEPTH, FIRST = 10, 5
# What a record counts that answers a query, where a set does not grade them.
USEFUL = 1


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: its class, what is typed, and the ids of the records that answer it, each with its grade."""

    group: str
    text: str
    grades: Mapping[str, int]

    @property
    def relevant(self) -> frozenset[str]:
        """Give the records that answer it, well or very well; none where nothing should be found."""
        return frozenset(self.grades)


@dataclass(frozen=True, slots=True)
class Quality:
    """What a set of queries measured within the first ten hits, and five; and how often nothing is found.

    `gain` is NDCG: it is 1 where the better graded stand before the others. Queries that nothing should answer count
    in full where nothing is found, and not at all otherwise.
    """

    group: str
    queries: int
    recall: float
    reciprocal_rank: float
    gain: float
    precision: float
    nothing: float


def judged_queries(text: str, translations: Mapping[str, str]) -> list[Query]:
    """Read queries from JSON, a list of {cls, q, rel}; ids that come from elsewhere are translated.

    `rel` lists ids, or maps them to grades. Raises ValueError, KeyError, TypeError or AttributeError where it is
    something else.
    """
    return [
        Query(entry["cls"], entry["q"], {translations.get(key, key): grade for key, grade in _graded(entry["rel"])})
        for entry in json.loads(text)
    ]


def _graded(relevant: Mapping[str, int] | Sequence[str]) -> Iterable[tuple[str, int]]:
    return relevant.items() if isinstance(relevant, Mapping) else ((key, USEFUL) for key in relevant)


def halves(queries: Sequence[Query]) -> tuple[list[Query], list[Query]]:
    """Part queries in those to tune by and those to report: every other one of each class, as they are listed."""
    parts: tuple[list[Query], list[Query]] = ([], [])
    seen: dict[str, int] = defaultdict(int)
    for judged in queries:
        parts[seen[judged.group] % 2].append(judged)
        seen[judged.group] += 1
    return parts


def record_ids(found: Found) -> list[str]:
    """Give the ids of the records among the hits; themes, municipalities and the like are left out."""
    return [hit.document.id for hit in found.hits if hit.document.is_record]


def evaluate(queries: Sequence[Query], find: Callable[[str], Sequence[str]]) -> list[Quality]:
    """Measure all queries, and then each class of them."""
    outcomes: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for judged in queries:
        outcome = _outcome(judged, find(judged.text))
        outcomes["alle"].append(outcome)
        outcomes[judged.group].append(outcome)
    return [_mean(group, found) for group, found in outcomes.items()]


def _outcome(judged: Query, found: Sequence[str]) -> tuple[float, ...]:
    if not judged.grades:
        return (float(not found),) * 5
    grades = [judged.grades.get(record_id, 0) for record_id in found[:DEPTH]]
    right = [place for place, grade in enumerate(grades, 1) if grade]
    recall = len(right) / min(DEPTH, len(judged.grades))
    precision = sum(map(bool, grades[:FIRST])) / min(FIRST, len(judged.grades))
    gain = _gain(grades) / _gain(sorted(judged.grades.values(), reverse=True)[:DEPTH])
    return recall, (1 / right[0] if right else 0.0), gain, precision, float(not found)


def _gain(grades: Sequence[int]) -> float:
    return sum(float((1 << grade) - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def _mean(group: str, outcomes: Sequence[tuple[float, ...]]) -> Quality:
    return Quality(group, len(outcomes), *(sum(values) / len(outcomes) for values in zip(*outcomes, strict=True)))


def measures_as_json(measured: Iterable[Quality]) -> str:
    """Write the measures as a list of {cls, queries, recall, mrr, ndcg, p5, zero}."""
    keys = ("cls", "queries", "recall", "mrr", "ndcg", "p5", "zero")
    return json.dumps([dict(zip(keys, astuple(quality), strict=True)) for quality in measured], indent=1) + "\n"


def table(measured: Iterable[Quality]) -> str:
    """Write the measures as a table for a terminal."""
    heads = ("recall@10", "MRR@10", "NDCG@10", "P@5")
    lines = [f"{'klasse':12}{'antal':>7}{''.join(f'{head:>11}' for head in heads)}{'uden fund':>11}"]
    for quality in measured:
        shares = (quality.recall, quality.reciprocal_rank, quality.gain, quality.precision)
        means = "".join(f"{share:>11.3f}" for share in shares)
        lines.append(f"{quality.group:12}{quality.queries:>7}{means}{quality.nothing:>11.1%}")
    return "\n".join(lines).replace(".", ",") + "\n"
