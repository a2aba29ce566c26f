"""What decides the order of records for a municipality, and that a programme with clusters keeps it throughout."""

import itertools

import pytest

from generators.knowledge import relevance
from generators.knowledge.knowledge_base import KnowledgeBase, roles_in
from generators.knowledge.relevance import Ground, Relevant
from generators.knowledge.selection import Selection, select
from generators.records.record_types import RECORD_TYPES, MunicipalityRole, Origin, Record, Role, Status, type_of
from tests.knowledge.conftest import WithRecords

ASKED = ("faglig-ledelse", "data-og-dialog")
PLAIN: dict[str, object] = {
    "themes": ("faglig-ledelse",),
    "origin": Origin.CONTEXT,
    "status": Status.FINAL,
    "questions": (),
    "clusters": (),
    "municipalities": (),
}


def _order(small: KnowledgeBase, with_records: WithRecords, *kinds: dict[str, object]) -> list[str]:
    """Rank records that differ in the named fields only, their ids against the order they are given in."""
    one = small.by_id["E-001"]
    ids = [f"E-{number:03}" for number in range(len(kinds), 0, -1)]
    records = [
        one.model_copy(update=PLAIN | kind | {"id": record_id}) for record_id, kind in zip(ids, kinds, strict=True)
    ]
    found = relevance.ranked(with_records(small, records), small.municipality["vejle"], ASKED)
    return [str(ids.index(item.record.id)) for item in found]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"themes": ASKED}, {"origin": Origin.CLUSTER}),
        ({"origin": Origin.CLUSTER}, {"origin": Origin.PROGRAMME}),
        ({"origin": Origin.PROGRAMME}, {"questions": ("a", "b")}),
        ({"questions": ("a", "b", "c")}, {"questions": ("a", "b")}),
        ({"questions": ("a",)}, {}),
        ({}, {"status": Status.PROVISIONAL}),
        ({"status": Status.PROVISIONAL, "questions": ("a", "b", "c")}, {}),
        ({"status": Status.PROVISIONAL, "origin": Origin.CLUSTER}, {"origin": Origin.PROGRAMME}),
        ({"status": Status.PROVISIONAL, "origin": Origin.PROGRAMME}, {}),
        ({"themes": ASKED}, {"themes": ("faglig-ledelse", "opgavefordeling", "ressourcer")}),
    ],
)
def test_one_merit_weighs_more_than_another(
    more: dict[str, object], less: dict[str, object], small: KnowledgeBase, with_records: WithRecords
) -> None:
    """A further theme, then a cluster's word, the programme's, questions for a meeting, and what is no longer final."""
    assert _order(small, with_records, more, less) == ["0", "1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"questions": ("a",) * 5}, {"questions": ("a",) * 3}),
        ({"origin": Origin.PROGRAMME}, {"questions": ("a", "b", "c")}),
        ({"status": Status.PROVISIONAL, "questions": ("a", "b")}, {}),
        ({"origin": Origin.CLUSTER}, {"origin": Origin.PROGRAMME, "questions": ("a", "b", "c")}),
    ],
)
def test_equal_merits_leave_the_order_to_the_id(
    one: dict[str, object], other: dict[str, object], small: KnowledgeBase, with_records: WithRecords
) -> None:
    """Three questions are enough; weights that are equal stay equal, whichever comes first."""
    assert _order(small, with_records, one, other) == ["1", "0"]
    assert _order(small, with_records, other, one) == ["1", "0"]


def test_each_ground_outweighs_all_weaker_ones_together() -> None:
    """Merits included: the most a record can be worth to anybody is less than a neighbour's part in it."""
    merits = 5 * Ground.THEME.weight + relevance.CLUSTER_KNOWLEDGE + 3
    *own, neighbour, _ = Ground
    assert neighbour.weight > merits
    for stronger, weaker in itertools.pairwise((*own, neighbour)):
        rest = [ground.weight for ground in Ground if ground.weight <= weaker.weight and ground is not Ground.THEME]
        assert stronger.weight > sum(rest) + merits


def _strongest(item: Relevant) -> int:
    return list(Ground).index(item.own[0]) if item.own else len(Ground)


def _selections(demo: KnowledgeBase) -> list[Selection]:
    return [select(demo, own, c) for own in demo.municipalities for c in demo.theme_conferences]


def test_with_clusters_the_strongest_reason_decides_everywhere(demo: KnowledgeBase) -> None:
    """Own results, then the own cluster's, the own name's, what hangs together with that, neighbours, then the rest."""
    seen = set()
    for selection in _selections(demo):
        steps = [_strongest(item) for item in selection.relevant]
        assert steps == sorted(steps)
        scores = [item.score for item in selection.relevant]
        assert scores == sorted(scores, reverse=True)
        seen.update(steps)
        for _, group in itertools.groupby(selection.relevant, key=lambda item: item.score):
            ids = [item.record.id for item in group]
            assert ids == sorted(ids)
    assert seen == {0, 1, 2, 3, 4, len(Ground)}


