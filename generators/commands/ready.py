"""`klyngeviden ready`: what must be decided before the site goes live; fails while a placeholder stands."""

import argparse
import sys

from generators import cli_options, danish, loading, store
from generators.presentation import readiness


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings."""
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """List every decision; 1 where any is not made, or the programme is made up."""
    base, site = loading.load_base(arguments.findings), store.site()
    left = list(readiness.missing(site))
    for decision in readiness.DECISIONS:
        todo = [text for other, text in left if other is decision]
        owner = site.owners.get(decision.key, "")
        sys.stdout.write(f"[{' ' if todo else 'x'}] {decision.what}{f' ({owner})' if owner else ''}\n")
        sys.stdout.writelines(f"      {text}\n" for text in todo)
    if base.is_example:
        sys.stdout.write("[ ] Programmet er opdigtet: slags i _register/program.yml er »eksempel«.\n")
    open_count = len({decision.key for decision, _ in left}) + base.is_example
    if not open_count:
        sys.stderr.write("Klar: Alt er besluttet.\n")
        return 0
    sys.stderr.write(f"Ikke klar: {danish.counted(open_count, 'ting mangler', 'ting mangler')}.\n")
    return 1
