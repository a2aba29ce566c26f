"""What is new, on the front page and on its own: by month, the first edition as one."""

import dataclasses
import datetime as dt
import re
from typing import Any

import pytest

from generators import danish, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import Record, Status
from generators.website import news_page
from generators.website.list_pages import front_page
from generators.website.page import Imprint, Page, Press

DAYS = [dt.date(2027, 1, 15), dt.date(2027, 2, 1), dt.date(2027, 2, 28)]


def _grown(base: KnowledgeBase, *changes: dict[str, Any]) -> KnowledgeBase:
    """Add a copy of a record for each set of changes, a day apart."""
    first = base.valid_records[0]
    new: list[Record] = []
    for number, (day, change) in enumerate(zip(DAYS, changes, strict=False)):
        new.append(first.model_copy(update={"id": f"E-{900 + number}", "recorded": day, "revised": None} | change))
    return dataclasses.replace(base, records=(*base.records, *new))


def _pages(base: KnowledgeBase, imprint: Imprint) -> tuple[str, str]:
    press = Press(base, store.templates("pages"), imprint)
    made: list[Page] = [*news_page.news_page(press), *front_page(press)]
    return made[0].body, made[1].body


def _months(body: str) -> list[str]:
    return re.findall(r'<h2 class="kv-month" id="[\d-]+">([^<]+)</h2>', body)


def test_a_new_record_stands_first_under_its_month(base: KnowledgeBase, chosen: Imprint) -> None:
    body, front = _pages(_grown(base, {"title": "Nyt nummer et"}, {"title": "Nyt nummer to"}), chosen)
    assert _months(body)[:2] == ["Februar 2027", "Januar 2027"]
    for page in (body, front):
        assert 0 < page.index("Nyt nummer to") < page.index("Nyt nummer et")
        assert page.index("1. februar 2027") < page.index("15. januar 2027")


def test_the_first_edition_is_one_entry(base: KnowledgeBase, chosen: Imprint) -> None:
    """On both pages; its records are at hand on its own, each once."""
    opening = min(record.recorded for record in base.records)
    first = [record for record in base.valid_records if record.recorded == opening]
    body, _ = _pages(base, chosen)
    assert body.count(f'data-kv-news="{opening}-ny"') == 1
    assert f"Første udgave: {danish.counted(len(first), 'post', 'poster')}" in body
    entry = body[body.index(f'data-kv-news="{opening}-ny"') :]
    assert [entry.count(f'<span class="kv-code">{record.id}</span>') for record in first] == [1] * len(first)


def test_a_revision_says_what_changed_and_a_withdrawal_what_to_read(base: KnowledgeBase, chosen: Imprint) -> None:
    last = base.valid_records[-1]
    revised = {"recorded": DAYS[0], "revised": DAYS[2], "change": "Tallet for 2018 er rettet"}
    gone = {"status": Status.WITHDRAWN, "superseded_by": last.id, "title": "T" * 300}
    body, _ = _pages(_grown(base, revised, gone), chosen)
    assert "28. februar 2027: Tallet for 2018 er rettet." in body
    assert f"1. februar 2027: Læs i stedet {last.id}: »{danish.typeset(last.title)}«." in body
    assert body.count("T" * 300) == 1


def test_it_can_be_narrowed_by_theme_type_and_municipality(base: KnowledgeBase, chosen: Imprint) -> None:
    """Each entry tells what it holds, and a choice counts entries."""
    named = next(record for record in base.valid_records if record.municipalities)
    grown = _grown(base, {"themes": (base.themes[0].slug,), "municipalities": named.municipalities})
    body, _ = _pages(grown, chosen)
    assert {"tema", "type", "kommune"} <= set(re.findall(r'<input type="checkbox" name="(\w+)"', body))
    entry = re.search(r'<li class="kv-row" data-id="E-900"[^>]*>', body)
    assert entry
    assert f'data-tema="{base.themes[0].slug}"' in entry[0]
    assert 'data-type="erkendelse"' in entry[0]
    assert "data-kommune=" in entry[0]


def test_only_the_latest_are_shown(base: KnowledgeBase, chosen: Imprint, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the page says so."""
    monkeypatch.setattr(news_page, "MOST", 2)
    body, _ = _pages(_grown(base, {}, {}, {}), chosen)
    assert body.count("data-kv-news=") == 2
    assert "Her står de 2 seneste." in body
