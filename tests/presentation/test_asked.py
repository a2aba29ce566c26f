"""What a cluster is asked after its meeting: which fields, in which order, in which shape and how much of each."""

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.presentation import proposal
from generators.presentation.proposal import Asked
from generators.records.record_types import RECORD_TYPES

GOLDEN = store.ROOT / "tests" / "golden" / "grundlag"
SHAPES = {
    "titel": "text", "resume": "text", "betydning": "rich", "tekst": "rich", "spoergsmaal": "texts", "sted": "text",
    "temaer": "choices", "niveauer": "choices", "omraader": "choices", "poler": "parts", "overvejelser": "texts",
    "slags": "choice", "hvornaar": "text", "trin": "parts", "forudsaetninger": "texts", "handlinger": "parts",
    "forhindringer": "parts", "naeste_skridt": "text",
}  # fmt: skip
OPTIONAL = {"spoergsmaal", "overvejelser", "trin", "forudsaetninger", "handlinger", "forhindringer", "naeste_skridt"}
SIZES = {
    "titel": (8, 120, 0, 0), "tekst": (200, 4000, 0, 0), "spoergsmaal": (20, 240, 0, 5), "temaer": (0, 0, 1, 5),
    "poler": (0, 0, 2, 2), "trin": (0, 0, 0, 12), "naeste_skridt": (20, 500, 0, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load_base(GOLDEN)


@pytest.fixture(scope="module")
def asked(base: KnowledgeBase) -> dict[str, dict[str, Asked]]:
    return {row.slug: {one.key: one for one in proposal.of_type(row, base)} for row in RECORD_TYPES}


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("erkendelse", "betydning tekst"),
        ("dilemma", "poler tekst overvejelser"),
        ("model", "slags hvornaar trin forudsaetninger tekst"),
        ("anbefaling", "tekst handlinger forhindringer"),
        ("ide", "naeste_skridt tekst"),
    ],
)
def test_a_type_is_asked_for_in_the_order_one_tells_it(kind: str, own: str, asked: dict[str, dict[str, Asked]]) -> None:
    """Title and summary first, its own sort before its parts, and the place last; the editor's own is not asked."""
    told = f"titel resume {own} spoergsmaal temaer niveauer omraader sted"
    assert list(asked[kind]) == told.split()


def test_each_field_is_asked_for_in_the_shape_and_the_size_that_it_has(asked: dict[str, dict[str, Asked]]) -> None:
    for kind in asked.values():
        assert {key: one.shape for key, one in kind.items()} == {key: SHAPES[key] for key in kind}
        assert {key for key, one in kind.items() if not one.required} == OPTIONAL.intersection(kind)
        found = {key: (one.least, one.most, one.fewest, one.many) for key, one in kind.items() if key in SIZES}
        assert found == {key: SIZES[key] for key in found}
        assert all(one.title and one.help for one in kind.values())


def test_choices_are_those_of_the_registers_and_the_closed_lists(
    asked: dict[str, dict[str, Asked]], base: KnowledgeBase
) -> None:
    fields = asked["model"]
    assert fields["temaer"].choices == tuple((t.slug, t.short_name, t.description) for t in base.themes)
    assert all(not one.choices for one in fields.values() if one.shape not in ("choice", "choices"))
    assert all(not one.example for one in fields.values() if one.choices)
    assert fields["titel"].example


def test_entries_are_asked_part_by_part(asked: dict[str, dict[str, Asked]]) -> None:
    parts = {
        (kind, key): [(part.key, part.shape) for part in one.parts]
        for kind, fields in asked.items()
        for key, one in fields.items()
        if one.parts
    }
    assert parts == {
        ("dilemma", "poler"): [("navn", "text"), ("tekst", "text")],
        ("model", "trin"): [("titel", "text"), ("tekst", "text")],
        ("anbefaling", "handlinger"): [("tekst", "text"), ("niveau", "choice")],
        ("anbefaling", "forhindringer"): [("forhindring", "text"), ("svar", "text")],
    }


def test_what_files_call_otherwise_is_asked_in_the_words_of_a_meeting(asked: dict[str, dict[str, Asked]]) -> None:
    for row in RECORD_TYPES:
        assert asked[row.slug]["tekst"].title == row.text_heading
        assert asked[row.slug]["sted"].title == "Hvor står det?"
        assert asked[row.slug]["tekst"].example == ""
    name, text = asked["dilemma"]["poler"].parts
    assert (name.title, text.title) == ("Hensyn", "Hvad der taler for det")
    step, _ = asked["model"]["trin"].parts
    assert step.title == "Trin"


def test_a_meeting_is_asked_who_met_when_and_what_it_was_written_in() -> None:
    assert [(one.key, one.shape) for one in proposal.of_meeting()] == [
        ("navn", "text"), ("kommuner", "texts"), ("dato", "text"), ("titel", "text"),
    ]  # fmt: skip
    assert [one.key for one in proposal.of_source()] == ["titel", "dato"]
    assert [one.key for one in proposal.of_cluster()] == ["navn"]
    (linked,) = proposal.of_links()
    assert (linked.key, linked.shape, linked.required, linked.many) == ("relaterede", "links", False, 12)
    assert [name for name, _ in proposal.sheets()] == ["moedet", *(row.slug for row in RECORD_TYPES)]
