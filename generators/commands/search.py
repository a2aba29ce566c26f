"""`klyngeviden search`: the site's own search in the terminal, and how well it finds."""

import argparse
import json
import sys
from pathlib import Path

from generators import cli_options, console, danish, loading, site_sources, store
from generators.search import query
from generators.search.documents import KINDS
from generators.search.evaluation import Query, evaluate, judged_queries, measures_as_json, record_ids, table
from generators.search.index import Index
from generators.search.rules import SIZES
from generators.search.shards import build_index
from generators.word_data import word_data

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
        _write(measures_as_json(measured) if arguments.json else table(measured), for_machines=arguments.json)
        return 0
    found = query.search(words, index)
    _write(as_json(found) if arguments.json else as_text(words, found), for_machines=arguments.json)
    return 0


def _write(text: str, *, for_machines: bool) -> None:
    sys.stdout.write(console.for_machines(text) if for_machines else text)


def load_index(findings: Path) -> Index:
    """Build the index of a findings folder."""
    base = loading.load_base(findings)
    finished = site_sources.pages(base, site_sources.imprint(base, findings, store.site()))
    return build_index(base, word_data(), site_sources.found_pages(finished))


def as_json(found: query.Found) -> str:
    """Write every hit as {id, title, type, score}; the weak say so."""
    hits = [
        {"id": hit.document.id, "title": hit.document.title, "type": hit.document.kind, "score": hit.score}
        | ({"svag": True} if hit.weak else {})
        for hit in found.hits
    ]
    return json.dumps(hits, ensure_ascii=False, indent=1) + "\n"


def as_text(words: str, found: query.Found) -> str:
    """Write the best hits for a terminal."""
    if not found.hits:
        return f"Intet svarer til »{words}«. Prøv et andet ord, eller en del af ordet.\n"
    strong = [hit for hit in found.hits if not hit.weak]
    shown = strong[:SHOWN] or found.hits[: SIZES.nearest_hits]
    lines = [_remark(words, found, is_answered=bool(strong))]
    for hit in shown:
        through = f"  (viser også: {hit.through})" if hit.through else ""
        lines.append(f"{hit.document.id:8} {KINDS[hit.document.kind]:12} {hit.document.title}{through}")
    rest = len(found.hits) - len(shown)
    lines += [f"… og {danish.number(rest)} til, svagere fund med; se dem alle med --json."] if rest > 0 else []
    return "\n".join(filter(None, lines)) + "\n"


def _remark(words: str, found: query.Found, *, is_answered: bool) -> str:
    """Say what a reader should know of the hits, as the search page does."""
    missing = " eller ".join(f"»{word}«" for word in found.missing)
    lacking = f"Vi fandt ikke {missing}." if missing else f"Intet svarer godt til »{words}«."
    if not is_answered:
        return f"{lacking} Det nærmeste er:"
    loosened = "Ingen har ordene stående sådan sammen; her er de nærmeste." if found.loosened else ""
    return f"{lacking} Her er det, der svarer til resten." if missing else loosened


def read_queries(path: Path, findings: Path) -> list[Query]:
    """Read judged queries. Ids that come from elsewhere are translated by an `ids.json` beside them or the findings."""
    translations: dict[str, str] = {}
    for folder in (findings, findings.resolve().parent, path.resolve().parent):
        if (folder / "ids.json").is_file():
            translations |= json.loads((folder / "ids.json").read_text(encoding="utf-8"))
    try:
        return judged_queries(path.read_text(encoding="utf-8"), translations)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        message = f"{path} kan ikke læses som en liste af forespørgsler med cls, q og rel ({problem})."
        raise store.EnvironmentProblem(message) from problem
