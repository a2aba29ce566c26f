"""`klyngeviden usage`: counts what a server's log says was read, as a table and a page, and nothing of who read it."""

import argparse
import sys
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generators import cli_options, danish, loading, log_files, store
from generators.exports import hosting
from generators.exports.usage.counting import Usage, table
from generators.exports.usage.subjects import Measure, subjects
from generators.presentation import addresses

if TYPE_CHECKING:
    from generators.knowledge.knowledge_base import KnowledgeBase

TABLE, PAGE = "brug.csv", "brug.html"
MOST_SHOWN = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the logs and --out; offer --sti and --findings."""
    parser.add_argument(
        "log", nargs="+", type=cli_options.absolute, metavar="LOGFIL", help="serverens log, også som .gz"
    )
    parser.add_argument(
        "--sti", metavar="STI", help="undermappen, sitet ligger i, fx /klyngeviden/ (ellers efter mkdocs.yml)"
    )
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "tallene")


def run(arguments: argparse.Namespace) -> int:
    """Write the counts; nothing where a log cannot be read, or tells nothing of the site."""
    site = store.site()
    path = hosting.base_path(site) if arguments.sti is None else _path(arguments.sti)
    hits = Counter(log_files.hits(arguments.log))
    base = loading.load_base(arguments.findings)
    usage = Usage(subjects(base, _titles(base, arguments)), path)
    for hit, count in hits.items():
        usage.add(hit, count)
    if not usage.months:
        raise store.EnvironmentProblem(_nothing(usage, path))
    page = (
        store.templates("usage")
        .get_template("page.html.j2")
        .render(usage=usage, site=site, measures=list(Measure), most=MOST_SHOWN, month=_month, number=_number)
    )
    with store.replacing(arguments.out, sign=TABLE) as new:
        store.write(new, TABLE, table(usage))
        store.write(new, PAGE, page.strip() + "\n")
    shown = sum(map(usage.pages, usage.months))
    views = "sidevisning" if shown == 1 else "sidevisninger"
    sys.stderr.write(
        f"{_number(shown)} {views} i {danish.counted(len(usage.months), 'måned', 'måneder')}. "
        f"Åbn {arguments.out / PAGE}\n"
    )
    return 0


def _path(typed: str) -> str:
    """Give the path below which a site lies, also where its whole address is typed."""
    return f"/{urlsplit(typed).path.strip('/')}/".replace("//", "/")


def _titles(base: "KnowledgeBase", arguments: argparse.Namespace) -> dict[str, str]:
    from generators import site_sources

    finished = site_sources.pages(base, site_sources.imprint(base, arguments.findings, store.site()))
    written = {page.address: page.title for page in site_sources.found_pages(finished)}
    found = written | {page.address: str(page.meta["title"]) for page in finished.values()}
    # It bears the name of the whole site.
    return found | {addresses.HOME: "Forsiden"}


def _nothing(usage: Usage, path: str) -> str:
    if not usage.elsewhere:
        return "Loggen viser ingen sider. Er det den rigtige log, og er den tom, så prøv den forrige, fx access.log.1"
    return (
        f"Ingen linjer i loggen er om sitet, som skulle ligge på »{path}«. Ligger det et andet sted på serveren, "
        "så skriv det: --sti /klyngeviden/"
    )


def _month(text: str) -> str:
    year, month = text.split("-")
    return f"{danish.month_name(int(month))} {year}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
