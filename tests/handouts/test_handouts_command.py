"""`klyngeviden handouts`: what is asked for is written, and a misspelt name gets a suggestion."""

import shutil
from pathlib import Path

import pytest

from generators import cli, store


def test_one_handout_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Conference and municipality may be named as people name them."""
    asked = ["--konference", "Temakonference 2", "--kommune", "Lyngby-Taarbæk", "--out", str(tmp_path)]
    assert cli.main(["handouts", *asked]) == 0
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert written == ["haefter/temakonference-2/lyngby-taarbaek.pdf"]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Hæfter, bøger og ark: 1" in captured.err


@pytest.mark.parametrize(
    ("option", "written", "meant"),
    [("--kommune", "Hedensten", "Hedensted"), ("--konference", "temakonferense-3", "Temakonference 3")],
    ids=["kommune", "konference"],
)
def test_a_misspelt_name_gets_a_suggestion(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, written: str, meant: str
) -> None:
    """Wrong use ends with 2 and the name that was meant."""
    assert cli.main(["handouts", option, written, "--out", str(tmp_path)]) == 2
    assert f"Mente du »{meant}«?" in capsys.readouterr().err


def test_a_broken_record_is_named_and_the_rest_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sign that cannot be printed is shown on its line, and the command ends with 1."""
    findings, out = tmp_path / "findings", tmp_path / "out"
    shutil.copytree(store.FINDINGS, findings)
    record = findings / "modeller" / "M-001.yml"
    record.write_bytes(record.read_bytes().replace(b"Forpligtende klynge", "Forpligtende 🙂 klynge".encode(), 1))
    assert cli.main(["handouts", "--findings", str(findings), "--kommune", "hedensted", "--out", str(out)]) == 1
    assert "modeller/M-001.yml:1:" in capsys.readouterr().err
    assert [path.parent.name for path in sorted(out.rglob("*.pdf"))] == ["temakonference-1"]
