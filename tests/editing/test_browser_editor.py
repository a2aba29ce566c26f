"""In a real Chromium: every file is opened, edited and saved through the editor itself, and a new one of each is made.

A folder of the machine, as Chrome and Edge open it: the editor reads it, and only the changed field changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generators import cli, danish, store
from generators.editing.browser import configuration as told
from generators.editing.browser.fields import FILE, MUNICIPALITY, NAME
from generators.editing.fields import with_field
from generators.editing.form import formatted
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import yaml_text
from generators.reading.yaml_values import parse
from generators.records.record_types import BY_FOLDER, RECORD_TYPES
from tests.editing.editor_page import HIGH, SITE, Editor, files_of_findings

ABOVE = "findings/"
LONGEST = 110
# High enough for the title, which is all that is changed; the editor makes every field that comes into view.
LOW = 450
FULL = ("anbefalinger", "konferencer")
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
    editor = Editor(browser, editor_address, before)
    editor.open_folder()
    editor.go(f"anbefalinger/entries/{base.of_type(BY_FOLDER['anbefalinger'])[0].id}")
    editor.hide_preview()
    meant: dict[str, str] = {}
    for collection in _collections():
        editor.set_height(LOW)
        for path in sorted(path for path in before if path.startswith(f"{collection['folder']}/")):
            meant[path] = _edit(editor, collection, path, before[path])
        path, entry = _new(collection, before, base)
        editor.set_height(HIGH)
        editor.go(f"{collection['name']}/new")
        editor.fill_all([field for field in collection["fields"] if field["name"] not in (NAME, FILE)], entry)
        editor.save(collection["name"])
        entry.pop(MUNICIPALITY, None)
        meant[path] = formatted(path.removeprefix(ABOVE), yaml_text.written(entry).encode()) or ""
    found = Walk(before, editor.files(), meant, tuple(editor.said), tuple(editor.strangers()))
    editor.context.close()
    return found


def _edit(editor: Editor, collection: Collection, path: str, text: str) -> str:
    """Change the title of an entry, and say what the file must hold then."""
    key = collection["identifier_field"]
    old = parse(path, text.encode()).value[key]
    new = f"{old} nu" if len(old) < LONGEST else f"Nu {old[:LONGEST]}"
    editor.go(f"{collection['name']}/entries/{Path(path).stem}")
    if editor.is_touched():
        editor.said.append(f"{path} is taken for changed before anybody has touched it")
    editor.write(key, new)
    editor.save(collection["name"])
    return with_field(path.removeprefix(ABOVE), text, key, new)


def _new(collection: Collection, before: Mapping[str, str], base: KnowledgeBase) -> tuple[str, dict[str, Any]]:
    """Give the place and the content of a new entry: as one there is, the fullest where many kinds of field meet."""
    key = collection["identifier_field"]
    known = {path: text for path, text in before.items() if path.startswith(f"{collection['folder']}/")}
    values = [parse(path, text.encode()).value for path, text in known.items()]
    free = [own.name for own in base.municipalities if base.cluster_of(own.slug) is None]
    choose = max if collection["name"] in FULL else min
    first: dict[str, dict[str, Any]] = {
        "klynger": {"kommuner": free[:6], "start": "2016-09"},
        "oplysninger": {"oplysninger": [{"slags": "skoler", "vaerdi": "12", "kilde": "Oplyst af kommunen"}]},
    }
    entry = dict(choose(values, key=len, default=first.get(collection["name"], {})))
    entry[key] = free[0] if key == MUNICIPALITY else f"En helt ny {collection['label_singular'].lower()} til prøve"
    if "kortnavn" in entry:
        entry["kortnavn"] = "Helt ny"
    for single in ("tidligere_id", "afloest_af", "nummer", "laeseraekkefoelge"):
        entry.pop(single, None)
    return f"{collection['folder']}/{_stem(collection, known, entry[key])}.yml", entry


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
