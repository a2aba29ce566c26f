"""The page that documents the open data: files, envelope, fields, and examples that the tests run as they stand.

Derived from the models and from what the data are called; making the files is for `exports`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape
from pydantic import BaseModel

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence, open_data
from generators.presentation.open_data import Issue
from generators.records.fields import key_of
from generators.records.record_types import RECORD_TYPES, Record
from generators.records.registers import BY_NAME
from generators.website import machines
from generators.website.page import Page, Press


@dataclass(frozen=True, slots=True)
class Example:
    """A whole program that uses the data, and what it is written in."""

    language: str
    does: str
    program: str

    @property
    def shown(self) -> Markup:
        """Give the program in one line of HTML: a page is put together of lines without their ends."""
        return Markup(str(escape(self.program.rstrip())).replace("\n", "&#10;"))  # noqa: S704 - escaped here


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one kind of entry: (key, label, help) of each."""

    title: str
    rows: Sequence[tuple[str, str, str]]


def data_page(press: Press) -> Iterator[Page]:
    """Make the page."""
    base, issue = press.base, Issue(press.imprint.site, press.imprint.date)
    yield press.page(
        addresses.DATA,
        "data",
        title="Åbne data",
        description="Alle poster og registre som regneark, tabeller og JSON, med licens og henvisning.",
        kind="data",
        facts=machines.of_data(issue.site, issue.date),
        files=open_data,
        tables=list(_tables(base)),
        documents=list(_documents(base)),
        envelope=open_data.ENVELOPE,
        examples=examples(base, issue),
        fields=list(_fields()),
        citation=open_data.citation(base, issue),
        licence=licence,
    )


def examples(base: KnowledgeBase, issue: Issue) -> list[Example]:
    """Write the examples, with the addresses of the site."""
    root = issue.site.url
    return [
        Example("Python", "Alle poster om et tema", _BY_THEME.format(root + open_data.EVERYTHING, base.themes[0].slug)),
        Example("Python", "En tabel, række for række", _BY_ROW.format(root + open_data.of_table("anbefalinger"))),
        Example(
            "JavaScript (Node)",
            "Poster, der nævner en kommune",
            _BY_PLACE.format(root + open_data.of_municipality(base.municipalities[0])),
        ),
    ]


_BY_THEME = """\
import json
import urllib.request

with urllib.request.urlopen("{}") as svar:
    viden = json.load(svar)
print(viden["henvisning"])
for post in viden["data"]["poster"]:
    if "{}" in post["temaer"] and post["status"] != "tilbagetrukket":
        print(post["id"], post["titel"])
"""
_BY_ROW = """\
import csv
import io
import urllib.request

with urllib.request.urlopen("{}") as svar:
    tekst = io.TextIOWrapper(svar, encoding="utf-8-sig", newline="")
    for post in csv.DictReader(tekst, delimiter=";"):
        print(post["Id"], post["Titel"], post["Temaer"].split(" | "))
"""
_BY_PLACE = """\
const svar = await fetch("{}");
const {{ antal, data }} = await svar.json();
console.log(data.kommune.navn, antal);
for (const post of data.poster) console.log(post.id, post.titel, post.adresse);
"""


def _tables(base: KnowledgeBase) -> Iterator[tuple[str, int, str]]:
    """Yield the name, the number of rows and the address of each table."""
    types = {row.folder: len(base.of_type(row)) for row in RECORD_TYPES}
    for name in open_data.TABLES:
        count = types[name] if name in types else len(base.register(name))
        yield _in_words(name), count, open_data.of_table(name)


def _in_words(name: str) -> str:
    plurals = {row.folder: row.plural for row in RECORD_TYPES}
    return danish.capitalised(plurals.get(name, name))


def _documents(base: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    """Yield what each kind of document holds, an address of one, and that of its schema."""
    yield "Alle poster og registre", open_data.EVERYTHING, open_data.of_schema("alt")
    for row in RECORD_TYPES:
        schema = open_data.of_schema(open_data.schema_of_type(row))
        for record in base.of_type(row)[:1]:
            yield f"{danish.capitalised(row.article)} {row.singular}", open_data.of_record(record), schema
    for theme in base.themes[:1]:
        yield "Et temas poster", open_data.of_theme(theme), open_data.of_schema("tema")
    for municipality in base.municipalities[:1]:
        what, schema = "Poster, der nævner en kommune eller dens klynge", open_data.of_schema("kommune")
        yield what, open_data.of_municipality(municipality), schema
    for name in BY_NAME:
        schema = open_data.of_schema(open_data.schema_of_register(name))
        yield f"Registret {name}", open_data.of_register(name), schema


def _fields() -> Iterator[Fields]:
    """Yield the fields that all records have, those of each type, and those of each register."""
    yield Fields("Alle poster", _rows(Record, {}))
    shared = Record.model_fields
    for row in RECORD_TYPES:
        yield Fields(f"Kun {row.plural}", _rows(row.model, shared))
    for name, register in BY_NAME.items():
        yield Fields(f"Registret {name}", _rows(register.model, {}))


def _rows(model: type[BaseModel], without: Mapping[str, object]) -> list[tuple[str, str, str]]:
    return [
        (key_of(model, name), info.title, info.description or "")
        for name, info in model.model_fields.items()
        if name not in without and info.title
    ]
