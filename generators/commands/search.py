"""`klyngeviden search`: the site's own search in the terminal, and how well it finds."""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from generators import cli_options, danish, loading, store
from generators.search import query
from generators.search.documents import KINDS
from generators.search.index import Index
from generators.search.shards import build_index
from generators.word_data import word_data

DEPTH = 10
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the query, --findings, --json and --evaluer."""
    parser.add_argument("ord", nargs="*", help="det, du søger; flere ord skrives efter hinanden")
    cli_options.add_findings(parser)
    parser.add_argument("--json", action="store_true", help="skriv alle fund, eller målene, som JSON")
    parser.add_argument(
        "--evaluer",
        type=Path,
        metavar="FIL",
        help="mål, hvor godt søgningen finder: en JSON-liste af {cls, q, rel}, hvor rel er id'er på poster",
    )


def run(arguments: argparse.Namespace) -> int:
    """Search, or measure the search."""
    words = " ".join(arguments.ord)
    if not words and not arguments.evaluer:
        raise store.EnvironmentProblem('Skriv, hvad du søger: klyngeviden search "opfølgning på resultater"')
    queries = read_queries(arguments.evaluer, arguments.findings) if arguments.evaluer else []
    index = load_index(arguments.findings)
    if arguments.evaluer:
        measured = evaluate(queries, lambda text: record_ids(query.search(text, index)))
        sys.stdout.write(measures_as_json(measured) if arguments.json else table(measured))
        return 0
    found = query.search(words, index)
    sys.stdout.write(as_json(found) if arguments.json else as_text(words, found))
    return 0


def load_index(findings: Path) -> Index:
    """Build the index of a findings folder."""
    return build_index(loading.load_base(findings), word_data())


def record_ids(found: query.Found) -> list[str]:
    """Give the ids of the records among the hits; themes, municipalities and the like are left out."""
    return [hit.document.id for hit in found.hits if hit.document.is_record]


def as_json(found: query.Found) -> str:
    """Write every hit as {id, title, type, score}."""
    hits = [
        {"id": hit.document.id, "title": hit.document.title, "type": hit.document.kind, "score": hit.score}
        for hit in found.hits
    ]
    return json.dumps(hits, ensure_ascii=False, indent=1) + "\n"


def as_text(words: str, found: query.Found) -> str:
    """Write the best hits for a terminal."""
    if not found.hits:
        return f"Intet svarer til »{words}«. Prøv et andet ord, eller en del af ordet.\n"
    lines = ["Ingen har ordene stående sådan sammen; her er de nærmeste."] if found.loosened else []
    for hit in found.hits[:SHOWN]:
        through = f"  (viser også: {hit.through})" if hit.through else ""
        lines.append(f"{hit.document.id:8} {KINDS[hit.document.kind]:12} {hit.document.title}{through}")
    rest = len(found.hits) - SHOWN
    lines += [f"… og {danish.number(rest)} til; se dem alle med --json."] if rest > 0 else []
    return "\n".join(lines) + "\n"


# --- how well it finds ------------------------------------------------------------------------------------------------


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


def read_queries(path: Path, findings: Path) -> list[Query]:
    """Read judged queries. Ids that come from elsewhere are translated by an `ids.json` beside them or the findings."""
    translations: dict[str, str] = {}
    for folder in (findings, findings.resolve().parent, path.resolve().parent):
        if (folder / "ids.json").is_file():
            translations |= json.loads((folder / "ids.json").read_text(encoding="utf-8"))
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return [
            Query(entry["cls"], entry["q"], frozenset(translations.get(key, key) for key in entry["rel"]))
            for entry in entries
        ]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        message = f"{path} kan ikke læses som en liste af forespørgsler med cls, q og rel ({problem})."
        raise store.EnvironmentProblem(message) from problem


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
