"""Every page and every small file of the website: the table of what there is.

Knows which kinds there are; each kind is made by its own function.
"""

import json
from collections.abc import Iterator

from jinja2 import Environment

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation.site import Site
from generators.records.record_types import Dilemma, Record, type_of
from generators.website.editor_pages import gaps_page
from generators.website.here import Here
from generators.website.list_pages import (
    explore_page,
    front_page,
    glossary_page,
    source_pages,
    theme_pages,
    type_pages,
)
from generators.website.page import Imprint, Page, Press
from generators.website.place_pages import cluster_pages, conference_pages, handout_pages, municipality_pages
from generators.website.publication_page import publication_page
from generators.website.record_pages import record_pages


def meeting_pack_page(press: Press) -> Iterator[Page]:
    """Make the page that prints chosen records as an agenda."""
    yield press.page(
        addresses.MEETING_PACK,
        "meeting_pack",
        title="Mødepakke",
        description="Saml poster til et ledermøde, og skriv dem ud som dagsorden.",
        kind="moedepakke",
        scripts=("moedepakke.js",),
    )


def example_pages(press: Press) -> Iterator[Page]:
    """Stand in for the hand-written pages on the real programme, where this one is made up."""
    if not press.base.is_example:
        return
    for address, title in ((addresses.PROGRAMME, "Programmet"), (addresses.UNKNOWN, "Hvad vi ikke ved")):
        yield press.page(
            address, "example", title=title, description="Et opdigtet eksempel.", kind="eksempel", section=address
        )


PAGES = (
    front_page,
    record_pages,
    type_pages,
    explore_page,
    theme_pages,
    municipality_pages,
    cluster_pages,
    conference_pages,
    handout_pages,
    source_pages,
    glossary_page,
    publication_page,
    meeting_pack_page,
    gaps_page,
    example_pages,
)


def pages(base: KnowledgeBase, environment: Environment, imprint: Imprint) -> dict[str, Page]:
    """Make every page, by the path of its Markdown source."""
    press = Press(base, environment, imprint)
    return {page.source: page for kind in PAGES for page in kind(press)}


def small_files(base: KnowledgeBase, environment: Environment, imprint: Imprint) -> dict[str, str]:
    """Make the files that are no pages of MkDocs: short addresses, and the data of the meeting pack."""
    files: dict[str, str] = {}
    template = environment.get_template("redirect.html.j2")
    for record in base.records:
        short = addresses.short_of_record(record)
        here = Here(short, base, imprint.handouts_built, {})
        canonical = f"{imprint.site.url}{addresses.of_record(record)}"
        files[addresses.file_of(short)] = template.render(here=here, base=base, record=record, canonical=canonical)
        files[addresses.of_meeting_data(record)] = meeting_data(record, imprint)
    return files


def site_facts(base: KnowledgeBase, site: Site) -> dict[str, object]:
    """Give what the theme says on every page, hand-written ones included."""
    programme = base.programme
    return {
        "programme": programme.name,
        "owner": danish.genitive(programme.owner),
        "period": programme.period.replace("-", "–"),
        "is_example": base.is_example,
        "edit_root": site.edit_root,
        "conferences": [
            {"slug": conference.slug, "name": danish.typeset(conference.name)} for conference in base.theme_conferences
        ],
    }


def meeting_data(record: Record, imprint: Imprint) -> str:
    """Write what an agenda shows of a record as a script, since a page opened from a folder cannot fetch data."""
    poles = record.poles if isinstance(record, Dilemma) else ()
    data = {
        "id": record.id,
        "type": danish.capitalised(type_of(record).singular),
        "titel": danish.typeset(record.title),
        "resume": danish.typeset(record.summary),
        "adresse": addresses.file_of(addresses.of_record(record)),
        "kort": f"{imprint.site.shown}/{record.id}",
        "status": record.status.label if record.status != "endelig" else "",
        "poler": [{"navn": danish.typeset(pole.name), "tekst": danish.typeset(pole.text)} for pole in poles],
        "spoergsmaal": [danish.typeset(question) for question in record.questions],
    }
    # "</" never stands in a script, so that the text cannot end it.
    written = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return f"klyngeviden.moede({written});\n"
