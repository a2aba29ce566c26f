"""`klyngeviden site` on a small sound folder: whole or not at all, and the same bytes each time."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from generators import cli, exporting, store

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound folder, where a test may spoil it."""
    return Path(shutil.copytree(GOOD_FOLDER, tmp_path_factory.mktemp("poster") / "findings"))


@pytest.fixture(scope="module")
def built(findings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built from it."""
    out = tmp_path_factory.mktemp("udgivelse") / "site"
    assert cli.main(["site", "--findings", str(findings), "--out", str(out)]) == 0
    return out


def test_the_site_holds_pages_and_handouts(built: Path) -> None:
    """Every municipality has its page and its handout for the theme conference, and the handouts are bound."""
    assert (built / "kommuner" / "hedensted" / "index.html").is_file()
    handouts = sorted(path.stem for path in (built / "haefter" / "temakonference-1").glob("*.pdf"))
    assert {"hedensted", "aeroe", "bind-1"} <= set(handouts)
    assert (built / "A-001" / "index.html").is_file()


def test_nothing_is_left_beside_the_site(built: Path) -> None:
    """The folders of the swap are gone when it is done."""
    assert [path.name for path in built.parent.iterdir()] == ["site"]


def test_two_builds_of_the_same_records_are_byte_identical(built: Path, findings: Path, tmp_path: Path) -> None:
    """Pages, PDFs, archives and sitemap have the same bytes the second time; packed for a server they lie beside."""
    again = tmp_path / "site"
    assert cli.main(["site", "--findings", str(findings), "--out", str(again), "--komprimer", "--zip"]) == 0
    first, second = _digests(built), _digests(again)
    assert second.keys() >= first.keys()
    assert {path.rpartition(".")[2] for path in second.keys() - first.keys()} == {"br", "gz"}
    assert cli.main(["verify", str(again)]) == 0
    assert exporting.is_archive(tmp_path / "site.zip")
    assert [path for path in first if first[path] != second[path]] == []


def test_the_whole_site_goes_into_a_zip_that_is_whole_when_unpacked(built: Path, tmp_path: Path) -> None:
    """For a USB stick: nothing packed for a server, a page to begin with, and the same bytes each time."""
    copy = Path(shutil.copytree(built, tmp_path / "site"))
    first, second = tmp_path / "usb.zip", tmp_path / "igen.zip"
    exporting.archive(copy, first)
    exporting.pack(copy)
    exporting.archive(copy, second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        packed.extractall(tmp_path / "usb")
    assert {path.name for path in (tmp_path / "usb").iterdir()} == {"klyngeviden", "Start her.html"}
    assert cli.main(["verify", str(tmp_path / "usb" / "klyngeviden")]) == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("usb.rar", "--zip site.zip"),
        ("site/usb.zip", "må ikke ligge i selve sitet"),
        ("andet.zip", "bliver ikke overskrevet"),
        ("mappe.zip", "bliver ikke overskrevet"),
        ("andet.zip/usb.zip", "ZIP-filen kan ikke lægges i"),
    ],
)
def test_a_zip_that_cannot_lie_there_is_told_before_anything_is_built(
    typed: str, told: str, findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "andet.zip").write_bytes(b"PK")
    (tmp_path / "mappe.zip").mkdir()
    words = ["site", "--findings", str(findings), "--out", str(tmp_path / "site"), "--zip", str(tmp_path / typed)]
    assert cli.main(words) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_broken_record_leaves_the_old_site(built: Path, findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fault is shown by file and line, and the published site is untouched."""
    before = _digests(built)
    record = findings / "erkendelser" / "E-001.yml"
    sound = record.read_text(encoding="utf-8")
    record.write_text(sound.replace("status: endelig", "status: endeligt"), encoding="utf-8")
    try:
        assert cli.main(["site", "--findings", str(findings), "--out", str(built)]) == 1
    finally:
        record.write_text(sound, encoding="utf-8")
    assert "erkendelser/E-001.yml:7:9: fejl [ukendt-vaerdi]" in capsys.readouterr().err
    assert _digests(built) == before


def test_a_fault_midway_leaves_the_old_site(built: Path, findings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fills while the handouts are written, the published site is untouched and nothing is left over."""
    before = _digests(built)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write", full)
    assert cli.main(["site", "--findings", str(findings), "--out", str(built)]) == 2
    assert _digests(built) == before
    assert [path.name for path in built.parent.iterdir()] == ["site"]
