"""The disk: what is read and refused, and output that is whole or not at all."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from generators import store

CRASH = """
import os, sys, pathlib
from generators import store
steps = int(sys.argv[2])
target = pathlib.Path(sys.argv[1])
real = pathlib.Path.rename
def rename(self, other):
    global steps
    if steps == 0:
        os._exit(9)
    steps -= 1
    return real(self, other)
pathlib.Path.rename = rename
with store.replacing(target, "side.txt") as new:
    (new / "side.txt").write_text("ny")
    (new / "anden.txt").write_text("ny")
    if len(sys.argv) > 3:
        os._exit(9)
"""


def _site(folder: Path, text: str) -> Path:
    target = folder / "site"
    target.mkdir()
    for name in ("side.txt", "anden.txt"):
        (target / name).write_text(text)
    return target


def _fill_the_disk(folder: Path) -> None:
    (folder / "side.txt").write_text("ny")
    raise OSError(28, "disk full")


def _content(target: Path) -> set[str]:
    return {path.read_text() for path in target.iterdir()}


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_a_killed_swap_is_finished_or_undone_at_the_next_start(tmp_path: Path, renames: int) -> None:
    """Wherever the process is killed, the next start leaves one whole site, old or new, and nothing beside it."""
    target = _site(tmp_path, "gammel")
    subprocess.run([sys.executable, "-c", CRASH, str(target), str(renames)], check=False, cwd=store.ROOT)
    store.recover(target)
    assert _content(target) in ({"gammel"}, {"ny"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_killed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """A process that dies while building has not touched the site, and its leftovers go at the next start."""
    target = _site(tmp_path, "gammel")
    subprocess.run([sys.executable, "-c", CRASH, str(target), "9", "midt"], check=False, cwd=store.ROOT)
    assert _content(target) == {"gammel"}
    assert store.recover(target)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """An error while building removes what was built and leaves the site as it was."""
    target = _site(tmp_path, "gammel")
    with pytest.raises(OSError, match="disk"), store.replacing(target, "side.txt") as new:
        _fill_the_disk(new)
    assert _content(target) == {"gammel"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_whole_build_replaces_the_old_site(tmp_path: Path) -> None:
    """The new site holds only what was built; files of the old one are gone."""
    target = _site(tmp_path, "gammel")
    with store.replacing(target, "side.txt") as new:
        (new / "tredje.txt").write_text("ny")
    assert [path.name for path in target.iterdir()] == ["tredje.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("roles", [("gammel",), ("ny",), ("ny", "gammel")])
def test_leftovers_of_earlier_runs_go_with_the_next_build(tmp_path: Path, roles: tuple[str, ...]) -> None:
    """Whatever a killed run left beside the site, with files in it."""
    target = _site(tmp_path, "her")
    for role in roles:
        store.write(tmp_path / f".site.{role}", "mappe/side.txt", "rest")
    with store.replacing(target, "side.txt") as new:
        assert list(new.iterdir()) == []
        (new / "side.txt").write_text("ny")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _content(target) == {"ny"}


@pytest.mark.parametrize("folder", ["pages", "theme"])
def test_a_name_that_a_template_asks_for_in_vain_is_an_error(folder: str) -> None:
    """Never an empty place on a page; and what is filled in is never markup."""
    environment = store.templates(folder)
    for text in ("{{ findes_ikke }}", "{% if findes_ikke %}{% endif %}", "{{ her.findes_ikke }}"):
        with pytest.raises(UndefinedError, match="findes_ikke"):
            environment.from_string(text).render(her={})
    assert environment.from_string("{{ her }}").render(her="<b>") == "&lt;b&gt;"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the folder should be made is a message, not a traceback."""
    (tmp_path / "fil").write_text("x")
    with pytest.raises(store.EnvironmentProblem, match="skrives"), store.replacing(tmp_path / "fil" / "site", "x"):
        pass


