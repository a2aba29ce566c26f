"""How well a search finds: judged queries, and what the hits are worth against them.

Knows neither disk nor index: it is given the queries, and a way to find.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from generators.search.query import Found

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: its class, what is typed, and the ids of the records that answer it."""

    group: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quality:
    """What a set of queries measured: recall and reciprocal rank within the first ten, how often nothing is found."""

    group: str
    queries: int
    recall: float
    reciprocal_rank: float
    nothing: float


def judged_queries(text: str, translations: Mapping[str, str]) -> list[Query]:
    """Read queries from JSON, a list of {cls, q, rel}; ids that come from elsewhere are translated.

    Raises ValueError, KeyError or TypeError where it is something else.
    """
    return [
        Query(entry["cls"], entry["q"], frozenset(translations.get(key, key) for key in entry["rel"]))
        for entry in json.loads(text)
    ]


def record_ids(found: Found) -> list[str]:
    """Give the ids of the records among the hits; themes, municipalities and the like are left out."""
    return [hit.document.id for hit in found.hits if hit.document.is_record]


def evaluate(queries: Sequence[Query], find: Callable[[str], Sequence[str]]) -> list[Quality]:
    """Measure all queries, and then each class of them."""
    outcomes: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for judged in queries:
        outcome = _outcome(judged, find(judged.text))
        outcomes["alle"].append(outcome)
        outcomes[judged.group].append(outcome)
    return [_mean(group, found) for group, found in outcomes.items()]


def _outcome(judged: Query, found: Sequence[str]) -> tuple[float, float, float]:
    right = [place for place, record_id in enumerate(found[:DEPTH], 1) if record_id in judged.relevant]
    recall = len(right) / max(1, min(DEPTH, len(judged.relevant)))
    return recall, (1 / right[0] if right else 0.0), float(not found)


def _mean(group: str, outcomes: Sequence[tuple[float, float, float]]) -> Quality:
    recall, rank, nothing = (sum(values) / len(outcomes) for values in zip(*outcomes, strict=True))
    return Quality(group, len(outcomes), recall, rank, nothing)


def measures_as_json(measured: Iterable[Quality]) -> str:
    """Write the measures as a list of {cls, queries, recall, mrr, zero}."""
    keys = ("cls", "queries", "recall", "mrr", "zero")
    return json.dumps([dict(zip(keys, astuple(quality), strict=True)) for quality in measured], indent=1) + "\n"


def table(measured: Iterable[Quality]) -> str:
    """Write the measures as a table for a terminal."""
    lines = [f"{'klasse':12}{'antal':>7}{'recall@10':>11}{'MRR@10':>9}{'uden fund':>11}"]
    for quality in measured:
        shares = f"{quality.recall:>11.3f}{quality.reciprocal_rank:>9.3f}{quality.nothing:>10.1%}"
        lines.append(f"{quality.group:12}{quality.queries:>7}{shares}")
    return "\n".join(lines).replace(".", ",") + "\n"
