"""serve: shows the website in the browser, and what is saved as soon as it is saved."""

import argparse
import errno
import secrets
import sys
import threading
import webbrowser

from generators import cli_options, store
from generators.site_build import silence_material

HIGHEST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the options."""
    cli_options.add_findings(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="TAL", help="porten (8000)")
    parser.add_argument("--aabn", action="store_true", help="åbn siden i browseren")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; what is wrong with a record is told on the page and here, and goes when it is mended."""
    store.site()
    store.refuse_missing(arguments.findings)
    if not 0 < arguments.port <= HIGHEST_PORT:
        raise store.EnvironmentProblem(f"En port er et tal fra 1 til {HIGHEST_PORT}.")
    silence_material()
    from generators.serving.answers import Clerk
    from generators.serving.desk import Desk
    from generators.serving.making import Maker
    from generators.serving.server import HOST, Server
    from generators.serving.showing import Words

    desk, address = Desk(), f"http://{HOST}:{arguments.port}/"
    clerk = Clerk(desk, Words(store.templates("serve"), secrets.token_hex(4)))
    try:
        server = Server(arguments.port, clerk)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        message = f"Porten {arguments.port} kan ikke bruges. Luk det, der bruger den, eller vælg en anden: --port 8001"
        raise store.EnvironmentProblem(message) from None
    threading.Thread(target=Maker(desk, arguments.findings, address).run, daemon=True).start()
    print(f"Sitet vises på {address} Stop med Ctrl+C.", file=sys.stderr, flush=True)
    if arguments.aabn:
        webbrowser.open(address)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStandset.", file=sys.stderr)
    return 0
