"""`klyngeviden rename`: give a record another number; everybody who mentions it follows, and old addresses live on."""

import argparse
import sys

from generators import cli_options, console, danish, store, workshop
from generators.editing import mentions, renaming, withdrawing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the old and the new id; offer --findings."""
    parser.add_argument("post", metavar="ID", help="postens id, fx A-012")
    parser.add_argument("nyt", metavar="NYT-ID", help="det id, den skal have, fx A-112")
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Rename the record; 1 where something is wrong afterwards that was not before."""
    bench, own = workshop.opened(arguments.findings), workshop.record_id(arguments.post)
    new = workshop.record_id(arguments.nyt)
    path = workshop.path_of(bench, own)
    findings = bench.findings
    record = withdrawing.readable(findings, own)
    if record is None:
        raise store.EnvironmentProblem(f"{path} har fejl. Ret dem først; se dem med: {console.typed('check')}")
    try:
        renaming.refuse(findings, record, new)
    except withdrawing.Refused as refused:
        raise store.EnvironmentProblem(str(refused)) from refused
    changes = renaming.renamed(bench.texts, path, record, new)
    others = sorted(workshop.shown(name) for name in changes if f"/{own}." not in name and f"/{new}." not in name)
    done = f"{own} hedder nu {new}. Gamle adresser fører dertil, og {own} bliver ikke brugt igen.\n"
    if others:
        count = danish.counted(len(others), "anden fil", "andre filer")
        done += f"Rettet i {count}: {danish.listing(others)}.\n"
    if printed := [label for _, label in mentions.printed_in(bench.files, own)]:
        done += f"På tryk står der stadig {own} ({danish.listing(printed)}).\n"
    code = workshop.carry_out(bench, changes, done)
    sys.stdout.write(f"{bench.folder / path.replace(f'{own}.', f'{new}.')}\n")
    return code
