"""The pages of frozen editions: what each holds, how it is cited, and what is different later."""

import dataclasses
import datetime as dt
import re
from html import unescape

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import PublishedEdition
from generators.presentation import addresses, open_data
from generators.presentation.open_data import Issue
from generators.records.record_types import Record, Status
from generators.website.edition_pages import edition_pages
from generators.website.page import Imprint, Page, Press
from generators.website.record_pages import citation
from tests.tools.editions import frozen

FIRST, SECOND = "2026-efteraar", "2027-foraar"
DAY = dt.date(2027, 3, 3)


def _with(base: KnowledgeBase, *records: Record, without: str = "") -> KnowledgeBase:
    """The records as they are, but for these."""
    changed = {record.id: record for record in records}
    kept = [changed.pop(record.id, record) for record in base.records if record.id != without]
    return dataclasses.replace(base, records=(*kept, *changed.values()))


@pytest.fixture(scope="module")
def first(base: KnowledgeBase, chosen: Imprint) -> PublishedEdition:
    """An edition of the records as they are."""
    return frozen(base, Issue(chosen.site, DAY), FIRST, "Efterår 2026")


@pytest.fixture(scope="module")
def later(base: KnowledgeBase, first: PublishedEdition) -> KnowledgeBase:
    """A record is changed, one withdrawn, one added and one taken out after the first edition."""
    changed, withdrawn, gone = base.records[:3]
    summary = changed.summary.replace(" ", " virkelig ", 1)
    now = {"summary": summary, "change": "Resuméet er skærpet.", "title": "<b>Ny</b> titel"}
    return dataclasses.replace(
        _with(
            base,
            changed.model_copy(update=now),
            withdrawn.model_copy(update={"status": Status.WITHDRAWN, "superseded_by": changed.id}),
            base.records[3].model_copy(update={"id": "E-999", "title": "En helt ny post"}),
            without=gone.id,
        ),
        editions=(first,),
    )


def _pages(base: KnowledgeBase, chosen: Imprint) -> dict[str, Page]:
    return {page.address: page for page in edition_pages(Press(base, store.templates("pages"), chosen))}


def _section(page: Page, name: str) -> str:
    """A section of a page, by its place."""
    (found,) = re.findall(rf'<section [^>]*aria-labelledby="{name}">(.*?)</section>', page.body, re.DOTALL)
    return str(found)


def test_without_an_edition_there_is_a_list_that_says_so(base: KnowledgeBase, chosen: Imprint) -> None:
    pages = _pages(dataclasses.replace(base, editions=()), chosen)
    assert list(pages) == [addresses.EDITIONS]
    assert "ikke frosset en udgave endnu" in pages[addresses.EDITIONS].body


def test_an_edition_tells_what_it_holds_and_how_it_is_cited(
    later: KnowledgeBase, first: PublishedEdition, chosen: Imprint
) -> None:
    pages = _pages(later, chosen)
    body = unescape(pages[addresses.of_edition(FIRST)].body)
    assert first.citation in body
    assert first.citation.index("Udgaven »Efterår 2026« af 3. marts 2027") < first.citation.index("https://")
    assert first.commit in body
    linked = re.findall(r'href="../../([^"]+\.json)"', body)
    assert linked == [f"udgaver/{FIRST}/klyngeviden.json", f"udgaver/{FIRST}/manifest.json"]
    assert "Efterår 2026" in pages[addresses.EDITIONS].body


def test_what_differs_from_an_edition_is_told_in_words(
    base: KnowledgeBase, later: KnowledgeBase, chosen: Imprint
) -> None:
    changed, withdrawn, gone = base.records[:3]
    page = _pages(later, chosen)[addresses.of_comparison(FIRST, addresses.NOW)]
    assert "En ny, en ændret, en trukket tilbage og en taget ud" in page.body
    assert "En helt ny post" in _section(page, "nye")
    assert withdrawn.id in _section(page, "trukket-tilbage")
    assert f"afløst af {changed.id}" in _section(page, "trukket-tilbage")
    assert gone.id in _section(page, "taget-ud")
    told = _section(page, "aendret")
    assert changed.id in told
    assert "Resuméet er skærpet." in told
    assert "<h4>Resumé</h4>" in told
    assert re.search(r"<ins>\s*virkelig\s*</ins>", told)
    assert "<h4>Ændring</h4>" not in told
    # What a record says is text, here as everywhere.
    assert "<b>Ny" not in told
    assert "<ins>&lt;b&gt;Ny&lt;/b&gt;</ins>" in told


def test_two_editions_are_compared(
    base: KnowledgeBase, later: KnowledgeBase, first: PublishedEdition, chosen: Imprint
) -> None:
    second = frozen(later, Issue(chosen.site, DAY.replace(month=9)), SECOND)
    pages = _pages(dataclasses.replace(later, editions=(first, second)), chosen)
    between = pages[addresses.of_comparison(FIRST, SECOND)]
    assert between.meta["title"] == f"Fra Efterår 2026 til Udgave {SECOND}"
    assert base.records[0].id in _section(between, "aendret")
    assert "Alle poster er, som de var." in pages[addresses.of_comparison(SECOND, addresses.NOW)].body
    assert addresses.of_comparison(SECOND, FIRST) not in pages


def test_a_record_is_cited_by_the_edition_it_stands_in_unchanged(
    base: KnowledgeBase, later: KnowledgeBase, chosen: Imprint
) -> None:
    changed, unchanged = base.records[0], base.records[4]
    assert ", udgaven »Efterår 2026« af 3. marts 2027, " in citation(later, unchanged, chosen)
    assert "Udgave af" not in citation(later, unchanged, chosen)
    assert f"Udgave af {chosen.edition}." in citation(later, later.by_id[changed.id], chosen)


def test_the_whole_is_cited_by_an_edition_until_something_changes(
    base: KnowledgeBase, later: KnowledgeBase, first: PublishedEdition, chosen: Imprint
) -> None:
    issue = Issue(chosen.site, chosen.date)
    assert open_data.citation(dataclasses.replace(base, editions=(first,)), issue) == first.citation
    assert f"Udgave af {chosen.edition}" in open_data.citation(later, issue)
    fewer = dataclasses.replace(base, editions=(first,), sources=base.sources[1:])
    assert f"Udgave af {chosen.edition}" in open_data.citation(fewer, issue)
