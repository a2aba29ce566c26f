"""Measures how far it goes: the whole of it at 1,000, 5,000 and 10,000 made-up records, part by part, and on disk.

`python -m benchmarks.reach [N ...]`. The last column is the CPU of one record: where it grows, something is not linear.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import ROOT, Cost, run

SIZES = (1000, 5000, 10000)
# What `klyngeviden site` does, in its order; the search index is within »all pages« and measured by itself too.
PARTS = ("check", "search index", "all pages", "exports")


def main(words: list[str]) -> None:
    """Measure and print the table, a row as soon as it is known."""
    print("| records | part | CPU s | MB | ms a record |\n|--:|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        for size in [int(word) for word in words] or SIZES:
            for row in _rows(size, Path(folder)):
                print(row, flush=True)


def _rows(size: int, folder: Path) -> Iterator[str]:
    demo, out = folder / f"demo-{size}", folder / f"ud-{size}"
    run([sys.executable, "-m", "generators", "demo", "--antal", str(size), "--out", demo])
    for part in PARTS:
        yield _row(size, part, run([sys.executable, "-m", "benchmarks.growth", "--only", part, demo, out]))
    yield _on_disk(size, "pages and data", out)
    paper = folder / f"papir-{size}"
    command: list[str | Path] = [sys.executable, "-m", "generators", "handouts", "--findings", demo, "--out", paper]
    yield _row(size, "handouts", run([*command, "--processer", "1"]))
    yield _on_disk(size, "handouts", paper)


def _row(size: int, part: str, cost: Cost) -> str:
    return f"| {size:,} | {part} | {cost.seconds:.1f} | {cost.megabytes:.0f} | {1000 * cost.seconds / size:.1f} |"


def _on_disk(size: int, what: str, folder: Path) -> str:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return f"| {size:,} | *{what} on disk: {len(sizes):,} files* | | {sum(sizes) / 1e6:.0f} | |"


if __name__ == "__main__":
    main(sys.argv[1:])
