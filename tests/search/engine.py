"""The search of the browser, asked without one: its scripts as delivered, in Node, on an index in a folder."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generators import store
from generators.presentation import addresses
from generators.search.client import TABLES, tables
from generators.website.lean import delivered
from tests.tools.client_code import NODE, TOOLS

SCRIPTS = store.ROOT / "docs" / "assets" / "js"


class Engine:
    """The engine with one index. A question is the name of one of its functions, and what it is called with."""

    def __init__(self, files: dict[str, str], folder: Path) -> None:
        scripts = {
            f"assets/js/{name}": delivered((SCRIPTS / name).read_text("utf-8")) for name in addresses.SEARCH_ENGINE
        }
        for path, text in (files | scripts | {TABLES: tables()}).items():
            store.write(folder, path, text)
        self.folder = folder

    def ask(self, *questions: list[Any]) -> list[Any]:
        """Give the answer to each question."""
        (answers,) = _asked([self], questions)
        return answers

    def search(self, texts: list[str]) -> list[Any]:
        """Search for each text; every hit of each."""
        (answers,) = searched([self], texts)
        return answers


def searched(engines: Sequence[Engine], texts: Sequence[str]) -> list[list[Any]]:
    """Search with each engine for each text, in one Node."""
    return _asked(engines, [["search", text, {"count": 100_000, "withWeak": True}] for text in texts])


def _asked(engines: Sequence[Engine], questions: Sequence[list[Any]]) -> list[list[Any]]:
    done = subprocess.run(
        [NODE, TOOLS / "ask_engine.cjs", *(engine.folder for engine in engines)],
        input=json.dumps(questions),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[list[Any]] = json.loads(done.stdout)
    return answers
