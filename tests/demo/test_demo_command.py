"""`klyngeviden demo` writes a folder the other commands take, and overwrites nothing but an earlier demo."""

from pathlib import Path

import pytest

from generators import cli
from generators.loading import load_base


def test_it_writes_a_folder_of_the_usual_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other commands read it as they read findings/."""
    assert cli.main(["demo", "--antal", "12", "--out", str(tmp_path / "ny" / "eksempel")]) == 0
    base = load_base(tmp_path / "ny" / "eksempel")
    assert len(base.records) == 12
    assert base.is_example
    assert "12 opdigtede poster" in capsys.readouterr().err


def test_an_earlier_demo_is_replaced(tmp_path: Path) -> None:
    """Nothing of the larger one is left in the smaller one."""
    for count in ("30", "3"):
        assert cli.main(["demo", "--antal", count, "--out", str(tmp_path / "eksempel")]) == 0
    assert len(load_base(tmp_path / "eksempel").records) == 3


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """A folder made for the purpose is as good as none."""
    assert cli.main(["demo", "--antal", "1", "--out", str(tmp_path)]) == 0


@pytest.mark.parametrize(("name", "text"), [("noter.txt", "mine"), ("_register/program.yml", "slags: virkeligt\n")])
def test_other_folders_are_left_alone(name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything else in it is refused in Danish, and untouched."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert cli.main(["demo", "--antal", "1", "--out", str(tmp_path)]) == 2
    assert "bliver ikke overskrevet" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name]


def test_a_demo_with_own_files_in_it_is_left_alone(tmp_path: Path) -> None:
    """What somebody put beside the records is not thrown away."""
    folder = tmp_path / "eksempel"
    assert cli.main(["demo", "--antal", "1", "--out", str(folder)]) == 0
    (folder / "noter.txt").write_text("mine", encoding="utf-8")
    assert cli.main(["demo", "--antal", "1", "--out", str(folder)]) == 2
    assert (folder / "noter.txt").exists()


def test_a_file_is_not_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong --out is told as such."""
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert cli.main(["demo", "--out", str(tmp_path / "fil")]) == 2
    assert "er en fil" in capsys.readouterr().err


def test_an_impossible_size_is_wrong_use(tmp_path: Path) -> None:
    """Nothing is written."""
    assert cli.main(["demo", "--antal", "0", "--out", str(tmp_path / "eksempel")]) == 2
    assert not (tmp_path / "eksempel").exists()
