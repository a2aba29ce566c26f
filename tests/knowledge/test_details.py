"""Smaller rules that pages and messages rest on: what is counted, what is told, how grave it is, and what is cut."""

import pytest

from generators import store
from generators.knowledge import ranking
from generators.knowledge.checks import check
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.rules.names import LONGEST_SLUG, shortened
from generators.knowledge.strength import strength
from generators.problems import Level, Problem
from generators.reading.loader import load
from generators.records.record_types import Idea, MunicipalityRole, Origin, Status
from tests.knowledge.conftest import SMALL


def _found(code: str, **edits: tuple[str, str]) -> list[Problem]:
    """Check the small programme with a word of some files changed; a file that is not there is a copy of E-001."""
    files, _ = store.read_findings(SMALL)
    files.update({path: files["erkendelser/E-001.yml"] for path in edits if path not in files})
    for path, (old, new) in edits.items():
        assert old in files[path].decode()
        files[path] = files[path].decode().replace(old, new, 1).encode()
    return [problem for problem in check(load(files)) if problem.code == code]


def test_what_is_withdrawn_is_not_counted(small: KnowledgeBase) -> None:
    """Types without a valid record are left out, and the others stand in the order of the types."""
    old = small.by_id["D-001"].model_copy(update={"status": Status.WITHDRAWN})
    kept = [small.by_id["E-001"], old, small.by_id["A-001"], small.by_id["A-001"]]
    assert ranking.valid(kept) == [record for record in kept if record is not old]
    assert [(row.letter, count) for row, count in ranking.counts_by_type(kept)] == [("E", 1), ("A", 2)]


def test_what_is_withdrawn_stands_last_in_a_list(small: KnowledgeBase) -> None:
    """However many link to it."""
    old = small.by_id["E-001"].model_copy(update={"status": Status.WITHDRAWN})
    ordered = ranking.by_merit(small, [old, small.by_id["A-001"], small.by_id["D-001"]])
    assert [record.id for record in ordered] == ["D-001", "A-001", "E-001"]


def test_the_facts_of_a_record_count_sources_clusters_and_who_is_only_named(small: KnowledgeBase) -> None:
    """Contributors are told by their cluster; those that a source only names are counted for themselves."""
    roles = [("Vejle", "oplaeg"), ("Randers", "panel"), ("Hedensted", "klynge")]
    named = tuple(MunicipalityRole.model_validate({"kommune": who, "rolle": role}) for who, role in roles)
    record = small.by_id["D-001"].model_copy(update={"municipalities": named})
    assert strength(small, record).facts == (
        "henviser til en kilde",
        "Klynge 1",
        "to kommuner nævnt i kilden",
        "status: foreløbig",
    )
    assert strength(small, small.by_id["E-001"]).facts[1:3] == ("ingen klynge nævnt", "status: endelig")


@pytest.mark.parametrize(
    ("origin", "clusters", "told"),
    [
        (Origin.CLUSTER, (), "Fra en klynge"),
        (Origin.CLUSTER, ("klynge-1",), "Fundet i én klynge, seks kommuner"),
        (Origin.CONTEXT, (), "Programbeskrivelse fra Prøven, 2016"),
    ],
)
def test_the_headline_says_what_it_rests_on(
    origin: Origin, clusters: tuple[str, ...], told: str, small: KnowledgeBase
) -> None:
    """A cluster, or the source."""
    record = small.by_id["E-001"].model_copy(update={"origin": origin, "clusters": clusters})
    assert strength(small, record).headline == told


@pytest.mark.parametrize(
    ("slug", "short"),
    [
        ("a" * 100, "a" * LONGEST_SLUG),
        ("a" * (LONGEST_SLUG - 1) + "-b", "a" * (LONGEST_SLUG - 1)),
        ("a" * LONGEST_SLUG + "-b", "a" * LONGEST_SLUG),
        ("ab-" + "c" * 100, "ab"),
    ],
)
def test_a_long_slug_is_cut_between_two_words(slug: str, short: str) -> None:
    """And within one where there is only one."""
    assert shortened(slug) == short


def test_a_date_long_before_the_programme_is_an_error_but_for_a_source() -> None:
    """A source may be old."""
    source = "_register/kilder/beskrivelsen.yml"
    dated = next(
        line for line in store.read_findings(SMALL)[0][source].decode().splitlines() if line.startswith("dato:")
    )
    (old,) = _found("for-gammel", **{source: (dated, "dato: 1899-01-01")})
    assert (old.path, old.level) == (source, Level.WARNING)
    record = "erkendelser/E-001.yml"
    (wrong,) = _found("for-gammel", **{record: ('dato: "2016"', "dato: 1899-01-01")})
    assert (wrong.path, wrong.level) == (record, Level.ERROR)


@pytest.mark.parametrize(
    ("edits", "deleted"),
    [
        ({"anbefalinger/A-001.yml": ("bygger_paa: [E-001]", "bygger_paa: [E-007]")}, False),
        (
            {
                "anbefalinger/A-001.yml": ("bygger_paa: [E-001]", "bygger_paa: [E-007]"),
                "dilemmaer/D-001.yml": ("bygger_paa: [E-001]", "bygger_paa: [E-007]"),
            },
            True,
        ),
        (
            {
                "anbefalinger/A-001.yml": ("bygger_paa: [E-001]", "bygger_paa: [E-007]"),
                "erkendelser/E-009.yml": ("kender hinanden", "kender nummer 9"),
            },
            True,
        ),
    ],
    ids=["et nummer for højt", "to henviser", "et hul i numrene"],
)
def test_a_missing_record_may_have_been_deleted(edits: dict[str, tuple[str, str]], *, deleted: bool) -> None:
    """Where several refer to it, or later numbers are in use; else the number is wrong."""
    told = [problem.hint or "" for problem in _found("ukendt-post", **edits)]
    assert told
    assert any("Er den slettet" in hint for hint in told) is deleted


def test_a_type_without_records_is_counted_as_none(small: KnowledgeBase) -> None:
    """The row is there, and empty."""
    assert [r for r in small.records if isinstance(r, Idea)] == []
    assert all(row.model is not Idea for row, _ in ranking.counts_by_type(small.records))


def test_a_base_does_not_write_out_all_it_holds(small: KnowledgeBase) -> None:
    """MkDocs writes what it is given for its log, on every build."""
    assert len(repr(small)) < 200
