"""Measures building the website of the demo against stock Material for MkDocs on the same Markdown.

`python -m benchmarks.website [N]`, 1000 records by default. Ours begins with the YAML records, checks them, builds
our own search index and follows every link; the peers find the finished Markdown pages and build Material's.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.measuring import ROOT, Cost, least, run, table
from generators.cli import look_seldom_for_garbage

OURS, WITHOUT, WITH = "klyngeviden", "Material, records not in nav", "Material, records in nav"
STOCK = """\
site_name: Peer
use_directory_urls: false
theme: {name: material, language: da, font: false}
plugins: [{search: {lang: da}}]
markdown_extensions: [attr_list, def_list, tables]
validation: {omitted_files: ignore, unrecognized_links: ignore, not_found: ignore}
"""


def measured(count: int, folder: Path) -> str:
    """Measure all three on a demo of `count` records."""
    demo = folder / "demo"
    run([sys.executable, "-m", "generators", "demo", "--antal", str(count), "--out", demo])
    peers: dict[str, Callable[[], Cost]] = {
        OURS: partial(_ours, demo, folder / "ours"),
        WITHOUT: material(demo, folder / "without", count),
        WITH: material(demo, folder / "with", count, records_in_nav=True),
    }
    costs = least(peers, rounds=2 if count <= 1000 else 1)
    sizes = {OURS: folder / "ours", WITHOUT: folder / "without" / "site", WITH: folder / "with" / "site"}
    built = "; ".join(f"{name} {_megabytes(site):.0f} MB" for name, site in sizes.items())
    return f"{table(f'{count:,} records', costs, WITHOUT)}\n\nThe sites take: {built}."


def material(demo: Path, folder: Path, count: int, *, records_in_nav: bool = False) -> Callable[[], Cost]:
    """Give stock Material the same pages as finished Markdown, and return the run that builds them."""
    return partial(_stock, project(demo, folder, count, records_in_nav=records_in_nav))


def project(demo: Path, folder: Path, count: int, *, records_in_nav: bool = False) -> Path:
    """Write a project of stock Material with the same pages as finished Markdown."""
    pages = folder / "pages"
    run([sys.executable, "-m", "generators", "pages", "--findings", demo, "--out", pages])
    markdown = sorted(path.relative_to(pages / "docs") for path in (pages / "docs").rglob("*.md"))
    records = [path for path in markdown if len(path.parts) == 3 and path.parts[1][1:2] == "-"]
    assert len(records) == count
    tops = [path for path in markdown if len(path.parts) <= 2 and path not in records]
    return _written(folder, pages, markdown, [*tops, *records] if records_in_nav else tops)


def _written(folder: Path, pages: Path, markdown: list[Path], nav: list[Path]) -> Path:
    for path in markdown:
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pages / "docs" / path, folder / "docs" / path)
    entries = "".join(f"  - {path.as_posix()}\n" for path in nav)
    (folder / "mkdocs.yml").write_text(f"{STOCK}nav:\n{entries}", encoding="utf-8")
    return folder


def _stock(folder: Path) -> Cost:
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", folder / "mkdocs.yml"])


def _ours(demo: Path, out: Path) -> Cost:
    return run([sys.executable, "-m", "benchmarks.website", "--only", demo, out])


def _only(demo: Path, out: Path) -> None:
    """Do what `klyngeviden site` does for the pages; the handouts have a benchmark of their own."""
    from generators.loading import load_base
    from generators.site_build import build_pages, check_links

    build_pages(out, demo, load_base(demo), handouts_built=False)
    check_links(out)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main(words: list[str]) -> None:
    """Measure and print the table, or be our own build."""
    if words[:1] == ["--only"]:
        look_seldom_for_garbage()
        _only(Path(words[1]), Path(words[2]))
        return
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        print(measured(int(words[0]) if words else 1000, Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
