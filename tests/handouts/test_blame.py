"""Whatever stops a product, the file and the line that did it are named, in Danish; the others are still made."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from generators import problems, store
from generators.handouts.leaves import production as leaves
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser import word
from generators.handouts.organiser.package import pack
from generators.handouts.product import Product
from generators.handouts.production import prepare
from generators.handouts.setting.parts import Edition
from generators.handouts.typesetting import ACCESSIBLE, MisprintError, Standard, Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.knowledge_base import build
from generators.reading.loader import load

DATE = dt.date(2026, 11, 21)
EDITION = Edition("Udgave af 21. november 2026", DATE, "https://klyngeviden.example/", "Klyngeviden")
FILES, _ = store.read_findings(store.ROOT / "tests" / "golden" / "grundlag")
STUMBLE = "Snubleord"


class Stumbling(Typesetter):
    """Fails on one template wherever a word stands in what it is to set, as Typst does on what it does not know."""

    template = ""

    def print(self, template: str, inputs: Mapping[str, Any], standards: Sequence[Standard] = ACCESSIBLE) -> bytes:
        if template == self.template and STUMBLE in json.dumps(inputs, ensure_ascii=False):
            raise MisprintError('dictionary does not contain key "c"')
        return b"%PDF" if template == self.template else super().print(template, inputs, standards)


@pytest.fixture(scope="module")
def typesetter() -> Stumbling:
    return Stumbling(store.TEMPLATES, store.FONTS / "print", DATE)


def refused(made: Sequence[Product]) -> list[tuple[str, int, str]]:
    """Give file, line and message of everything that kept a product from being made."""
    found = problems.in_order(problem for product in made if product.content is None for problem in product.problems)
    assert all("siger" in p.message or "dictionary" not in p.message + p.hint for p in found)
    return [(p.path, p.line, p.message) for p in found]


def changed(path: str, old: str) -> tuple[Manuscript, int]:
    """Put the word into a file, and give the line where its field begins."""
    text = FILES[path].decode()
    assert old in text
    new = text.replace(old, f"{old} {STUMBLE}", 1)
    files = dict(FILES) | {path: new.encode()}
    line = next(number for number, line in enumerate(new.splitlines(), start=1) if STUMBLE in line)
    return Manuscript(build(load(files)), EDITION, files=files), line


def test_the_publication_names_the_record_and_its_field(typesetter: Stumbling) -> None:
    """A record that only the publication cannot set is named with the line of the field."""
    typesetter.template = publication.TEMPLATE
    manuscript, line = changed("erkendelser/E-001.yml", "titel: ")
    found = refused(list(publication.produce(manuscript, typesetter)))
    assert {(path, at) for path, at, _ in found} == {("erkendelser/E-001.yml", line)}
    assert any("»titel«" in message for _, _, message in found)


def test_the_publication_names_a_register(typesetter: Stumbling) -> None:
    """What stands in no record is named too."""
    typesetter.template = publication.TEMPLATE
    path = "_register/kilder/beskrivelsen.yml"
    manuscript, _ = changed(path, "titel: ")
    assert [where for where, _, _ in refused(list(publication.produce(manuscript, typesetter)))] == [path]


def test_a_card_that_cannot_be_set_is_named(typesetter: Stumbling) -> None:
    """The sheets of the day name the record; all the other files of the package are made."""
    typesetter.template = "handouts/cards.typ"
    manuscript, line = changed("dilemmaer/D-001.yml", "titel: ")
    made = packed(manuscript, typesetter)
    assert [(path, at) for path, at, _ in refused(made)] == [("dilemmaer/D-001.yml", line)]
    assert [product.address for product in made if product.content is None] == [
        "haefter/temakonference-1/dilemmakort.pdf"
    ]


def test_a_conference_that_cannot_be_set_is_named(typesetter: Stumbling) -> None:
    """Where no record is at fault, the conference is named and the developer's words come with it."""
    typesetter.template = "handouts/facilitator.typ"
    manuscript, _ = changed("_register/konferencer/temakonference-1.yml", "navn: ")
    found = refused(packed(manuscript, typesetter))
    assert [path for path, _, _ in found] == ["_register/konferencer/temakonference-1.yml"]
    assert "Sætteprogrammet siger" in found[0][2]


def test_a_leaf_names_the_record_in_it(typesetter: Stumbling) -> None:
    """A leaf that stumbles over the title of a record names the record."""
    typesetter.template = leaves.TEMPLATE
    manuscript, line = changed("erkendelser/E-001.yml", "titel: ")
    assert ("erkendelser/E-001.yml", line) in [
        found[:2] for found in refused(list(leaves.produce(manuscript, typesetter)))
    ]


def test_a_leaf_names_the_file_that_says_what_stands_on_it(typesetter: Stumbling) -> None:
    """Where the leaf's own words are at fault, the register's file is named, and no record."""
    typesetter.template = leaves.TEMPLATE
    path = "_register/temaer/faglig-ledelse.yml"
    manuscript, _ = changed(path, "beskrivelse: ")
    assert {where for where, _, _ in refused(list(leaves.produce(manuscript, typesetter)))} == {path}


def test_a_record_that_word_cannot_hold_is_named(typesetter: Stumbling, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Word document names the record, and the rest of the package is made."""
    write = word.Writer.record

    def stumble(writer: Any, record: Any) -> None:
        if STUMBLE in record.title:
            raise ValueError("All strings must be XML compatible")
        write(writer, record)

    monkeypatch.setattr(word.Writer, "record", stumble)
    typesetter.template = ""
    manuscript, line = changed("dilemmaer/D-001.yml", "titel: ")
    found = refused(packed(manuscript, typesetter))
    assert found == [("dilemmaer/D-001.yml", line, "Filen kan ikke skrives i et Word-dokument.")]


def packed(manuscript: Manuscript, typesetter: Typesetter) -> list[Product]:
    """Make the package of the first conference, but for the handouts in it."""
    conference = manuscript.base.theme_conferences[0]
    run = prepare(PrintOrder(manuscript, [conference], manuscript.base.municipalities), typesetter)
    return list(pack(run, conference, {}))


def test_a_fault_of_our_own_is_not_blamed_on_a_record(typesetter: Typesetter) -> None:
    """Where Typst fails for another reason, the error reaches the developer."""
    with pytest.raises(MisprintError):
        typesetter.print("handouts/handout.typ", {"data": {}, "identity": {}})
