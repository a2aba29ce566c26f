"""Every address that was ever published, kept in published.txt: links, prints and programs of others lead to them.

`python -m tests.website.published site` adds those of a built site; it takes none away.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

FILE = Path(__file__).with_name("published.txt")
# Named by their content, or only there for the pages themselves.
_OWN = ("assets/css/", "assets/js/", "assets/fonts/", "assets/moede/", "assets/search/", "404.html", "sitemap.xml.gz")


def of_site(site: Path) -> set[str]:
    """The addresses of a built site."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {file.removesuffix("index.html") for file in files if not file.startswith(_OWN)}


def lost(known: Iterable[str], site: Path) -> list[str]:
    """Those that lead nowhere any more."""
    return sorted(set(known) - of_site(site))


def read(text: str) -> set[str]:
    """Read the list: a folder, and what lies in it."""
    lines = (line.split(": ", 1) for line in text.splitlines())
    return {("" if folder == "/" else folder) + name.strip("'") for folder, names in lines for name in names.split(" ")}


def write(known: Iterable[str]) -> str:
    """Write the list; the front page is ''."""
    below: dict[str, list[str]] = defaultdict(list)
    for address in sorted(known):
        folder, slash, _ = address.rstrip("/").rpartition("/")
        below[folder + slash or "/"].append(address.removeprefix(folder + slash) or "''")
    return "".join(f"{folder}: {' '.join(names)}\n" for folder, names in below.items())


def main(site: Path) -> None:
    """Add the addresses of a site."""
    known = read(FILE.read_text(encoding="utf-8")) if FILE.exists() else set()
    FILE.write_text(write(known | of_site(site)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
