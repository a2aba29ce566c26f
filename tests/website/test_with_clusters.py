"""What pages of a programme with clusters are made of: links, marks, headings and choices, before any page is drawn."""

import dataclasses
import datetime as dt
import json

import pytest

from generators import store
from generators.demo import programme
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.reading_order import read_on
from generators.presentation import addresses, identity, outline
from generators.presentation.tile_map import locator
from generators.reading.loader import load
from generators.records.record_types import RECORD_TYPES, Dilemma, Model, ModelKind, Record, Status, type_of
from generators.records.supplied import Supplied
from generators.website.here import Here
from generators.website.listing import narrowings
from generators.website.meeting_pages import meeting_data
from generators.website.page import Imprint, Press
from generators.website.place_pages import by_region, fellows, first_for, municipality_pages
from generators.website.record_pages import terms_in


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return build(load({path: text.encode() for path, text in programme.files(programme.Size(40))}))


@pytest.fixture(scope="module")
def here(base: KnowledgeBase) -> Here:
    return Here(address="erkendelser/E-001/", base=base, handouts_built=True, repository={"report": "https://x/new"})


def data_of(record: Record) -> dict[str, object]:
    written = meeting_data(record, Imprint(site=store.site(), date=dt.date(2026, 11, 21)))
    data: dict[str, object] = json.loads(written.removeprefix("klyngeviden.moede(").rstrip().removesuffix(");"))
    return data


# --- links and marks --------------------------------------------------------------------------------------------------


def test_links_lead_from_where_the_page_is(here: Here, base: KnowledgeBase) -> None:
    row, theme = RECORD_TYPES[1], base.themes[0]
    assert here.type(row) == f"../../{addresses.file_of(addresses.of_type(row))}"
    assert here.theme(theme) == f"../../{addresses.file_of(addresses.of_theme(theme))}"
    assert here.explore() == f"../../{addresses.file_of(addresses.EXPLORE)}"
    assert here.explore(tema="data", q="a b") == f"{here.explore()}?tema=data&q=a+b"


def test_each_theme_and_type_has_a_mark_of_its_own(here: Here, base: KnowledgeBase) -> None:
    """Deferred themes share the one in grey."""
    marks = [here.theme_mark(theme) for theme in base.main_themes]
    assert marks == [f"tema-{theme.number}" for theme in base.main_themes]
    deferred = base.main_themes[0].model_copy(update={"number": None})
    assert here.theme_mark(deferred) == "tema-udskudt"
    assert identity.theme_colour(deferred) == identity.DEFERRED
    colours = [identity.theme_colour(theme) for theme in base.main_themes]
    assert len(set(colours)) == len(colours) == 5
    assert identity.DEFERRED not in colours
    assert len({here.type_mark(row) for row in RECORD_TYPES}) == len(RECORD_TYPES)


def test_the_editors_words_are_told_as_far_as_they_are_shown(here: Here, base: KnowledgeBase) -> None:
    both = base.records[0].model_copy(update={"editorial_fields": ("titel", "resume")})
    assert here.byline(both, summary=True) == "Redaktionens titel og resumé"
    assert here.byline(both, summary=False) == "Redaktionens titel"
    assert here.byline(both.model_copy(update={"editorial_fields": ()}), summary=True) == ""


# --- records ----------------------------------------------------------------------------------------------------------


def test_everything_told_of_a_record_is_shown_once(base: KnowledgeBase) -> None:
    """And the text has its place, whatever the type."""
    for row in RECORD_TYPES:
        for record in base.of_type(row):
            keys = [part.key for part in outline.parts(record)]
            assert len(keys) == len(set(keys))
            assert keys.count("tekst") == 1
            assert all(part.heading and part.heading != part.key for part in outline.parts(record))
            others = [key for key in keys if key not in ("spoergsmaal", "redaktionens_bud")]
            assert keys[: len(others)] == others


@pytest.mark.parametrize("kind", list(ModelKind))
def test_only_steps_that_are_taken_one_by_one_are_numbered(kind: ModelKind, base: KnowledgeBase) -> None:
    model = next(record for record in base.records if isinstance(record, Model) and record.steps)
    shown = {part.key: part.ordered for part in outline.parts(model.model_copy(update={"kind": kind}))}
    assert shown["trin"] is (kind in (ModelKind.MODEL, ModelKind.METHOD))
    assert not any(ordered for key, ordered in shown.items() if key not in ("trin", "spoergsmaal"))
    assert outline.kind_name(model.model_copy(update={"kind": kind})) == kind.label


def test_an_agenda_says_what_is_not_final_and_shows_the_poles_of_a_dilemma(base: KnowledgeBase) -> None:
    for record in base.records:
        told = data_of(record)
        assert told["status"] == ("" if record.status is Status.FINAL else record.status.label)
        poles = [pole.name for pole in record.poles] if isinstance(record, Dilemma) else []
        assert [pole["navn"] for pole in told["poler"]] == poles  # type: ignore[attr-defined]
        assert len(told["spoergsmaal"]) == len(record.questions)  # type: ignore[arg-type]
    assert len({record.status for record in base.records}) == 3


