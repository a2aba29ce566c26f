"""Several files change as one, or not at all."""

from pathlib import Path

import pytest

from generators import rewriting, store


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files."""
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def test_files_are_written_made_and_taken_away(folder: Path) -> None:
    """Each change is made, in folders that may be new."""
    rewriting.rewrite(folder, _files(folder), {"a.yml": b"ny", "b.yml": None, "c/d.yml": b"d"})
    assert _files(folder) == {"a.yml": b"ny", "c/d.yml": b"d"}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_where_one_step_fails_all_is_as_it_was(folder: Path, failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refuses the first, second or third of three changes."""
    before = _files(folder)
    calls: list[Path] = []
    put = rewriting._put

    def refuse(path: Path, half: Path | None) -> None:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "full")
        put(path, half)

    monkeypatch.setattr(rewriting, "_put", refuse)
    with pytest.raises(store.EnvironmentProblem, match=r"disken er fuld\. Alt er, som det var"):
        rewriting.rewrite(folder, before, {"a.yml": b"ny", "b.yml": None, "d.yml": b"d"})
    assert _files(folder) == before


def test_what_was_saved_meanwhile_is_not_lost(folder: Path) -> None:
    """An editor saves between the reading and the writing."""
    before = _files(folder)
    (folder / "b.yml").write_bytes(b"gemt imens")
    with pytest.raises(store.EnvironmentProblem, match=r"b\.yml er blevet ændret imens"):
        rewriting.rewrite(folder, before, {"a.yml": b"ny", "b.yml": b"ny"})
    assert _files(folder) == {"a.yml": b"a.yml", "b.yml": b"gemt imens"}
