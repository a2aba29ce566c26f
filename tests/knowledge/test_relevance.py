"""What matters to a municipality: the order, the reasons, and when nothing sets it apart."""

import dataclasses

import pytest

from generators import store
from generators.knowledge import knowledge_base, relevance
from generators.knowledge.gaps import gaps
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import select
from generators.knowledge.strength import strength
from generators.presentation.outline import editors_headings
from generators.reading.loader import load
from generators.records.record_types import MunicipalityRole, Recommendation

FOLDER = store.ROOT / "tests" / "golden" / "grundlag"
THEMES = ("faglig-ledelse", "data-og-dialog")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The small sound programme of the golden cases: one cluster, one result of it."""
    files, _ = store.read_findings(FOLDER)
    return knowledge_base.build(load(files))


def _ranked(base: KnowledgeBase, slug: str) -> list[relevance.Relevant]:
    return relevance.ranked(base, base.municipality[slug], THEMES)


def test_a_municipality_sees_its_own_result_first(base: KnowledgeBase) -> None:
    """The record it contributed to leads, and the reason says so."""
    first = _ranked(base, "hedensted")[0]
    assert first.record.id == "D-001"
    assert first.reasons[0].text == "I har selv bidraget til det"
    assert first.distinctive


@pytest.mark.parametrize("roles", [("klynge", "vaert"), ("vaert", "klynge")])
def test_a_contribution_counts_whatever_else_the_municipality_did(base: KnowledgeBase, roles: tuple[str, str]) -> None:
    """A municipality named twice, as host and as contributor, is told that it contributed."""
    named = tuple(MunicipalityRole.model_validate({"kommune": "Vejle", "rolle": role}) for role in roles)
    record = base.by_id["D-001"].model_copy(update={"municipalities": named})
    changed = dataclasses.replace(base, records=tuple(record if r.id == record.id else r for r in base.records))
    assert _ranked(changed, "vejle")[0].reasons[0].text == "I har selv bidraget til det"


def test_the_own_cluster_comes_before_others(base: KnowledgeBase) -> None:
    """A member of the cluster sees its result first, with the cluster's name."""
    first = _ranked(base, "randers")[0]
    assert (first.record.id, first.reasons[0].text) == ("D-001", "Fra jeres egen klynge (Klynge 1)")


def test_nobody_is_set_apart_by_those_around_it(base: KnowledgeBase) -> None:
    """A municipality outside the cluster hears nothing of its region, and nothing is called its own."""
    found = _ranked(base, "vejle")
    assert not any("Region" in reason.text for item in found for reason in item.reasons)
    assert not any(item.distinctive for item in found)


def test_only_records_of_the_themes_are_chosen(base: KnowledgeBase) -> None:
    """A record of other themes has no place in the order."""
    assert [item.record.id for item in relevance.ranked(base, base.municipalities[0], ("data-og-dialog",))] == ["D-001"]


def test_the_order_is_the_same_each_time(base: KnowledgeBase) -> None:
    """Ties are broken by id."""
    once = [(item.record.id, item.score) for item in _ranked(base, "vejle")]
    assert once == [(item.record.id, item.score) for item in _ranked(base, "vejle")]
    assert once == sorted(once, key=lambda pair: (-pair[1], pair[0]))


def test_a_handout_says_whether_anything_sets_its_municipality_apart(base: KnowledgeBase) -> None:
    """The heading »Det vigtigste for …« needs a distinctive record."""
    conference = base.theme_conferences[0]
    assert select(base, base.municipality["hedensted"], conference).is_distinctive
    assert not select(base, base.municipality["vejle"], conference).is_distinctive


def test_back_links_are_generated(base: KnowledgeBase) -> None:
    """A record knows what points at it, by the key it does so with."""
    assert {key: [r.id for r in found] for key, found in base.back_links("E-001").items()} == {
        "bygger_paa": ["D-001", "A-001"]
    }
    assert [r.id for r in base.back_links("D-001")["haandterer"]] == ["A-001"]


def test_contributors_are_named_or_members_of_the_cluster(base: KnowledgeBase) -> None:
    """Through a cluster all its municipalities contribute."""
    assert base.contributors(base.by_id["D-001"]) == {"aarhus", "fanoe", "hedensted", "horsens", "laesoe", "randers"}
    assert base.contributors(base.by_id["E-001"]) == frozenset()


def test_strength_tells_what_a_record_rests_on(base: KnowledgeBase) -> None:
    """A cluster's result counts clusters and municipalities; others name their source."""
    assert strength(base, base.by_id["D-001"]).headline == "Fundet i én klynge, seks kommuner"
    assert strength(base, base.by_id["E-001"]).headline == "Programbeskrivelse fra Prøven, 2016"
    told = {
        "D-001": "Dette dilemma er et resultat af klyngernes arbejde i programmet.",
        "E-001": "Det står i Prøvens egen beskrivelse af programmet og tiden omkring det.",
        "A-001": "Det kommer fra tiden omkring programmet, ikke fra programmet selv.",
    }
    for id_, words in told.items():
        assert strength(base, base.by_id[id_]).explanation.startswith(words)
    assert editors_headings(base.by_id["E-001"]) == ["Det betyder i praksis"]


def test_gaps_are_named_by_kind(base: KnowledgeBase) -> None:
    """Records without questions and themes thin on a type are listed; a dilemma with an answer is not."""
    headings = {gap.heading for gap in gaps(base)}
    assert "Poster uden spørgsmål til mødet" in headings
    assert "Temaer med få poster af en type" in headings
    assert "Dilemmaer, som ingen post håndterer" not in headings


def test_advice_is_thin_only_where_it_rests_on_one_place_and_no_record(base: KnowledgeBase) -> None:
    first = next(record for record in base.records if isinstance(record, Recommendation))
    place = first.sources[0]
    alone: dict[str, object] = {"builds_on": (), "sources": (place,)}
    cases: list[tuple[dict[str, object], int]] = [
        (alone, 1),
        (alone | {"sources": (place, place)}, 0),
        (alone | {"builds_on": ("E-001",)}, 0),
    ]
    for fields, expected in cases:
        changed = dataclasses.replace(base, records=(first.model_copy(update=fields),))
        assert sum("ét sted" in gap.heading for gap in gaps(changed)) == expected
