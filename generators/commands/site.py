"""`klyngeviden site`: check, then build everything beside the old site and swap it in when it is whole."""

import argparse
import sys
from pathlib import Path

from generators import cli_options, disk, loading, problems, store
from generators.clock import edition_date
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import Findings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --processer, --out, --komprimer, --zip and --motor."""
    cli_options.add_findings(parser)
    cli_options.add_processes(parser)
    parser.add_argument(
        "--out",
        type=cli_options.absolute,
        default=store.ROOT / "site",
        metavar="MAPPE",
        help="mappen, der skiftes ud (ellers site/)",
    )
    parser.add_argument(
        "--komprimer",
        action="store_true",
        help="læg filer, der er pakket til en webserver (brotli og gzip), ved siden af",
    )
    parser.add_argument(
        "--zip",
        nargs="?",
        const="",
        metavar="FIL",
        help="læg det hele i én ZIP-fil, fx til en USB-nøgle (site.zip, hvis filen ikke er nævnt)",
    )
    parser.add_argument(
        "--motor",
        choices=cli_options.ENGINES,
        default=cli_options.MKDOCS,
        help="programmet, der bygger siderne: mkdocs eller properdocs, som fører MkDocs videre (mkdocs)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site; nothing is published where a record has an error or breaks a handout."""
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    sys.stderr.write(problems.as_text(found))
    base, out = build(findings), arguments.out.resolve()
    archive = None if arguments.zip is None else _place_of_zip(arguments.zip, out)
    with store.replacing(out, sign="kommuner/index.html", tell=lambda told: sys.stderr.write(f"{told}\n")) as new:
        build_whole(new, arguments.findings, findings, base, arguments.processer, engine=arguments.motor)
        if arguments.komprimer:
            _pack(new)
    if archive:
        _archive(out, archive)
    sys.stderr.write(f"Færdig: {len(base.records)} poster, {len(base.municipalities)} kommuner. Åbn {out}/index.html\n")
    return 0


def _place_of_zip(typed: str, out: Path) -> Path:
    """Find where the ZIP goes, before anything is built; raises EnvironmentProblem where it cannot lie there."""
    from generators import exporting

    path = store.resolved(cli_options.absolute(typed) if typed.strip() else out.with_name(f"{out.name}.zip"))
    if path.suffix.lower() != ".zip":
        raise store.EnvironmentProblem(f"»{path.name}« kan ikke være en ZIP-fil. Skriv fx --zip {out.name}.zip")
    if path.is_relative_to(out):
        raise store.EnvironmentProblem(f"ZIP-filen må ikke ligge i selve sitet. Skriv fx --zip {out.name}.zip")
    if path.exists() and not exporting.is_archive(path):
        raise store.EnvironmentProblem(f"»{path}« er noget andet og bliver ikke overskrevet. Skriv et nyt navn.")
    _make_room(path.parent)
    return path


def _make_room(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise store.EnvironmentProblem(
            f"ZIP-filen kan ikke lægges i »{folder}«: {disk.reason(error)}. Vælg en anden mappe."
        ) from error


def _archive(site: Path, path: Path) -> None:
    from generators import exporting

    exporting.archive(site, path)
    size = path.stat().st_size // 1_000_000 + 1
    sys.stderr.write(f"Det hele ligger i {path} ({size} MB). Pak den ud, og åbn »{exporting.START}«.\n")


def _pack(site: Path) -> None:
    from generators import exporting

    sys.stderr.write(f"Pakket til en webserver: {exporting.pack(site)} filer\n")


def build_whole(
    new: Path,
    folder: Path,
    findings: Findings,
    base: KnowledgeBase,
    processes: int,
    *,
    engine: str = cli_options.MKDOCS,
) -> dict[str, str]:
    """Build all that is published into a folder, and give the fingerprint of each file that its manifest names.

    Raises RecordProblems where a record keeps it from being made.
    """
    from generators import exporting, printing
    from generators.handouts.order import whole
    from generators.presentation.open_data import Issue
    from generators.site_build import build_pages, check_links, tell_files

    sys.stderr.write("Bygger siderne …\n")
    build_pages(new, folder, base, engine=engine)
    site, date = store.site(), edition_date(base)
    exporting.export_data(base, site, date, new)
    exporting.export_for_machines(base, site, date, new)
    exporting.export_editions(base, new)
    edition = printing.edition(site, date)
    manuscript = printing.manuscript(base, edition, findings.files)
    order = whole(manuscript)
    with printing.manned(date, processes, order.products + printing.publications(manuscript)) as press:
        broken = printing.print_handouts(order, new, press).problems
        broken += printing.print_publication(manuscript, new, press)
    printing.print_cards(manuscript, new)
    if problems.has_errors(broken):
        raise loading.RecordProblems(broken, len(base.records))
    sys.stderr.write(problems.as_text(broken))
    tell_files(new, base)
    check_links(new)
    return exporting.export_manifest(Issue(site, date), new)
