"""The JSON of the open data: sound by its own schemas as others read them, and whole."""

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generators.exports.data.documents import documents
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence, open_data
from generators.presentation.open_data import Issue
from generators.records.record_types import Status
from generators.records.registers import REGISTERS, Theme
from tests.exports.conftest import Files

SCHEMAS = open_data.of_schema("x").removesuffix("x.json")


def _read(data: Files, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data[address])
    return found


def _faults(data: Files) -> list[str]:
    """What jsonschema finds wrong, by the schema that each document names."""
    read = {address: json.loads(content) for address, content in data.items() if address.endswith(".json")}
    schemas = {each["$id"]: each for address, each in read.items() if address.startswith(SCHEMAS)}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    judges = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
    return [
        f"{address}: {error.json_path}: {error.message[:200]}"
        for address, document in read.items()
        if not address.startswith(SCHEMAS)
        for error in judges[document["$schema"]].iter_errors(document)
    ]


def test_every_document_is_sound_by_the_schema_it_names(data: Files) -> None:
    assert _faults(data) == []


def test_so_is_every_document_of_a_programme_with_clusters(demo_data: Files) -> None:
    assert _faults(demo_data) == []


def test_what_editors_may_leave_out_is_there_and_empty(base: KnowledgeBase, issue: Issue) -> None:
    """Also where a list that is begun must have three entries."""
    bare = base.themes[0].model_copy(
        update={name: info.default for name, info in Theme.model_fields.items() if not info.is_required()}
    )
    few = dataclasses.replace(base, records=(), municipalities=(), themes=(bare,))
    assert _faults({address: text.encode() for address, text in documents(few, issue)}) == []


def test_a_schema_refuses_what_is_not_promised(data: Files) -> None:
    """A schema that takes anything would prove nothing."""
    judge = Draft202012Validator(_read(data, open_data.of_schema("register-temaer")))
    sound = _read(data, open_data.of_register("temaer"))
    theme = sound["data"][0]
    assert judge.is_valid(sound)
    wrong = [{**sound, "antal": "7"}, *({k: v for k, v in sound.items() if k != key} for key in sound)]
    wrong += [{**sound, "data": [{k: v for k, v in theme.items() if k != key}]} for key in theme]
    wrong += [{**sound, "data": [theme | {"nummer": "1"}]}, {**sound, "data": [theme | {"status": "ukendt"}]}]
    assert [document for document in wrong if judge.is_valid(document)] == []


def test_every_record_has_a_document_and_stands_in_the_whole(base: KnowledgeBase, data: Files) -> None:
    whole = _read(data, open_data.EVERYTHING)
    assert [found["id"] for found in whole["data"]["poster"]] == [record.id for record in base.records]
    assert whole["antal"] == len(base.records)
    for record, found in zip(base.records, whole["data"]["poster"], strict=True):
        assert _read(data, open_data.of_record(record))["data"] == found


def test_every_register_has_a_document_and_stands_in_the_whole(data: Files) -> None:
    whole = _read(data, open_data.EVERYTHING)["data"]["registre"]
    assert list(whole) == [register.name for register in REGISTERS]
    for name, found in whole.items():
        assert _read(data, open_data.of_register(name))["data"] == found


def test_the_envelope_says_what_it_is_and_how_it_is_cited(base: KnowledgeBase, data: Files, issue: Issue) -> None:
    found = _read(data, open_data.of_record(base.records[0]))
    assert found["skemaversion"] == open_data.VERSION
    assert found["udgave"] == "2026-11-28"
    assert found["licens"] == {"navn": licence.NAME, "adresse": licence.ADDRESS}
    assert base.programme.owner in found["henvisning"]
    assert "28. november 2026" in found["henvisning"]
    assert issue.site.url in found["henvisning"]


def test_a_made_up_programme_is_cited_as_made_up(demo: KnowledgeBase, demo_data: Files) -> None:
    found = _read(demo_data, open_data.of_record(demo.records[0]))
    assert "EKSEMPEL" in found["henvisning"]
    assert found["program"]["slags"] == "eksempel"


def test_themes_and_municipalities_list_their_records(demo: KnowledgeBase, demo_data: Files) -> None:
    for theme in demo.themes:
        found = _read(demo_data, open_data.of_theme(theme))
        assert [each["id"] for each in found["data"]["poster"]] == [r.id for r in demo.of_theme(theme.slug)]
    listed = {m.slug: _read(demo_data, open_data.of_municipality(m)) for m in demo.municipalities}
    member = next(record for record in demo.records if demo.contributors(record))
    for slug in demo.contributors(member):
        assert member.id in [each["id"] for each in listed[slug]["data"]["poster"]]


def test_a_list_leads_to_pages_and_data_that_are_there(base: KnowledgeBase, data: Files, issue: Issue) -> None:
    pages = {issue.site.url + addresses.of_record(record) for record in base.records}
    for theme in base.themes:
        for found in _read(data, open_data.of_theme(theme))["data"]["poster"]:
            assert found["adresse"] in pages
            assert found["data"].removeprefix(issue.site.url) in data


def test_a_municipality_is_called_by_its_name_however_it_was_written(base: KnowledgeBase, issue: Issue) -> None:
    own = next(m for m in base.municipalities if m.slug != m.name)
    other = own.model_copy(update={"name": "Vartov", "slug": "vartov", "neighbours": (own.slug,)})
    found = dict(documents(dataclasses.replace(base, municipalities=(own, other)), issue))
    assert json.loads(found[open_data.of_municipality(other)])["data"]["kommune"]["naboer"] == [own.name]


@pytest.mark.parametrize("text", ["Å" * 300, 'En "55"\\ </script>', "to\nlinjer\u2028", "=1+1", "🙂"])
def test_any_text_comes_out_as_it_went_in(base: KnowledgeBase, issue: Issue, text: str) -> None:
    record = base.records[0].model_copy(update={"title": text})
    found = dict(documents(dataclasses.replace(base, records=(record,)), issue))
    assert json.loads(found[open_data.of_record(record)])["data"]["titel"] == text


def test_a_record_withdrawn_today_stays_and_says_so(base: KnowledgeBase, issue: Issue) -> None:
    record = base.records[0].model_copy(update={"status": Status.WITHDRAWN, "revised": issue.date})
    found = dict(documents(dataclasses.replace(base, records=(record,)), issue))
    read = json.loads(found[open_data.of_record(record)])["data"]
    assert (read["status"], read["revideret"]) == ("tilbagetrukket", "2026-11-28")
