"""What a visitor transfers: a first visit to each kind of page, and the page after it, with brotli as a server would.

`python -m benchmarks.page_weight [site]`; needs a built site.
Stock Material for MkDocs with one font of its own stands at about 130 kB on a first visit.
"""

import functools
import http.server
import sys
import threading
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Response, sync_playwright

from tests.tools.provide import find

PAGES = {
    "forside": "index.html",
    "post": "dilemmaer/D-001/index.html",
    "tema": "temaer/opgavefordeling/index.html",
    "type": "erkendelser/index.html",
    "søgning": "udforsk/index.html",
    "kommuner": "kommuner/index.html",
    "kommune": "kommuner/hedensted/index.html",
    "hæfter": "haefter/temakonference-1/index.html",
    "kilde": "kilder/projektbeskrivelse-2016/index.html",
}
COMPRESSED = (".woff2", ".png", ".pdf", ".gz")


def transferred(responses: list[Response]) -> dict[str, int]:
    """Give the bytes of each answer as a server with brotli sends it."""
    sizes = {}
    for response in responses:
        body = response.body()
        path = response.url.partition("?")[0]
        sizes[path] = len(body) if path.endswith(COMPRESSED) else len(brotli.compress(body, quality=9))
    return sizes


def visit(browser: Browser, root: str, path: str) -> dict[str, int]:
    """Open one page with an empty cache and weigh what comes."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(root + path)
    page.wait_for_load_state("networkidle")
    sizes = transferred(answers)
    context.close()
    return sizes


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print the table."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        shared = set(visit(browser, root, PAGES["post"]))
        print(f"{'side':12}{'første besøg':>14}{'næste side':>12}{'heraf skrift':>14}   kB, brotli")
        for name, path in PAGES.items():
            sizes = visit(browser, root, path)
            fonts = sum(size for url, size in sizes.items() if url.endswith(".woff2"))
            following = sum(size for url, size in sizes.items() if url not in shared or url.endswith(path))
            print(f"{name:12}{sum(sizes.values()) / 1e3:14.1f}{following / 1e3:12.1f}{fonts / 1e3:14.1f}")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
