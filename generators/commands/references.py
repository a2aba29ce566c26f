"""`klyngeviden references`: who mentions a record, with file and line."""

import argparse
import sys

from generators import cli_options, danish, workshop
from generators.editing import mentions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the id, and offer --findings."""
    parser.add_argument("post", metavar="ID", help="postens id, fx A-012")
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the places; 0 also where there are none, and where the record is no longer there."""
    bench, own = workshop.opened(arguments.findings), workshop.record_id(arguments.post)
    found = [m for m in mentions.mentions(bench.texts, own) if not m.path.endswith(f"/{own}.yml")]
    printed = list(mentions.printed_in(bench.files, own))
    if not found and not printed:
        workshop.path_of(bench, own)  # an id that nobody has ever used is a slip
    for m in found:
        where = f"{workshop.shown(m.path)}:{m.line + 1}:{m.start + 1}"
        sys.stdout.write(f"{where}  {m.field + ': ' if m.within else ''}{m.source}\n")
    sys.stdout.writelines(f"{path}  trykt i {what}\n" for path, what in printed)
    files = danish.counted(len({m.path for m in found}), "fil", "filer")
    on_paper = f" og trykt i {danish.counted(len(printed), 'udgave', 'udgaver')}" if printed else ""
    sys.stderr.write(f"{own} er nævnt {danish.counted(len(found), 'sted', 'steder')} i {files}{on_paper}.\n")
    return 0
