"""Reads a built site as a visitor would: every page, every link, every place on a page."""

import posixpath
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "use": "href"}


@dataclass
class Sheet(HTMLParser):
    """One page: its links, the places that can be linked to, its headings and landmarks."""

    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if place := found.get("id"):
            self.ids.append(place)
        if target := found.get(_LINKS.get(tag, "")):
            self.links.append((tag, target))
        if tag == "meta" and (found.get("http-equiv") or "").lower() == "refresh":
            self.links.append((tag, (found.get("content") or "").partition("url=")[2]))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(path: Path) -> Sheet:
    """Read one page."""
    sheet = Sheet()
    sheet.feed(path.read_text(encoding="utf-8"))
    return sheet


def read_all(site: Path) -> dict[str, Sheet]:
    """Read every page of a site, by its address."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


def dead_links(site: Path, sheets: dict[str, Sheet]) -> list[str]:
    """List every link to a file or a place that is not there; links to other sites are not followed."""
    there = cache(lambda address: (site / address).is_file())
    ids = {page: {*sheet.ids} for page, sheet in sheets.items()}
    dead = []
    for page, sheet in sheets.items():
        if page == "404.html":
            continue  # a server shows it at any address, so it links from the root
        for tag, target in sheet.links:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or tag == "use":
                continue
            path = unquote(parts.path)
            address = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
            if address.startswith(("/", "../")) or not there(address):
                dead.append(f"{page}: {target}")
            elif parts.fragment and address in ids and unquote(parts.fragment) not in ids[address]:
                dead.append(f"{page}: {target} (stedet mangler)")
    return dead
