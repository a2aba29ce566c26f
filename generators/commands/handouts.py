"""`klyngeviden handouts`: the handouts of one or all municipalities, and the books for the printer."""

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generators import checkout, cli_options, freezing, loading, problems, store
from generators.clock import edition_date
from generators.knowledge import editions
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.problems import Problem
from generators.reading.loader import Findings
from generators.records.registers import Conference, Municipality

if TYPE_CHECKING:
    from generators.handouts.order import PrintOrder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --konference, --kommune, --stor-skrift, --frys, --tryk, --processer and --out."""
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
    cli_options.add_press(parser)
    parser.add_argument("--frys", action="store_true", help="gem i _oplag/, hvad der nu bliver trykt, som en ny udgave")


def run(arguments: argparse.Namespace) -> int:
    """Write the handouts asked for; 1 where a record kept any of them from being made."""
    cli_options.refuse_public_press(arguments)
    if arguments.tryk and arguments.stor_skrift:
        raise store.EnvironmentProblem("Hæfter i stor skrift er få og trykkes på en printer: Udelad --tryk.")
    if arguments.frys:
        _refuse_some(arguments)
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    broken = _freeze(findings, arguments) if arguments.frys else _print(findings, arguments)
    sys.stderr.write(problems.as_text(broken))
    return 1 if problems.has_errors(broken) else 0


def _ordered(findings: Findings, date: dt.date | None, arguments: argparse.Namespace) -> "PrintOrder":
    from generators import printing
    from generators.handouts.order import PrintOrder

    base = build(findings)
    conferences, municipalities = _asked_for(base, arguments.konference, arguments.kommune)
    edition = printing.edition(store.site(), date or edition_date(base))
    manuscript = printing.manuscript(base, edition, findings.files)
    return PrintOrder(manuscript, conferences, municipalities, arguments.stor_skrift, arguments.tryk)


def _print(findings: Findings, arguments: argparse.Namespace) -> list[Problem]:
    from generators.printing import manned, print_handouts

    order = _ordered(findings, None, arguments)
    with manned(order.manuscript.edition.date, arguments.processer, order.products) as press:
        return print_handouts(order, arguments.out, press).problems


def _refuse_some(arguments: argparse.Namespace) -> None:
    """Raise EnvironmentProblem where less, or something else, is asked for than an edition is."""
    if arguments.kommune is not None:
        raise store.EnvironmentProblem("En udgave fryses for alle kommuner på én gang: Udelad --kommune.")
    if arguments.stor_skrift:
        raise store.EnvironmentProblem("En udgave fryses med de almindelige hæfter: Udelad --stor-skrift.")
    freezing.refuse_placeholder(store.site(), "koderne i hæfterne fører ingen steder hen")
    if checkout.would_hold(arguments.findings, arguments.out):
        raise store.EnvironmentProblem("Hæfterne hører ikke til i Git: Vælg en mappe uden for projektet, fx ../oplag.")


def _freeze(findings: Findings, arguments: argparse.Namespace) -> list[Problem]:
    """Print a numbered edition of each conference, dated by its commit, and keep what stands in it.

    Nothing is kept where anything could not be printed.
    """
    with freezing.unchanged(arguments.findings, "oplaget") as commit:
        order = _ordered(findings, commit.date, arguments)
        done = [_frozen(order, conference, commit, arguments) for conference in order.conferences]
    found = problems.in_order(problem for _, broken in done for problem in broken)
    for edition, _ in () if problems.has_errors(found) else done:
        store.write(arguments.findings, edition.path, editions.write(edition))
        sys.stderr.write(f"Frosset: {edition.label} ({edition.path}). Læg filen i Git.\n")
    return found


def _frozen(
    order: "PrintOrder", conference: Conference, commit: freezing.Commit, arguments: argparse.Namespace
) -> tuple[editions.FrozenEdition, list[Problem]]:
    from generators.presentation import on_paper
    from generators.printing import manned, print_handouts

    manuscript = order.manuscript
    earlier = manuscript.base.printed.get(conference.slug, ())
    number = earlier[0].number + 1 if earlier else 1
    label = editions.label(number, commit.date)
    numbered = dataclasses.replace(manuscript.edition, label=label, number=number)
    manuscript = dataclasses.replace(manuscript, edition=numbered)
    alone = dataclasses.replace(order, manuscript=manuscript, conferences=[conference])
    with manned(commit.date, arguments.processer, alone.products) as press:
        outcome = print_handouts(alone, arguments.out, press)
    edition = on_paper.frozen(manuscript.base, conference, number, commit.name, commit.date, outcome.printed)
    return edition, outcome.problems


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
