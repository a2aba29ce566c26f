"""Measures programs from outside: CPU seconds and the largest memory of a process and all it started.

Knows no benchmark. Peers run by turns in the same run, and the least of each is kept, since other work only adds.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
PeerT = TypeVar("PeerT")


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """What a process took: seconds of CPU, its children's included, megabytes at most, and seconds on the clock."""

    seconds: float
    megabytes: float
    elapsed: float = 0.0


def run(command: Sequence[str | Path], folder: Path = ROOT) -> Cost:
    """Run a program to its end and say what it took; it must end well. Needs Linux or macOS."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1700000000"}
    began = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaints = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}:\n{complaints.decode(errors='replace')}")
    largest = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost(usage.ru_utime + usage.ru_stime, largest, time.monotonic() - began)


def least(peers: Mapping[PeerT, Callable[[], Cost]], rounds: int) -> dict[PeerT, Cost]:
    """Run all peers by turns, several rounds, and keep the least of each."""
    costs: dict[PeerT, list[Cost]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, peer in peers.items():
            costs[name].append(peer())
            print(f"  {name}: {costs[name][-1].seconds:.1f} s", file=sys.stderr, flush=True)
    return {name: Cost(min(c.seconds for c in own), min(c.megabytes for c in own)) for name, own in costs.items()}


def table(title: str, costs: Mapping[str, Cost], unit: str) -> str:
    """Write a Markdown table of the costs and how many times the cost of `unit` each is."""
    whole = costs[unit].seconds
    rows = [
        f"| {name} | {cost.seconds:.2f} | {cost.megabytes:.0f} | {cost.seconds / whole:.2f} |"
        for name, cost in costs.items()
    ]
    return "\n".join([f"| {title} | CPU s | MB | times {unit} |", "|---|--:|--:|--:|", *rows])
