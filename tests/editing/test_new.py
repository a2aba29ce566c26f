"""A new file has its number, the day, every field that must be filled and help that goes again."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from generators import cli, clock
from generators.commands import new
from generators.editing import form
from generators.editing.fields import with_field
from generators.loading import read_checked
from generators.reading.yaml_values import parse
from tests.editing.conftest import read_all

# What says that a field is empty; anything else would be a fault of the skeleton.
TO_FILL = {"tomt-felt", "mangler-felt", "for-kort", "for-faa", "tom-tekst", "udateret-konference", "klyngestoerrelse"}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "here", lambda: dt.date(2026, 11, 29))


def _new(folder: Path, *words: str) -> int:
    return cli.main(["new", *words, "--findings", str(folder)])


@pytest.mark.parametrize("kind", sorted(new._KINDS))
def test_only_what_is_to_be_filled_is_missing(findings: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """Every type and register: the file is sound YAML of known fields, and the messages name the empty ones."""
    assert _new(findings, kind, "En ny titel på prøve") == 0
    shown = capsys.readouterr()
    path = Path(shown.out.strip())
    name = path.relative_to(findings).as_posix()
    assert not parse(name, path.read_bytes()).is_broken
    mine = [problem for problem in read_checked(findings)[1] if problem.path == name]
    assert mine
    assert {problem.code for problem in mine} <= TO_FILL
    assert "dev.py check" in shown.err
    assert cli.main(["fmt", "--check", "--findings", str(findings)]) in (0, 1)
    assert form.formatted(name, path.read_bytes()) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "like"),
    [
        ("erkendelse", "erkendelser/E-001.yml"),
        ("dilemma", "dilemmaer/D-001.yml"),
        ("anbefaling", "anbefalinger/A-001.yml"),
        ("kilde", "_register/kilder/beskrivelsen.yml"),
        ("konference", "_register/konferencer/temakonference-1.yml"),
    ],
)
def test_filled_it_is_a_sound_file_without_help(
    findings: Path, capsys: pytest.CaptureFixture[str], kind: str, like: str
) -> None:
    """Filling each field is all there is to do; then the form takes the help away."""
    assert _new(findings, kind, "En ny titel på prøve") == 0
    path = Path(capsys.readouterr().out.strip())
    name, text = path.relative_to(findings).as_posix(), path.read_text(encoding="utf-8")
    for key, value in parse(like, (findings / like).read_bytes()).value.items():
        if key not in ("titel", "navn", "optaget", "status"):
            text = with_field(name, text, key, value)
    path.write_text(text, encoding="utf-8")
    with_help = [problem for problem in read_checked(findings)[1] if problem.path == name]
    assert {problem.code for problem in with_help} <= {"samme-indhold", "dublet"}
    assert cli.main(["fmt", "--findings", str(findings)]) == 0
    assert "#" not in path.read_text(encoding="utf-8")
    left = [problem for problem in read_checked(findings)[1] if problem.path == name]
    assert {problem.code for problem in left} <= {"samme-indhold", "dublet"}


def test_a_record_gets_the_next_number_and_the_day(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One above the highest, drafts that cannot be read and copies included; the folder may be new."""
    (findings / "anbefalinger" / "A-007.yml").write_text("titel: [")
    (findings / "anbefalinger" / "A-009 (Kopi).yml").write_text("")
    assert _new(findings, "Anbefalinger", "En ny titel på prøve") == 0
    path = Path(capsys.readouterr().out.strip())
    assert path == findings / "anbefalinger" / "A-010.yml"
    assert "optaget: 2026-11-29\n" in path.read_text(encoding="utf-8")
    assert "status: foreloebig\n" in path.read_text(encoding="utf-8")
    assert _new(findings, "ide", "Den første idé i mappen") == 0
    assert capsys.readouterr().out.strip().endswith("ideer/I-001.yml")


def test_no_number_is_given_twice(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record that was deleted, or that stands on another branch, keeps its number."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=findings, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "start")
    git("checkout", "-q", "-b", "anden")
    (findings / "anbefalinger" / "A-041.yml").write_text("titel: x\n")
    git("add", "-A")
    git("commit", "-q", "-m", "andens")
    git("checkout", "-q", "main")
    assert _new(findings, "anbefaling", "En ny titel på prøve") == 0
    assert capsys.readouterr().out.strip().endswith("A-042.yml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["anbefalng", "Titel"], "Mente du »anbefaling«?"),
        (["xyzzy", "Titel"], "Vælg mellem erkendelse, dilemma"),
        (["kommune", "Ny"], "Det står samlet i _register/kommuner.yml"),
        (["kilde", "Beskrivelsen"], "_register/kilder/beskrivelsen.yml findes allerede"),
        (["kilde", "!!!"], "kan ikke blive til en adresse"),
        (["erkendelse", "Ledere leder bedst, når de kender hinanden"], "E-001 har allerede den titel"),
        (["erkendelse", "  "], "Skriv en titel"),
    ],
)
def test_what_cannot_be_made_is_told(
    findings: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    """Nothing is written, and the message leads on."""
    before = read_all(findings)
    assert _new(findings, *words) == 2
    assert told in capsys.readouterr().err
    assert read_all(findings) == before


def test_a_title_may_hold_anything(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Signs that mean something in YAML are quoted."""
    title = 'Ledelse: 55 # "det" & det'
    assert _new(findings, "erkendelse", title) == 0
    path = Path(capsys.readouterr().out.strip())
    assert parse("x", path.read_bytes()).value["titel"] == title


def test_a_machine_that_opens_nothing_says_so(
    findings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is made all the same."""
    monkeypatch.setenv("PATH", "")
    assert _new(findings, "erkendelse", "En ny titel på prøve", "--aabn") == 0
    shown = capsys.readouterr()
    assert Path(shown.out.strip()).is_file()
    assert "Åbn den selv" in shown.err
