"""Looks through the hand-written pages while nothing is asked for: their dead links were told by the build alone.

The generated pages are made when they are asked for and not before: `check` has read what they are made of, and making
all of them takes 3.5 CPU seconds at 101 records, these 0.3.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs.exceptions import BuildError

from generators.serving.preview import Preview
from generators.website.links import DeadLink, aimed_at, dead_links

# Seconds between two pages, in which a page that is asked for comes first.
BREATH = 0.02


def faults(preview: Preview, goes_on: Callable[[], bool]) -> list[str]:
    """Tell in Danish what is wrong on the hand-written pages; nothing where something newer came meanwhile."""
    own, told = preview.hand_written, []
    pages: dict[str, str] = {}
    for name in own:
        if not goes_on():
            return []
        try:
            made = preview.behind(name)
        except BuildError as fault:
            told.append(str(fault).strip())
            continue
        told += made.warnings
        if not made.warnings:
            pages[name] = made.content.decode()
        time.sleep(BREATH)
    return [*told, *(str(replace(link, page=f"docs/{own[link.page]}")) for link in _dead(preview, pages))]


def _dead(preview: Preview, pages: Mapping[str, str]) -> list[DeadLink]:
    """Follow the links of some pages to other pages; what is printed is not made here and not followed."""
    names = preview.names
    aimed = {address for page, html in pages.items() for address in aimed_at(page, html)} & names
    others = {name: preview.behind(name).content.decode() for name in aimed - pages.keys()}
    every = {**pages, **others}
    found = dead_links(every, names, every.__getitem__)
    return [link for link in found if link.page in pages and _leads_to_a_page(link.target)]


def _leads_to_a_page(target: str) -> bool:
    return PurePosixPath(target.partition("#")[0].partition("?")[0]).suffix in ("", ".html")
