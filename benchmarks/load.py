"""How much an nginx with our configuration stands: wrk over loopback, and what a visit asks of it in a real browser.

`python -m benchmarks.load [site] [seconds]`; needs a built site, wrk, and an nginx and a Chromium as the tests do.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from generators import exporting, store
from generators.exports import hosting
from generators.presentation.site import Site
from generators.website.fingerprints import SIGNS
from tests.tools import nginx
from tests.tools.ports import free_ports
from tests.tools.provide import find

AIM = 5_000
# As a leader's visit before a meeting: a search, two records, and every third takes the handout along.
VISIT = ("", "udforsk/?q=sparring", "dilemmaer/D-001/", "anbefalinger/A-001/")
HANDOUT, HANDOUTS_A_VISIT = "haefter/temakonference-1/hedensted.pdf", 1 / 3
DAYS = {"98: each municipality once": 98, "1,000": 1_000, "100,000": 100_000}
# A fifth of a day's visits come in its busiest hour.
IN_THE_BUSIEST_HOUR = 0.2
# What stands around an answer: headers, TLS and the packets.
AROUND = 900
_SCRIPT = """\
local paths = {%s}
local next_path = 0
request = function()
  next_path = next_path %% #paths + 1
  return wrk.format("GET", paths[next_path])
end
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address and its log."""

    address: str
    log: Path


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """Serve a site, packed, as an administrator would."""
    with tempfile.TemporaryDirectory(prefix="klyngeviden-") as place:
        folder = Path(shutil.copytree(site, Path(place, "site")))
        exporting.pack(folder)
        (port,) = free_ports(1)
        address = f"http://127.0.0.1:{port}/"
        policy = store.templates("theme").get_template(hosting.POLICY).render()
        files = hosting.nginx(Site("Klyngeviden", address), str(folder), policy, SIGNS, store.templates("hosting"))
        own = f"server {{ listen 127.0.0.1:{port}; access_log access.log klyngeviden buffer=64k flush=1s; "
        own += "include snippets/klyngeviden.conf; }"
        with nginx.running(find("nginx"), Path(place), files, [own], workers=os.cpu_count() or 1):
            yield Served(address, Path(place, "access.log"))


def loaded(server: Served, paths: list[str], seconds: int) -> str:
    """Ask for pages as fast as they come, as browsers do: packed, over connections that are kept."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % ", ".join(f'"/{path}"' for path in paths))
        script.flush()
        command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip, br"]
        command += ["-s", script.name, server.address]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def visit(server: Served) -> tuple[int, int]:
    """Walk through a visit with an empty cache; gives the requests and the bytes that the server wrote down."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for path in VISIT:
            page.goto(server.address + path, wait_until="networkidle")
        browser.close()
    subprocess.run(["sleep", "2"], check=True)
    sizes = [int(size) for size in re.findall(r'HTTP/1\.1" \d+ (\d+) ', server.log.read_text(encoding="utf-8"))]
    return len(sizes), sum(sizes) + AROUND * len(sizes)


def days(requests: float, size: float) -> str:
    """Write what so many visits a day ask for, and when a line is full."""
    lines = [
        "| visits a day | requests a day | GB a day | GB a month | requests/s, busiest hour | Mbit/s, busiest hour |"
    ]
    lines.append("|---|--:|--:|--:|--:|--:|")
    for name, visits in DAYS.items():
        busy = visits * IN_THE_BUSIEST_HOUR / 3600
        cells = (f"{visits * requests:,.0f}", f"{visits * size / 1e9:.2f}", f"{visits * size * 30 / 1e9:,.1f}")
        lines.append(f"| {name} | {' | '.join(cells)} | {busy * requests:,.2f} | {busy * size * 8 / 1e6:,.2f} |")
    for line in (100, 1_000):
        full = line * 1e6 / 8 / size * 3600 / IN_THE_BUSIEST_HOUR
        lines.append(f"\nA line of {line} Mbit/s is full in the busiest hour at {full:,.0f} visits a day.")
    lines += [f"\n{terabytes} TB a month is {terabytes * 1e12 / 30 / size:,.0f} visits a day." for terabytes in (1, 20)]
    return "\n".join(lines)


def main() -> None:
    """Print what wrk says, and the tables."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    if not shutil.which("wrk"):
        sys.exit("wrk is missing (on Debian: sudo apt install wrk)")
    folders = ("erkendelser", "dilemmaer", "modeller", "anbefalinger", "ideer")
    records = [p.relative_to(site).as_posix() for name in folders for p in sorted((site / name).glob("*/index.html"))]
    with served(site) as server:
        requests, size = visit(server)
        told = loaded(server, records, seconds)
    print(told)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])  # type: ignore[index]  # wrk always says so
    wrong = re.findall(r"(?:Socket errors|Non-2xx).*", told)
    print(f"{len(records)} record pages, {rate:,.0f} a second (aim {AIM:,}); errors: {wrong or 'none'}\n")
    handout = (site / HANDOUT).stat().st_size + AROUND
    print(f"A visit: {requests} requests and {size / 1e3:.0f} kB; a handout {handout / 1e3:.0f} kB, by every third.\n")
    print(days(requests + HANDOUTS_A_VISIT, size + HANDOUTS_A_VISIT * handout))


if __name__ == "__main__":
    main()
