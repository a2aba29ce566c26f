"""The sources of the website as MkDocs is given them, by the hook or in a folder.

Knows where templates, fonts and records lie; what a page holds is for `website`.
"""

from pathlib import Path

from generators import store
from generators.commands.clock import edition_date
from generators.commands.word_data import word_data
from generators.knowledge import editions
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.presentation.site import Site
from generators.reading.loader import EDITIONS_FOLDER
from generators.search.shards import search_files
from generators.website import site_tree
from generators.website.page import Imprint

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
        printed=_printed(base, findings),
    )


def _printed(base: KnowledgeBase, findings: Path) -> dict[str, editions.FrozenEdition]:
    """Read the last frozen edition of each conference's handouts, by conference.

    Raises EnvironmentProblem where a file is not as `handouts --frys` wrote it.
    """
    files, _ = store.read_findings(findings)
    try:
        found = {conference.slug: editions.latest(files, conference.slug) for conference in base.theme_conferences}
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        place = findings / EDITIONS_FOLDER
        message = f"En fil i {place} er ikke, som »handouts --frys« skrev den. Hent den frem igen med Git."
        raise store.EnvironmentProblem(message) from error
    return {slug: edition for slug, edition in found.items() if edition}


def sources(base: KnowledgeBase, chosen: Imprint) -> dict[str, str]:
    """Give every generated source: Markdown pages and small files, by path under docs/."""
    environment = store.templates("pages")
    texts = {path: page.text for path, page in site_tree.pages(base, environment, chosen).items()}
    favicon = environment.get_template("favicon.svg.j2").render(identity.SCREEN)
    texts |= {COLOURS: identity.style_sheet(), FAVICON: favicon}
    return texts | site_tree.small_files(base, environment, chosen) | search_files(base, word_data())
