"""What is told of the sources: how old they are, and how many of the clusters found a result."""

import dataclasses

import pytest

from generators.demo import programme
from generators.knowledge.facets import years
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.provenance import age_of
from generators.knowledge.strength import strength
from generators.reading.loader import load
from generators.records.fields import PartialDate
from generators.records.record_types import RECORD_TYPES, Origin, type_of


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return build(load({path: text.encode() for path, text in programme.files(programme.Size(40))}))


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        ([], ""),
        ([2017], "Kilden er fra 2017."),
        ([0], "Kilden er udateret."),
        ([0, 0], "Kilderne er udaterede."),
        ([2017, 2017], "Kilderne er fra 2017."),
        ([2018, 2016, 0], "Kilderne er fra 2016–2018; én er udateret."),
        ([2018, 0, 0], "Kilderne er fra 2018; to er udaterede."),
    ],
)
def test_the_age_of_sources_is_told_in_a_sentence(dated: list[int], told: str, base: KnowledgeBase) -> None:
    sources = [base.sources[0].model_copy(update={"date": PartialDate(year, 0, 0)}) for year in dated]
    assert age_of(sources) == told


def test_what_is_undated_has_no_year_to_be_narrowed_by() -> None:
    assert list(years(PartialDate(2017, 3, 0))) == ["2017"]
    assert list(years(PartialDate(0, 0, 0))) == []


def test_a_result_tells_how_many_of_the_clusters_found_it(base: KnowledgeBase) -> None:
    record = next(r for r in base.records if r.origin is Origin.CLUSTER and r.clusters)

    def told(count: int, known: int) -> str:
        slugs = tuple(cluster.slug for cluster in base.clusters[:count])
        some = dataclasses.replace(base, clusters=base.clusters[:known])
        return strength(some, record.model_copy(update={"clusters": slugs, "municipalities": ()})).headline.split(",")[
            0
        ]

    assert [told(1, 3), told(2, 3), told(3, 3), told(1, 1)] == [
        "Fundet i en af tre klynger",
        "Fundet i to af tre klynger",
        "Fundet i alle tre klynger",
        "Fundet i én klynge",
    ]


def test_each_record_is_of_its_type(base: KnowledgeBase) -> None:
    found = [record for row in RECORD_TYPES for record in base.of_type(row)]
    assert sorted(r.id for r in found) == sorted(r.id for r in base.records)
    assert all(type_of(record) is row for row in RECORD_TYPES for record in base.of_type(row))
