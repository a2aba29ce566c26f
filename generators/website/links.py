"""Checks every internal link of a built site: the file it leads to is there, and so is the place on the page.

Takes the names of all files and a way to read a page; knows neither disk nor records. A page is searched for what may
be a link, and parsed only where one seems dead: parsing them all takes longer than making them.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

# Four searches that each begin with signs of their own take a quarter as long as one for any of them.
_STARTS = ('href="', 'src="', r'<form[^>]*\saction="', "<meta[^>]*url=")
_MAY_LEAD = tuple(re.compile(f'{start}([^"]*)"') for start in _STARTS)
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
    aimed: list[tuple[str, str, str, str]] = []
    sound: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        html, folder = read(page), posixpath.dirname(page)
        found[page] = places(html)
        # Menus and most links lead up first, and from there they are the same for all pages beside this one.
        known = sound[posixpath.normpath(f"{folder}/..")]
        for target in _followed(page, html) - known:
            address, place = _resolved(folder, target)
            if (address or page) not in files:
                suspects.append(DeadLink(page, unescape(target)))
            elif place:
                aimed.append((page, target, address or page, place))
            elif target.startswith("../"):
                known.add(target)
    suspects += [
        DeadLink(page, unescape(target), only_place=True)
        for page, target, address, place in aimed
        if address in found and place not in found[address]
    ]
    really = {page: _links(read(page)) for page in {link.page for link in suspects}}
    return sorted(link for link in suspects if link.target in really[link.page])


def aimed_at(page: str, html: str) -> Iterator[str]:
    """Yield the pages where a page points at a place."""
    leading = (_resolved(posixpath.dirname(page), target) for target in _followed(page, html))
    yield from (address or page for address, place in leading if place)


def _followed(page: str, html: str) -> set[str]:
    """Give what may be a link within the site."""
    if page == NOT_FOUND:
        return set()
    targets = {target for pattern in _MAY_LEAD for target in pattern.findall(html)}
    return {target for target in targets if target and not _ELSEWHERE.match(target)}


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
