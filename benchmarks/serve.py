"""Measures what a save costs while the site is shown: `klyngeviden serve` against `mkdocs serve` with stock Material.

`python -m benchmarks.serve [N ...]`, 101 and 1000 records by default. A title is changed and its page asked for until
it is there, four times a second; the cost is the server's CPU from the save till then, its children included.
"""

import contextlib
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import ROOT, run
from benchmarks.website import project
from tests.tools.ports import free_ports

SAVES, PATIENCE, PAUSE = 3, 600, 0.25
# A server that spends less than this in so many seconds has nothing left to make.
REST, IDLE = 4, 0.2
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Peer:
    """A server to be: its command, the file that is saved, the page it gives, and how a title is written there."""

    name: str
    command: Sequence[str | Path]
    port: int
    file: Path
    page: str
    titled: re.Pattern[str]


def measured(count: int, folder: Path) -> Iterator[str]:
    """Measure both on a demo of `count` records; give the rows of a table as they come."""
    demo = folder / "demo"
    run([sys.executable, "-m", "generators", "demo", "--antal", str(count), "--out", demo])
    stock = project(demo, folder / "stock", count)
    ours, theirs = free_ports(2)
    record = next((demo / "dilemmaer").glob("D-*.yml"))
    page = f"dilemmaer/{record.stem}/index"
    serve: list[str | Path] = [sys.executable, "-m", "generators", "serve", "--findings", demo, "--port", str(ours)]
    mkdocs: list[str | Path] = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "-q",
        "--livereload",
        "-f",
        stock / "mkdocs.yml",
        "-a",
        f"127.0.0.1:{theirs}",
    ]
    peers = (
        Peer("klyngeviden serve", serve, ours, record, f"{page}.html", re.compile(r"(?m)^titel: .*(?:\n  .*)*")),
        Peer("mkdocs serve, Material", mkdocs, theirs, stock / "docs" / f"{page}.md", f"{page}.html", _HEADING),
    )
    yield from (f"| {count:,} | {peer.name} | {_row(peer)} |" for peer in peers)


_HEADING = re.compile("(?<=<h1>).*?(?=</h1>)")


def _row(peer: Peer) -> str:
    with _running(peer) as server:
        _shown(peer, "<h1")
        _at_rest(server.pid)
        saves = [_save(peer, server.pid, number) for number in range(SAVES)]
        megabytes = _resident(server.pid)
    # The first compiles what is kept afterwards.
    seconds, waited = (statistics.median(figures) for figures in zip(*saves[1:], strict=True))
    return f"{seconds:.2f} | {saves[0][0]:.2f} | {waited:.1f} | {megabytes:.0f}"


def _save(peer: Peer, pid: int, number: int) -> tuple[float, float]:
    """Save another title and wait for it; CPU seconds of the server and seconds by the clock."""
    title = f"En anden titel for ledelsen, nummer {number}"
    written = f"titel: {title}" if peer.file.suffix == ".yml" else title
    before, began = _cpu(pid), time.monotonic()
    text = peer.file.read_text(encoding="utf-8")
    peer.file.write_text(peer.titled.sub(written, text, count=1), encoding="utf-8")
    _shown(peer, f"<h1>{title}")
    spent = _cpu(pid) - before, time.monotonic() - began
    _at_rest(pid)
    return spent


def _at_rest(pid: int) -> None:
    """Wait for what is made behind the page, so that it does not fall into the next save."""
    before = -1.0
    while _cpu(pid) - before > IDLE:
        before = _cpu(pid)
        time.sleep(REST)


def _shown(peer: Peer, text: str) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{peer.port}/{peer.page}") as answer,
        ):
            if text in answer.read().decode():
                return
        time.sleep(PAUSE)
    raise TimeoutError(f"{peer.name} never showed {text}")


@contextlib.contextmanager
def _running(peer: Peer) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    command = [str(word) for word in peer.command]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def _cpu(pid: int) -> float:
    """Seconds of CPU of a process and its ended children; Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1e3 if found else 0


def main(words: list[str]) -> None:
    """Measure and print the table."""
    print(
        "| records | server | CPU s a save | the first save | seconds by the clock | MB |\n|--:|---|--:|--:|--:|--:|",
        flush=True,
    )
    for count in map(int, words or ("101", "1000")):
        folder = Path(tempfile.mkdtemp(dir=ROOT / ".cache"))
        try:
            for row in measured(count, folder):
                print(row, flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
