"""One date for an edition, however the program was started."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from generators import store
from generators.clock import EPOCH, dated, edition_date
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without Git, and no date from outside."""
    monkeypatch.delenv(EPOCH, raising=False)
    monkeypatch.setattr(store, "ROOT", tmp_path)
    return tmp_path


def _base(**changed: str) -> KnowledgeBase:
    files, _ = store.read_findings(GOOD_FOLDER)
    text = files["erkendelser/E-001.yml"].decode()
    lines = [line for line in text.splitlines() if line.split(":")[0] not in changed]
    lines += [f"{key}: {value}" for key, value in changed.items()]
    return build(load(files | {"erkendelser/E-001.yml": ("\n".join(lines) + "\n").encode()}))


def _git(folder: Path, *words: str) -> None:
    nobody = ["-c", "user.name=x", "-c", "user.email=x@example.dk"]
    there = os.environ | {"GIT_COMMITTER_DATE": "1700000000 +0100"}
    subprocess.run(["git", *nobody, *words], cwd=folder, env=there, check=True, capture_output=True)


@pytest.mark.usefixtures("outside")
@pytest.mark.parametrize(
    ("changed", "newest"),
    [
        ({"optaget": "2027-03-04"}, dt.date(2027, 3, 4)),
        ({"optaget": "2026-11-21", "revideret": "2027-05-06"}, dt.date(2027, 5, 6)),
        ({"dato": "2028-07-08"}, dt.date(2028, 7, 8)),
        ({"dato": '"2028"'}, dt.date(2026, 11, 21)),
    ],
)
def test_without_git_the_newest_full_date_of_a_record_counts(changed: dict[str, str], newest: dt.date) -> None:
    """When it came in, was revised or was established; a year alone is no day."""
    assert edition_date(_base(**changed)) == newest


def test_the_commit_counts_before_the_records(outside: Path) -> None:
    """A checkout with Git is dated by its last commit, in UTC."""
    _git(outside, "init", "-q")
    _git(outside, "commit", "--allow-empty", "-qm", "x")
    assert edition_date(_base()) == dt.date(2023, 11, 14)


def test_a_checkout_without_a_commit_is_dated_by_its_records(outside: Path) -> None:
    """Git is there, but has nothing to say."""
    _git(outside, "init", "-q")
    assert edition_date(_base()) == dt.date(2026, 11, 21)


@pytest.mark.usefixtures("outside")
def test_a_machine_without_git_is_dated_by_its_records(outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is a clone, but the program is not there."""
    (outside / ".git").mkdir()
    monkeypatch.setenv("PATH", str(outside))
    assert edition_date(_base()) == dt.date(2026, 11, 21)


@pytest.mark.usefixtures("outside")
def test_a_date_from_outside_counts_before_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever builds again sets it; what is no number is told."""
    monkeypatch.setenv(EPOCH, "1790000000")
    assert edition_date(_base()) == dt.date(2026, 9, 21)
    monkeypatch.setenv(EPOCH, "i går")
    with pytest.raises(store.EnvironmentProblem, match="i går"):
        edition_date(_base())


@pytest.mark.usefixtures("outside")
def test_without_any_date_it_is_one_that_a_zip_can_hold() -> None:
    """No record gives the first day that every file can carry."""
    base = build(load({p: c for p, c in store.read_findings(GOOD_FOLDER)[0].items() if p.startswith("_")}))
    assert edition_date(base) == dt.date(1980, 1, 1)


def test_other_code_is_given_the_date_and_the_environment_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """What asks the environment while a site is built gets the edition's date; afterwards all is as before."""
    monkeypatch.delenv(EPOCH, raising=False)
    with dated(dt.date(2026, 11, 21)):
        assert os.environ[EPOCH] == "1795219200"
    assert EPOCH not in os.environ
    monkeypatch.setenv(EPOCH, "7")
    with dated(dt.date(2026, 11, 21)):
        assert os.environ[EPOCH] == "1795219200"
    assert os.environ[EPOCH] == "7"
