"""`klyngeviden newsletter`: a draft of a newsletter with what is new, and a table to merge it with."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from generators import cli_options, danish, loading, problems, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.fields import parse_full_date

if TYPE_CHECKING:
    from generators.exports.newsletter.letter import Letter
    from generators.exports.newsletter.recipients import Recipient

MAIL, TEXT, TABLE = "nyhedsbrev.html", "nyhedsbrev.txt", "fletning.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for --siden and --out; offer --til, --modtagere and --findings."""
    parser.add_argument("--siden", type=_day, required=True, metavar="DATO", help="første dag, der er med")
    parser.add_argument("--til", type=_day, default=dt.date.max, metavar="DATO", help="sidste dag, der er med")
    parser.add_argument(
        "--modtagere",
        type=cli_options.absolute,
        metavar="FIL",
        help="liste (CSV) med kommunekoder; giver en tabel at flette med i Word",
    )
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "nyhedsbrevet")


def _day(text: str) -> dt.date:
    try:
        return parse_full_date(text)
    except PydanticCustomError as error:
        raise argparse.ArgumentTypeError(f"{error.message()} Skriv år, måned og dag, fx 2026-11-27.") from error


def run(arguments: argparse.Namespace) -> int:
    """Write the draft; nothing where nothing is new, and 1 where the list of recipients is wrong."""
    from generators.exports.newsletter.letter import letter

    if arguments.til < arguments.siden:
        raise store.EnvironmentProblem("--til ligger før --siden. Byt om på de to datoer.")
    base = loading.load_base(arguments.findings)
    to: list[Recipient] = []
    if arguments.modtagere:
        to, found = _read(arguments.modtagere, base)
        store.refuse_public(arguments.modtagere, "Listen over modtagere", "adresserne")
        store.refuse_public(arguments.out, "Nyhedsbrev med modtagere", "adresserne")
        sys.stderr.write(problems.as_text(found))
        if problems.has_errors(found):
            sys.stderr.write("Der er ikke lavet noget nyhedsbrev: Ret listen over modtagere først.\n")
            return 1
    written = letter(base, store.site(), arguments.siden, arguments.til)
    if written is None:
        sys.stderr.write(_nothing_new(base, arguments.siden, arguments.til))
        return 0
    _write(base, written, to, arguments)
    return 0


def _write(base: KnowledgeBase, written: "Letter", to: "list[Recipient]", arguments: argparse.Namespace) -> None:
    from generators.exports.newsletter.merge import table
    from generators.exports.newsletter.plain import plain
    from generators.knowledge.news import happenings, since
    from generators.presentation import identity

    colours = {name: colour.light for name, colour in identity.SCREEN.items()}
    page = store.templates("newsletter").get_template("letter.html.j2").render(letter=written, colours=colours)
    files: dict[str, str | bytes] = {MAIL: page.strip() + "\n", TEXT: plain(written)}
    if to:
        news = since(happenings(base), arguments.siden, arguments.til)
        files[TABLE] = table(base, store.site(), written, news, to)
    out = arguments.out.resolve()
    with store.replacing(out, sign=MAIL, tell=lambda told: sys.stderr.write(f"{told}\n")) as new:
        for name, content in files.items():
            store.write(new, name, content)
    sys.stderr.write(f"{written.opening} Udkastet ligger i {out}: {danish.listing(list(files))}.\n")
    if to:
        sys.stderr.write(f"{danish.capitalised(danish.counted(len(to), 'modtager', 'modtagere'))}.\n")


def _read(path: Path, base: KnowledgeBase) -> "tuple[list[Recipient], list[problems.Problem]]":
    from generators.exports.newsletter.recipients import recipients

    if path.is_dir() or not path.exists():
        raise store.EnvironmentProblem(f"Der er ingen liste »{path}«. Angiv filen: --modtagere FIL")
    return recipients(path.read_bytes(), path.name, base.municipalities)


def _nothing_new(base: KnowledgeBase, first: dt.date, last: dt.date) -> str:
    from generators.knowledge.news import happenings

    until = f" til og med {danish.long_date(last)}" if last < dt.date.max else ""
    newest = next((f" Det seneste er fra {danish.long_date(h.date)}." for h in happenings(base)), "")
    period = f"fra og med {danish.long_date(first)}{until}"
    return f"Der er intet nyt {period}, og der er ikke lavet noget nyhedsbrev.{newest}\n"
