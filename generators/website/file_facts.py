"""Tells on the pages for organisers how large each file is, once they are made: pages are built before what is printed.

Pure: takes the HTML of a built page and the facts of files by address.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation.conference_files import FILES, Week, week_of
from generators.presentation.volumes import volumes

_LIST = re.compile(r'<div data-kv-filer="([a-z-]+)"></div>')
_SIZE = re.compile(r'(<span class="kv-n" data-kv-fil="([^"]+)">)(?=</span>)')
_KILO = 1000
_UNITS = {".pdf": ("side", "sider"), ".pptx": ("slide", "slides")}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A finished file: how many bytes it is, and how many pages or slides, where it has such."""

    size: int
    pages: int = 0


Look = Callable[[str], FileFacts | None]
"""Looks up the file at an address; None where there is none."""


def pages_that_tell(base: KnowledgeBase) -> list[str]:
    """List the pages that lead to files for organisers."""
    return [addresses.ORGANISERS, *(addresses.of_handouts(conference) for conference in base.theme_conferences)]


def told(html: str, here: str, base: KnowledgeBase, look: Look) -> str:
    """Fill in the lists of files, and the size of each file that is linked to."""
    listed = _LIST.sub(lambda match: "".join(_listed(Week(match[1]), here, base, look)), html)
    return _SIZE.sub(lambda match: match[1] + escape(_shown(match[2], look)), listed)


def _listed(week: Week, here: str, base: KnowledgeBase, look: Look) -> Iterator[str]:
    """List the files of a week, each with where it is for every conference that has it."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, title, called, address in _files(week, base):
        if look(address):
            # Heard alone, a link says what it leads to.
            name = f'<span class="kv-vh">{escape(title)}, </span>{escape(called)}'
            link = f'<a href="{addresses.relative(address, here)}">{name}</a>'
            found.setdefault(kind, []).append(
                f'<li>{link} <span class="kv-n">{escape(_shown(address, look))}</span></li>'
            )
    if found:
        yield '<dl class="kv-dayfiles">'
        for (title, purpose), links in found.items():
            yield f"<dt>{escape(title)}</dt><dd>{escape(purpose)}<ul>{''.join(links)}</ul></dd>"
        yield "</dl>"


def _files(week: Week, base: KnowledgeBase) -> Iterator[tuple[tuple[str, str], str, str, str]]:
    """Yield (title and purpose, title, what the link is called, address) of the files of a week."""
    for conference in base.theme_conferences if week is Week.PRINTING else ():
        for volume in volumes(conference, base.municipalities):
            yield _VOLUMES, volume.span, f"{conference.name}, {volume.label.lower()}", volume.address
    for conference in base.theme_conferences:
        for file in FILES:
            if week_of(file) is week:
                yield (file.title, file.purpose), file.title, conference.name, file.address(conference)


_VOLUMES = ("Hæfterne til trykkeriet", "Alle hæfter, hvert fra en højreside.")


def _shown(address: str, look: Look) -> str:
    facts = look(address)
    if facts is None:
        return ""
    units = next((units for end, units in _UNITS.items() if address.endswith(end)), None)
    pages = f", {facts.pages} {units[0] if facts.pages == 1 else units[1]}" if units and facts.pages else ""
    return f"({size(facts.size)}{pages})"


def size(count: int) -> str:
    """Write a number of bytes as people do: `84 kB`, `2,3 MB`."""
    if count < _KILO * _KILO:
        return f"{max(1, round(count / _KILO))} kB"
    return f"{count / _KILO / _KILO:.1f} MB".replace(".", ",")
