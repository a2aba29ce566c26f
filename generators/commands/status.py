"""`klyngeviden status`: what the knowledge base holds, what to see to, and what editors could add."""

import argparse
import sys
from collections.abc import Iterator

from generators import cli_options, clock, danish, loading
from generators.knowledge.chores import chores
from generators.knowledge.gaps import by_heading, gaps
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import RECORD_TYPES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings."""
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print counts and gaps; gaps are no errors."""
    base = loading.load_base(arguments.findings)
    sys.stdout.write("\n".join(_lines(base)) + "\n")
    return 0


def _lines(base: KnowledgeBase) -> Iterator[str]:
    counts = [(len(base.of_type(row)), row) for row in RECORD_TYPES]
    held = [f"{count} {row.singular if count == 1 else row.plural}" for count, row in counts]
    yield f"{len(base.records)} poster: {danish.listing(held)}."
    for heading, group in by_heading([*chores(base, clock.here()), *gaps(base)]).items():
        yield f"\n{heading} ({len(group)})"
        for gap in group:
            yield f"  {gap.record.id}  {gap.text}" if gap.record else f"  {gap.text}"
