"""What Visual Studio Code says while one types: nothing of a sound file, and in Danish what is wrong with another."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import store
from generators.editing import vscode
from generators.editing.schemas import schemas
from generators.reading.loader import record_type_at, register_at
from tests.editing.language_server import Server

GOOD = store.ROOT / "tests" / "golden" / "grundlag"


def test_the_files_are_those_of_the_models() -> None:
    """After a change in the models: run `klyngeviden schema`."""
    made = dict(vscode.files())
    there = {path: (store.ROOT / path).read_text(encoding="utf-8") for path in made if (store.ROOT / path).is_file()}
    assert there == made, f"Run: {vscode.MEND}"
    lying = {p.relative_to(store.ROOT).as_posix() for p in (store.ROOT / vscode.FOLDER).rglob("*") if p.is_file()}
    assert lying == set(made)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    settings = json.loads(dict(vscode.files())[f"{vscode.FOLDER}/settings.json"])
    places = {(store.ROOT / name).as_uri(): f"**/{place}" for name, place in settings["yaml.schemas"].items()}
    with Server(store.ROOT, {"schemas": places, "validate": True, "schemaStore": {"enable": False}}) as running:
        yield running


_NUMBERS = itertools.count()


def _elsewhere() -> Path:
    """Name a folder that nothing was asked about yet; the server knows files by what it is told of them."""
    return store.ROOT / "opdigtet" / str(next(_NUMBERS)) / "findings"


def _said(server: Server, name: str, text: str) -> list[str]:
    place = _elsewhere() / name
    return server.problems({place: text})[place]


def test_sound_files_are_never_underlined(server: Server) -> None:
    """Every file of the findings, and those the tests are built on, values without quotation marks among them."""
    for folder in (store.FINDINGS, GOOD):
        texts, elsewhere = {}, _elsewhere()
        for path in sorted(folder.rglob("*.yml")):
            name = path.relative_to(folder).as_posix()
            assert record_type_at(name) or register_at(name)
            texts[elsewhere / name] = path.read_text(encoding="utf-8")
        assert {path: said for path, said in server.problems(texts).items() if said} == {}


def test_what_the_reader_takes_for_text_is_not_underlined(server: Server) -> None:
    """A number, a year, yes and no, and an optional field without a value."""
    text = (GOOD / "erkendelser/E-001.yml").read_text(encoding="utf-8")
    odd = (
        text.replace('dato: "2016"', "dato: 2016")
        .replace("sted: Side 1", "sted: 1234")
        .replace("[netværk]", "[nej, 12]")
    )
    assert odd != text
    assert _said(server, "erkendelser/E-001.yml", f"{odd}forbehold:\nrelaterede:\n") == []


def test_every_type_and_register_is_watched(server: Server) -> None:
    """An unknown field is underlined in each of them: the schema is the one for the file."""
    tables = ("kommuner", "kandidater")
    elsewhere = _elsewhere()
    texts = {
        elsewhere / place.replace("*", "X-001"): f"{'- ' if name in tables else ''}ukendt_felt: 1\n"
        for name, place, _ in schemas()
    }
    said = server.problems(texts)
    assert [path.name for path, told in said.items() if not any("ukendt_felt" in one for one in told)] == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("ophav: program", "ophav: programmet", "Vælg mellem program, klynge og kontekst."),
        ("status: endelig", "status: faerdig", "Vælg mellem foreloebig, endelig og tilbagetrukket."),
        ("optaget: 2026-11-21", "optaget: 21. november 2026", "Skriv år, måned og dag, fx 2018-03-19."),
        ('dato: "2016"', "dato: sidste år", "Skriv fx 2018, 2018-03, 2018-03-19 eller udateret."),
    ],
)
def test_what_is_wrong_is_told_in_danish(server: Server, right: str, wrong: str, told: str) -> None:
    text = (GOOD / "erkendelser/E-001.yml").read_text(encoding="utf-8")
    assert right in text
    assert _said(server, "erkendelser/E-001.yml", text.replace(right, wrong)) == [told]


def test_a_field_is_explained_and_its_values_are_offered(server: Server) -> None:
    """With the words that stand beside it in the model, and how long it may be."""
    uri = (_elsewhere() / "erkendelser" / "E-001.yml").as_uri()
    text = "titel: Noget\nstatus: e\n"
    server.tell(
        "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}
    )
    at = {"textDocument": {"uri": uri}}
    hover = server.ask("textDocument/hover", at | {"position": {"line": 0, "character": 2}})
    assert "Overskriften: et udsagn, ikke et emne. (8-120 tegn.)" in json.dumps(hover, ensure_ascii=False)
    offered = server.ask("textDocument/completion", at | {"position": {"line": 1, "character": 9}})
    assert {"foreloebig", "endelig", "tilbagetrukket"} <= {item["label"] for item in offered["items"]}


def test_snippets_hold_the_skeletons() -> None:
    """Each has the title as its first stop, and today where the day belongs."""
    snippets = json.loads(dict(vscode.files())[f"{vscode.FOLDER}/klyngeviden.code-snippets"])
    body = snippets["Ny anbefaling"]["body"]
    assert "titel: ${1:titel}" in body
    assert "optaget: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE" in body
    assert {snippet["prefix"] for snippet in snippets.values()} >= {"ny-ide", "ny-kilde", "ny-klynge"}


def test_the_settings_name_schemas_that_are_there() -> None:
    settings = json.loads((store.ROOT / vscode.FOLDER / "settings.json").read_text(encoding="utf-8"))
    assert [name for name in settings["yaml.schemas"] if not Path(store.ROOT, name).is_file()] == []
