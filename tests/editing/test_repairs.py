"""What can be mended without a choice is, after it was shown; all else is left to a person."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from generators import cli
from generators.loading import read_checked
from tests.editing.conftest import read_all

RECORD = "dilemmaer/D-001.yml"


def _spoil(folder: Path, old: str, new: str, path: str = RECORD) -> bytes:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file.read_bytes()


def _mend(folder: Path, *words: str) -> int:
    return cli.main(["check", "--ret", *words, "--format", "text", "--findings", str(folder)])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Se [E-001], som", "Se [e-001], som"),
        ("Se [E-001], som", "Se [E–1], som"),
        ("Se [E-001], som", "Se E-001, som"),
        ("optaget: 2026-11-21\n", "optaget: 21. november 2026\n"),
        ("optaget: 2026-11-21\n", 'optaget: "21/11-2026"\n'),
        ("bygger_paa: [E-001]", "bygger_paa: [e1]"),
        ("\nstatus: ", "\n\tstatus: "),
        ("\nstatus: ", "\n   status: "),
        ("\n  - kilde: ", "\n\t- kilde: "),
        ("\n  - kilde: ", "\n  -\tkilde: "),
        ("\n    sted: ", "\n\tsted: "),
    ],
)
def test_the_right_value_is_written(findings: Path, right: str, wrong: str) -> None:
    """Only that place changes, and nothing is left to mend."""
    before = read_all(findings)
    _spoil(findings, right, wrong)
    assert _mend(findings, "--ja") == 0
    assert read_all(findings) == before
    assert read_checked(findings)[1] == []


def test_several_at_once(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line and in several, each is shown with what it becomes."""
    before = read_all(findings)
    _spoil(findings, "Se [E-001], som", "Se [e-001], som")
    _spoil(findings, "optaget: 2026-11-21\n", "optaget: 21. november 2026\n")
    assert _mend(findings, "--ja") == 0
    assert read_all(findings) == before
    shown = capsys.readouterr().out
    assert "-optaget: 21. november 2026\n+optaget: 2026-11-21\n" in shown


def test_the_old_letters_of_windows_are_read_as_what_they_are(findings: Path) -> None:
    """Saved in the wrong set of letters, a file is as it was."""
    before = read_all(findings)
    (findings / RECORD).write_bytes(before[RECORD].decode().replace("\n", "\r\n").encode("cp1252"))
    assert _mend(findings, "--ja") == 0
    assert read_all(findings) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("temaer: [faglig-ledelse, data-og-dialog]", "temaer: [faglig-ledels]"),
        ("Se [E-001], som", "Se [E-009], som"),
        ("Se [E-001], som", "Se [e-9], som"),
        ("dato: 2017-03\n", "dato: engang\n"),
        ("status: foreloebig", "status: <<<<<<< HEAD"),
        ("titel: ", "titel: [\ntitel: "),
    ],
)
def test_what_takes_a_choice_is_left(findings: Path, old: str, new: str) -> None:
    """Not a byte changes where somebody must decide, or where the repair would bring something else about."""
    spoilt = _spoil(findings, old, new)
    assert _mend(findings, "--ja") == 1
    assert (findings / RECORD).read_bytes() == spoilt


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "stdin", "is_written"),
    [
        ("j", _Terminal, True),
        ("ja", _Terminal, True),
        ("", _Terminal, False),
        ("n", _Terminal, False),
        ("j", io.StringIO, False),
    ],
)
def test_it_asks_first(
    findings: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    stdin: Callable[[str], io.StringIO],
    is_written: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Whoever says nothing, or is no person, changes nothing; the difference is shown in any case."""
    spoilt = _spoil(findings, "Se [E-001], som", "Se [e-001], som")
    monkeypatch.setattr("sys.stdin", stdin(f"{answer}\n"))
    assert _mend(findings) == (0 if is_written else 1)
    assert ((findings / RECORD).read_bytes() != spoilt) is is_written
    shown = capsys.readouterr()
    assert "+  kan gøre begge dele på én gang. Se [E-001]" in shown.out
    assert ("Intet er skrevet" in shown.err) is not is_written


def test_a_sound_folder_has_nothing_to_repair(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_all(findings)
    assert _mend(findings, "--ja") == 0
    assert read_all(findings) == before
    assert "Der er intet, der kan rettes uden at vælge." in capsys.readouterr().err
