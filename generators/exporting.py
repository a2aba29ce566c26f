"""The exports as seen from the disk: what `exports` makes is written under a folder, a file at a time."""

import datetime as dt
import zipfile
from pathlib import Path

from generators import copy_on_disk, store
from generators.exports import manifest, packing
from generators.exports.data.production import data_files
from generators.exports.robots import robots
from generators.exports.twins import twins
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import DATA, MANIFEST
from generators.presentation import addresses
from generators.presentation.office_files import entry_of
from generators.presentation.open_data import Issue
from generators.presentation.site import Site


def export_data(base: KnowledgeBase, site: Site, date: dt.date, out: Path) -> None:
    """Write the open data."""
    for address, content in data_files(base, Issue(site, date)):
        store.write(out, address, content)


def export_for_machines(base: KnowledgeBase, site: Site, date: dt.date, out: Path) -> None:
    """Write what robots and language models read beside the pages."""
    store.write(out, addresses.ROBOTS, robots(base, site))
    for address, text in twins(base, Issue(site, date)):
        store.write(out, address, text)


def export_editions(base: KnowledgeBase, out: Path) -> None:
    """Write what each frozen edition keeps, byte for byte."""
    for edition in base.editions:
        for name, content in ((MANIFEST, edition.manifest), (DATA, edition.data)):
            store.write(out, addresses.of_edition_file(edition.name, name), content)


def export_manifest(issue: Issue, out: Path) -> dict[str, str]:
    """Write the manifest of all that lies in a site, which is the last to be made; gives the fingerprints."""
    prints = copy_on_disk.fingerprints(out)
    store.write(out, MANIFEST, manifest.written(manifest.body(issue, prints)))
    return prints


def pack(site: Path) -> int:
    """Lay what a server sends packed beside the files of a site; gives how many there are."""
    lying, count = copy_on_disk.names(site), 0
    for path in lying:
        # The sitemap lies there packed already, for search engines.
        made = {n: c for n, c in packing.packed(path, (site / path).read_bytes()).items() if n not in lying}
        for name, small in made.items():
            store.write(site, name, small)
        count += len(made)
    return count


FOLDER, START = "klyngeviden", "Start her.html"
"""What lies in the ZIP of a whole site: the site in a folder, and a page beside it that opens the site."""
_START = f"""<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Klyngeviden</title>
<meta http-equiv="refresh" content="0; url={FOLDER}/index.html"></head>
<body><p><a href="{FOLDER}/index.html">Åbn Klyngeviden</a></p></body></html>
"""


def archive(site: Path, path: Path) -> None:
    """Put a whole site into a ZIP, for a USB stick: no server, so nothing packed for one."""
    named = manifest.read((site / MANIFEST).read_bytes()).files
    with store.replacing_file(path) as half, zipfile.ZipFile(half, "w") as packed:
        packed.writestr(entry_of(START, compressed=False), _START)
        for name in (*named, MANIFEST):
            content = (site / name).read_bytes()
            packed.writestr(entry_of(f"{FOLDER}/{name}", compressed=packing.shrinks(name)), content)


def is_archive(path: Path) -> bool:
    """Say whether a file is the ZIP of a site that an earlier run has made."""
    try:
        with zipfile.ZipFile(path) as packed:
            return f"{FOLDER}/{MANIFEST}" in packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
