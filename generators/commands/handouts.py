"""`klyngeviden handouts`: the handouts of one or all municipalities, and the books for the printer."""

import argparse
import dataclasses
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generators import cli_options, loading, problems, store
from generators.clock import edition_date
from generators.knowledge import editions
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.problems import Problem
from generators.records.registers import Conference, Municipality

if TYPE_CHECKING:
    from generators.handouts.order import PrintOrder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --konference, --kommune, --stor-skrift, --processer and --out."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "hæfterne")
    cli_options.add_processes(parser)
    parser.add_argument("--konference", metavar="NAVN", help="kun én temakonference, fx temakonference-1")
    parser.add_argument("--kommune", metavar="NAVN", help="kun én kommune, fx Hedensted")
    parser.add_argument(
        "--stor-skrift",
        action="store_true",
        help="mindst 14 punkt, på så mange sider, det kræver; ved siden af de andre",
    )
    parser.add_argument("--frys", action="store_true", help="gem i _oplag/, hvad der nu bliver trykt, som en ny udgave")


def run(arguments: argparse.Namespace) -> int:
    """Write the handouts asked for; 1 where a record kept any of them from being made."""
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    order = _ordered(build(findings), arguments, findings.files)
    broken = _freeze(order, arguments) if arguments.frys else _print(order, arguments)
    sys.stderr.write(problems.as_text(broken))
    return 1 if problems.has_errors(broken) else 0


def _ordered(base: KnowledgeBase, arguments: argparse.Namespace, files: Mapping[str, bytes]) -> "PrintOrder":
    from generators import printing
    from generators.handouts.order import PrintOrder

    conferences, municipalities = _asked_for(base, arguments.konference, arguments.kommune)
    if arguments.frys and len(municipalities) < len(base.municipalities):
        raise store.EnvironmentProblem("En udgave fryses for alle kommuner på én gang: Udelad --kommune.")
    if arguments.frys and arguments.stor_skrift:
        raise store.EnvironmentProblem("En udgave fryses med de almindelige hæfter: Udelad --stor-skrift.")
    edition = printing.edition(store.site(), edition_date(base))
    return PrintOrder(printing.manuscript(base, edition, files), conferences, municipalities, arguments.stor_skrift)


def _print(order: "PrintOrder", arguments: argparse.Namespace) -> list[Problem]:
    from generators.printing import manned, print_handouts

    with manned(order.manuscript.edition.date, arguments.processer, order.products) as press:
        return print_handouts(order, arguments.out, press).problems


def _freeze(order: "PrintOrder", arguments: argparse.Namespace) -> list[Problem]:
    """Print a numbered edition of each conference, and keep what stands in it if all of it could be printed."""
    from generators.printing import manned, print_handouts

    manuscript = order.manuscript
    date = manuscript.edition.date
    found: list[Problem] = []
    for conference in order.conferences:
        last = editions.latest(manuscript.files, conference.slug)
        number = last.number + 1 if last else 1
        numbered = dataclasses.replace(manuscript.edition, label=editions.label(number, date))
        only = dataclasses.replace(manuscript, edition=numbered)
        alone = dataclasses.replace(order, manuscript=only, conferences=[conference])
        with manned(date, arguments.processer, alone.products) as press:
            outcome = print_handouts(alone, arguments.out, press)
        found += outcome.problems
        if not problems.has_errors(outcome.problems):
            new = editions.frozen(manuscript.base, conference.slug, number, date, outcome.printed)
            store.write(arguments.findings, new.path, editions.write(new))
            sys.stderr.write(f"Frosset: {new.label} af {conference.name} ({new.path}).\n")
    return problems.in_order(found)


def _asked_for(
    base: KnowledgeBase, conference: str | None, municipality: str | None
) -> tuple[Sequence[Conference], Sequence[Municipality]]:
    conferences: Sequence[Conference] = base.theme_conferences
    municipalities: Sequence[Municipality] = base.municipalities
    if conference is not None:
        slug = cli_options.found(conference, {c.slug: c.name for c in conferences}, "temakonference")
        conferences = [c for c in conferences if c.slug == slug]
    if municipality is not None:
        slug = cli_options.found(municipality, {m.slug: m.name for m in municipalities}, "kommune")
        municipalities = [m for m in municipalities if m.slug == slug]
    return conferences, municipalities
