"""The fictional programme is sound at any size, varied, deterministic, and marked as fictional."""

from functools import cache

import pytest

from generators import store
from generators.demo.places import MOST_MUNICIPALITIES
from generators.demo.programme import MOST_RECORDS, Size, files
from generators.knowledge.checks import check
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.relevance import ranked
from generators.problems import as_text
from generators.reading.loader import Findings, load, record_type_at
from generators.reading.yaml_values import parse
from generators.records.record_types import RECORD_TYPES, Origin, Role, Status, type_of
from generators.records.registers import Municipality


@cache
def _findings(size: Size) -> Findings:
    return load({path: text.encode() for path, text in files(size)})


def _base(size: Size) -> KnowledgeBase:
    return build(_findings(size))


@pytest.mark.parametrize(
    "size",
    [
        Size(1),
        Size(7),
        Size(50),
        Size(300),
        Size(20, clusters=1, municipalities=6),
        Size(20, clusters=150, municipalities=980),
        Size(5, clusters=1, municipalities=MOST_MUNICIPALITIES),
    ],
    ids=str,
)
def test_every_size_is_without_problems(size: Size) -> None:
    """There is nothing to mend, not even a warning, and as much of everything as was asked for."""
    findings = _findings(size)
    assert as_text(check(findings)) == ""
    base = build(findings)
    assert len(base.records) == size.records
    assert len(base.municipalities) == size.municipalities
    assert len(base.clusters) == size.clusters


def test_the_same_size_gives_the_same_bytes() -> None:
    """Nothing comes from the clock, the machine or the order of a set."""
    assert list(files(Size(120))) == list(files(Size(120)))


def test_it_is_marked_as_fictional() -> None:
    """Pages and prints put EKSEMPEL on whatever is made of it."""
    assert _base(Size(1)).is_example


def test_all_types_and_statuses_come_up_early() -> None:
    """Fifty records hold every type, status and kind of knowledge; a withdrawn one points at a valid one."""
    base = _base(Size(50))
    assert {type_of(record) for record in base.records} == set(RECORD_TYPES)
    assert {record.status for record in base.records} == set(Status)
    assert {record.origin for record in base.records} == set(Origin)
    withdrawn = [record for record in base.records if record.status is Status.WITHDRAWN]
    for record in withdrawn:
        successor = base.by_id[record.superseded_by or ""]
        assert type_of(successor) is type_of(record)
        assert successor.status is not Status.WITHDRAWN


def test_lengths_go_from_the_least_to_the_most() -> None:
    """Layout meets short and full texts, no and many municipalities, one and many clusters, no and many points."""
    records = _base(Size(300)).records
    texts = sorted(len(record.text) for record in records)
    titles = sorted(len(record.title) for record in records)
    assert texts[0] < 260
    assert texts[-1] > 3900
    assert titles[0] < 25
    assert titles[-1] > 115
    assert {0, 1, 5} <= {len(record.questions) for record in records}
    assert max(len(record.municipalities) for record in records) > 40
    assert {0, 1, 2} < {len(record.clusters) for record in records}
    assert any(record.editorial_fields for record in records)


def test_no_two_records_have_the_same_headline() -> None:
    """A list of a thousand records can be told apart."""
    paths = ((path, text) for path, text in files(Size(1000)) if record_type_at(path))
    titles = [parse(path, text.encode()).value["titel"] for path, text in paths]
    assert len(set(titles)) == len(titles) == 1000


def test_records_are_linked_to_valid_records_only() -> None:
    """Links of every kind are there, and none leads to what has been withdrawn."""
    base = _base(Size(300))
    links = [(key, base.by_id[target]) for record in base.records for key, target in record.links()]
    assert {key for key, _ in links} == {"bygger_paa", "haandterer", "relaterede", "afloest_af"}
    assert all(target.status is not Status.WITHDRAWN for _, target in links)


def test_only_members_of_its_clusters_contribute_to_a_record() -> None:
    """The role `klynge` agrees with the register of clusters."""
    base = _base(Size(300))
    for record in base.records:
        members = {name for slug in record.clusters for name in base.cluster[slug].municipalities}
        assert {m.municipality for m in record.municipalities if m.role is Role.CLUSTER} <= members
        assert bool(record.clusters) == (record.origin is Origin.CLUSTER)


def test_what_matters_differs_by_municipality() -> None:
    """Results of its own cluster come first for a municipality, so two clusters get two selections."""
    base = _base(Size(300))
    firsts = {}
    for conference in base.theme_conferences:
        themes = [entry.theme for entry in conference.themes]
        for cluster in base.clusters:
            member = base.municipality[_slug_of(base, cluster.municipalities[0])]
            order = ranked(base, member, themes)
            own = [cluster.slug in item.record.clusters for item in order]
            assert own == sorted(own, reverse=True)
            firsts[conference.slug, cluster.slug] = [item.record.id for item in order[:5]]
    assert len({tuple(ids) for ids in firsts.values()}) == len(firsts)


def _slug_of(base: KnowledgeBase, name: str) -> str:
    return next(own.slug for own in base.municipalities if own.name == name)


def test_some_municipalities_are_in_no_cluster() -> None:
    """Those outside get a handout too."""
    base = _base(Size(1))
    outside = [own for own in base.municipalities if base.cluster_of(own.slug) is None]
    assert 1 <= len(outside) <= 20


def test_no_municipality_is_a_real_one() -> None:
    """No invented name, code or address belongs to one of the 98, or holds such a name."""
    real = load(store.read_findings(store.FINDINGS)[0]).entries("kommuner", Municipality)
    invented = _base(Size(1, clusters=1, municipalities=MOST_MUNICIPALITIES)).municipalities
    assert {own.code for own in real}.isdisjoint(own.code for own in invented)
    names = [own.name.lower() for own in real]
    assert [own.name for own in invented if any(name in own.name.lower() for name in names)] == []


def test_the_country_has_the_shape_of_the_real_one() -> None:
    """The 98 stand on the tiles and in the regions of the real map."""
    real = load(store.read_findings(store.FINDINGS)[0]).entries("kommuner", Municipality)
    invented = _base(Size(1)).municipalities
    assert {(own.tile, own.region, own.region_from_2027) for own in invented} == {
        (own.tile, own.region, own.region_from_2027) for own in real
    }


def test_conferences_have_a_full_programme() -> None:
    """A handout finds date, place, times and speakers."""
    conferences = _base(Size(1)).theme_conferences
    assert len(conferences) == 3
    for conference in conferences:
        assert conference.date
        assert conference.place
        assert all(item.time for item in conference.programme)
        assert sum(item.who is not None for item in conference.programme) >= 5


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (Size(0), "mellem 1 og"),
        (Size(MOST_RECORDS + 1), "mellem 1 og"),
        (Size(1, municipalities=5), "kommuner skal være mellem 6"),
        (Size(1, municipalities=MOST_MUNICIPALITIES + 1), "kommuner skal være mellem 6"),
        (Size(1, clusters=17), "1 til 16 klynger"),
        (Size(1, clusters=0), "1 til 16 klynger"),
    ],
    ids=str,
)
def test_an_impossible_size_is_told_in_danish(size: Size, words: str) -> None:
    """What is wrong with a size is said before anything is made."""
    assert words in (size.fault() or "")
