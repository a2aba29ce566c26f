"""The order in which editors have a theme read: on the theme's page, and after each record, with the reasons."""

import dataclasses
import re

import pytest

from generators import danish, store
from generators.demo.programme import Size, files
from generators.knowledge.gaps import gaps
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.reading_order import LED_ON_TO, order_of, read_on
from generators.presentation import addresses, outline
from generators.reading.loader import load
from generators.records.record_types import Record, Status, type_of
from generators.records.registers import Theme
from generators.records.ways_in import Reading
from generators.search.documents import findables
from generators.website.list_pages import theme_pages
from generators.website.page import Imprint, Press
from generators.website.record_pages import record_page, relations

REASON = "Fordi den siger noget, som {} ikke siger."


@pytest.fixture(scope="module")
def demo() -> KnowledgeBase:
    return build(load({path: text.encode() for path, text in files(Size(60, 2, 24))}))


def _ordered(base: KnowledgeBase, *chosen: Record, theme: str = "") -> KnowledgeBase:
    """Have only these read, on one theme or on none."""
    readings = tuple(Reading(post=record.id, hvorfor=REASON.format(record.id)) for record in chosen)
    themes = (own.model_copy(update={"readings": readings if own.slug == theme else ()}) for own in base.themes)
    return dataclasses.replace(base, themes=tuple(themes))


def _withdrawn(base: KnowledgeBase, *old: Record) -> KnowledgeBase:
    records = (r.model_copy(update={"status": Status.WITHDRAWN}) if r in old else r for r in base.records)
    return dataclasses.replace(base, records=tuple(records))


def _theme(base: KnowledgeBase) -> tuple[Theme, list[Record]]:
    theme = base.main_themes[0]
    return theme, [record for record in base.of_theme(theme.slug) if record in base.valid_records][:5]


def test_a_page_has_the_order_of_the_register(base: KnowledgeBase, chosen: Imprint) -> None:
    """With each reason, and whose words they are; a theme without an order says nothing."""
    theme, own = _theme(base)
    wanted = own[::-1]
    changed = _ordered(base, *wanted, theme=theme.slug)
    with_order, without, *_ = theme_pages_of(changed, chosen)
    part = with_order.split('id="foerst"')[1].split("</section>")[0]
    assert re.findall(r'class="kv-code">([A-Z]-\d+)', part) == [record.id for record in wanted]
    assert [r.id for r in wanted if REASON.format(r.id) not in part] == []
    assert outline.EDITORS in part
    assert 'id="foerst"' not in without


def theme_pages_of(base: KnowledgeBase, chosen: Imprint) -> list[str]:
    """Give the pages of the themes, without their index."""
    return [page.body for page in theme_pages(Press(base, store.templates("pages"), chosen))][1:]


def test_what_is_withdrawn_is_passed_over(base: KnowledgeBase) -> None:
    """The places are counted without it."""
    theme, own = _theme(base)
    changed = _withdrawn(_ordered(base, *own, theme=theme.slug), own[0])
    steps = order_of(changed, changed.theme[theme.slug])
    assert [step.record.id for step in steps] == [record.id for record in own[1:]]
    assert steps[0].place == f"Nr. 1 om {theme.short_name}"


def test_a_record_leads_on_to_what_comes_after_it(base: KnowledgeBase) -> None:
    """From the last one to the first, each with the editor's reason and its place."""
    theme, own = _theme(base)
    one_theme = [record.model_copy(update={"themes": (theme.slug,)}) for record in own]
    records = tuple({r.id: r for r in (*base.records, *one_theme)}[r.id] for r in base.records)
    changed = dataclasses.replace(_ordered(base, *own, theme=theme.slug), records=records)
    for number, record in enumerate(one_theme):
        following = [*one_theme[number + 1 :], *one_theme[:number]][:LED_ON_TO]
        steps = read_on(changed, record, set())
        assert [step.record.id for step in steps] == [r.id for r in following]
        assert [step.why for step in steps] == [REASON.format(r.id) for r in following]
        assert all(theme.short_name in step.place for step in steps)


