"""`klyngeviden check`: read every record and show every problem."""

import argparse
import os
import sys
from pathlib import Path

from generators import cli_options, console, loading, mending, problems, store, workshop
from generators.reading.loader import Findings

FORMATS = ("text", "json", "github", "gitlab")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --sprog, --ret, --ja and --format."""
    cli_options.add_findings(parser)
    parser.add_argument(
        "--sprog",
        action="store_true",
        help="læs også korrektur: stavning, komma, citationstegn og lånte vendinger",
    )
    parser.add_argument(
        "--ret", action="store_true", help="ret det, der kan rettes uden at vælge; forskellen bliver vist først"
    )
    parser.add_argument("--ja", action="store_true", help="ret uden at spørge (med --ret)")
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=default,
        help="text til mennesker, json til programmer, github og gitlab til bemærkninger ved linjerne",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where any is an error, 0 where there are none or only warnings."""
    if arguments.ret:
        mending.mend(workshop.opened(arguments.findings), is_agreed=arguments.ja)
    findings, found = loading.read_checked(arguments.findings)
    if arguments.sprog:
        found = problems.in_order([*found, *_language(findings)])
    sys.stdout.write(_rendered(found, arguments.format, arguments.findings))
    sys.stderr.write(problems.summary(found, len(findings.ids())) + "\n")
    return 1 if problems.has_errors(found) else 0


def _language(findings: Findings) -> list[problems.Problem]:
    from generators import dictionary
    from generators.knowledge.language.review import review

    return review(findings, dictionary.opened())


def _rendered(found: list[problems.Problem], style: str, folder: Path) -> str:
    if style == "json":
        return console.for_machines(problems.as_json(found))
    if style == "gitlab":
        return console.for_machines(problems.as_gitlab(found, _in_repository(folder)))
    return problems.as_github(found, _in_repository(folder)) if style == "github" else problems.as_text(found)


def _in_repository(folder: Path) -> str:
    """Give the folder's path in the repository, which remarks are placed by."""
    around = next((place for place in (store.ROOT, Path.cwd()) if folder.is_relative_to(place)), None)
    return (folder.relative_to(around) if around else folder).as_posix()
