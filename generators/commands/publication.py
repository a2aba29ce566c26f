"""`klyngeviden publication`: the whole knowledge base as one PDF, and a booklet for each theme."""

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

from generators import cli_options, loading, problems, store
from generators.clock import edition_date
from generators.commands import handouts
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.problems import Problem
from generators.progress import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings and --out."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "publikationen")


def run(arguments: argparse.Namespace) -> int:
    """Write the publication and the booklets."""
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    base = build(findings)
    site, date = store.site().url, edition_date(base)
    found = write_publication(base, arguments.out, site_url=site, date=date, files=findings.files)
    sys.stderr.write(problems.as_text(found))
    return 1 if problems.has_errors(found) else 0


def write_publication(
    base: KnowledgeBase, out: Path, *, site_url: str, date: dt.date, files: Mapping[str, bytes] | None = None
) -> list[Problem]:
    """Write the publication and the booklets under `out`; return what preflight found."""
    from generators.handouts.manuscript import Manuscript
    from generators.handouts.proofing.preflight import Preflight
    from generators.handouts.volumes.publication import produce

    manuscript = Manuscript(base, handouts.edition(site_url, date), handouts.seams(base), files or {})
    preflight = Preflight()
    progress = Progress(1 + len(base.main_themes), "Publikation og temahæfter")
    for product in produce(manuscript, handouts.open_press(date)):
        progress.step(product.address)
        preflight.product(product)
        if product.content is not None:
            store.write(out, product.address, product.content)
    progress.end()
    sys.stderr.write(preflight.table())
    return problems.in_order(preflight.problems)
