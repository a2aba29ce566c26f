"""`klyngeviden impact`: what follows from the changes since a branch or a commit, as one comment in Markdown."""

import argparse
import sys

from generators import cli_options
from generators.problems import has_errors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the revision; offer --findings."""
    parser.add_argument("base", metavar="BASE", help="en gren, et mærke eller en commit i Git, fx origin/main")
    cli_options.add_findings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the comment; 1 where the records have errors, which it then lists."""
    from generators import both_sides
    from generators.exports import impact_comment

    sides, problems = both_sides.read(arguments.findings, arguments.base)
    if has_errors(problems):
        sys.stdout.write(impact_comment.in_error([problem for problem in problems if has_errors([problem])]))
        return 1
    if sides.is_unchanged:
        sys.stdout.write(impact_comment.unchanged(arguments.base))
        return 0
    sys.stdout.write(impact_comment.comment(both_sides.told(sides, arguments.findings), arguments.base))
    return 0
