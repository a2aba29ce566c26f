"""serve: shows the website in the browser and builds it again whenever a record or a template changes."""

import argparse
import errno
import logging
import sys

from generators import cli_options, store
from generators.loading import load_base
from generators.site_build import silence_material

HIGHEST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the options."""
    cli_options.add_findings(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="TAL", help="porten (8000)")


class _InDanish(logging.Filter):
    """Says in Danish what MkDocs says after a failed rebuild."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the message; nothing is held back."""
        if str(record.msg).startswith("An error happened during the rebuild"):
            record.msg = "Siden, der vises, er den seneste uden fejl. Ret fejlen, og gem, så bygges den igen."
        return True


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; a record with errors is shown in the terminal, and the last good site stays."""
    # Errors that are there from the beginning are shown as »check« shows them, and in Danish.
    load_base(arguments.findings)
    store.site()
    if not 0 < arguments.port <= HIGHEST_PORT:
        raise store.EnvironmentProblem(f"En port er et tal fra 1 til {HIGHEST_PORT}.")
    silence_material()
    from mkdocs.commands.serve import serve

    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("mkdocs.livereload").addFilter(_InDanish())
    print(f"Sitet vises på http://127.0.0.1:{arguments.port}/ om lidt. Stop med Ctrl+C.", file=sys.stderr)
    try:
        serve(
            str(store.CONFIG),
            dev_addr=f"127.0.0.1:{arguments.port}",
            watch=[str(arguments.findings)],
            extra={"findings": str(arguments.findings)},
        )
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        message = f"Porten {arguments.port} kan ikke bruges. Luk det, der bruger den, eller vælg en anden: --port 8001"
        raise store.EnvironmentProblem(message) from None
    return 0
