"""The editor in the browser is told what the models say, in Danish, and the page may ask the configured host alone."""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generators import browser_editor, site_sources, store
from generators.editing.browser import configuration as told
from generators.editing.browser import page
from generators.editing.browser.fields import FILE, LINK, NAME, fields_of
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.site import EditorHost, Site, read_site
from generators.presentation.yaml_order import key_order
from generators.records.fields import Choice, Entry, key_of, references
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS

FOLDER = Site("Viden", "https://viden.dk/", editor=EditorHost("mappe"))
GITHUB = Site("Viden", "https://viden.dk/", "https://github.com/kl/viden", "edit/main", "main")
GITLAB = dataclasses.replace(GITHUB, repository="https://git.kl.dk/boern/viden", editor=EditorHost("gitlab", "app-1"))
MODELS = [row.model for row in RECORD_TYPES] + [row.model for row in REGISTERS if row.name not in told.LEFT_OUT]
VENDOR = store.ROOT / "vendor"


def _collections() -> dict[str, dict[str, Any]]:
    rows = [row for row in told.configuration(FOLDER, "findings")["collections"] if "name" in row]
    return {row["name"]: row for row in rows} | {row["name"]: row for row in rows[-1]["files"]}


def _all(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from _all(field.get("fields", []))


def test_every_type_and_every_register_that_editors_add_to_can_be_edited() -> None:
    places = {row.folder for row in RECORD_TYPES} | {row.name for row in REGISTERS}
    assert set(_collections()) - {"andet"} == places - set(told.LEFT_OUT)
    assert set(told.forms()) == {row["format"] for row in _collections().values() if "format" in row}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_there_with_its_label_its_help_and_whether_it_must_be_filled(model: type[Entry]) -> None:
    names = ("id", "slug")
    fields = {field["name"]: field for field in fields_of(model) if field["name"] not in names}
    infos = {key_of(model, name): info for name, info in model.model_fields.items()}
    assert list(fields) == [key for key in key_order(model) if key in infos and key not in names]
    for key, field in fields.items():
        assert field["label"] == infos[key].title
        assert field["hint"].startswith(infos[key].description or "-")
        assert field["required"] == infos[key].is_required()


def test_lengths_choices_and_patterns_are_those_of_the_model() -> None:
    fields = {field["name"]: field for field in _all(_collections()["anbefalinger"]["fields"])}
    assert (fields["titel"]["minlength"], fields["titel"]["maxlength"]) == (8, 120)
    assert (fields["temaer"]["min"], fields["temaer"]["max"]) == (1, 5)
    assert fields["dato"]["pattern"][1] == "Skriv fx 2018, 2018-03, 2018-03-19 eller udateret."
    assert fields["niveau"]["options"][1] == {
        "label": "Forvaltning: direktører, chefer og konsulenter",
        "value": "forvaltning",
    }
    assert {"label": "Tekst", "value": "tekst"} in fields["redaktionelle_felter"]["options"]


def test_every_closed_list_is_chosen_from_and_every_link_by_title() -> None:
    for collection in _collections().values():
        for field in _all(collection.get("fields", [])):
            assert field["widget"] != "select" or len(field["options"]) > 1
    for model in MODELS:
        links = {field["name"] for field in fields_of(model) if field["widget"] == LINK}
        assert {key_of(model, name) for name in references(model)} <= links
        kinds = {name: info.annotation for name, info in model.model_fields.items()}
        choices = {name for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Choice)}
        chosen = {field["name"] for field in fields_of(model) if field["widget"] == "select"}
        assert {key_of(model, name) for name in choices} <= chosen


def test_new_files_are_named_by_number_or_title(base: KnowledgeBase) -> None:
    collections = _collections()
    assert [(f["widget"], f["source"]) for f in collections["ideer"]["fields"] if f["name"] == NAME] == [
        ("kv-nummer", "I")
    ]
    assert [f["source"] for f in collections["klynger"]["fields"] if f["name"] == NAME] == ["navn"]
    assert all(c["fields"][-1]["name"] == FILE for c in collections.values() if "fields" in c)
    highest = _data(base, FOLDER)["highest"]
    assert highest == {row.letter: max(int(record.id[2:]) for record in base.of_type(row)) for row in RECORD_TYPES}


def test_a_number_that_a_record_has_had_is_not_given_again(base: KnowledgeBase) -> None:
    renamed = base.records[0].model_copy(update={"former_ids": ("I-900",)})
    former = dataclasses.replace(base, records=(renamed, *base.records[1:]))
    assert _data(former, FOLDER)["highest"]["I"] == 900


