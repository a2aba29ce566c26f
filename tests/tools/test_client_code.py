"""The scripts and style sheets of the site are checked by tools that are pinned, and they know nothing twice."""

import json
import re
from pathlib import Path

import pytest

from generators import store
from generators.records.record_types import RECORD_TYPES
from generators.search.client import tables
from generators.search.rules import Rules
from generators.search.shards import in_camel_case
from tests.tools import client_code

TYPES = (client_code.TOOLS / "klyngeviden.d.ts").read_text(encoding="utf-8")
LOCK = json.loads((client_code.TOOLS / "package-lock.json").read_text(encoding="utf-8"))
SCRIPTS = sorted((store.ROOT / "docs/assets/js").glob("*.js"))


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what would have been run, with an empty cache."""
    commands: list[str] = []
    monkeypatch.setattr(client_code, "CACHE", tmp_path)
    monkeypatch.setattr(client_code, "STAMP", tmp_path / "stamp")

    def run(command: list[str | Path], _: Path = tmp_path) -> int:
        commands.append(Path(command[0]).name)
        return 0

    monkeypatch.setattr(client_code, "run", run)
    return commands


def test_the_packages_are_installed_once(commands: list[str]) -> None:
    assert client_code.main(["tsc"]) == client_code.main(["eslint"]) == 0
    assert commands == ["npm-cli.js", "tsc", "eslint.js"]


def test_packages_that_cannot_be_had_are_told_and_tried_again(
    tmp_path: Path, commands: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(client_code, "run", lambda *_: 1)
    assert client_code.main(["tsc"]) == 1
    assert "Er der forbindelse til nettet?" in capsys.readouterr().err
    assert not (tmp_path / "stamp").exists()
    assert commands == []


def test_the_worst_of_the_checks_decides(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    client_code.install()
    monkeypatch.setattr(client_code, "run", lambda command, *_: 2 if Path(command[0]).name == "tsc" else 0)
    assert client_code.main(["tsc", "eslint"]) == 2
    assert commands == ["npm-cli.js"]


def test_the_lock_pins_every_package_and_names_no_address() -> None:
    manifest = json.loads((client_code.TOOLS / "package.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"[0-9.]+", version) for version in manifest["devDependencies"].values())
    packages = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_works_from_a_folder_and_leaves_no_name_behind(script: Path) -> None:
    """A module would not load from a folder; what stands in the block of a strict script is its own."""
    code = re.sub(r"/\*.*?\*/", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.fullmatch(r'\s*"use strict";\n\{\n(?:(?: .*)?\n)*\}\n', code)
    assert not re.search(r"^\s*(?:import|export)\b", code, re.MULTILINE)


def test_only_the_table_of_types_knows_the_letters_of_records() -> None:
    letters = "".join(row.letter for row in RECORD_TYPES)
    some = re.compile(rf"\[[{letters}]{{2,}}\]", re.IGNORECASE)
    files = [*SCRIPTS, *(store.ROOT / "generators/search").glob("*.py")]
    assert [path.name for path in files if some.search(path.read_text(encoding="utf-8"))] == []


def test_the_types_name_what_the_build_ships() -> None:
    shipped = json.loads(tables().removeprefix("var klyngeviden={tables:").removesuffix("};\n"))
    assert members("Tables") == set(shipped)
    assert members("Rules") == set(in_camel_case(dict.fromkeys(Rules.__dataclass_fields__)))


def members(interface: str) -> set[str]:
    """Give the names that an interface of the types declares, not those within them."""
    (body,) = re.findall(rf"^interface {interface} \{{\n(.*?)^\}}", TYPES, re.MULTILINE | re.DOTALL)
    flat = re.sub(r"\{.*?\}|\[.*?\]", "", body, flags=re.DOTALL)
    return set(re.findall(r"(\w+): ", flat))
