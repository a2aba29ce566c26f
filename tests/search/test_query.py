"""What a leader types finds the right record."""

import dataclasses

import pytest

from generators.records.record_types import Status
from generators.search.query import Found, edit_distance, search
from generators.search.shards import WordData, build_index
from tests.search.conftest import JudgedSet


def ids(found: Found) -> list[str]:
    return [hit.document.id for hit in found.hits]


def first(found: Found, count: int = 10) -> list[str]:
    return ids(found)[:count]


@pytest.mark.parametrize("text", ["A-012", "a-12", "A12", "a012", " a 12 ", "a.12"])
def test_a_code_leads_straight_to_its_record(text: str, real: JudgedSet) -> None:
    assert ids(search(text, real.index)) == ["A-012"]


def test_a_code_without_a_record_is_searched_for_as_words(real: JudgedSet) -> None:
    assert "A-9999" not in ids(search("A-9999", real.index))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ledelseskæden", "A-008"),
        ("ledelseskaeden", "A-008"),
        ("tidsrøverne", "A-017"),
        ("tidsroever", "A-017"),
        ("kvalitetsrapporter", "I-008"),
        ("jobbytte", "M-007"),
        ("Hedensteds", "E-027"),
        ("dagtilbudet", "I-010"),
    ],
)
def test_compounds_inflections_and_ascii_are_found(text: str, wanted: str, real: JudgedSet) -> None:
    assert wanted in first(search(text, real.index))


@pytest.mark.parametrize(("text", "right"), [("jobrotasion", "jobrotation"), ("progresion", "progression")])
def test_a_slip_of_the_finger_finds_the_same_record(text: str, right: str, real: JudgedSet) -> None:
    assert first(search(text, real.index), 1) == first(search(right, real.index), 1)


def test_the_hits_come_while_the_word_is_typed(real: JudgedSet) -> None:
    for typed in ("kvalitetsr", "kvalitetsrapp", "kvalitetsrapport"):
        assert "I-008" in first(search(typed, real.index), 3)


def test_a_synonym_finds_and_says_so(real: JudgedSet) -> None:
    through = {hit.through for hit in search("papirarbejde", real.index).hits if hit.document.id == "I-009"}
    assert through == {"administration"}


def test_records_with_every_word_come_before_records_with_some(real: JudgedSet) -> None:
    both = {hit.document.id for hit in search("data dagtilbud", real.index).hits}
    data = set(ids(search("data", real.index)))
    day_care = set(ids(search("dagtilbud", real.index)))
    order = ids(search("data dagtilbud", real.index))
    every = [record_id in data & day_care for record_id in order]
    assert both >= data & day_care
    assert every == sorted(every, reverse=True)


def test_what_is_withdrawn_or_provisional_ranks_lower(real: JudgedSet, words: WordData) -> None:
    def place_of(status: Status) -> int:
        changed = tuple(r.model_copy(update={"status": status}) if r.id == "A-017" else r for r in real.base.records)
        index = build_index(dataclasses.replace(real.base, records=changed), words)
        return ids(search("kerneopgaven", index)).index("A-017")

    assert place_of(Status.FINAL) < place_of(Status.PROVISIONAL) < place_of(Status.WITHDRAWN)


def test_quoted_words_must_stand_together(real: JudgedSet) -> None:
    together = search("»politiske mål«", real.index)
    apart = search("politiske mål", real.index)
    assert 0 < len(together.hits) < len(apart.hits)
    assert not together.loosened


def test_quoted_words_that_never_stand_together_give_the_nearest_and_say_so(real: JudgedSet) -> None:
    found = search('"børnehave jobrotation"', real.index)
    assert found.loosened
    assert found.hits


@pytest.mark.parametrize("name", ["Aarhus", "Århus", "aarhus'", "Aarhus Kommune"])
def test_a_municipality_is_found_however_it_is_written(name: str, real: JudgedSet) -> None:
    assert first(search(name, real.index), 1) == ["aarhus"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("støttefunktioner", "tema"), ("temakonference", "konference"), ("arbejdsnotat", "kilde"), ("autonomi", "begreb")],
)
def test_themes_conferences_sources_and_terms_are_found_too(text: str, kind: str, real: JudgedSet) -> None:
    assert kind in [hit.document.kind for hit in search(text, real.index).hits[:12]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "og",
        "🙂🙂🙂",
        "שלום",
        "<script>alert(1)</script>",
        ".*+?^${}()|[]\\",
        "\x00\ud800",
        '"',
        "»«",
        "x" * 10_000,
    ],
)
def test_nothing_that_can_be_typed_breaks_it(text: str, real: JudgedSet) -> None:
    assert search(text, real.index).hits is not None


def test_a_very_long_query_is_cut(real: JudgedSet) -> None:
    assert ids(search("ledelse " * 2_000, real.index)) == ids(search("ledelse " * 25, real.index))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("data", "data", 0),
        ("data", "dato", 1),
        ("data", "dtaa", 1),
        ("data", "daata", 1),
        ("data", "sita", 2),
        ("a", "abcd", 3),
    ],
)
def test_letters_put_in_left_out_changed_or_swapped_count_one(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 2) == distance
