"""A record is withdrawn in its own file, and leads on; what readers are led to can follow."""

import datetime as dt
from pathlib import Path

import pytest

from generators import cli, clock
from generators.editing import withdrawing
from generators.editing.fields import with_field
from generators.loading import read_checked
from tests.editing.conftest import read_all

DAY = dt.date(2026, 11, 29)


@pytest.fixture
def two(findings: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second finding that may take the place of the first."""
    monkeypatch.setattr(clock, "here", lambda: DAY)
    first = findings / "erkendelser" / "E-001.yml"
    text = first.read_text().replace("titel: Ledere leder", "titel: Lærere lærer").replace("en samtale", "et ord")
    (findings / "erkendelser" / "E-002.yml").write_text(text.replace("Derfor er mødet", "Så er det"))
    return findings


def _withdraw(folder: Path, *words: str) -> int:
    return cli.main(["withdraw", *words, "--findings", str(folder)])


def test_only_three_lines_change(two: Path) -> None:
    """Status, successor and the day; the successor's line is new, in its place."""
    before = read_all(two)
    assert _withdraw(two, "E-001", "--afloest-af", "E-002") == 0
    after = read_all(two)
    changed = [path for path in after if after[path] != before[path]]
    assert changed == ["erkendelser/E-001.yml"]
    was, now = (each["erkendelser/E-001.yml"].decode().splitlines() for each in (before, after))
    assert [line for line in now if line not in was] == [
        "status: tilbagetrukket",
        "afloest_af: E-002",
        "revideret: 2026-11-29",
    ]
    assert [line for line in was if line not in now] == ["status: endelig"]
    assert now.index("afloest_af: E-002") == now.index("status: tilbagetrukket") + 1


def test_whoever_still_leads_there_is_told_of(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The warnings that follow from it are shown at once, with what to write."""
    _withdraw(two, "E-001", "--afloest-af", "E-002")
    told = capsys.readouterr().err
    assert told.startswith("E-001 er trukket tilbage og afløst af E-002.")
    assert told.count("[til-tilbagetrukket]") == 3
    assert "Skriv E-002" in told


def test_references_can_follow(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lists and texts lead to the successor, named once in each; nothing is left to mend."""
    record = two / "anbefalinger" / "A-001.yml"
    record.write_text(record.read_text().replace("bygger_paa: [E-001]", "bygger_paa: [E-001, E-002]"))
    assert _withdraw(two, "E-001", "--afloest-af", "E-002", "--flyt") == 0
    assert "bygger_paa: [E-002]\n" in record.read_text()
    assert "Se [E-002], som" in (two / "dilemmaer" / "D-001.yml").read_text()
    assert "[til-tilbagetrukket]" not in capsys.readouterr().err
    assert [problem.code for problem in read_checked(two)[1]] in ([], ["samme-indhold"])


def test_what_became_of_a_candidate_stays(two: Path) -> None:
    """History is not rewritten."""
    table = "- id: K001\n  udfald: post\n  poster: [E-001]\n"
    (two / "_register" / "kandidater.yml").write_text(table)
    _withdraw(two, "E-001", "--afloest-af", "E-002", "--flyt")
    assert (two / "_register" / "kandidater.yml").read_text() == table


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["E-001", "--afloest-af", "E-001"], "kan ikke afløses af sig selv"),
        (["E-001", "--afloest-af", "E-009"], "Der er ingen post E-009"),
        (["E-009"], "Der er ingen post E-009. Den sidste erkendelse er E-002."),
        (["E-001", "--flyt"], "--flyt skal vide hvorhen"),
        (["E-001", "--afloest-af", "vrøvl"], "»vrøvl« er ikke et id"),
    ],
)
def test_what_cannot_be_is_refused(two: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    """Nothing is written, and the message tells a way out."""
    before = read_all(two)
    assert _withdraw(two, *words) == 2
    assert told in capsys.readouterr().err
    assert read_all(two) == before


def test_a_withdrawn_record_replaces_nothing(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the one that is valid."""
    assert _withdraw(two, "E-001", "--afloest-af", "E-002") == 0
    assert _withdraw(two, "E-002", "--afloest-af", "E-001") == 2
    assert "E-001 er selv trukket tilbage. Den er afløst af E-002" in capsys.readouterr().err
    assert _withdraw(two, "E-001", "--afloest-af", "E-002") == 2
    assert "allerede trukket tilbage" in capsys.readouterr().err


def test_one_that_was_deleted_is_brought_back_first(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Others still lead there: the message says where to get it."""
    (two / "erkendelser" / "E-001.yml").unlink()
    assert _withdraw(two, "E-001") == 2
    assert "Er den slettet, så hent erkendelser/E-001.yml igen fra Git." in capsys.readouterr().err


def test_two_with_one_number_are_told_apart_first(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of them is meant cannot be known."""
    (two / "ideer").mkdir()
    (two / "ideer" / "E-001.yml").write_bytes((two / "erkendelser" / "E-001.yml").read_bytes())
    assert _withdraw(two, "E-001") == 2
    assert "Der er to filer med nummeret E-001" in capsys.readouterr().err


def test_a_record_with_faults_is_mended_first(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A half-merged file keeps every byte."""
    path = two / "erkendelser" / "E-001.yml"
    path.write_text("<<<<<<< HEAD\n" + path.read_text())
    before = path.read_bytes()
    assert _withdraw(two, "E-001") == 2
    assert "har fejl" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("key", ["titel", "resume", "status", "revideret", "soegeord"])
def test_a_field_is_set_where_it_belongs(findings: Path, key: str) -> None:
    """Every other line stays, comments too, whether the field was there or not."""
    text = (findings / "erkendelser" / "E-001.yml").read_text().replace("status:", "# om status\nstatus:")
    after = with_field("erkendelser/E-001.yml", text, key, "ny")
    assert f"{key}: ny\n" in after
    assert "# om status\nstatus:" in after
    others = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    assert [line for line in after.splitlines() if line in others] == others


def test_a_successor_may_tell_what_it_replaces(two: Path) -> None:
    """A reference in the successor is the one that stays."""
    new = two / "erkendelser" / "E-002.yml"
    new.write_text(new.read_text() + "relaterede: [E-001]\n")
    found = withdrawing.moved(read_all(two), "E-001", "E-002")
    assert sorted(found) == ["anbefalinger/A-001.yml", "dilemmaer/D-001.yml"]
