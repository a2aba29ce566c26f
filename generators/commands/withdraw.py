"""`klyngeviden withdraw`: withdraw a record, which stays and leads on to what replaces it."""

import argparse

from generators import cli_options, clock, console, danish, store, workshop
from generators.editing import mentions, withdrawing
from generators.records.record_types import Status


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the id; offer --afloest-af, --flyt and --findings."""
    parser.add_argument("post", metavar="ID", help="postens id, fx A-012")
    parser.add_argument("--afloest-af", metavar="ID", help="den post, der træder i stedet")
    parser.add_argument(
        "--flyt", action="store_true", help="lad alle henvisninger føre til den nye post i stedet (med --afloest-af)"
    )
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the record as withdrawn; 1 where something else is wrong afterwards."""
    bench, own = workshop.opened(arguments.findings), workshop.record_id(arguments.post)
    path = workshop.path_of(bench, own)
    successor = workshop.record_id(arguments.afloest_af) if arguments.afloest_af else None
    findings = bench.findings
    record = withdrawing.readable(findings, own)
    if record is None:
        raise store.EnvironmentProblem(f"{path} har fejl. Ret dem først; se dem med: {console.typed('check')}")
    if record.status is Status.WITHDRAWN and record.superseded_by == successor and not arguments.flyt:
        raise store.EnvironmentProblem(f"{own} er allerede trukket tilbage. Intet er ændret.")
    if arguments.flyt and not successor:
        raise store.EnvironmentProblem("--flyt skal vide hvorhen: Skriv også --afloest-af ID.")
    try:
        if successor:
            withdrawing.refuse_successor(findings, own, successor)
    except withdrawing.Refused as refused:
        raise store.EnvironmentProblem(str(refused)) from refused
    changes = withdrawing.moved(bench.texts, own, successor) if arguments.flyt and successor else {}
    changes[path] = withdrawing.withdrawn(bench.files, path, successor, clock.here())
    return workshop.carry_out(bench, changes, _told(bench, own, successor, len(changes) - 1))


def _told(bench: workshop.Bench, own: str, successor: str | None, moved: int) -> str:
    instead = f" og afløst af {successor}" if successor else ""
    lines = [f"{own} er trukket tilbage{instead}. Siden bliver stående med besked om det."]
    if moved:
        lines.append(f"Henvisninger i {danish.counted(moved, 'fil', 'filer')} fører nu til {successor}.")
    elif any(not m.path.endswith(f"/{own}.yml") for m in mentions.mentions(bench.texts, own)):
        way = "" if successor is None else " (--flyt fører dem alle til den nye)"
        lines.append(f"Se, hvem der henviser til den: {console.typed('references')} {own}{way}")
    return "\n".join(lines) + "\n"
