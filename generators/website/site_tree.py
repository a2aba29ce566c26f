"""Every page and every small file of the website: the table of what there is.

Knows which kinds there are; each kind is made by its own function.
"""

from collections.abc import Iterator

from jinja2 import Environment

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.provenance import age_of_all
from generators.presentation import addresses, licence, share_picture
from generators.presentation.feeds import EVERYTHING
from generators.presentation.moved import MOVED
from generators.website.advice_page import advice_page
from generators.website.data_page import data_page
from generators.website.edition_pages import edition_pages
from generators.website.editor_pages import gaps_page
from generators.website.list_pages import (
    explore_page,
    front_page,
    glossary_page,
    source_pages,
    theme_pages,
    type_pages,
)
from generators.website.meeting_pages import meeting_files, meeting_pack_page
from generators.website.news_page import news_page
from generators.website.page import Imprint, Page, Press
from generators.website.place_pages import cluster_pages, conference_pages, handout_pages, municipality_pages
from generators.website.proposal_page import proposal_page
from generators.website.publication_page import publication_page
from generators.website.record_pages import record_pages
from generators.website.reference_page import fields_page
from generators.website.stand_ins import example_pages, former_names, moved_addresses, short_addresses
from generators.website.subscribe_page import subscribe_page
from generators.website.ways_in_pages import audience_pages, situation_pages

PAGES = (
    front_page,
    record_pages,
    type_pages,
    explore_page,
    theme_pages,
    situation_pages,
    audience_pages,
    advice_page,
    municipality_pages,
    cluster_pages,
    proposal_page,
    conference_pages,
    handout_pages,
    source_pages,
    glossary_page,
    publication_page,
    meeting_pack_page,
    news_page,
    subscribe_page,
    data_page,
    edition_pages,
    gaps_page,
    fields_page,
    example_pages,
)


def pages(base: KnowledgeBase, environment: Environment, imprint: Imprint) -> dict[str, Page]:
    """Make every page, by the path of its Markdown source."""
    press = Press(base, environment, imprint)
    return {page.source: page for kind in PAGES for page in kind(press)}


def small_files(base: KnowledgeBase, environment: Environment, imprint: Imprint) -> dict[str, str]:
    """Make the files that are no pages of MkDocs: addresses that lead on, and the data of the meeting pack."""
    press = Press(base, environment, imprint)
    leading_on = short_addresses(press) | former_names(press) | moved_addresses(press, MOVED)
    return leading_on | meeting_files(press)


def site_facts(base: KnowledgeBase, chosen: Imprint) -> dict[str, object]:
    """Give what the theme says on every page, hand-written ones included."""
    programme = base.programme
    return {
        "programme": programme.name,
        "owner": danish.genitive(programme.owner),
        "age_of_sources": age_of_all(base),
        "is_example": base.is_example,
        "edit_root": chosen.site.edit_root,
        "contact": chosen.site.contact,
        "publisher": programme.owner,
        "ways_in": list(_ways_in(base)),
        "edition": chosen.edition,
        "shared": share_picture.facts(chosen.site.name),
        "feed": EVERYTHING if base.records else "",
        "licence": {"name": licence.NAME, "address": licence.ADDRESS},
        "conferences": [
            {"slug": conference.slug, "name": danish.typeset(conference.name)} for conference in base.theme_conferences
        ],
    }


def _ways_in(base: KnowledgeBase) -> Iterator[dict[str, str]]:
    """Give the file and the name of what the foot of every page leads to."""
    if base.situations:
        yield {"file": addresses.file_of(addresses.SITUATIONS), "name": "Situationer"}
    if base.advice:
        yield {"file": addresses.file_of(addresses.ADVICE), "name": danish.typeset(base.advice.title)}
    for audience in base.audiences:
        yield {"file": addresses.file_of(addresses.of_audience(audience)), "name": danish.typeset(audience.title)}
