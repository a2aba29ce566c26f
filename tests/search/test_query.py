"""What a leader types finds the right record."""

import dataclasses
import re
import unicodedata

import pytest

from generators.records.record_types import RECORD_TYPES, Status
from generators.search.analysis import keywords, typed_words
from generators.search.documents import KINDS
from generators.search.matching import edit_distance
from generators.search.query import Found, search
from generators.search.shards import WordData, build_index
from tests.search.conftest import JudgedSet


def ids(found: Found) -> list[str]:
    return [hit.document.id for hit in found.hits]


def first(found: Found, count: int = 10) -> list[str]:
    return ids(found)[:count]


@pytest.mark.parametrize(
    "text", ["A-012", "a-12", "A12", "a012", " a 12 ", "a.12", "anbefaling 12", "Anbefaling nr. 012"]
)
def test_a_code_leads_straight_to_its_record(text: str, fictional: JudgedSet) -> None:
    assert ids(fictional.search(text)) == ["A-012"]


def test_a_code_without_a_record_is_searched_for_as_words(fictional: JudgedSet) -> None:
    assert "A-9999" not in ids(fictional.search("A-9999"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ledelseskæden", "M-001"),
        ("ledelseskaeden", "M-001"),
        ("trivselsmålingernes", "E-003"),
        ("forældresamarbejdets", "E-017"),
        ("elevfravaer", "E-013"),
        ("boernehaven", "E-014"),
        ("Aarhus'", "I-016"),
        ("dagtilbudet", "A-010"),
    ],
)
def test_compounds_inflections_and_ascii_are_found(text: str, wanted: str, fictional: JudgedSet) -> None:
    assert wanted in first(fictional.search(text))


@pytest.mark.parametrize(("text", "right"), [("feedbak", "feedback"), ("progresion", "progression")])
def test_a_slip_of_the_finger_finds_the_same_record(text: str, right: str, fictional: JudgedSet) -> None:
    assert first(fictional.search(text), 1) == first(fictional.search(right), 1)


def test_the_hits_come_while_the_word_is_typed(fictional: JudgedSet) -> None:
    for typed in ("kompetenceudv", "kompetenceudvikl", "kompetenceudvikling"):
        assert "A-019" in first(fictional.search(typed), 3)


def test_a_synonym_finds_and_says_so(fictional: JudgedSet) -> None:
    through = {hit.through for hit in fictional.search("rektor").hits if hit.document.id == "I-001"}
    assert through == {"skoleleder"}


def test_records_with_every_word_come_first(fictional: JudgedSet) -> None:
    data = set(ids(fictional.search("data")))
    day_care = set(ids(fictional.search("dagtilbud")))
    assert set(first(fictional.search("data dagtilbud"), 3)) <= data & day_care


LETTERS: list[dict[str, str]] = [
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"},
    {"æ": "a", "ø": "o", "å": "a", "Æ": "A", "Ø": "O", "Å": "A"},
    {"æ": "ä", "ø": "ö", "Æ": "Ä", "Ø": "Ö"},
]


@pytest.mark.parametrize("name", ["real", "demo"])
def test_what_is_called_so_comes_first(name: str, request: pytest.FixtureRequest) -> None:
    """Titles, themes, terms, municipalities, sources and pages: all of them."""
    index = request.getfixturevalue(name).index
    calls: dict[tuple[str, ...], set[str]] = {}
    spelt: dict[tuple[str, ...], str] = {}
    for document in index.documents:
        for called in (document.title, *document.names):
            key = tuple(word.folded for word in keywords(called) or typed_words(called))
            calls.setdefault(key, set()).add(document.id)
            spelt[key] = called
    assert [spelt[key] for key, own in calls.items() if not own & set(first(search(spelt[key], index), 1))] == []


def without(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)


@pytest.mark.parametrize("letters", LETTERS)
def test_a_municipality_is_found_without_danish_letters(letters: dict[str, str], real: JudgedSet) -> None:
    for own in real.base.municipalities:
        typed = without(own.name, letters)
        assert own.slug in first(real.search(typed), 3), typed
        assert own.slug in first(real.search(unicodedata.normalize("NFD", own.name)), 3)


@pytest.mark.parametrize("letters", LETTERS)
def test_a_word_of_a_title_is_found_without_danish_letters(letters: dict[str, str], real: JudgedSet) -> None:
    titles = " ".join(document.title for document in real.index.documents).casefold()
    # Words that are others without these letters are taken for those: ændre, andre; vælge, valg.
    others = {"ændre", "ændrer", "ændret", "vær", "vælg", "vælge"}
    words = {word for word in re.findall(r"\w+", titles) if set(word) & set("æøå") and len(word) > 2} - others
    lost = []
    for word in sorted(words):
        right = first(real.search(word), 1)
        if right and right[0] not in first(real.search(without(word, letters)), 3):
            lost.append(word)
    assert len(lost) <= len(words) * 0.02, lost


