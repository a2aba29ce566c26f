"""The ways in: pages for situations and roles, what they gather from the records, and how they are found."""

import dataclasses
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from generators import danish, store
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.ways_in import asked_of, dilemmas_of
from generators.presentation import addresses, outline
from generators.presentation.about import about
from generators.reading.loader import load
from generators.records.record_types import LeadershipLevel, Recommendation, Status
from generators.records.ways_in import Situation, WayIn
from generators.search.query import search
from generators.search.shards import build_index
from generators.website.page import Imprint, Page
from generators.website.site_tree import pages, site_facts, small_files
from generators.word_data import word_data

RESULTS = "situationer/udvalget-skal-se-resultater"
# Whoever types a title sees it without scrolling.
AMONG_THE_FIRST = 10


def ways_of(base: KnowledgeBase) -> list[tuple[WayIn, str]]:
    situations = [(situation, addresses.of_situation(situation)) for situation in base.situations]
    return [*situations, *((audience, addresses.of_audience(audience)) for audience in base.audiences)]


def another(base: KnowledgeBase) -> Situation:
    """Make the situation that an editor adds tomorrow."""
    return base.situations[0].model_copy(update={"slug": "i-morgen", "title": "Noget nyt er sket i nat"})


# --- what stands on the pages -----------------------------------------------------------------------------------------


def test_a_page_holds_its_way_in_and_whose_words_it_is(base: KnowledgeBase, made: dict[str, Page]) -> None:
    for way, address in ways_of(base):
        body = made[addresses.source_of(address)].body.replace("&#39;", "'")
        told = [way.title, way.when, *way.questions, *(reading.why for reading in way.readings)]
        assert [text for text in told if danish.typeset(text) not in body] == []
        assert [r.record for r in way.readings if f"/{r.record}/index.html" not in body] == []
        assert body.count(outline.EDITORS) >= 3


def test_the_front_page_says_what_this_is_and_leads_to_every_way_in(
    base: KnowledgeBase, chosen: Imprint, made: dict[str, Page]
) -> None:
    """Right under the search field, before anything else."""
    body = made["index.md"].body.replace("&#39;", "'")
    words = about(base, chosen.site.name)
    assert words in body
    assert words.count(". ") == 1
    places = [body.index(f'"{addresses.file_of(address)}"') for _, address in ways_of(base)]
    assert body.index("</form>") < min(places)
    assert max(places) < body.index('class="kv-kinds"')


def test_a_role_is_shown_every_action_of_its_level(base: KnowledgeBase, made: dict[str, Page]) -> None:
    """Those of all valid recommendations, each under a theme, with the code that leads to where it stands."""
    for audience in base.audiences:
        body = made[addresses.source_of(addresses.of_audience(audience))].body
        for record in base.valid_records:
            if isinstance(record, Recommendation):
                own = [action.text for action in record.actions if action.level is audience.level]
                assert [text for text in own if danish.typeset(text) not in body] == []
                assert not own or f">{record.id}</a>" in body


def test_what_is_withdrawn_asks_nothing_of_anybody(base: KnowledgeBase) -> None:
    level = LeadershipLevel.POLITICAL
    asked = asked_of(base, level)
    first = asked[0].by[0][0]
    gone = tuple(r.model_copy(update={"status": Status.WITHDRAWN}) if r is first else r for r in base.records)
    left = [record.id for group in asked_of(dataclasses.replace(base, records=gone), level) for record, _ in group.by]
    assert first.id in [record.id for group in asked for record, _ in group.by]
    assert first.id not in left


def test_actions_stand_once_each_and_themes_in_their_order(base: KnowledgeBase) -> None:
    for level in LeadershipLevel:
        asked = asked_of(base, level)
        codes = [record.id for group in asked for record, _ in group.by]
        assert len(codes) == len(set(codes))
        assert [group.theme for group in asked] == [t for t in base.themes if t in [group.theme for group in asked]]


def test_the_dilemmas_that_few_others_stand_in_come_first(base: KnowledgeBase) -> None:
    for level in LeadershipLevel:
        shared = [len(dilemma.levels) for dilemma in dilemmas_of(base, level)]
        assert shared
        assert shared == sorted(shared)


def test_each_type_is_explained_where_it_is_first_met(made: dict[str, Page]) -> None:
    """Beside the type's own name on the page of a record, else above the first list that holds records."""
    explained = re.compile(r'class="(?:kv-whatkind|kv-sec__n|kv-kinds__e|kv-kind__e)"')
    first_list = re.compile(r'<li class="kv-row|<ul class="kv-list" data-kv-list')
    for page in made.values():
        body = page.body
        listed = first_list.search(body)
        if page.meta["kind"] != "redaktion" and listed and page.meta["kind"] != "type":
            told = explained.search(body)
            assert told, page.address
            assert told.start() < listed.start(), page.address


