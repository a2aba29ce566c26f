"""A small sound findings folder, which a test may change."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from tests.editing.editor_page import SITE, Quiet, served, write_page

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD_FOLDER, tmp_path / "findings"))


def read_all(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="session")
def editor_address(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of the editor in the browser, on a server of its own."""
    folder = tmp_path_factory.mktemp("rediger")
    write_page(folder, base, SITE)
    with served(folder, Quiet) as address:
        yield address
