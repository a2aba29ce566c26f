"""`klyngeviden handouts`: what is asked for is written, and a misspelt name gets a suggestion."""

import re
import shutil
from pathlib import Path

import pytest

from generators import cli, store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import select
from generators.printing import print_handouts
from generators.problems import has_errors
from generators.records.record_types import type_of
from tests.handouts.conftest import EDITION, Changed

SOUND = store.ROOT / "tests" / "golden" / "grundlag"


def test_one_handout_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Conference and municipality may be named as people name them, and none of the others is made."""
    findings, out = shutil.copytree(SOUND, tmp_path / "findings"), tmp_path / "out"
    first = findings / "_register/konferencer/temakonference-1.yml"
    second = first.read_text(encoding="utf-8").replace("navn: Temakonference 1", "navn: Temakonference 2")
    first.with_name("temakonference-2.yml").write_text(second, encoding="utf-8")
    asked = ["--konference", "Temakonference 2", "--kommune", "Ærø", "--findings", str(findings), "--out", str(out)]
    assert cli.main(["handouts", *asked]) == 0
    written = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()]
    assert written == ["haefter/temakonference-2/aeroe.pdf"]
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


def test_findings_with_an_error_are_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check stops a sign that cannot be printed: its line is shown, the command ends with 1, nothing is written."""
    findings, out = tmp_path / "findings", tmp_path / "out"
    shutil.copytree(SOUND, findings)
    path = next(findings.glob("erkendelser/E-*.yml"))
    broken, changed = re.subn("(?m)^titel: .*$", "titel: En titel med 🙂 i", path.read_text(encoding="utf-8"))
    assert changed == 1
    path.write_text(broken, encoding="utf-8")
    assert cli.main(["handouts", "--findings", str(findings), "--kommune", "hedensted", "--out", str(out)]) == 1
    assert f"erkendelser/{path.name}:1:" in capsys.readouterr().err
    assert not list(out.rglob("*.pdf"))


def test_a_record_that_only_the_press_refuses_is_named_and_the_rest_is_written(
    base: KnowledgeBase, with_record: Changed, typesetter: Typesetter, tmp_path: Path
) -> None:
    """Where the check let a fault through, a conference without the record still gets its handouts."""
    own = base.municipality["hedensted"]
    record, shown, other = next(
        (item.record, conference, other)
        for conference in base.theme_conferences
        for item in select(base, own, conference).featured
        for other in base.theme_conferences
        if not {entry.theme for entry in other.themes} & set(item.record.themes)
    )
    source = Manuscript(with_record(record.id, title="En titel med 🙂 i"), EDITION)
    found = print_handouts(PrintOrder(source, [shown, other], [own]), tmp_path, typesetter).problems
    path = f"{type_of(record).folder}/{record.id}.yml"
    assert {problem.path for problem in found if problem.code == "tegn-uden-skrift"} == {path}
    assert has_errors(found)
    assert [pdf.parent.name for pdf in tmp_path.rglob("*.pdf")] == [other.slug]
