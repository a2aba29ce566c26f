"""`klyngeviden handouts`: what is asked for is written, and a misspelt name gets a suggestion."""

import re
import shutil
from pathlib import Path

import pytest

from generators import cli, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import select
from generators.records.record_types import type_of


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


def test_a_broken_record_is_named_and_the_rest_is_written(
    base: KnowledgeBase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sign that cannot be printed is shown on its line, and the command ends with 1."""
    findings, out = tmp_path / "findings", tmp_path / "out"
    shutil.copytree(store.FINDINGS, findings)
    own = base.municipality["hedensted"]
    record, shown, other = next(
        (item.record, conference, other)
        for conference in base.theme_conferences
        for item in select(base, own, conference).featured
        for other in base.theme_conferences
        if not {entry.theme for entry in other.themes} & set(item.record.themes)
    )
    path = f"{type_of(record).folder}/{record.id}.yml"
    text = (findings / path).read_text(encoding="utf-8")
    broken = re.sub("(?m)^titel: .*$", "titel: En titel med 🙂 i", text, count=1)
    (findings / path).write_text(broken, encoding="utf-8")
    assert cli.main(["handouts", "--findings", str(findings), "--kommune", own.slug, "--out", str(out)]) == 1
    assert f"{path}:1:" in capsys.readouterr().err
    written = {pdf.parent.name for pdf in out.rglob("*.pdf")}
    assert shown.slug not in written
    assert other.slug in written