def test_what_to_read_next_without_an_order_is_first_of_all_on_the_same_theme(base: KnowledgeBase) -> None:
    """Those that name the theme first stand before those that name it too."""
    themes = tuple(theme.model_copy(update={"readings": ()}) for theme in base.themes)
    bare = dataclasses.replace(base, themes=themes)
    for record in bare.valid_records:
        found = [step.record for step in read_on(bare, record, {"E-001"})]
        theme = record.themes[0]
        assert record not in found
        assert all(theme in other.themes and type_of(other) is not type_of(record) for other in found)
        assert all(other.status is not Status.WITHDRAWN and other.id != "E-001" for other in found)
        seconds = [other.themes[0] != theme for other in found]
        assert seconds == sorted(seconds)


def test_the_terms_of_a_record_are_those_it_uses(base: KnowledgeBase) -> None:
    entry, *_ = base.glossary
    bare = base.records[0].model_copy(update={"title": "Intet", "summary": "Intet", "text": "Intet."})
    assert terms_in(base, bare) == []
    for field in ("title", "summary", "text"):
        assert terms_in(base, bare.model_copy(update={field: f"Om {entry.forms[-1]} her."})) == [entry]


def test_a_list_is_narrowed_by_what_tells_its_records_apart(base: KnowledgeBase) -> None:
    """Themes and types with their marks; the municipalities of a cluster too."""
    found = {one.key: one for one in narrowings(base, base.records)}
    assert {"tema", "type", "klynge", "kommune"} <= found.keys()
    assert all(len(one.options) > 1 for one in found.values())
    marks = {option.value: mark for option, mark in found["tema"].options}
    assert marks == {slug: identity.theme_mark(base.theme[slug]) for slug in marks}
    assert [bool(narrowings(base, base.records[:count])) for count in (1, 5, 6)] == [False, False, True]
    clusters = {option.value: option.count for option, _ in found["klynge"].options}
    assert clusters == {
        c.slug: len([r for r in base.records if c.slug in r.clusters]) for c in base.clusters if c.slug in clusters
    }


# --- places -----------------------------------------------------------------------------------------------------------


def test_each_municipality_stands_under_its_own_region(base: KnowledgeBase) -> None:
    regions = by_region(base)
    assert sum(map(len, regions.values())) == len(base.municipalities)
    assert all(m.region is region for region, found in regions.items() for m in found)
    one = dataclasses.replace(base, municipalities=base.municipalities[:1])
    assert list(by_region(one)) == [base.municipalities[0].region]


def test_a_name_beside_the_small_map_stands_as_far_from_its_square_on_either_side(base: KnowledgeBase) -> None:
    """To the right of what lies in the west, to the left of what lies in the east; always with its line."""
    lying = sorted(base.municipalities, key=lambda m: m.tile.column)
    gaps = []
    for own, anchor in ((lying[0], "start"), (lying[-1], "end")):
        drawing = locator(base.municipalities, own)
        assert f'text-anchor="{anchor}"' in drawing
        line = drawing.split('class="kv-mini__l" d="M')[1].split('"')[0]
        start, length = float(line.split()[0]), float(line.split("h")[1])
        text = float(drawing.split('<text x="')[-1].split('"')[0])
        gaps.append(abs(text - (start + length)))
    assert gaps[0] == gaps[1]
    assert 0 < gaps[0] < 10


def test_the_others_of_a_cluster_are_all_of_it_but_oneself(base: KnowledgeBase) -> None:
    for cluster in base.clusters:
        members = [m for m in base.municipalities if base.cluster_of(m.slug) == cluster]
        assert len(members) > 5
        for own in members:
            assert fellows(base, cluster, own) == [m for m in members if m is not own]


def test_what_is_withdrawn_is_not_shown_under_a_conference(base: KnowledgeBase) -> None:
    """Not even where little else is left."""
    conference = base.theme_conferences[0]
    kept = first_for(base, conference)[0]
    gone = dataclasses.replace(
        base,
        records=tuple(r if r is kept else r.model_copy(update={"status": Status.WITHDRAWN}) for r in base.records),
    )
    assert first_for(gone, conference) == [kept]


def test_what_is_supplied_of_a_municipality_stands_on_its_page_with_the_source(base: KnowledgeBase) -> None:
    """With the conference it is true of; and no heading over nothing."""
    own, other = base.municipalities[:2]
    fact = {"slags": "deltagere", "vaerdi": "6", "konference": "temakonference-2", "kilde": "Tilmelding"}
    supplied = Supplied.model_validate({"slug": own.slug, "oplysninger": [fact]})
    told = dataclasses.replace(base, supplied=(supplied,))
    imprint = Imprint(site=store.site(), date=dt.date(2026, 11, 21))
    press = Press(told, store.templates("pages"), imprint)
    made = {page.address: page.body for page in municipality_pages(press)}
    body = made[addresses.of_municipality(own)]
    assert body.index("Oplyst til hæfterne") < body.index("Deltagere") < body.index("Kilde: Tilmelding")
    assert told.conference["temakonference-2"].name in body[body.index("Deltagere") : body.index("Kilde: Tilmelding")]
    assert "Oplyst til hæfterne" not in made[addresses.of_municipality(other)]
