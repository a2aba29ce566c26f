"""A small sound findings folder, which a test may change."""

import shutil
from pathlib import Path

import pytest

from generators import store

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD_FOLDER, tmp_path / "findings"))


def read_all(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