def test_ways_in_lie_ready_for_the_meeting_pack(base: KnowledgeBase, chosen: Imprint) -> None:
    """Their questions, and the step where there is one."""
    files = small_files(base, store.templates("pages"), chosen)
    for way, address in ways_of(base):
        script = files[f"assets/moede/{address.rstrip('/')}.js"]
        data = json.loads(script.removeprefix("klyngeviden.moede(").removesuffix(");\n"))
        assert data["spoergsmaal"] == [danish.typeset(question) for question in way.questions]
        assert data["spoergsmaal_af"] == data["titel_af"] == outline.EDITORS
        assert bool(data["bud"]) is isinstance(way, Situation)


def test_a_base_without_ways_in_shows_none(base: KnowledgeBase, chosen: Imprint) -> None:
    """Nothing leads to a page that is not there."""
    bare = dataclasses.replace(base, situations=(), audiences=(), advice=None)
    made = pages(bare, store.templates("pages"), chosen)
    assert not [page for page in made.values() if page.meta["kind"] in ("situationer", "situation", "rolle")]
    assert "situationer/" not in made["index.md"].body
    assert site_facts(bare, chosen)["ways_in"] == []


def test_a_new_one_is_a_file_and_nothing_else(base: KnowledgeBase, chosen: Imprint) -> None:
    """It has its page, and the front page leads to it."""
    files, _ = store.read_findings(store.FINDINGS)
    folder = "_register/situationer"
    copied = next(content for path, content in sorted(files.items()) if path.startswith(folder))
    title = copied.decode().splitlines()[0]
    files[f"{folder}/i-morgen.yml"] = copied.decode().replace(title, "titel: Noget nyt er sket i nat").encode()
    grown = build(load(files))
    assert len(grown.situations) == len(base.situations) + 1
    made = pages(grown, store.templates("pages"), chosen)
    assert made["situationer/i-morgen/index.md"].meta["title"] == "Noget nyt er sket i nat"
    assert 'situationer/i-morgen/index.html"' in made["index.md"].body


# --- found by the search ----------------------------------------------------------------------------------------------


def test_each_is_found_by_its_title(base: KnowledgeBase) -> None:
    """Among the first, tomorrow's too."""
    grown = dataclasses.replace(base, situations=(*base.situations, another(base)))
    index = build_index(grown, word_data())
    for way, _ in ways_of(grown):
        found = [hit.document.id for hit in search(way.title, index).hits]
        assert way.slug in found[:AMONG_THE_FIRST], (way.title, found[:AMONG_THE_FIRST])


# --- in a browser -----------------------------------------------------------------------------------------------------


@pytest.fixture
def phone(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_two_taps_lead_from_the_front_page_to_questions_and_their_sheet(phone: Tab, address: str) -> None:
    """A director with ten minutes, a phone, and results on the agenda."""
    phone.goto(f"{address}index.html")
    phone.get_by_role("link", name="Udvalget skal se resultater").tap()
    expect(phone.locator(".kv-ask li")).to_have_count(3)
    expect(phone.locator(".kv-ask li").first).to_be_in_viewport()
    sheet = phone.get_by_role("link", name="Hent arket")
    expect(sheet).to_be_in_viewport()
    answer = phone.request.get(f"{address}{RESULTS}.pdf")
    assert sheet.evaluate("link => link.href") == f"{address}{RESULTS}.pdf"
    assert answer.ok
    assert answer.body().startswith(b"%PDF")


@pytest.mark.browser
def test_a_situation_goes_into_the_pack_whole_or_in_parts(phone: Tab, address: str) -> None:
    phone.goto(f"{address}{RESULTS}/index.html")
    phone.get_by_role("button", name="Læg spørgsmålene i mødepakke").tap()
    link = phone.locator("[data-kv-packlink]")
    expect(link).to_have_text("Mødepakke 1")
    whole = phone.get_by_role("button", name="Læg det hele i mødepakke")
    whole.tap()
    expect(link).to_have_text("Mødepakke 4")
    link.tap()
    expect(phone.locator(".kv-pack__item")).to_have_count(4)
    first = phone.locator(".kv-pack__item").first
    expect(first.locator("h2")).to_have_text("Udvalget skal se resultater")
    expect(first.locator(".kv-ask li")).to_have_count(3)
    expect(first.locator(".kv-code")).to_have_text([f"klyngeviden.example/{RESULTS}"])
    phone.reload()
    expect(phone.locator(".kv-pack__item")).to_have_count(4)
    phone.go_back()
    phone.get_by_role("button", name="I mødepakken").first.tap()
    expect(link).to_be_hidden()