def test_with_clusters_every_reason_is_true(demo: KnowledgeBase) -> None:
    """What is said to be one's own is, and nothing that is goes unsaid."""
    for selection in _selections(demo):
        own, cluster = selection.municipality, demo.cluster_of(selection.municipality.slug)
        for item in selection.relevant:
            roles = {role for record, role in demo.roles_of(own.slug) if record is item.record}
            beside = {m.slug for m in demo.nearby(own)} if own.neighbours else set()
            named = demo.contributors(item.record) | roles_in(item.record).keys()
            linked = {code for _, code in item.record.links()}
            linked |= {other.id for group in demo.back_links(item.record.id).values() for other in group}
            ours = {r.id for r, _ in demo.roles_of(own.slug) if r.status is not Status.WITHDRAWN}
            true = {
                Ground.OWN_RESULT: Role.CLUSTER in roles,
                Ground.OWN_CLUSTER: cluster is not None and cluster.slug in item.record.clusters,
                Ground.OWN_ROLE: bool(roles) and Role.CLUSTER not in roles,
                Ground.LINKED: not roles
                and not (cluster and cluster.slug in item.record.clusters)
                and bool(linked & ours),
                Ground.NEIGHBOUR: not roles
                and not (cluster and cluster.slug in item.record.clusters)
                and bool(beside & named),
            }
            assert list(item.own) == [ground for ground, holds in true.items() if holds]


def test_with_clusters_the_front_holds_five_different_records_the_best_first(demo: KnowledgeBase) -> None:
    """What sets the municipality apart, and where there is room the best of each type that is not there yet."""
    filled_up = 0
    for selection in _selections(demo):
        featured = selection.featured
        assert len({item.record.id for item in featured}) == len(featured) == 5
        assert [*featured] == sorted(featured, key=lambda item: (-item.score, item.record.id))
        distinctive = [item for item in selection.relevant if item.distinctive]
        assert [item for item in featured if item.distinctive] == distinctive[:5]
        others = [item for item in featured if not item.distinctive]
        types = [type_of(item.record) for item in others]
        filled_up += bool(distinctive and others)
        rest = [item for item in selection.relevant if not item.distinctive]
        best = [next(item for item in rest if type_of(item.record) is row) for row in RECORD_TYPES]
        assert {item.record.id for item in others} == {item.record.id for item in best[: len(types)]}
    assert filled_up


def _neighbours_reason(demo: KnowledgeBase, count: int) -> str:
    for own in demo.municipalities:
        for item in select(demo, own, demo.theme_conferences[0]).relevant:
            others = [m for m in demo.nearby(own) if item.record in demo.involving(m.slug)]
            if item.own == (Ground.NEIGHBOUR,) and len(others) == count:
                return item.reasons[0].text
    raise AssertionError(count)


@pytest.mark.parametrize(("count", "told"), [(1, "Jeres nabo "), (2, "Jeres naboer ")])
def test_neighbours_with_a_part_in_it_are_named(count: int, told: str, demo: KnowledgeBase) -> None:
    """By name, in the order of the register."""
    text = _neighbours_reason(demo, count)
    assert text.startswith(told)
    assert text.endswith(" er med i kilden")
    names = text.removeprefix(told).removesuffix(" er med i kilden").replace(" og ", ", ").split(", ")
    assert len(names) == count
    assert {m.name for m in demo.municipalities} >= set(names)


def test_many_neighbours_are_two_and_how_many_more(small: KnowledgeBase, with_records: WithRecords) -> None:
    """A reason is one line."""
    own = small.municipality["vejle"].model_copy(update={"neighbours": ("Aarhus", "Fanø", "Horsens", "Randers")})
    named = [
        MunicipalityRole.model_validate({"kommune": name, "rolle": "panel"})
        for name in ("Aarhus", "Fanø", "Horsens", "Randers")
    ]
    record = _record(small.by_id["E-001"], **PLAIN | {"municipalities": tuple(named)})
    (item,) = relevance.ranked(with_records(small, [record]), own, ASKED)
    assert item.reasons[0].text == "Jeres naboer Aarhus, Fanø og to andre er med i kilden"


def _record(record: Record, **fields: object) -> Record:
    return record.model_copy(update=fields)


def test_themes_are_a_reason_in_the_records_order(small: KnowledgeBase, with_records: WithRecords) -> None:
    """By the short names, and only those that were asked about."""
    record = _record(small.by_id["E-001"], **PLAIN | {"themes": ("data-og-dialog", "faglig-ledelse", "ressourcer")})
    (item,) = relevance.ranked(with_records(small, [record]), small.municipality["vejle"], ASKED)
    names = [small.theme[slug].short_name for slug in ("data-og-dialog", "faglig-ledelse")]
    assert [reason.text for reason in item.reasons] == [f"Hører til »{names[0]}« og »{names[1]}«"]


def test_what_hangs_together_with_a_record_that_names_one_says_so(
    small: KnowledgeBase, with_records: WithRecords
) -> None:
    """Whichever of the two points at the other, unless the one that names the municipality is withdrawn."""
    by = (MunicipalityRole.model_validate({"kommune": "Vejle", "rolle": "panel"}),)
    ours = _record(small.by_id["E-001"], **PLAIN | {"municipalities": by, "related": ("E-003",)})
    onto = _record(small.by_id["E-001"], **PLAIN | {"id": "E-002", "builds_on": ("E-001",)})
    from_it = _record(small.by_id["E-001"], **PLAIN | {"id": "E-003"})

    def reasons(*records: Record) -> list[str]:
        found = relevance.ranked(with_records(small, list(records)), small.municipality["vejle"], ASKED)
        return [item.reasons[0].text for item in found if item.record.id != "E-001"]

    assert reasons(ours, onto, from_it) == ["Hænger sammen med E-001, hvor I er med"] * 2
    gone = ours.model_copy(update={"status": Status.WITHDRAWN})
    assert not any("Hænger" in reason for reason in reasons(gone, onto, from_it))
