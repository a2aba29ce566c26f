"""Measures how checking, the search index and all pages grow with the records, and Material on the same pages.

`python -m benchmarks.growth [N ...]`, 1250 2500 5000 10000 records by default. The last column of the table is how many
times the CPU of half as many records each took: 2.0 is linear. Material is run at 5,000 only; it takes minutes.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.measuring import ROOT, Cost, run
from benchmarks.website import material
from generators.cli import look_seldom_for_garbage

SIZES = (1250, 2500, 5000, 10000)
WITH_MATERIAL = 5000


def check(demo: Path, _: Path) -> None:
    """Read all records and hold every rule against them."""
    from generators.loading import read_checked

    read_checked(demo)


def index(demo: Path, _: Path) -> None:
    """Read the records and build the search index."""
    from generators.loading import load_base
    from generators.search.shards import search_files
    from generators.word_data import word_data

    search_files(load_base(demo), word_data())


def pages(demo: Path, out: Path) -> None:
    """Do what `klyngeviden site` does, but for print: check, pages, lists, search index, and every link."""
    from generators.loading import load_base
    from generators.site_build import build_pages, check_links

    build_pages(out, demo, load_base(demo), handouts_built=False)
    check_links(out)


def exports(demo: Path, out: Path) -> None:
    """Read the records and write the open data, the Markdown twins, the feeds and the calendars."""
    from generators import exporting, site_sources, store
    from generators.clock import edition_date
    from generators.loading import load_base

    base = load_base(demo)
    exporting.export_data(base, store.site(), edition_date(base), out)
    exporting.export_for_machines(base, store.site(), edition_date(base), out)
    for address, text in site_sources.subscriptions(base, store.site()).items():
        store.write(out, address, text)


PARTS: Mapping[str, Callable[[Path, Path], None]] = {
    "check": check,
    "search index": index,
    "all pages": pages,
    "exports": exports,
}


def measured(sizes: list[int], folder: Path) -> str:
    """Measure every part at every size."""
    rows = ["| records | part | CPU s | MB | times half as many |", "|--:|---|--:|--:|--:|"]
    before: dict[str, tuple[int, Cost]] = {}
    for size in sizes:
        demo = folder / f"demo-{size}"
        run([sys.executable, "-m", "generators", "demo", "--antal", str(size), "--out", demo])
        for part in PARTS:
            cost = run([sys.executable, "-m", "benchmarks.growth", "--only", part, demo, folder / f"ud-{size}"])
            half, earlier = before.get(part, (0, cost))
            growth = f"{cost.seconds / earlier.seconds:.2f}" if half * 2 == size else ""
            rows.append(f"| {size:,} | {part} | {cost.seconds:.1f} | {cost.megabytes:.0f} | {growth} |")
            before[part] = size, cost
            print(rows[-1], file=sys.stderr, flush=True)
        if size == WITH_MATERIAL:
            peer = material(demo, folder / f"peer-{size}", size)()
            ours = before["all pages"][1].seconds / peer.seconds
            rows.append(f"| {size:,} | *Material, the same pages* | {peer.seconds:.1f} | {peer.megabytes:.0f} | |")
            rows.append(f"| {size:,} | *all pages, times Material* | {ours:.2f} | | |")
    return "\n".join(rows)


def main(words: list[str]) -> None:
    """Measure and print the table, or do one part."""
    if words[:1] == ["--only"]:
        look_seldom_for_garbage()
        PARTS[words[1]](Path(words[2]), Path(words[3]))
        return
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        print(measured([int(word) for word in words] or list(SIZES), Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
