"""The order of records for one municipality, and the few that stand on the front of its handout."""

import dataclasses

import pytest

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.relevance import Relevant, ranked
from generators.knowledge.selection import FEATURED, select
from generators.records.record_types import MunicipalityRole, Record, Role, Status
from generators.records.registers import Cluster

THEMES = ("faglig-ledelse", "opgavefordeling")


@pytest.fixture
def country(whole_base: KnowledgeBase) -> KnowledgeBase:
    """The real records, stripped of whom they come from, and one cluster with Assens in it."""
    bare = {"municipalities": (), "clusters": ()}
    records = tuple(record.model_copy(update=bare) for record in whole_base.records)
    members = ("Assens", "Nyborg", "Odense", "Svendborg", "Kerteminde", "Faaborg-Midtfyn")
    cluster = Cluster.model_validate({"slug": "klynge-1", "navn": "Klynge Fyn", "kommuner": members})
    return dataclasses.replace(whole_base, records=records, clusters=(cluster,))


def with_origin(country: KnowledgeBase, record: Record, **fields: object) -> KnowledgeBase:
    records = tuple(r.model_copy(update=fields) if r is record else r for r in country.records)
    return dataclasses.replace(country, records=records)


def named(municipality: str, role: Role) -> tuple[MunicipalityRole, ...]:
    return (MunicipalityRole.model_validate({"kommune": municipality, "rolle": str(role)}),)


def last_for_assens(country: KnowledgeBase) -> Record:
    """Take a record that nothing speaks for, so that it only comes first for a reason."""
    return ranked(country, country.municipality["assens"], THEMES)[-1].record


def first_for_assens(country: KnowledgeBase) -> Relevant:
    return ranked(country, country.municipality["assens"], THEMES)[0]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"municipalities": named("Assens", Role.CLUSTER)}, "I har selv bidraget til det"),
        (
            {"clusters": ("klynge-1",)},
            "Fra jeres egen klynge (Klynge Fyn), sammen med jeres naboer Faaborg-Midtfyn og Odense",
        ),
        ({"municipalities": named("Assens", Role.PANEL)}, "Assens sad i panelet bag"),
    ],
    ids=["eget bidrag", "egen klynge", "egen rolle"],
)
def test_a_reason_lifts_a_record_to_the_top_and_is_told(
    country: KnowledgeBase, fields: dict[str, object], reason: str
) -> None:
    """The strongest reason is the one that is shown, and it sets the municipality apart."""
    record = last_for_assens(country)
    first = first_for_assens(with_origin(country, record, **fields))
    assert first.record.id == record.id
    assert first.reasons[0].text == reason
    assert first.distinctive
    assert first.reasons[0].label


def test_a_region_decides_nothing(country: KnowledgeBase) -> None:
    """Who else of the region a source names changes neither the order nor a word that is said."""
    record = last_for_assens(country)
    changed = with_origin(country, record, municipalities=named("Vejle", Role.PANEL))

    def told(base: KnowledgeBase) -> list[tuple[str, list[str]]]:
        found = ranked(base, base.municipality["assens"], THEMES)
        return [(item.record.id, [reason.text for reason in item.reasons]) for item in found]

    assert told(changed) == told(country)


def test_a_stronger_reason_outweighs_all_weaker_ones(country: KnowledgeBase) -> None:
    """A result of the own cluster comes before one that names a neighbour, however many themes that has."""
    lowest, other = (item.record for item in ranked(country, country.municipality["assens"], THEMES)[-2:])
    changed = with_origin(country, other, municipalities=named("Vejle", Role.HOST), themes=THEMES)
    changed = with_origin(changed, lowest, clusters=("klynge-1",))
    order = [item.record.id for item in ranked(changed, changed.municipality["assens"], THEMES)]
    assert order.index(lowest.id) < order.index(other.id)


def test_without_any_reason_nothing_is_said_to_be_chosen_for_you(country: KnowledgeBase) -> None:
    """Where nothing sets a municipality apart, its selection does not claim so."""
    selection = select(country, country.municipality["assens"], country.theme_conferences[0])
    assert not selection.is_distinctive
    kinds = [item.record.id[0] for item in selection.featured]
    assert sorted(kinds) == sorted(set(kinds))
    assert len(kinds) == FEATURED


def test_withdrawn_records_and_other_themes_are_left_out(country: KnowledgeBase) -> None:
    """What should not be used is not handed out."""
    record = first_for_assens(country).record
    changed = with_origin(country, record, status=Status.WITHDRAWN)
    found = ranked(changed, changed.municipality["assens"], THEMES)
    assert record.id not in [item.record.id for item in found]
    assert all(set(THEMES).intersection(item.record.themes) for item in found)
