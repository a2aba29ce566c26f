"""`klyngeviden publication`: the whole knowledge base as one PDF, a booklet for each theme, and the leaves."""

import argparse
import sys

from generators import cli_options, loading, problems, store
from generators.clock import edition_date
from generators.knowledge.knowledge_base import build


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings and --out."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "publikationen")


def run(arguments: argparse.Namespace) -> int:
    """Write the publication, the booklets and the leaves."""
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    from generators import printing

    base = build(findings)
    edition = printing.edition(store.site(), edition_date(base))
    found = printing.print_publication(printing.manuscript(base, edition, findings.files), arguments.out)
    sys.stderr.write(problems.as_text(found))
    return 1 if problems.has_errors(found) else 0
