"""Reads a built site as a visitor would: every page, every link, every place on a page."""

import posixpath
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action", "use": "href"}


@dataclass(frozen=True)
class Sheet:
    """One page: its links, the places that can be linked to, its headings and landmarks."""

    links: list[tuple[str, str]]
    ids: list[str]
    tags: list[str]
    text: str


def read(path: Path) -> Sheet:
    """Read one page, by a reader written in C: Python's own takes seconds for a whole site."""
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    links = [(one.tag, one.get(_LINKS[one.tag])) for one in root.iter(*_LINKS)]
    refreshing = (one for one in root.iter("meta") if one.get("http-equiv", "").lower() == "refresh")
    links += [(one.tag, one.get("content", "").partition("url=")[2]) for one in refreshing]
    return Sheet(
        links=[(tag, target) for tag, target in links if target],
        ids=[place for place in root.xpath("//@id") if place],
        tags=[one.tag for one in root.iter(etree.Element)],
        text=root.xpath("string()"),
    )


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
