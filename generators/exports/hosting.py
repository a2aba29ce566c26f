"""The configuration of an nginx that serves the site: written of the address, the names and the policy that pages have.

Pure: the templates come in.
"""

import re
from urllib.parse import urlsplit

from jinja2 import Environment

from generators.presentation import addresses
from generators.presentation.site import Site

POLICY = "partials/policy.html"
"""Where the theme keeps what a browser may load."""

HTTPS = 443

# Where Debian keeps the parts of nginx' configuration.
FILES = {
    "conf.d/klyngeviden.conf": "http.conf.j2",
    "snippets/klyngeviden.conf": "site.conf.j2",
    "sites-available/klyngeviden": "server.conf.j2",
}
_OPEN = (addresses.DATA, addresses.EDITIONS, addresses.SUBSCRIBE)
_FOLDER = re.compile(r'/[^"$;{}\\\x00-\x1f]*')


def is_folder(root: str) -> bool:
    """Say whether a text can be the folder that a server reads the site from."""
    return _FOLDER.fullmatch(root) is not None


def base_path(site: Site) -> str:
    """Give the path that the site lies below: `/`, or `/klyngeviden/`."""
    return urlsplit(site.url).path


def nginx(
    site: Site, root: str, policy: str, signs: int, environment: Environment, *, editor: str = ""
) -> dict[str, str]:
    """Write the files of the configuration; `signs` is how many a name by content holds.

    `editor` is the policy of the editor in the browser, empty where the site has none.
    """
    address = urlsplit(site.url)
    port = address.port if address.scheme == "https" and address.port else HTTPS
    told = {
        "site": site,
        "host": address.hostname,
        "port": port,
        "place_of_port": "" if port == HTTPS else f":{port}",
        "base": base_path(site),
        "root": root.rstrip("/"),
        "policy": " ".join(policy.split()),
        "signs": signs,
        "assets": addresses.ASSETS,
        "open": _OPEN,
        "editor": editor,
        "place": addresses.EDITOR,
    }
    return {path: environment.get_template(name).render(told) + "\n" for path, name in FILES.items()}