def test_nothing_is_led_to_that_is_linked_already_or_withdrawn(base: KnowledgeBase) -> None:
    """Nor the record itself, nor one twice, whether an editor ordered the themes or not."""
    for of in (base, _ordered(base), _withdrawn(base, *base.valid_records[::2])):
        for record in of.records:
            shown = {linked.id for group in relations(of, record) for linked in group.records}
            steps = read_on(of, record, shown)
            led_to = [step.record.id for step in steps]
            assert not {record.id, *shown} & set(led_to)
            assert len(set(led_to)) == len(led_to) <= LED_ON_TO
            assert all(step.record in of.valid_records and step.why for step in steps)


def test_without_an_order_the_most_linked_of_other_types_come(demo: KnowledgeBase) -> None:
    """The reason says how many link there; no editor is named."""

    def links(record: Record) -> int:
        return sum(len(found) for found in demo.back_links(record.id).values())

    bare = _ordered(demo)
    for record in bare.valid_records:
        steps = read_on(bare, record, set())
        assert {type_of(step.record) for step in steps}.isdisjoint({type_of(record)})
        assert [step.place for step in steps] == [""] * len(steps)
        own = [step.record for step in steps if step.record.themes[0] == record.themes[0]]
        assert [links(r) for r in own] == sorted((links(r) for r in own), reverse=True)
        counted = [step for step in steps if links(step.record)]
        assert [s for s in counted if danish.number(links(s.record)) not in s.why and " en " not in s.why] == []


def test_the_page_of_a_record_says_why_each_is_there(base: KnowledgeBase, chosen: Imprint) -> None:
    """In the editor's words, and marked as those."""
    theme, own = _theme(base)
    changed = _ordered(base, *own, theme=theme.slug)
    body = record_page(Press(changed, store.templates("pages"), chosen), own[0]).body
    part = body.split('id="videre"')[1].split("</section>")[0]
    reasons = [step.why for step in read_on(changed, own[0], _shown(changed, own[0]))]
    assert reasons
    assert [why for why in reasons if why not in part] == []
    assert outline.EDITORS in part
    bare = record_page(Press(_ordered(base), store.templates("pages"), chosen), own[0]).body
    assert outline.EDITORS not in bare.split('id="videre"')[1].split("</section>")[0]


def _shown(base: KnowledgeBase, record: Record) -> set[str]:
    return {linked.id for group in relations(base, record) for linked in group.records}


def test_a_theme_without_an_order_is_a_gap(base: KnowledgeBase) -> None:
    """Editors are told which."""
    theme, own = _theme(base)
    told = {gap.theme.slug for gap in gaps(_ordered(base, *own, theme=theme.slug)) if gap.theme and "række" in gap.text}
    assert told == {own_theme.slug for own_theme in base.main_themes} - {theme.slug}


def test_a_theme_leads_to_its_sheet_and_to_what_nobody_knows(base: KnowledgeBase, chosen: Imprint) -> None:
    """The sheet only where it is printed."""
    built = dataclasses.replace(chosen, handouts_built=True)
    for theme, page, bare in zip(
        (*base.main_themes, *base.deferred_themes),
        theme_pages_of(base, built),
        theme_pages_of(base, chosen),
        strict=True,
    ):
        assert f"../../{addresses.of_theme_sheet(theme)}" in page
        assert addresses.of_theme_sheet(theme) not in bare
        told = page.split('id="ved-ikke"')[1].split("</section>")[0]
        assert len(re.findall(r"<li>", told)) == len(theme.unknown)


def test_a_search_for_sheets_finds_the_themes(base: KnowledgeBase) -> None:
    """By the word that stands on them."""
    found = [own for own in findables(base) if any("temaark" in passage.text for passage in own.passages)]
    assert {own.address for own in found} >= {addresses.of_theme(theme) for theme in base.themes}