def _data(base: KnowledgeBase, site: Site) -> dict[str, Any]:
    text = page.data(base, site, "findings", [])
    found: dict[str, Any] = json.loads(re.sub(r"^.*?klyngeviden=\{editor:(.*)\};\n$", r"\1", text, flags=re.DOTALL))
    return found


# --- hosts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("editor", "repository", "backend"),
    [
        (EditorHost("github"), "https://github.com/kl/viden", {"name": "github", "auth_methods": ["token"]}),
        (
            EditorHost("github", "https://login.kl.dk"),
            "https://github.com/kl/viden",
            {"base_url": "https://login.kl.dk"},
        ),
        (EditorHost("github"), "https://git.kl.dk/kl/viden", {"api_root": "https://git.kl.dk/api/v3"}),
        (EditorHost("gitlab", "app-1"), "https://gitlab.com/kl/viden", {"auth_type": "pkce", "app_id": "app-1"}),
        (EditorHost("gitlab", "app-1"), "https://git.kl.dk/kl/viden", {"api_root": "https://git.kl.dk/api/v4"}),
    ],
)
def test_the_host_is_that_of_the_repository(editor: EditorHost, repository: str, backend: dict[str, Any]) -> None:
    site = dataclasses.replace(GITHUB, repository=repository, editor=editor)
    found = told.configuration(site, "findings")
    assert found["publish_mode"] == "editorial_workflow"
    assert found["backend"] | backend | {"repo": "kl/viden", "branch": "main"} == found["backend"]


@pytest.mark.parametrize(
    ("site", "added"),
    [
        (FOLDER, ""),
        (dataclasses.replace(GITHUB, editor=EditorHost("github")), " https://api.github.com"),
        (GITLAB, " https://git.kl.dk"),
    ],
)
def test_the_policy_adds_the_host_and_nobody_else(site: Site, added: str) -> None:
    parts = dict(part.split(" ", 1) for part in page.policy(site).split("; "))
    assert parts["connect-src"] == f"'self' blob: data:{added}"
    assert "'unsafe-eval'" not in page.policy(site)
    assert parts["script-src"] == "'self'"
    others = {word for words in parts.values() for word in words.split() if word.startswith("https:")}
    assert others == set(added.split())


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        ("rediger: ja", "linje 4: rediger kan ikke være »ja«. Vælg mellem fra, mappe, github og gitlab."),
        ("rediger: gitlab", "linje 4: rediger: gitlab kræver rediger_adgang: det Application ID"),
        ("rediger: github\n  rediger_adgang: login", "linje 5: rediger_adgang er ikke en hel adresse: »login«"),
        ("rediger: github", "linje 4: rediger: github kræver, at repo_url er adressen på det rigtige arkiv."),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(lines: str, told_of: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told_of)):
        read_site(f"site_name: Viden\nsite_url: https://viden.dk/\nextra:\n  {lines}\n")


# --- the site with it and without it ----------------------------------------------------------------------------------


def test_one_setting_leaves_it_out_whole(base: KnowledgeBase) -> None:
    site = dataclasses.replace(FOLDER, editor=EditorHost())
    chosen = site_sources.imprint(base, store.FINDINGS, site)
    assert browser_editor.files(base, chosen, {}) == {}
    shipped = site_sources.by_content(site_sources.DOCS, [], [])
    assert [name for name in shipped if "rediger" in name] == []


def test_records_outside_the_repository_cannot_be_edited_in_the_browser(base: KnowledgeBase) -> None:
    elsewhere = site_sources.imprint(base, store.ROOT.parent, FOLDER)
    assert not browser_editor.is_on(elsewhere)


def test_no_public_page_loads_any_of_it(built_site: Any) -> None:
    own = built_site / "rediger"
    assert "sveltia" in (own / "index.html").read_text(encoding="utf-8")
    others = [path for path in built_site.rglob("*.*") if path.suffix in (".html", ".js") and own not in path.parents]
    assert [path for path in others if re.search(r"sveltia|kv-henvisning", path.read_text(encoding="utf-8"))] == []


# --- the bundled editor -----------------------------------------------------------------------------------------------


def test_every_text_of_the_editor_is_there_in_danish() -> None:
    folder = VENDOR / "sveltia-cms" / "locales"
    english, danish, ours = (
        dict(_texts(json.loads(path.read_text(encoding="utf-8"))))
        for path in (folder / "en-US.json", folder / "da.json", VENDOR / "danish.json")
    )
    assert set(english) - set(danish) - set(ours) == set()
    assert set(ours) - set(english) == set()
    for key, text in ours.items():
        assert set(re.findall(r"\{\$(\w+)", text)) <= set(re.findall(r"\{\$(\w+)", english[key])), key


def _texts(part: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in part.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
