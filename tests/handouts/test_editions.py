"""Frozen editions: what was on paper, and what has changed since."""

import dataclasses
import datetime as dt
import json
import re
from pathlib import Path

import pytest

from generators import cli, store
from generators.knowledge.editions import (
    Change,
    ChangeKind,
    FrozenEdition,
    Printed,
    changes,
    fingerprint,
    frozen,
    latest,
    read,
    write,
)
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load
from generators.records.fields import key_of
from generators.records.record_types import BY_LETTER, Record, Status
from tests.handouts.conftest import Changed
from tests.presentation.filled import filled, one_of_each

DATE = dt.date(2026, 11, 21)
INSIDE = ("E-001", "M-001")


@pytest.fixture
def edition(base: KnowledgeBase) -> FrozenEdition:
    return frozen(base, "temakonference-1", 1, DATE, {"assens": Printed("ab" * 32, INSIDE)})


def test_an_edition_survives_writing_and_reading(edition: FrozenEdition) -> None:
    """What is committed is what was frozen, in a file a person can compare."""
    assert read(write(edition)) == edition
    assert write(read(write(edition))) == write(edition)
    assert edition.label == "1. udgave, 21. november 2026"
    assert edition.path == "_oplag/temakonference-1-1.json"


def test_nothing_has_changed_at_first(base: KnowledgeBase, edition: FrozenEdition) -> None:
    """A fresh handout is up to date; a municipality without one has nothing to compare."""
    assert list(changes(base, edition, "assens")) == []
    assert list(changes(base, edition, "bornholm")) == []


def test_a_change_that_shows_on_paper_is_told(with_record: Changed, edition: FrozenEdition) -> None:
    """A new summary makes the paper old."""
    changed = with_record("E-001", summary="Et helt nyt resumé, som siger noget andet end det på papiret.")
    assert list(changes(changed, edition, "assens")) == [Change("E-001", ChangeKind.CHANGED)]


@pytest.mark.parametrize("letter", sorted(BY_LETTER))
def test_every_field_that_is_printed_makes_paper_old(whole_base: KnowledgeBase, letter: str) -> None:
    """Actions, steps, poles, sources and all others, changed one at a time."""
    record = next(r for r in one_of_each(whole_base.records) if r.id[0] == letter)
    full, words = filled(record)
    told = {key for key in words if fingerprint(_with_field(record, full, key)) != fingerprint(record)}
    # What was changed stands at a date, which is not printed.
    assert told == set(words) - {"aendring"}
    assert fingerprint(full.model_copy(update={"status": Status.PROVISIONAL})) != fingerprint(full)


def _with_field(record: Record, other: Record, key: str) -> Record:
    name = next(name for name in type(record).model_fields if key_of(type(record), name) == key)
    return record.model_copy(update={name: getattr(other, name)})


@pytest.mark.parametrize("field", ["recorded", "revised"])
def test_the_dates_of_a_record_do_not_make_paper_old(with_record: Changed, edition: FrozenEdition, field: str) -> None:
    """They only repeat that something changed."""
    assert list(changes(with_record("E-001", **{field: dt.date(2027, 1, 1)}), edition, "assens")) == []


def test_a_search_word_does_not_make_paper_old(with_record: Changed, edition: FrozenEdition) -> None:
    """What no reader of paper can see is not told."""
    assert list(changes(with_record("E-001", search_words=("nyt ord",)), edition, "assens")) == []


def test_a_withdrawn_or_deleted_record_is_told(
    base: KnowledgeBase, with_record: Changed, edition: FrozenEdition
) -> None:
    """Worse than changed: it should not be used any more."""
    withdrawn = with_record("E-001", status=Status.WITHDRAWN)
    assert list(changes(withdrawn, edition, "assens")) == [Change("E-001", ChangeKind.WITHDRAWN)]
    gone = dataclasses.replace(base, records=tuple(r for r in base.records if r.id != "M-001"))
    assert list(changes(gone, edition, "assens")) == [Change("M-001", ChangeKind.GONE)]


def test_the_latest_edition_is_by_number_not_by_name(edition: FrozenEdition) -> None:
    """The tenth comes after the ninth; other conferences and other files are passed over."""
    editions = [dataclasses.replace(edition, number=number) for number in (9, 10, 2)]
    files = {one.path: write(one) for one in editions} | {"_oplag/temakonference-2-11.json": b"{}", "_oplag/x.txt": b""}
    found = latest(files, "temakonference-1")
    assert found is not None
    assert found.number == 10
    assert latest(files, "temakonference-3") is None


def test_freezing_numbers_the_paper_and_keeps_what_is_on_it(tmp_path: Path) -> None:
    """`handouts --frys` prints a numbered edition and writes the file that the page behind the QR code reads."""
    findings = tmp_path / "findings"
    assert cli.main(["demo", "--antal", "30", "--klynger", "1", "--kommuner", "8", "--out", str(findings)]) == 0
    asked = ["handouts", "--frys", "--findings", str(findings), "--konference", "temakonference-1"]
    assert cli.main([*asked, "--out", str(tmp_path / "a")]) == 0
    assert cli.main([*asked, "--out", str(tmp_path / "b")]) == 0
    files, _ = store.read_findings(findings)
    edition = latest(files, "temakonference-1")
    assert edition is not None
    assert edition.number == 2
    assert len(edition.handouts) == 8
    base = build(load(files))
    assert [list(changes(base, edition, slug)) for slug in edition.handouts] == [[]] * 8
    listed = (tmp_path / "b" / "haefter" / "temakonference-1" / "fordeling.csv").read_text(encoding="utf-8-sig")
    assert re.findall(r"2\. udgave", listed)
    sha256 = json.loads(files[edition.path])["haefter"][next(iter(edition.handouts))]["sha256"]
    assert sha256 in listed


def test_an_edition_is_frozen_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One municipality alone is no edition."""
    assert cli.main(["handouts", "--frys", "--kommune", "assens", "--out", str(tmp_path)]) == 2
    assert "Udelad --kommune" in capsys.readouterr().err
