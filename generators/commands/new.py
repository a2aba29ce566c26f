"""`klyngeviden new`: a new record or entry of a register, with its number, and help beside what is to be filled.

With --fra: what a cluster has written in the form, taken in with number and day.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from generators import cli_options, clock, console, danish, problems, receiving, rewriting, store, workshop
from generators.editing import proposals
from generators.editing.skeletons import skeleton, values_for
from generators.knowledge.rules import numbers
from generators.reading.loader import Findings
from generators.records.record_types import RECORD_TYPES, RecordType
from generators.records.registers import REGISTERS, Form, Register

_KINDS: dict[str, RecordType | Register] = {
    **{row.slug: row for row in RECORD_TYPES},
    **{row.singular: row for row in REGISTERS if row.form is Form.FOLDER},
}
_PLURALS = {danish.fold(row.plural): row.slug for row in RECORD_TYPES} | {
    row.name: row.singular for row in REGISTERS if row.form is Form.FOLDER
}
_TABLES = {row.singular: row for row in REGISTERS if row.form is not Form.FOLDER}
# The keys that a register's own column in the model is chosen from.
_NAMED = ("temaer", "klynger", "kilder")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the kind and the title; offer --aabn and --findings."""
    parser.add_argument("slags", nargs="?", metavar="SLAGS", help=danish.listing(list(_KINDS), "eller"))
    parser.add_argument("titel", nargs="?", default="", metavar="TITEL", help="titlen eller navnet, i anførselstegn")
    parser.add_argument(
        "--fra",
        nargs="+",
        type=cli_options.absolute,
        metavar="FIL",
        help="tag det ind, som en klynge har skrevet i formularen Foreslå viden: YAML-filer eller en ZIP",
    )
    parser.add_argument("--aabn", action="store_true", help="åbn filen bagefter")
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, print its path, and tell the next step."""
    if arguments.fra:
        return _take_in(arguments)
    if not arguments.slags:
        raise store.EnvironmentProblem(f"Skriv, hvad der skal laves: {danish.listing(list(_KINDS), 'eller')}.")
    row = _kind(arguments.slags)
    title = " ".join(arguments.titel.split())
    if not title:
        raise store.EnvironmentProblem('Skriv en titel i anførselstegn, fx: "Giv lederne tid til faget"')
    bench = workshop.opened(arguments.findings)
    findings = bench.findings
    name = _file_for(row, title, bench, findings)
    known = {register: sorted(findings.keys(register) or ()) for register in _NAMED}
    text = skeleton(row.model, values_for(row.model, title, clock.here().isoformat()), known)
    rewriting.rewrite(bench.folder, bench.files, {name: text.encode()})
    path = bench.folder / name
    sys.stdout.write(f"{path}\n")
    sys.stderr.write(_next_steps(Path(name).stem, isinstance(row, RecordType)))
    if arguments.aabn:
        _open(path)
    return 0


def _take_in(arguments: argparse.Namespace) -> int:
    """Write what was received, print the paths, and tell what is missing; 1 where that is an error."""
    kind = _kind(arguments.slags) if arguments.slags else None
    files, bench = receiving.received(arguments.fra), workshop.opened(arguments.findings)
    others, day = workshop.ever_added(bench.folder), clock.here().isoformat()
    try:
        made = proposals.take_in(files, bench.findings, others, day, kind)
    except proposals.Refused as refusal:
        raise store.EnvironmentProblem(f"{refusal} Intet er taget ind.") from refusal
    if made.problems:
        sys.stderr.write(problems.as_text(problems.in_order(made.problems)))
        sys.stderr.write("Intet er taget ind: Ret filerne, eller få dem sendt igen.\n")
        return 1
    sys.stdout.writelines(f"{bench.folder / name}\n" for name in made.changes)
    return workshop.carry_out(bench, made.changes, _taken_in(made))


def _taken_in(made: proposals.TakenIn) -> str:
    there = "".join(f"{path} er der allerede og er ladt stå.\n" for path in made.there)
    count = danish.capitalised(danish.counted(len(made.changes), "fil", "filer"))
    return f"{there}{count} er taget ind. Læs dem igennem, og ret dem, før de kommer på siden.\n"


def _kind(word: str) -> RecordType | Register:
    """Find what is to be made, in the singular or the plural; raises EnvironmentProblem."""
    folded = danish.fold(word)
    folded = _PLURALS.get(folded, folded)
    if folded in _KINDS:
        return _KINDS[folded]
    if table := next((row for singular, row in _TABLES.items() if danish.fold(singular) == folded), None):
        raise store.EnvironmentProblem(f"Det står samlet i {table.path}. Tilføj det dér, som de andre er skrevet.")
    meant = danish.closest(word, _KINDS)
    hint = f"Mente du »{meant}«?" if meant else f"Vælg mellem {danish.listing(list(_KINDS))}."
    raise store.EnvironmentProblem(f"»{word}« er ikke noget, der kan laves. {hint}")


def _file_for(row: RecordType | Register, title: str, bench: workshop.Bench, findings: Findings) -> str:
    """Choose the file: the next free number, or the title as it stands in addresses; raises EnvironmentProblem."""
    if isinstance(row, RecordType):
        same = next(
            (record.id for _, record in findings.records if danish.slug(record.title) == danish.slug(title)), ""
        )
        if same:
            raise store.EnvironmentProblem(f"{same} har allerede den titel. Ret den, eller vælg en anden titel.")
        return f"{row.folder}/{numbers.next_free(findings, row.letter, workshop.ever_added(bench.folder))}.yml"
    slug = danish.slug(title)
    name = f"{row.path}/{slug}.yml"
    if not slug:
        raise store.EnvironmentProblem(f"»{title}« kan ikke blive til en adresse. Brug bogstaver eller tal.")
    if name in bench.files or slug in (findings.keys(row.name) or ()):
        raise store.EnvironmentProblem(f"{name} findes allerede. Ret den, eller vælg et andet navn.")
    return name


def _next_steps(own: str, is_record: bool) -> str:  # noqa: FBT001 - the one thing that differs
    what = "Nummeret er postens id og ændres ikke." if is_record else "Filnavnet er det, poster henviser med."
    return (
        f"{own} er lavet. {what}\n"
        f"1. Udfyld felterne. Hvad der mangler, siger: {console.typed('check')}\n"
        f"2. Se siden, mens du skriver: {console.typed('serve')}\n"
        f"3. Ret formen, og fjern hjælpen: {console.typed('fmt')}\n"
    )


def _open(path: Path) -> None:
    """Open the file in the program that the machine has for it."""
    if sys.platform == "win32":
        import os

        os.startfile(path)
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        subprocess.run([opener, str(path)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        sys.stderr.write("Filen kunne ikke åbnes herfra. Åbn den selv.\n")
