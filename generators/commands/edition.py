"""`klyngeviden edition`: freeze what is published now, under a name that can be cited for ever."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generators import cli_options, danish, freezing, loading, problems, store
from generators.clock import edition_date
from generators.commands.site import build_whole
from generators.knowledge import published_editions
from generators.knowledge.knowledge_base import build
from generators.knowledge.rules.names import LONGEST_SLUG, RESERVED, shortened
from generators.presentation import addresses
from generators.reading.loader import LARGEST_EDITION

if TYPE_CHECKING:
    from generators.presentation.site import Site

LONGEST_TITLE = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the name; offer --titel and --findings."""
    parser.add_argument("navn", metavar="NAVN", help="udgavens navn i adressen, fx 2027-foraar")
    parser.add_argument("--titel", default="", metavar="TITEL", help="udgavens navn i ord, fx »Forår 2027«")
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build everything aside and freeze it; nothing is written where anything about it is wrong."""
    name, title, folder = arguments.navn, arguments.titel.strip(), arguments.findings
    site = store.site()
    _refuse_name(name, title)
    freezing.refuse_placeholder(site, "ingen kan slå udgaven op")
    findings, found = loading.read_checked(folder)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    _refuse_taken(name, list(findings.files))
    base = build(findings)
    with freezing.unchanged(folder, "udgaven") as commit, tempfile.TemporaryDirectory(prefix="klyngeviden-") as made:
        prints = build_whole(Path(made), folder, findings, base, cli_options.cores())
        from generators.exports.edition import Naming, packed
        from generators.presentation.open_data import EVERYTHING, Issue

        everything = Path(made, EVERYTHING).read_bytes()
        content = packed(base, Issue(site, edition_date(base)), Naming(name, title, commit.name), prints, everything)
        _refuse_large(content)
    path = published_editions.path_of(name)
    store.write(folder, path, content)
    sys.stderr.write(_told(published_editions.read(path, content), folder / path, len(base.records), site))
    return 0


def _told(edition: published_editions.PublishedEdition, path: Path, records: int, site: "Site") -> str:
    size = path.stat().st_size // 1000 + 1
    files = danish.counted(len(edition.files), "fil", "filer")
    address = site.url + addresses.of_edition(edition.name)
    return (
        f"Frosset: {edition.in_words} med {danish.counted(records, 'post', 'poster')} og fingeraftryk af {files}.\n"
        f"Læg {path} ({size} kB) i Git. Når sitet er bygget igen, ligger udgaven på {address}\n"
        f"Henvis sådan: {edition.citation}\n"
    )


def _refuse_name(name: str, title: str) -> None:
    meant = shortened(danish.slug(name)) if len(danish.slug(name)) > LONGEST_SLUG else danish.slug(name)
    if name != meant:
        suggestion = f"Skriv fx {meant}." if meant else "Skriv fx 2027-foraar."
        limit = f", højst {LONGEST_SLUG} tegn"
        raise store.EnvironmentProblem(
            f"»{name}« kan ikke være en udgaves navn. Brug små bogstaver a-z, tal og bindestreg{limit}. {suggestion}"
        )
    if name == addresses.NOW or RESERVED.fullmatch(name):
        raise store.EnvironmentProblem(f"Navnet »{name}« er optaget til noget andet. Skriv fx {name}-1.")
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise store.EnvironmentProblem(f"Titlen skal stå på én linje og fylde højst {LONGEST_TITLE} tegn.")


def _refuse_taken(name: str, paths: list[str]) -> None:
    if published_editions.path_of(name) in paths:
        message = (
            f"Der er allerede en udgave, der hedder »{name}«, og en udgave bliver aldrig ændret. Vælg et nyt navn."
        )
        raise store.EnvironmentProblem(message)


def _refuse_large(content: bytes) -> None:
    if len(content) > LARGEST_EDITION:
        size, limit = len(content) // 1000 + 1, LARGEST_EDITION // 1000
        message = f"Udgaven fylder {size} kB, og i Git er der plads til {limit} kB. Der er ikke skrevet noget."
        raise store.EnvironmentProblem(f"{message} Sig det til den, der passer programmet.")
