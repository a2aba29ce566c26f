"""What others made lies in vendor/ as shipped."""

import shutil
from pathlib import Path

import pytest

from vendor import refresh


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy vendor/ to where it may be spoilt."""
    folder = tmp_path / "vendor"
    shutil.copytree(refresh.HERE, folder)
    monkeypatch.setattr(refresh, "HERE", folder)
    return folder


def test_every_file_is_as_shipped() -> None:
    assert list(refresh.problems()) == []


def test_every_package_brings_its_licence() -> None:
    for package in refresh.packages():
        assert any("LICENSE" in file["path"] or "OFL" in file["path"] for file in package["files"]), package["name"]


def test_a_changed_a_missing_and_an_unknown_file_are_told(copy: Path) -> None:
    (copy / "stemmer" / "dk.cjs").write_text("changed", encoding="utf-8")
    (copy / "axe-core" / "axe.min.js").unlink()
    (copy / "new.js").write_text("new", encoding="utf-8")

    assert set(refresh.problems()) == {
        "vendor/stemmer/dk.cjs er ikke som leveret.",
        "vendor/axe-core/axe.min.js mangler.",
        "vendor/new.js står ikke i vendor.toml.",
    }


def test_pinning_changes_one_row_only(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "TABLE", copy / "vendor.toml")
    before = refresh.packages()

    refresh.pin(before[0], "sha512-new", {before[0]["files"][1]["path"]: "new"})

    after = refresh.packages()
    assert (after[0]["integrity"], after[0]["files"][1]["sha256"]) == ("sha512-new", "new")
    assert (after[0]["files"][0], after[1:]) == (before[0]["files"][0], before[1:])