@pytest.mark.parametrize("how", ["{}", "{}/.", "{}/mappe/.."])
def test_a_folder_of_others_is_never_replaced(tmp_path: Path, how: str) -> None:
    """What was not made by an earlier run stays, by whatever name it is called."""
    mine = _site(tmp_path, "mit")
    (mine / "mappe").mkdir()
    with (
        pytest.raises(store.EnvironmentProblem, match="bliver ikke overskrevet"),
        store.replacing(Path(how.format(mine)), "kommuner/index.html"),
    ):
        pass
    assert (mine / "side.txt").read_text() == "mit"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder one stands in is as good as any."""
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    with store.replacing(Path(), "x") as new:
        (new / "side.txt").write_text("ny")
    assert _content(tmp_path / "tom") == {"ny"}


def test_two_runs_never_build_the_same_folder(tmp_path: Path) -> None:
    """The second is told to wait, and the first goes on undisturbed."""
    target = _site(tmp_path, "gammel")
    with store.replacing(target, "side.txt") as new:
        (new / "side.txt").write_text("ny")
        with pytest.raises(store.EnvironmentProblem, match="Vent"), store.replacing(target, "side.txt"):
            pass
    assert _content(target) == {"ny"}


def test_an_interrupted_swap_is_told(tmp_path: Path) -> None:
    """Who starts the next run hears what became of the last."""
    target = _site(tmp_path, "gammel")
    (tmp_path / ".site.ny").mkdir()
    told: list[str] = []
    with store.replacing(target, "side.txt", told.append):
        pass
    assert told == ["Ryddede op efter en afbrudt udgivelse; site/ er uændret."]


def test_a_file_that_cannot_be_opened_is_a_problem_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are read all the same."""
    for name in ("E-001.yml", "E-002.yml"):
        (tmp_path / name).write_text("titel: x")
    really = Path.open

    def refusing(path: Path, *arguments: Any) -> Any:
        if path.name == "E-001.yml":
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments)

    monkeypatch.setattr(Path, "open", refusing)
    files, problems = store.read_findings(tmp_path)
    assert list(files) == ["E-002.yml"]
    assert [(p.path, p.code) for p in problems] == [("E-001.yml", "adgang")]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """What editors and systems keep beside the records, links included, is nobody's record."""
    (tmp_path / ".E-001.yml.swp").write_text("x")
    (tmp_path / ".#E-001.yml").symlink_to("redaktoer@maskine.1234")
    assert store.read_findings(tmp_path) == ({}, [])


def test_a_file_is_no_folder_of_records(tmp_path: Path) -> None:
    """One record instead of the folder is named for what it is."""
    (tmp_path / "E-001.yml").write_text("titel: x")
    with pytest.raises(store.EnvironmentProblem, match="er en fil"):
        store.read_findings(tmp_path / "E-001.yml")


def test_odd_things_in_the_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    """A symbolic link out of the folder and a folder named like a record are problems; other files are read."""
    findings = tmp_path / "findings"
    (findings / "erkendelser" / "E-002.yml").mkdir(parents=True)
    (findings / "erkendelser" / "E-001.yml").write_text("titel: x")
    outside = tmp_path / "hemmelig.yml"
    outside.write_text("adgangskode: x")
    (findings / "erkendelser" / "E-003.yml").symlink_to(outside)
    (findings / "dilemmaer").symlink_to(tmp_path)
    files, problems = store.read_findings(findings)
    assert list(files) == ["erkendelser/E-001.yml"]
    assert {(p.path, p.code) for p in problems} == {
        ("erkendelser/E-002.yml", "mappe"),
        ("erkendelser/E-003.yml", "genvej"),
        ("dilemmaer", "genvej"),
    }


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """The message names the folder and the option."""
    with pytest.raises(store.EnvironmentProblem, match="--findings"):
        store.read_findings(tmp_path / "ingen")


def test_the_lock_is_gone_when_a_run_is_done(tmp_path: Path) -> None:
    """A checkout does not fill with the locks of folders that were made once."""
    locks = store.ROOT / ".cache"
    before = set(locks.glob("*.lock"))
    with store.replacing(tmp_path / "site", sign="index.html") as new:
        held = set(locks.glob("*.lock")) - before
        (new / "index.html").write_text("ny")
    assert len(held) == 1
    assert not held & set(locks.glob("*.lock"))
