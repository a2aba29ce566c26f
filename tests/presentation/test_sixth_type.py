"""A sixth type is a model with its row, an icon, and templates where it wants a form of its own; the rest follows."""

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from generators import store


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What every output made of the sixth type."""
    templates = tmp_path_factory.mktemp("sjette") / "templates"
    shutil.copytree(store.TEMPLATES, templates)
    marks = templates / "marks"
    shutil.copy(marks / "type-ide.svg", marks / "type-vaerktoej.svg")
    command = [sys.executable, "-m", "tests.presentation.sixth_type", str(templates)]
    done = subprocess.run(command, cwd=store.ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def test_it_is_read_without_a_problem(found: dict[str, Any]) -> None:
    assert found["problems"] == []


def test_it_has_a_page_and_stands_in_its_list(found: dict[str, Any]) -> None:
    """With its own field under its own heading."""
    assert ">Sådan bruges det</h2>" in found["page"]
    assert "zqskrue" in found["page"]
    assert ">Om værktøjet</h2>" in found["page"]
    assert "Skruestikken holder" in found["list"]


def test_it_is_found_by_code_and_word_and_can_be_narrowed_to(found: dict[str, Any]) -> None:
    kind, text = found["document"]
    assert kind == "vaerktoej"
    assert "zqskrue" in text
    assert "Zqtekst" in text
    assert all(hits == ["V-001"] for hits in found["hits"].values()), found["hits"]
    assert found["search-facet"]["vaerktoej"] == "Værktøj"
    assert "vaerktoej" in found["list-facet"]


def test_it_is_in_the_publication_and_the_word_file(found: dict[str, Any]) -> None:
    assert "V-001" in found["publication"]
    assert "zqskrue" in found["publication"]
    assert "Sådan bruges det" in found["word"]
    assert any("zqskrue" in paragraph for paragraph in found["word"])


def test_it_is_in_a_handout(found: dict[str, Any]) -> None:
    """On the front with its own prompt, and inside with the first of its parts."""
    assert "Har I et?" in found["handout"]
    assert "zqskrue" in found["handout"]
