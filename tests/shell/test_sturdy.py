"""Whatever lies on a disk or in the way of it gives a line of Danish, and never half a file."""

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generators import cli, console, disk, store
from generators.commands import status

SOUND = store.ROOT / "tests" / "golden" / "grundlag"


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    """A small sound findings folder that a test may spoil."""
    return Path(shutil.copytree(SOUND, tmp_path / "findings"))


@pytest.fixture
def no_sleep(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits; the pauses that were asked for."""
    slept: list[float] = []
    monkeypatch.setattr("generators.disk.time.sleep", slept.append)
    return slept


def _said(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Everything that `check` says of a folder."""
    cli.main(["check", "--findings", str(folder), "--format", "text"])
    shown = capsys.readouterr()
    return shown.out + shown.err


# --- what may lie in a findings folder --------------------------------------------------------------------------------


@pytest.fixture
def nested(findings: Path) -> Iterator[Path]:
    """1,200 folders in each other, which no recursion survives."""
    here = Path.cwd()
    os.chdir(findings)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    yield findings
    for _ in range(1200):
        os.chdir("..")
        Path("d").rmdir()
    os.chdir(here)


def test_folders_without_end_are_named_once(nested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the first of them that is too deep is told of, and the rest of the records is read."""
    told = _said(nested, capsys)
    assert told.count("[dyb-mappe]") == 1
    assert "3 poster læst: 1 fejl." in told


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "ehthumbs.db"])
def test_what_the_system_leaves_behind_is_passed_over(
    findings: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Windows and macOS put files into folders they have shown."""
    (findings / "erkendelser" / name).write_bytes(b"\0\1")
    assert _said(findings, capsys) == "3 poster læst: ingen fejl.\n"


def test_names_that_are_no_text_are_shown(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name in another set of letters is a file name like others, in both formats."""
    name = os.fsencode(findings / "erkendelser") + b"/E-\xe6\xff.yml"
    Path(os.fsdecode(name)).write_bytes(b"titel: x\n")
    assert cli.main(["check", "--findings", str(findings), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out.encode("utf-8", "replace"))
    assert {problem["path"].startswith("erkendelser/E-") for problem in told} == {True}


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "forsvandt, mens posterne blev læst"),
        (PermissionError(errno.EACCES, "Permission denied"), "kan ikke læses: der er ikke adgang"),
        (OSError(errno.EIO, "Input/output error"), "kan ikke læses: disken svarer ikke"),
        (OSError(9999, "Something new"), "kan ikke læses: systemet svarede med fejl 9999"),
    ],
)
def test_a_folder_that_cannot_be_read_hides_nothing_else(
    findings: Path,
    refused: OSError,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Vanished, closed or broken: the folder is named in Danish, and nothing is said of what refers into it."""
    really: Callable[[Any], Any] = os.scandir

    def refusing(place: Any) -> Any:
        if Path(place).name == "dilemmaer":
            raise refused
        return really(place)

    monkeypatch.setattr(os, "scandir", refusing)
    told = _said(findings, capsys)
    assert f"dilemmaer:1:1: fejl [adgang] Filen eller mappen {said}" in told
    assert str(refused.strerror) not in told
    assert "2 poster læst" in told


def test_what_refers_to_a_record_that_cannot_be_opened_is_no_fault(
    findings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record that is there but closed is told of once, at its own place."""
    really = Path.open

    def refusing(path: Path, *arguments: Any) -> Any:
        if path.name == "E-001.yml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, *arguments)

    monkeypatch.setattr(Path, "open", refusing)
    told = _said(findings, capsys)
    assert "1 fejl" in told
    assert "ukendt-post" not in told


def test_a_junction_of_windows_is_not_followed() -> None:
    """It is a folder to Python 3.11; what OneDrive keeps in the cloud is one as well, and is read."""

    def entry(tag: int) -> Any:
        return SimpleNamespace(
            is_symlink=lambda: False,
            is_dir=lambda: True,
            is_file=lambda: False,
            stat=lambda **_: SimpleNamespace(st_reparse_tag=tag),
        )

    junction = store._odd(entry(0xA0000003), "arkiv")
    assert junction
    assert junction.code == "genvej"
    assert store._odd(entry(0x9000001A), "arkiv") is None


def test_a_folder_of_everything_is_refused(findings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a whole disk to be read."""
    monkeypatch.setattr(store, "MOST_FILES", 3)
    with pytest.raises(store.EnvironmentProblem, match="--findings"):
        store.read_findings(findings)


def test_what_is_no_record_is_not_read(findings: Path) -> None:
    """A film in the folder costs nothing."""
    (findings / "erkendelser" / "film.mp4").write_bytes(b"x" * 1000)
    assert store.read_findings(findings)[0]["erkendelser/film.mp4"] == b""


# --- output -----------------------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the run before stays whole, and nothing lies beside it."""
    store.write(tmp_path, "haefter/a.pdf", b"gammel")

    def full(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="space"):
        store.write(tmp_path, "haefter/a.pdf", b"ny og lang")
    assert {path.name: path.read_bytes() for path in (tmp_path / "haefter").iterdir()} == {"a.pdf": b"gammel"}


@pytest.mark.parametrize("held", [1, 3, 7])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, held: int, no_sleep: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Antivirus and OneDrive let go within some seconds: the site is swapped in all the same."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "side.txt").write_text("gammel")
    really, refusals = Path.rename, iter([True] * held)

    def refusing(path: Path, target: Path) -> Path:
        if next(refusals, False):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with store.replacing(tmp_path / "site", "side.txt") as new:
        (new / "side.txt").write_text("ny")
    assert (tmp_path / "site" / "side.txt").read_text() == "ny"
    assert len(no_sleep) == held
    assert sum(no_sleep) < 10


def test_a_file_that_is_never_let_go_is_told_in_danish(
    tmp_path: Path, no_sleep: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site stays, and the message says what to do."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "side.txt").write_text("gammel")

    def refusing(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "rename", refusing)
    with (
        pytest.raises(store.EnvironmentProblem, match=r"der er ikke adgang. Luk det, der har den åben"),
        store.replacing(tmp_path / "site", "side.txt") as new,
    ):
        (new / "side.txt").write_text("ny")
    assert (tmp_path / "site" / "side.txt").read_text() == "gammel"
    assert no_sleep


@pytest.mark.parametrize("command", ["site", "pages", "handouts", "publication"])
@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("{findings}", "hører til posterne"),
        ("{findings}/erkendelser", "hører til posterne"),
        ("{findings}/ny", "hører til posterne"),
        ("{tmp}", "hører til posterne"),
        ("{tmp}/fil", "er en fil"),
        ("{tmp}/fil/under", "klyngeviden:"),
        ("{root}", "hører til programmet"),
        ("{root}/docs/ny", "hører til programmet"),
        ("{root}/generators", "hører til programmet"),
        ("/", "hører til programmet"),
        ("{tmp}/ring", "klyngeviden:"),
        ("{tmp}/" + "a" * 300, "klyngeviden:"),
        ("", "--out: skal have en værdi"),
        ("  ", "--out: skal have en værdi"),
    ],
)
def test_output_in_a_wrong_place_is_refused_in_danish(
    command: str, out: str, said: str, findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, nothing is lost, and the line is Danish."""
    (tmp_path / "fil").write_text("mit")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    before = sorted(tmp_path.rglob("*"))
    place = out.format(findings=findings, tmp=tmp_path, root=store.ROOT)
    try:
        code = cli.main([command, "--findings", str(findings), "--out", place])
    except SystemExit as ended:
        code = int(str(ended.code))
    shown = capsys.readouterr().err
    assert code == 2
    assert said in shown
    assert not any(english in shown for english in ("Errno", "too long", "denied", "directory", "Traceback"))
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("number", sorted(disk.REASONS))
def test_what_a_disk_refuses_is_told_in_danish(
    number: int, findings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system's own English reaches nobody."""

    def refused(_: object) -> int:
        raise OSError(number, os.strerror(number), "et/sted")

    monkeypatch.setattr(status, "run", refused)
    assert cli.main(["status", "--findings", str(findings)]) == 2
    shown = capsys.readouterr().err
    assert os.strerror(number) not in shown
    assert "(et/sted)" in shown


# --- terminals --------------------------------------------------------------------------------------------------------


class _Stream(io.TextIOWrapper):
    """A stream that is a terminal or not."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Say what was asked for."""
        return self.terminal


@pytest.mark.parametrize(
    ("page", "reader", "chosen"),
    [
        (None, "pipe", "utf-8"),
        (None, "terminal", "utf-8"),
        (850, "pipe", "cp850"),
        (1252, "pipe", "cp1252"),
        (850, "terminal", "utf-8"),
        (65001, "pipe", "utf-8"),
        (0, "pipe", "utf-8"),
        (99999, "pipe", "utf-8"),
    ],
)
def test_a_pipe_on_windows_is_written_as_powershell_reads_it(
    page: int | None, reader: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell 5.1 and 7 read what a program pipes as the console's set of letters; a console itself takes all."""
    monkeypatch.setattr(console, "console_page", lambda: page)
    assert console.encoding_for(_Stream(terminal=reader == "terminal")) == chosen


def test_signs_that_cannot_be_shown_are_written_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """æ, ø and å stand in every set of letters Danish Windows uses; arrows and dashes do not."""
    stream = _Stream(terminal=False)
    monkeypatch.setattr(console, "console_page", lambda: 850)
    monkeypatch.setattr(sys, "stdout", stream)
    console.speak_danish()
    sys.stdout.write("→ Rød grød – »på« … 漢\n")
    stream.flush()
    assert stream.buffer.getvalue().decode("cp850") == "-> Rød grød - »på« ... ?\n"  # type: ignore[attr-defined]


def test_json_is_whole_in_any_set_of_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program reads back what was written, signs outside the set too."""
    written = json.dumps(["→ Rød 漢 😀"], ensure_ascii=False)
    monkeypatch.setattr(sys, "stdout", _Stream(terminal=False, encoding="cp850"))
    escaped = console.for_machines(written)
    assert escaped.isascii()
    assert json.loads(escaped) == ["→ Rød 漢 😀"]
    monkeypatch.setattr(sys, "stdout", _Stream(terminal=False))
    assert console.for_machines(written) == written


@pytest.mark.parametrize("program", [["dev.py", "--help"], ["-m", "generators", "--help"]])
def test_help_is_shown_whatever_the_machine_calls_its_letters(program: list[str]) -> None:
    """Without a locale Python knows only ASCII."""
    environment = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    ended = subprocess.run(
        [sys.executable, *program], cwd=store.ROOT, env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "hæfter" in ended.stdout.decode()


# --- how soon a check answers -----------------------------------------------------------------------------------------


def test_a_check_starts_without_what_it_does_not_need() -> None:
    """Nothing that makes pages or paper is imported to look through the records."""
    asked = (
        "import sys; from generators.cli import main; main(['check', '--findings', sys.argv[1]]); "
        "print(*sorted({'jinja2', 'mkdocs', 'markdown', 'typst', 'docx', 'PIL', 'asyncio'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked, str(SOUND)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
