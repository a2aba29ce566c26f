"""`klyngeviden publication`: the whole knowledge base as one PDF, a booklet for each theme, and the leaves."""

import argparse
import sys

from generators import cli_options, loading, problems, store
from generators.clock import edition_date
from generators.knowledge.knowledge_base import build


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --processer, --tryk and --out."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "publikationen")
    cli_options.add_processes(parser)
    cli_options.add_press(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the publication, the booklets and the leaves."""
    cli_options.refuse_public_press(arguments)
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    from generators import printing

    base = build(findings)
    edition = printing.edition(store.site(), edition_date(base))
    manuscript = printing.manuscript(base, edition, findings.files)
    with printing.manned(edition.date, arguments.processer, printing.publications(manuscript)) as press:
        found = printing.print_publication(manuscript, arguments.out, press, for_press=arguments.tryk)
    sys.stderr.write(problems.as_text(found))
    return 1 if problems.has_errors(found) else 0