def test_born_means_children(real: JudgedSet) -> None:
    assert "bornholm" not in first(real.search("born"))
    assert first(real.search("born")) == first(real.search("børn"))


@pytest.mark.parametrize("text", ["hvo", "xqzwv", "vindmøller", "lærerfravær", "kloakering", "handoxyq"])
def test_what_nothing_answers_well_is_weak_alone(text: str, real: JudgedSet) -> None:
    assert all(hit.weak for hit in real.search(text).hits)


@pytest.mark.parametrize(
    ("text", "missing", "answered"),
    [
        ("silovaner", ["silovaner"], "ubesvaret"),
        ("MED-udvalg", [], "besvaret"),
        ("Lærerfravær i skolen", ["Lærerfravær"], "besvaret"),
        ("faglig ledelse", [], "besvaret"),
        ("bedre xqzwv", ["xqzwv"], "ubesvaret"),
    ],
)
def test_the_words_that_nothing_answers_are_told_as_they_were_written(
    text: str, missing: list[str], answered: str, real: JudgedSet
) -> None:
    found = real.search(text)
    assert list(found.missing) == missing
    assert any(not hit.weak for hit in found.hits) is (answered == "besvaret")


def test_a_word_of_a_title_finds_a_record_that_is_called_so(real: JudgedSet) -> None:
    """Among the first three, whatever else uses the word."""
    called = {found.id: {word.term for word in keywords(found.title)} for found in real.index.documents}
    words = {word.folded: word.term for record in real.base.records for word in keywords(record.title)}
    lost = [
        word
        for word, term in words.items()
        if not any(term in called.get(found, ()) for found in first(real.search(word), 3))
    ]
    assert len(lost) <= len(words) * 0.02, lost


def test_small_words_are_found_where_they_are_quoted(real: JudgedSet) -> None:
    assert 0 < len(real.search("»til at«").hits) < len(real.index.documents)


def test_a_name_in_capitals_is_no_small_word(real: JudgedSet) -> None:
    named = {"A-027", "I-001"}
    assert set(first(real.search("MED"), 2)) == named
    assert named & set(first(real.search("MED-udvalg"), 2))


def test_what_is_withdrawn_or_provisional_ranks_lower(fictional: JudgedSet, words: WordData) -> None:
    def place_of(status: Status) -> int:
        changed = tuple(
            r.model_copy(update={"status": status}) if r.id == "D-001" else r for r in fictional.base.records
        )
        index = build_index(dataclasses.replace(fictional.base, records=changed), words)
        return ids(search("ledelse", index)).index("D-001")

    assert place_of(Status.FINAL) < place_of(Status.PROVISIONAL) < place_of(Status.WITHDRAWN)


def test_quoted_words_must_stand_together(fictional: JudgedSet) -> None:
    together = fictional.search("»politiske mål«")
    apart = fictional.search("politiske mål")
    assert 0 < len(together.hits) < len(apart.hits)
    assert not together.loosened


def test_quoted_words_that_never_stand_together_give_the_nearest_and_say_so(fictional: JudgedSet) -> None:
    found = fictional.search('"børnehave progression"')
    assert found.loosened
    assert found.hits


@pytest.mark.parametrize("name", ["Aarhus", "Århus", "aarhus'", "Aarhus Kommune"])
def test_a_municipality_is_found_however_it_is_written(name: str, fictional: JudgedSet) -> None:
    assert first(fictional.search(name), 1) == ["aarhus"]


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {row.slug for row in RECORD_TYPES}))
def test_what_is_no_record_is_found_by_its_name(kind: str, real: JudgedSet, demo: JudgedSet) -> None:
    for judged in (real, demo):
        entries = [document for document in judged.index.documents if document.kind == kind]
        assert [e.id for e in entries if e.id not in ids(judged.search(e.title))] == []
    assert entries


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
def test_nothing_that_can_be_typed_breaks_it(text: str, fictional: JudgedSet) -> None:
    assert fictional.search(text).hits is not None


def test_a_very_long_query_is_cut(fictional: JudgedSet) -> None:
    assert ids(fictional.search("ledelse " * 2_000)) == ids(fictional.search("ledelse " * 25))


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
