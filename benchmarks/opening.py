"""How soon the editor at /rediger/ can be signed in to: 10 Mbit/s, 40 ms, an empty cache, gzip; the median of the runs.

`python -m benchmarks.opening [runs]`; needs a Chromium. Prints what was sent as well.
"""

import functools
import gzip
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generators import store
from generators.loading import load_base
from generators.presentation.site import EditorHost, Site
from tests.editing.editor_page import Quiet, served, write_page
from tests.tools.provide import find

SITE = Site(
    "Viden", "https://viden.dk/", branch="main", repository="https://github.com/kl/viden", editor=EditorHost("github")
)
LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
KINDS = {".js": "text/javascript", ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml"}


class _Gzip(Quiet):
    """Sends text with gzip, as a server in use does, over a line that is kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - as http.server asks for it
        """Answer with the file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in KINDS or not path.is_file():
            super().do_GET()
            return
        body = _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", KINDS[path.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def opened(browser: Browser, address: str) -> tuple[float, dict[str, float]]:
    """Open the page with an empty cache: seconds to the button, and the bytes of each file that had come by then."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    line.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))
    line.on("Network.loadingFinished", lambda e: sizes.update({names[e["requestId"]]: e["encodedDataLength"]}))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    began = time.monotonic()
    page.goto(address, wait_until="commit")
    page.get_by_role("button", name="Log ind med en adgangsnøgle").wait_for(timeout=60_000)
    took = time.monotonic() - began
    context.close()
    return took, {url: size for url, size in sizes.items() if url.startswith("http")}


def main() -> None:
    """Print the median, all runs, and the files."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    base = load_base(store.FINDINGS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        write_page(Path(folder), base, SITE)
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        with served(Path(folder), _Gzip) as address:
            found = [opened(browser, f"{address}rediger/") for _ in range(runs)]
        browser.close()
    print(f"{1000 * statistics.median(took for took, _ in found):.0f} ms", [round(1000 * took) for took, _ in found])
    sizes = found[-1][1]
    print(f"{sum(sizes.values()) / 1e3:.0f} kB")
    for url, size in sorted(sizes.items(), key=lambda row: -row[1]):
        print(f"{size / 1e3:8.1f}  {url.partition('://')[2].partition('/')[2]}")


if __name__ == "__main__":
    main()
