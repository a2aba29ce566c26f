"""`klyngeviden hosting`: the configuration of an nginx for the site, by its address in mkdocs.yml."""

import argparse
import sys

from generators import cli_options, store
from generators.editing.browser import page
from generators.exports import hosting
from generators.website.fingerprints import SIGNS

USUAL_ROOT = "/srv/klyngeviden"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for --out; offer --rod."""
    cli_options.add_out(parser, "opsætningen")
    parser.add_argument(
        "--rod", default=USUAL_ROOT, metavar="MAPPE", help=f"mappen med sitet på serveren ({USUAL_ROOT})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files, as they lie below /etc/nginx."""
    site = store.site()
    if not hosting.is_folder(arguments.rod):
        raise store.EnvironmentProblem(
            f"»{arguments.rod}« kan ikke være mappen på serveren. Skriv hele vejen, fx --rod {USUAL_ROOT}"
        )
    policy = store.templates("theme").get_template(hosting.POLICY).render()
    editor = page.policy(site) if site.editor.is_on else ""
    files = hosting.nginx(site, arguments.rod, policy, SIGNS, store.templates("hosting"), editor=editor)
    with store.replacing(arguments.out, sign=next(iter(files))) as new:
        for path, text in files.items():
            store.write(new, path, text)
    sys.stderr.write(
        f"Skrev opsætningen til {site.url} i {arguments.out}. Siden Drift fortæller, hvor filerne skal ligge.\n"
    )
    if site.is_provisional:
        sys.stderr.write("Adressen er kun en pladsholder: skriv site_url i mkdocs.yml, og kør igen.\n")
    return 0
