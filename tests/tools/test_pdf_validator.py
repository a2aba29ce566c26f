"""The validator tells a tagged PDF from an untagged one, and never passes what it could not read."""

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import typst

from tests.tools import pdf_validator
from tests.tools.pdf_validator import validate

pytestmark = pytest.mark.java

SOURCE = b"""
#set document(title: "Pr\xc3\xb8ve")
#set text(lang: "da")
= Overskrift
Tekst med et #link("https://klyngeviden.example/")[link].
"""


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a PDF that keeps both standards, in a folder with Danish letters."""
    folder = tmp_path_factory.mktemp("ærø")
    (folder / "tagged.pdf").write_bytes(typst.compile(SOURCE, pdf_standards=["ua-1", "a-2a"]))
    return folder / "tagged.pdf"


@pytest.fixture(scope="module")
def untagged(tagged: Path) -> Path:
    """Take the tags out of the same PDF."""
    path = tagged.with_name("untagged.pdf")
    with pikepdf.open(tagged) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        pdf.save(path)
    return path


def test_tags_decide(tagged: Path, untagged: Path) -> None:
    found = validate([untagged, tagged])

    assert list(found) == [untagged, tagged]
    assert found[tagged] == []
    assert [failure.split()[0] for failure in found[untagged]] == ["6.2-1", "7.1-11", "7.1-3", "7.18.5-1"]


def test_the_archive_standard_is_checked_too(tagged: Path, untagged: Path) -> None:
    found = validate([tagged, untagged], flavour="2a")

    assert found[tagged] == []
    assert found[untagged]


def test_a_file_that_is_not_a_pdf_fails(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("not a PDF", encoding="utf-8")

    found = validate([tmp_path / "text.pdf", tmp_path / "missing.pdf"])

    assert all(failures[0].startswith("cannot be read") for failures in found.values())


def test_the_next_file_is_asked_of_the_same_program(tagged: Path, untagged: Path) -> None:
    """What one breaks is not told of the next."""
    first = pdf_validator.running()

    found = [validate([path], flavour)[path] for path in (untagged, tagged) for flavour in ("2a", "ua1")]

    assert [bool(failures) for failures in found] == [True, True, False, False]
    assert pdf_validator.running() is first


def test_a_program_that_ended_passes_nothing(tagged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as ended:
        monkeypatch.setattr(pdf_validator, "running", lambda: ended)
        with pytest.raises(RuntimeError, match="no answer"):
            validate([tagged])
