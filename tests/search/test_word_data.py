"""What the dictionary allows is worked out once, and never taken from anything but the same files and the same code."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import word_data
from generators.search.compounds import Lexicon, Words, bundled


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    """Leave other tests with what the real dictionary allows."""
    yield
    word_data.lexicon.cache_clear()


def in_a_run() -> Lexicon:
    """Ask as a run of its own does."""
    word_data.lexicon.cache_clear()
    return word_data.lexicon()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(word_data, "_KEPT", tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often the dictionary is read, and make that quick."""
    times: list[str] = []

    def read(affixes: str, dictionary: str) -> Lexicon:
        times.append(affixes[:1] + dictionary[:1])
        return Lexicon({"skole": "skole"}, {"leder": "leder"})

    monkeypatch.setattr(word_data, "read_lexicon", read)
    return times


def test_the_second_run_takes_what_the_first_worked_out(kept: Path, worked_out: list[str]) -> None:
    assert in_a_run() == in_a_run() == Lexicon({"skole": "skole"}, {"leder": "leder"})
    assert len(worked_out) == 1
    assert len(list(kept.iterdir())) == 1


def test_a_run_takes_it_once(kept: Path, worked_out: list[str]) -> None:
    first = in_a_run()
    next(kept.iterdir()).unlink()
    assert word_data.lexicon() is first
    assert len(worked_out) == 1


def test_a_kept_file_that_is_cut_short_is_made_again(kept: Path, worked_out: list[str]) -> None:
    in_a_run()
    file = next(kept.iterdir())
    file.write_bytes(file.read_bytes()[:-3])
    assert in_a_run().heads == {"leder": "leder"}
    assert len(worked_out) == 2


def test_another_dictionary_is_read_anew_and_the_old_one_forgotten(
    kept: Path, worked_out: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_run()
    for name in ("da_DK.aff", "da_DK.dic"):
        (tmp_path / name).write_text("anden", encoding="utf-8")
    monkeypatch.setattr(word_data, "FOLDER", tmp_path)
    in_a_run()
    assert len(worked_out) == 2
    assert len(list(kept.iterdir())) == 1


def test_a_folder_that_cannot_be_written_to_costs_only_time(
    worked_out: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    monkeypatch.setattr(word_data, "_KEPT", tmp_path / "fil" / "kept")
    assert in_a_run().modifiers == {"skole": "skole"}
    assert in_a_run().modifiers == {"skole": "skole"}
    assert len(worked_out) == 2


def test_words_that_begin_alike_lie_together_and_are_told_apart() -> None:
    words = {"skole": "skole", "skoler": "skole", "skoleleder": "skoleleder", "sko": "sko", "år": "år"}
    kept = Words(bundled(words))
    assert {word: kept.get(word) for word in (*words, "skolen", "s", "")} == words | {
        "skolen": None,
        "s": None,
        "": None,
    }
    assert dict(kept) == words
    assert len(kept) == len(words)
