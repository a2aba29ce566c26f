"""The command line: Danish throughout, and an exit code that tells how it ended."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generators import cli, store

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    """A small sound findings folder that a test may spoil."""
    return Path(shutil.copytree(GOOD_FOLDER, tmp_path / "findings"))


def test_a_sound_folder_ends_well(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing on standard output, a summary on standard error, exit code 0."""
    assert cli.main(["check", "--findings", str(findings), "--format", "text"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "3 poster læst: ingen fejl.\n"


def test_every_problem_of_every_file_comes_in_one_run(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read hides nothing in the others; exit code 1."""
    (findings / "erkendelser" / "E-001.yml").write_bytes(b"titel: [\n")
    record = findings / "dilemmaer" / "D-001.yml"
    record.write_text(record.read_text().replace("niveauer:", "niveau:").replace("[E-001]\n", "[E-099]\n"))
    assert cli.main(["check", "--findings", str(findings), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(p["path"], p["code"]) for p in found] == [
        ("dilemmaer/D-001.yml", "ukendt-felt"),
        ("erkendelser/E-001.yml", "liste"),
    ]


def test_a_warning_alone_ends_well(
    findings: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Warnings are shown by their place in the repository, and the exit code is 0."""
    monkeypatch.chdir(findings.parent)
    record = findings / "anbefalinger" / "A-001.yml"
    record.write_text(record.read_text().replace("status: endelig", "status: tilbagetrukket"))
    assert cli.main(["check", "--findings", str(findings), "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=findings/anbefalinger/A-001.yml,line=7,col=9")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Mente du »check«?"),
        (["check", "--findings", "findes/ikke"], "Der er ingen mappe"),
        (["check", "--format", "xml"], "vælg mellem"),
        (["pages"], "her mangler: --out"),
        (["check", "--forkert"], "kendes ikke: --forkert"),
        (["check", "--f", "json"], "kendes ikke: --f"),
        (["serve", "--port", "99999"], "fra 1 til 65535"),
        (["pages", "--out", "/"], "bliver ikke overskrevet"),
    ],
)
def test_wrong_use_is_told_in_danish(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong word, folder or option gives a line of Danish and exit code 2, never a traceback."""
    try:
        code = cli.main(words)
    except SystemExit as ended:
        code = int(str(ended.code))
    assert code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_danish_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help names the command and its options without a word of English."""
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"brug: klyngeviden {name}" in shown
    for english in ("usage", "options:", "show this", "arguments", "default"):
        assert english not in shown.replace(f"klyngeviden {name}", "")


def test_every_command_stands_in_the_readme() -> None:
    """What can be called is told to those who run it."""
    readme = (store.ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.COMMANDS if f"| `{name}" not in readme] == []


def test_the_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the user is shown what there is."""
    assert cli.main([]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in cli.COMMANDS)


def test_danish_letters_survive_an_old_terminal(findings: Path) -> None:
    """Where the terminal says it knows only ASCII, the output is UTF-8 all the same."""
    (findings / "erkendelser" / "E-001.yml").write_bytes(b"")
    command = [sys.executable, "-m", "generators", "check", "--findings", str(findings), "--format", "text"]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PATH": ""}
    ended = subprocess.run(command, cwd=store.ROOT, env=environment, capture_output=True, check=False)
    assert ended.returncode == 1
    assert "læst" in ended.stderr.decode()


def test_a_reader_who_has_had_enough_is_no_fault(findings: Path) -> None:
    """Where the output is cut short, as »head« does, the program ends without a traceback."""
    (findings / "erkendelser" / "E-001.yml").write_bytes(b"")
    command = [sys.executable, "-m", "generators", "check", "--findings", str(findings), "--format", "text"]
    with subprocess.Popen(command, cwd=store.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        said = started.stderr.read().decode()
    assert started.returncode == 141
    assert "Traceback" not in said
    assert "Broken" not in said


def test_status_lists_gaps_and_ends_well(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Gaps are told kind by kind; they are no errors."""
    assert cli.main(["status", "--findings", str(findings)]) == 0
    shown = capsys.readouterr().out
    assert "3 poster: 1 erkendelse, 1 dilemma, 0 modeller, 1 anbefaling og 0 idéer." in shown
    assert "Poster uden spørgsmål til mødet (2)\n  D-001" in shown
    assert "Dilemmaer, som ingen post håndterer" not in shown


@pytest.mark.parametrize("command", ["pages", "serve", "publication", "handouts", "site"])
def test_a_wrong_address_of_the_site_is_told_in_danish(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command that writes the address stops before it writes anything, and names the line."""
    text = store.CONFIG.read_text(encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(re.sub(r"site_url: \S+", "site_url: klyngeviden.dk", text), encoding="utf-8")
    monkeypatch.setattr(store, "CONFIG", config)
    out = [] if command == "serve" else ["--out", str(tmp_path / "ud")]
    assert cli.main([command, "--findings", str(GOOD_FOLDER), *out]) == 2
    line = next(number for number, told in enumerate(text.splitlines(), 1) if told.startswith("site_url"))
    assert f"mkdocs.yml, linje {line}: site_url er ikke en hel adresse: »klyngeviden.dk«" in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_the_findings_are_read_once(findings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read for the check is what the pages are made of, frozen editions too."""
    read: list[Path] = []

    def counted(folder: Path, read_findings: Callable[[Path], Any] = store.read_findings) -> Any:
        read.append(folder)
        return read_findings(folder)

    monkeypatch.setattr(store, "read_findings", counted)
    assert cli.main(["pages", "--findings", str(findings), "--out", str(tmp_path / "ud")]) == 0
    assert read == [findings]


def test_the_language_is_read_when_asked_for(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check --sprog` warns of a misspelt word, and a word of the list is right."""
    record = findings / "erkendelser" / "E-001.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("har talt", "har tlat Qwrtzka"), encoding="utf-8")
    asked = ["check", "--findings", str(findings), "--format", "json"]
    assert cli.main(asked) == 0
    assert json.loads(capsys.readouterr().out) == []
    (findings / "_register" / "ordliste.txt").write_text("Qwrtzka\n", encoding="utf-8")
    assert cli.main([*asked, "--sprog"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(p["code"], p["level"]) for p in found] == [("stavning", "advarsel")]
    assert "»talt«" in found[0]["hint"]
