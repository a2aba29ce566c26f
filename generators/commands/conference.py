"""`klyngeviden conference`: everything for a conference day, made from the list of those who have signed up."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generators import cli_options, danish, loading, problems, store
from generators.clock import edition_date
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.problems import Problem
from generators.records.registers import Conference

if TYPE_CHECKING:
    from generators.handouts.attendance.signups import SignUp
    from generators.handouts.order import PrintOrder

_CHOICES = ("laeg-sammen", "sidste")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the list, --konference and --out; offer --gentagelser, --tryk, --processer and --findings."""
    parser.add_argument(
        "tilmeldte",
        type=cli_options.absolute,
        metavar="TILMELDTE",
        help="tilmeldingslisten, CSV eller .xlsx: kommune og antal eller navne, og bordet, hvis det er kendt",
    )
    parser.add_argument("--konference", required=True, metavar="NAVN", help="temakonferencen, fx temakonference-1")
    parser.add_argument(
        "--gentagelser",
        choices=_CHOICES,
        help="når en kommune står på flere linjer: læg dem sammen, eller lad kun den sidste gælde",
    )
    cli_options.add_findings(parser)
    cli_options.add_processes(parser)
    cli_options.add_press(parser)
    cli_options.add_out(parser, "alt til dagen")


def run(arguments: argparse.Namespace) -> int:
    """Make everything, or nothing where the list or a record is wrong."""
    if not arguments.tilmeldte.is_file():
        raise store.EnvironmentProblem(f"Der er ingen liste »{arguments.tilmeldte}«. Angiv tilmeldingslisten først.")
    store.refuse_public(arguments.tilmeldte, "Tilmeldingslisten", "navnene")
    store.refuse_public(arguments.out, "Mappen med konferencens filer", "navnene")
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    base = build(findings)
    conference = _conference(base, arguments.konference)
    sign_ups, found = _read(arguments.tilmeldte, base, arguments.gentagelser)
    sys.stderr.write(problems.as_text(found))
    if problems.has_errors(found):
        sys.stderr.write("Der er ikke lavet noget: Ret tilmeldingslisten, og kør igen.\n")
        return 1
    order = replace(_ordered(base, conference, sign_ups, findings.files), for_press=arguments.tryk)
    broken = _make(order, sign_ups, arguments.out, arguments.processer)
    sys.stderr.write(problems.as_text(broken))
    return 1 if problems.has_errors(broken) else 0


def _conference(base: KnowledgeBase, asked: str) -> Conference:
    names = {conference.slug: conference.name for conference in base.theme_conferences}
    slug = cli_options.found(asked, names, "temakonference")
    return base.conference[slug]


def _read(path: Path, base: KnowledgeBase, choice: str | None) -> "tuple[list[SignUp], list[Problem]]":
    from generators.handouts.attendance.signups import Repeats, read

    return read(path.read_bytes(), path.name, base.municipalities, Repeats(choice) if choice else None)


def _ordered(
    base: KnowledgeBase, conference: Conference, sign_ups: "Sequence[SignUp]", files: Mapping[str, bytes]
) -> "PrintOrder":
    """Order the handouts of those who come, and of no others."""
    from generators import printing
    from generators.handouts.order import PrintOrder

    coming = {one.municipality.slug for one in sign_ups if one.municipality}
    municipalities = [own for own in base.municipalities if own.slug in coming]
    edition = printing.edition(store.site(), edition_date(base))
    return PrintOrder(printing.manuscript(base, edition, files), [conference], municipalities)


def _make(order: "PrintOrder", sign_ups: "Sequence[SignUp]", out: Path, processes: int) -> list[Problem]:
    """Make the folder anew, whole or not at all; give what preflight warns of."""
    from generators.handouts.attendance.production import READ_FIRST
    from generators.printing import manned, print_day

    with (
        store.replacing(out, sign=READ_FIRST, tell=lambda told: sys.stderr.write(f"{told}\n")) as new,
        manned(order.manuscript.edition.date, processes, order.products) as press,
    ):
        found = print_day(order, sign_ups, new, press)
        if problems.has_errors(found):
            raise loading.RecordProblems(found, len(order.manuscript.base.records))
    sys.stderr.write(_told(sign_ups, out))
    return found


def _told(sign_ups: "Sequence[SignUp]", out: Path) -> str:
    from generators.handouts.attendance.production import READ_FIRST

    people = danish.counted(sum(one.people for one in sign_ups), "deltager", "deltagere")
    told = f"{danish.capitalised(people)}. Alt ligger i {out}; begynd med {READ_FIRST}.\n"
    if any(one.persons for one in sign_ups):
        told += "Mappen rummer navne: Læg den ikke på et websted, og slet den, når konferencen er holdt.\n"
    return told
