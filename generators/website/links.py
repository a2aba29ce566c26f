"""Checks every internal link of a built site: the file it leads to is there, and so is the place on the page.

Takes the names of all files and a way to read a page; knows neither disk nor records. A page is searched for what may
be a link, and parsed only where one seems dead: parsing them all takes longer than making them.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

_MAY_LEAD = re.compile(r'[ \n](?:href|src|action|content="[0-9]+; ?url)="?([^"]*)"')
_PLACE = re.compile(r' id="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
# A server shows it at any address, so its links begin at the root.
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True, order=True)
class DeadLink:
    """A link that leads nowhere: the page it stands on, what it says, and whether only the place is missing."""

    page: str
    target: str
    only_place: bool = False

    def __str__(self) -> str:
        """Tell it in Danish."""
        missing = "stedet på siden findes ikke" if self.only_place else "siden eller filen findes ikke"
        return f"{self.page}: linket »{self.target}« fører ingen steder; {missing}."


def places(html: str) -> frozenset[str]:
    """Give the places on a page that can be linked to."""
    return frozenset(map(unescape, _PLACE.findall(html)))


def dead_links(pages: Iterable[str], files: Collection[str], read: Callable[[str], str]) -> list[DeadLink]:
    """List the dead links of the pages among all files of the site; `read` gives the text of a page."""
    found: dict[str, frozenset[str]] = {}
    suspects: list[DeadLink] = []
    aimed: list[tuple[DeadLink, str, str]] = []
    for page in pages:
        html = read(page)
        found[page] = places(html)
        for target, address, place in _followed(page, html):
            if address not in files:
                suspects.append(DeadLink(page, unescape(target)))
            elif place:
                aimed.append((DeadLink(page, unescape(target), only_place=True), address, place))
    suspects += [link for link, address, place in aimed if address in found and place not in found[address]]
    really = {page: _links(read(page)) for page in {link.page for link in suspects}}
    return sorted(link for link in suspects if link.target in really[link.page])


def _followed(page: str, html: str) -> Iterator[tuple[str, str, str]]:
    """Yield what may be a link within the site, the file it leads to, and the place there."""
    if page == NOT_FOUND:
        return
    folder, up = posixpath.dirname(page), "../" * page.count("/")
    for target in dict.fromkeys(_MAY_LEAD.findall(html)):
        if target and not _ELSEWHERE.match(target):
            # What begins at the root is the same link on all pages, and most links do.
            from_root = up and target.startswith(up)
            address, place = _resolved("", f"./{target[len(up) :]}") if from_root else _resolved(folder, target)
            yield target, address or page, place


@lru_cache(maxsize=65536)
def _resolved(folder: str, target: str) -> tuple[str, str]:
    """Give the file that a link leads to from a folder, none for the page itself, and the place on it."""
    path, _, place = unescape(target).partition("#")
    path = unquote(path.partition("?")[0])
    whole = f"{path}index.html" if path.endswith("/") else path
    return posixpath.normpath(posixpath.join(folder, whole)) if path else "", unquote(place)


class _Reader(HTMLParser):
    """Gathers the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep where a tag leads."""
        values = dict(attrs)
        self.found.add(values.get(_ATTRIBUTES.get(tag, "")) or "")
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.found.add((values.get("content") or "").partition("url=")[2])


def _links(html: str) -> set[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.found
