"""In a real Chromium: files are opened, edited and saved through the editor itself, and a new one of each is made.

A folder of the machine, as Chrome and Edge open it: the editor reads it, and only the changed field changes. So few
files that each kind of value is among them; that every file comes back is tested without a form, beside the preview.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generators import cli, danish, store
from generators.editing.browser import configuration as told
from generators.editing.browser.fields import MUNICIPALITY
from generators.editing.fields import with_field
from generators.editing.form import formatted
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import yaml_text
from generators.reading.yaml_values import parse
from generators.records.record_types import RECORD_TYPES
from tests.editing.editor_page import NARROW, SITE, Editor, files_of_findings
from tests.editing.few_files import covering, shapes

ABOVE = "findings/"
LONGEST = 110
FULL = ("anbefalinger", "konferencer")
ENOUGH = 2
"""Of a list that asks for no more: the first, and one that comes after."""
Collection = Mapping[str, Any]


@dataclass(frozen=True)
class Walk:
    """What the files held before and after, and what was meant to become of each that was edited or made."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    meant: Mapping[str, str]
    said: tuple[str, ...]
    strangers: tuple[str, ...]


def _collections() -> list[Collection]:
    rows = told.configuration(SITE, "findings")["collections"]
    return [row for row in rows if "folder" in row]


@pytest.fixture(scope="module")
def walk(editor_address: str, browser: Browser, base: KnowledgeBase) -> Walk:
    before = files_of_findings()
    editor = Editor(browser, editor_address, before, width=NARROW, keeps_drafts=False)
    editor.open_folder()
    meant: dict[str, str] = {}
    few = covering({path: shapes(row, before[path]) for row in _collections() for path in _within(row, before)})
    filled: set[tuple[str, str]] = set()
    # Those first that are filled most: what may be left out is then left out of the others.
    for collection in sorted(_collections(), key=lambda row: row["name"] not in FULL):
        for number, path in enumerate(_within(collection, few)):
            meant[path] = _edit(editor, collection, path, before[path], is_seen_whole=not number)
        path, entry = _new(collection, before, base)
        meant[path] = _made(editor, collection, path, entry, filled)
    found = Walk(before, editor.files(), meant, tuple(editor.said), tuple(editor.strangers()))
    editor.context.close()
    return found


def _within(collection: Collection, paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.startswith(f"{collection['folder']}/")]


def _edit(editor: Editor, collection: Collection, path: str, text: str, *, is_seen_whole: bool) -> str:
    """Change the title of an entry that has one, and say what the file must hold then."""
    key = collection["identifier_field"]
    editor.go(f"{collection['name']}/entries/{Path(path).stem}")
    if is_seen_whole:
        editor.see_all(collection["fields"])
        editor.resize()
    if editor.is_touched():
        editor.said.append(f"{path} is taken for changed before anybody has touched it")
    if key == MUNICIPALITY:
        return text
    old = parse(path, text.encode()).value[key]
    new = f"{old} nu" if len(old) < LONGEST else f"Nu {old[:LONGEST]}"
    editor.write(key, new)
    editor.save(collection["name"])
    return with_field(path.removeprefix(ABOVE), text, key, new)


def _made(
    editor: Editor, collection: Collection, path: str, entry: Mapping[str, Any], filled: set[tuple[str, str]]
) -> str:
    """Make a new entry of what must be filled or was not yet in another collection; say what its file must hold."""
    held = [field for field in collection["fields"] if field["name"] in entry]
    fields = [field for field in held if field["required"] or _kind(field) not in filled]
    filled.update(map(_kind, fields))
    editor.go(f"{collection['name']}/new")
    editor.fill_all(fields, entry)
    editor.save(collection["name"])
    value = {field["name"]: entry[field["name"]] for field in fields if field["name"] != MUNICIPALITY}
    return formatted(path.removeprefix(ABOVE), yaml_text.written(value).encode()) or ""


def _kind(field: Mapping[str, Any]) -> tuple[str, str]:
    return field["name"], field["widget"]


def _new(collection: Collection, before: Mapping[str, str], base: KnowledgeBase) -> tuple[str, dict[str, Any]]:
    """Give the place and the content of a new entry: as one there is, the fullest where many kinds of field meet."""
    key = collection["identifier_field"]
    known = {path: before[path] for path in _within(collection, before)}
    values = [parse(path, text.encode()).value for path, text in known.items()]
    free = [own.name for own in base.municipalities if base.cluster_of(own.slug) is None]
    choose = max if collection["name"] in FULL else min
    first: dict[str, dict[str, Any]] = {
        "klynger": {"kommuner": free[:6], "start": "2016-09"},
        "oplysninger": {"oplysninger": [{"slags": "skoler", "vaerdi": "12", "kilde": "Oplyst af kommunen"}]},
    }
    entry = _shortened(collection, choose(values, key=len)) if values else dict(first[collection["name"]])
    entry[key] = free[0] if key == MUNICIPALITY else f"En helt ny {collection['label_singular'].lower()} til prøve"
    if "kortnavn" in entry:
        entry["kortnavn"] = "Helt ny"
    for single in ("tidligere_id", "afloest_af", "nummer", "laeseraekkefoelge"):
        entry.pop(single, None)
    return f"{collection['folder']}/{_stem(collection, known, entry[key])}.yml", entry


def _shortened(collection: Collection, entry: Mapping[str, Any]) -> dict[str, Any]:
    least = {field["name"]: max(ENOUGH, field.get("min", 0)) for field in collection["fields"]}
    return {name: value[: least[name]] if isinstance(value, list) else value for name, value in entry.items()}


def _stem(collection: Collection, known: Iterable[str], title: str) -> str:
    letter = next((row.letter for row in RECORD_TYPES if row.folder == collection["name"]), "")
    taken = [int(Path(path).stem[2:]) for path in known] if letter else []
    return f"{letter}-{max(taken, default=0) + 1:03}" if letter else danish.slug(title)


def test_only_the_lines_of_the_changed_field_change(walk: Walk) -> None:
    for path in walk.before:
        assert walk.after[path] == walk.meant.get(path, walk.before[path]), path


def test_a_new_one_of_each_kind_is_written_as_fmt_writes_it(walk: Walk) -> None:
    made = set(walk.after) - set(walk.before)
    assert made == set(walk.meant) - set(walk.before)
    assert len(made) == len(_collections())
    for path in made:
        assert walk.after[path] == walk.meant[path], path


def test_what_was_saved_is_clean(walk: Walk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in walk.after.items():
        store.write(tmp_path, path, text)
    for name in store.FINDINGS.rglob("*"):
        beside = tmp_path / ABOVE / name.relative_to(store.FINDINGS)
        if name.is_file() and not beside.exists():
            store.write(beside.parent, beside.name, name.read_bytes())
    assert cli.main(["fmt", "--check", "--findings", str(tmp_path / "findings")]) == 0
    assert cli.main(["check", "--findings", str(tmp_path / "findings")]) == 0, capsys.readouterr().out


def test_nobody_else_is_asked_and_the_browser_has_nothing_to_complain_of(walk: Walk) -> None:
    assert walk.strangers == ()
    # The editor's own frame around the preview, which the browser mentions each time.
    assert [line for line in walk.said if "allow-scripts and allow-same-origin" not in line] == []
