"""`klyngeviden check`: read every record and show every problem."""

import argparse
import os
import sys

from generators import cli_options, problems
from generators.commands import loading

FORMATS = ("text", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings and --format."""
    cli_options.add_findings(parser)
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=default,
        help="text til mennesker, json til programmer, github til bemærkninger ved linjerne",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where any is an error, 0 where there are none or only warnings."""
    findings, found = loading.read_checked(arguments.findings)
    sys.stdout.write(_rendered(found, arguments.format, arguments.findings.name))
    sys.stderr.write(problems.summary(found, len(findings.ids())) + "\n")
    return 1 if problems.has_errors(found) else 0


def _rendered(found: list[problems.Problem], style: str, folder: str) -> str:
    if style == "json":
        return problems.as_json(found)
    return problems.as_github(found, folder) if style == "github" else problems.as_text(found)
