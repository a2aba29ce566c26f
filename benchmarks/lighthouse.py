"""Lighthouse on the built site over a local server with brotli: the median of five runs on a phone it imagines.

`python -m benchmarks.lighthouse [site] [runs]`; needs a built site, node and npm. Lighthouse is put in .cache/.
"""

import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from pathlib import Path

import brotli

from benchmarks.measuring import ROOT
from tests.tools.provide import find

VERSION = "12.8.2"
PLACE = ROOT / ".cache" / "lighthouse"
PAGES = {
    "forside": "",
    "post": "dilemmaer/D-001/",
    "tema": "temaer/opgavefordeling/",
    "kommune": "kommuner/hedensted/",
    "søgning": "udforsk/",
    "et ord": "udforsk/?q=sparring",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")


class _Brotli(http.server.SimpleHTTPRequestHandler):
    """Sends text with brotli and lets the browser keep it, as a server in use does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = path.read_bytes(), path.suffix in COMPRESSED
        body = _packed(body) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}{'; charset=utf-8' if packed else ''}")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000" if path.suffix != ".html" else "no-cache")
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@functools.cache
def _packed(body: bytes) -> bytes:
    return brotli.compress(body, quality=9)  # type: ignore[no-any-return]  # ships no types


def main() -> None:
    """Print the medians."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    program = _installed()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Brotli, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    print(
        f"{'side':10}"
        + "".join(f"{category:>16}" for category in CATEGORIES)
        + f"{'CLS':>8}{'LCP, s':>8}{'TBT, ms':>9}"
    )
    for name, path in PAGES.items():
        reports = [_report(program, root + path) for _ in range(runs)]
        scores = [100 * statistics.median(r["categories"][c]["score"] for r in reports) for c in CATEGORIES]
        shift, paint, blocked = (
            statistics.median(r["audits"][audit]["numericValue"] for r in reports)
            for audit in ("cumulative-layout-shift", "largest-contentful-paint", "total-blocking-time")
        )
        print(
            f"{name:10}"
            + "".join(f"{score:16.0f}" for score in scores)
            + f"{shift:8.3f}{paint / 1000:8.2f}{blocked:9.0f}"
        )
        for fault in _faults(reports[0]):
            print(f"    {fault}")
    server.shutdown()


def _installed() -> Path:
    program = PLACE / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("Lighthouse kræver node og npm.")
        PLACE.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--silent", "--prefix", str(PLACE)]
        subprocess.run([npm, "install", *quiet, f"lighthouse@{VERSION}"], check=True)
    return program


def _report(program: Path, address: str) -> dict[str, dict[str, dict[str, float]]]:
    flags = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    command = ["node", str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": str(find("browser"))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return report


def _faults(report: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Name what keeps a page from full marks, apart from speed."""
    kept = ("accessibility", "best-practices", "seo")
    counted = {ref["id"] for c in kept for ref in report["categories"][c]["auditRefs"] if ref["weight"]}  # type: ignore[attr-defined]
    return [f"{a}: {report['audits'][a]['title']}" for a in sorted(counted) if report["audits"][a].get("score") == 0]


if __name__ == "__main__":
    main()
