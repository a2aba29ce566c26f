"""The sources of the website as MkDocs is given them, by the hook or in a folder.

Knows where templates, fonts and records lie; what a page holds is for `website`.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from mkdocs.utils.meta import get_data

from generators import store
from generators.clock import edition_date
from generators.exports.feeds.atom import feed_files
from generators.exports.feeds.calendar import calendar_files
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, identity, share_picture
from generators.presentation.site import Site
from generators.search.client import TABLES, tables
from generators.search.documents import SitePage
from generators.search.shards import search_files
from generators.website import fingerprints, lean, site_tree
from generators.website.lost import PLACES, places
from generators.website.page import Imprint, Page
from generators.word_data import word_data

_WEB_FONTS = store.FONTS / "web"
FONTS = {
    "assets/fonts/sans.woff2": _WEB_FONTS / "source-sans-3-latin-wght-normal.woff2",
    "assets/fonts/serif.woff2": _WEB_FONTS / "source-serif-4-latin-wght-normal.woff2",
}
DOCS = store.ROOT / "docs"
COLOURS, FAVICON = "assets/css/farver.css", "assets/favicon.svg"
_SCRIPTS = f"{addresses.ASSETS}js/"
ENGINE, EVERYWHERE = f"{_SCRIPTS}{addresses.ENGINE}", f"{_SCRIPTS}{addresses.EVERYWHERE}"


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


def known_addresses(base: KnowledgeBase, finished: Mapping[str, Page]) -> list[str]:
    """List the addresses that the page for wrong ones leads to: every page, and what its records were called before."""
    former = (
        place for record in base.records for place, code in addresses.former_of_record(record) if place != f"{code}/"
    )
    renamed = (
        a for own in base.municipalities for a, _, _ in addresses.former_of_municipality(own, base.theme_conferences)
    )
    return [*(page.address for page in finished.values()), *former, *renamed]


def files(base: KnowledgeBase, chosen: Imprint, finished: Mapping[str, Page]) -> dict[str, str]:
    """Give every generated file but the finished pages whose name says nothing of its content, by path under docs/."""
    environment = store.templates("pages")
    favicon = environment.get_template("favicon.svg.j2").render(identity.SCREEN)
    made = {FAVICON: favicon}
    found = search_files(base, word_data(), found_pages(finished))
    return made | site_tree.small_files(base, environment, chosen) | found | subscriptions(base, chosen.site)


def subscriptions(base: KnowledgeBase, site: Site) -> dict[str, str]:
    """Give the feeds, the list of them and the calendars."""
    return feed_files(base, site) | calendar_files(base, site)


def found_pages(finished: Mapping[str, Page]) -> list[SitePage]:
    """List the pages that the search finds by what they say of themselves: the generated ones, then the hand-written.

    The front page and the search page are where one searches; the page behind a municipality's handout is reached from
    the municipality's.
    """
    generated = [
        SitePage(page.address, str(page.meta["title"]), page.description)
        for page in finished.values()
        if page.address not in ("", addresses.EXPLORE) and not addresses.is_of_one_handout(page.address)
    ]
    written = [_hand_written(path) for path in sorted(DOCS.glob("**/*.md")) if _source(path) not in finished]
    return [*generated, *(page for page in written if page.title)]


def _source(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def _hand_written(path: Path) -> SitePage:
    """Read a page; `kun_titel_soeges: true` keeps a heap of examples out of what is searched."""
    text, said = get_data(path.read_text(encoding="utf-8"))
    plain = "" if said.get("kun_titel_soeges") else re.sub(r"\]\([^)]*\)|<[^>]*>|{[^}]*}", " ", text)
    address = _source(path).removesuffix("index.md")
    return SitePage(address, str(said.get("title", "")), str(said.get("description", "")), plain)


def pictures() -> dict[str, bytes]:
    """Give the pictures, by their paths under docs/."""
    return {share_picture.ADDRESS: share_picture.share_picture()}


def by_content(
    docs: Path, addresses_of_pages: Collection[str], everywhere: Iterable[str]
) -> dict[str, tuple[str, bytes]]:
    """Give every script and style sheet: its name by content, and what it holds, by its path under docs/.

    Those of the editor in the browser are not among them: a site may be without it, and no other page needs them.
    The scripts that are on every page are one, and so are the parts of the search: a phone waits for each request.
    """
    lying = (path for folder in ("css", "js") for path in sorted((docs / addresses.ASSETS / folder).glob("*.*")))
    lying = (path for path in lying if not path.name.startswith(addresses.EDITOR_SCRIPTS))
    found = {path.relative_to(docs).as_posix(): lean.delivered(path.read_text("utf-8")) for path in lying}
    written = (path.relative_to(docs).as_posix().removesuffix("index.md") for path in docs.rglob("*.md"))
    found |= {PLACES: places({*addresses_of_pages, *written}), COLOURS: identity.style_sheet()}
    found[ENGINE] = lean.joined(found.pop(f"{_SCRIPTS}{part}") for part in addresses.SEARCH_ENGINE)
    found[TABLES] = tables([_named(ENGINE, found[ENGINE]).removeprefix(_SCRIPTS)])
    found[EVERYWHERE] = lean.joined(found.pop(part) for part in everywhere)
    return {path: (_named(path, text), text.encode()) for path, text in found.items()}


def _named(path: str, text: str) -> str:
    return fingerprints.name_of(path, text.encode())
