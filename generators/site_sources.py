"""The sources of the website as MkDocs is given them, by the hook or in a folder.

Knows where templates, fonts and records lie; what a page holds is for `website`.
"""

from pathlib import Path

from generators import store
from generators.clock import edition_date
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.presentation.site import Site
from generators.search.client import TABLES, tables
from generators.search.shards import search_files
from generators.website import site_tree
from generators.website.page import Imprint, Page
from generators.word_data import word_data

_WEB_FONTS = store.FONTS / "web"
FONTS = {
    "assets/fonts/sans.woff2": _WEB_FONTS / "source-sans-3-latin-wght-normal.woff2",
    "assets/fonts/serif.woff2": _WEB_FONTS / "source-serif-4-latin-wght-normal.woff2",
}
COLOURS, FAVICON = "assets/css/farver.css", "assets/favicon.svg"


def imprint(base: KnowledgeBase, findings: Path, site: Site, *, handouts_built: bool = False) -> Imprint:
    """Gather what pages need to know; records outside the repository have no link for editing."""
    folder = findings.resolve()
    inside = folder.is_relative_to(store.ROOT)
    return Imprint(
        site=site,
        date=edition_date(base),
        handouts_built=handouts_built,
        records_folder=folder.relative_to(store.ROOT).as_posix() if inside else "",
    )


def pages(base: KnowledgeBase, chosen: Imprint) -> dict[str, Page]:
    """Give every generated page, by the path of its Markdown source under docs/."""
    return site_tree.pages(base, store.templates("pages"), chosen)


def files(base: KnowledgeBase, chosen: Imprint) -> dict[str, str]:
    """Give every other generated file, by its path under docs/."""
    environment = store.templates("pages")
    favicon = environment.get_template("favicon.svg.j2").render(identity.SCREEN)
    made = {COLOURS: identity.style_sheet(), FAVICON: favicon, TABLES: tables()}
    return made | site_tree.small_files(base, environment, chosen) | search_files(base, word_data())
