"""The newsletter an editor sends: what is new and why, as mail and text, and a table to merge it with."""

import csv
import dataclasses
import datetime as dt
import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generators import cli, danish, store
from generators.exports.newsletter.letter import LONGEST_WHY, Letter, letter, shortened
from generators.exports.newsletter.merge import table
from generators.exports.newsletter.plain import plain
from generators.exports.newsletter.recipients import Recipient, recipients
from generators.knowledge.knowledge_base import KnowledgeBase, municipality_slug
from generators.knowledge.news import happenings, since
from generators.presentation import identity, outline
from generators.problems import Problem
from generators.records.record_types import RECORD_TYPES, Status, type_of

DAY, LAST = dt.date(2027, 1, 15), dt.date(2027, 1, 31)
HEAD = "navn;kommunekode;mail"


def _grown(base: KnowledgeBase, *changes: dict[str, Any]) -> KnowledgeBase:
    first = base.valid_records[0]
    added = [
        first.model_copy(update={"id": f"E-{900 + n}", "recorded": DAY, "revised": None, **change})
        for n, change in enumerate(changes)
    ]
    return dataclasses.replace(base, records=(*base.records, *added))


def _letter(base: KnowledgeBase) -> Letter:
    found = letter(base, store.site(), DAY, LAST)
    assert found
    return found


def _mail(written: Letter) -> str:
    colours = {name: colour.light for name, colour in identity.SCREEN.items()}
    return store.templates("newsletter").get_template("letter.html.j2").render(letter=written, colours=colours)


# --- the letter -------------------------------------------------------------------------------------------------------


def test_what_is_new_is_told_by_theme_with_why_and_whose_words(base: KnowledgeBase) -> None:
    """In mail and text alike: title, summary, reason with its heading and mark, origin and link."""
    themes = list(base.themes[:2])
    grown = _grown(base, {"title": "Nyt nummer et", "themes": (themes[1].slug,)}, {"themes": (themes[0].slug,)})
    written = _letter(grown)
    assert [section.heading for section in written.sections] == [danish.typeset(theme.name) for theme in themes]
    assert written.opening == "To nye poster siden 15. januar 2027."
    record = grown.by_id["E-900"]
    part = next(part for part in outline.parts(record) if part.key == "betydning")
    (item,) = written.sections[1].items
    assert (item.why_heading, item.why_said_by) == (part.heading, part.mark)
    for text in (_mail(written), _one_line(plain(written))):
        assert "Ny: erkendelse E-900" in text
        assert "Nyt nummer et" in text
        assert item.why.split(". ")[0] in text
        assert record.origin.label in text
        assert f"{store.site().url}erkendelser/E-900/" in text


def _one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("row", RECORD_TYPES, ids=lambda row: row.slug)
def test_every_type_says_why(base: KnowledgeBase, row: Any) -> None:
    of_type = next(record for record in base.valid_records if type_of(record) is row)
    new = of_type.model_copy(update={"recorded": DAY, "revised": None})
    others = tuple(record for record in base.records if record.id != new.id)
    (section,) = _letter(dataclasses.replace(base, records=(*others, new))).sections
    assert 20 < len(section.items[0].why) <= LONGEST_WHY + 2


def test_what_is_revised_or_withdrawn_says_so(base: KnowledgeBase) -> None:
    old = {"recorded": DAY - dt.timedelta(days=9), "revised": DAY}
    gone = {"status": Status.WITHDRAWN, "superseded_by": "E-900", "title": "T" * 300}
    text = _one_line(plain(_letter(_grown(base, old | {"change": "Tallet er rettet."}, old | gone))))
    assert "En revideret post og en post trukket tilbage siden 15. januar 2027." in text
    assert "Tallet er rettet." in text
    assert "Trukket tilbage: erkendelse E-901. " + "T" * 300 in text
    assert "Læs i stedet E-900" in text


def test_the_first_edition_is_one_thing(base: KnowledgeBase) -> None:
    found = letter(base, store.site(), dt.date.min, dt.date.max)
    assert found
    assert [item.title.split(":")[0] for item in found.joint][-1] == "Første udgave"
    assert len(found.joint) < len(base.records) / 4


def test_before_and_after_the_days_nothing_is_new(base: KnowledgeBase) -> None:
    grown = _grown(base, {})
    assert letter(grown, store.site(), DAY, DAY)
    assert letter(grown, store.site(), DAY + dt.timedelta(days=1), LAST) is None


def test_a_long_reason_ends_with_a_sentence_or_a_word() -> None:
    sentence = "Det er kort. "
    assert shortened(sentence * 40) == (sentence * 40)[: 24 * len(sentence)].strip()
    assert shortened("ord " * 200).endswith("ord …")


class _Outlook(HTMLParser):
    """Gathers what Outlook throws away, and what it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.lost: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        styled = tag in ("p", "h1", "h2", "h3", "td", "body")
        if tag in ("style", "link", "script", "img", "div", "svg", "form") or "class" in given:
            self.lost.append(tag)
        if (styled and "style" not in given) or (tag == "table" and given.get("role") != "presentation"):
            self.lost.append(f"{tag} without its look")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_mail_holds_only_what_outlook_keeps(base: KnowledgeBase) -> None:
    """Tables and styles on each element, all closed; and what an editor wrote is never read as HTML."""
    mail = _mail(_letter(_grown(base, {"title": 'Mål & <b>tal</b> "her"'})))
    outlook = _Outlook()
    outlook.feed(mail)
    assert outlook.lost == []
    assert outlook.open == []
    assert "&lt;b&gt;tal" in mail
    assert set(re.findall(r'(?:src|href)="(\w+):', mail)) == {"https"}


# --- the list of recipients -------------------------------------------------------------------------------------------

Read = Callable[[bytes], tuple[list[Recipient], list[Problem]]]


@pytest.fixture
def read(base: KnowledgeBase) -> Read:
    return lambda content: recipients(content, "liste.csv", base.municipalities)


def _told(problems: list[Problem]) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_is_read_however_it_was_saved(read: Read, coding: str, delimiter: str) -> None:
    """In any order of columns; a code that lost its nought is known, and empty lines are passed over."""
    rows = [["E-mail", "Navn", "Kommunekode"], ["a@b.dk", "Børn på Ærø", "101"], [], ["c@d.dk", "Åse", "0766"]]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    found, problems = read(text.encode(coding))
    assert problems == []
    assert [each.municipality.code for each in found] == ["0101", "0766"]
    assert found[0].cells == {"E-mail": "a@b.dk", "Navn": "Børn på Ærø", "Kommunekode": "101"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["x;9999;a@b.dk"], [(2, "kommunekode")]),
        (["x;;a@b.dk"], [(2, "kommunekode")]),
        (["x;0101;a@b.dk", "", "y;101;A@B.dk"], [(4, "samme-modtager")]),
        (["x;0101;a@b.dk", "y;0766;a@b.dk"], [(3, "samme-adresse")]),
        (["x;0101;a(at)b.dk", "y;0766"], [(2, "mailadresse"), (3, "mailadresse")]),
        (["x;0101;a@b.dk;z"], [(2, "felter")]),
        (['"x;0101;a@b.dk', "y;0766;c@d.dk"], [(2, "felter")]),
        ([], [(1, "modtagere")]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(read: Read, lines: list[str], told: list[tuple[int, str]]) -> None:
    """And no address is repeated."""
    _, problems = read("\n".join([HEAD, *lines]).encode())
    assert _told(problems) == told
    assert all("@" not in problem.message + problem.hint and problem.hint for problem in problems)


def test_a_code_beside_the_wrong_name_is_told(read: Read, base: KnowledgeBase) -> None:
    """Any way to write the name is right."""
    own, other = base.municipalities[0], base.municipalities[1]
    rows = [own.name, own.official_name, own.name.upper(), other.name]
    content = "\n".join(["kode;kommune", *(f"{own.code};{name}" for name in rows)])
    _, problems = read(content.encode())
    assert [line for line, code in _told(problems) if code == "kommunenavn"] == [5]
    assert own.name in next(p.message for p in problems if p.code == "kommunenavn")


@pytest.mark.parametrize(
    "wrong",
    ["y;0766;å@b.dk".encode("cp1252"), "\u00c3\u00b8;0766;c@d.dk".encode(), b"\x81;0766;c@d.dk", b"a\0;0766;c@d.dk"],
)
def test_bad_coding_is_told_at_its_line(read: Read, wrong: bytes) -> None:
    found, problems = read(f"{HEAD}\nBørn;0101;a@b.dk\n".encode() + wrong + b"\n")
    assert found == []
    assert _told(problems) == [(3, "tegnsaet")]


@pytest.mark.parametrize("content", [b"", b"navn;mail\nx;a@b.dk\n", b"\n\n"])
def test_a_list_without_codes_is_told(read: Read, content: bytes) -> None:
    assert _told(read(content)[1]) == [(1, "modtagere")]


# --- the table --------------------------------------------------------------------------------------------------------


def test_a_row_tells_what_is_new_for_its_municipality(base: KnowledgeBase) -> None:
    """With its handouts; to whom nothing is new, that is said; nothing runs as a formula or breaks a line."""
    named = next(record for record in base.valid_records if record.municipalities)
    own = base.municipality[municipality_slug(named.municipalities[0].municipality)]
    grown = _grown(base, {"municipalities": named.municipalities[:1], "title": "Nyt\nom jer"})
    near = grown.nearby(own)[0]
    far = next(m for m in grown.municipalities if m != own and own not in grown.nearby(m))
    to = [Recipient(m, {"navn": '=HYPERLINK("x")', "kode": m.code}) for m in (own, near, far)]
    content = table(grown, store.site(), _letter(grown), since(happenings(grown), DAY, LAST), to)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Kode"] for row in rows] == [m.code for m in (own, near, far)]
    assert rows[0]["Nyt om jer"] == f"Ny: erkendelse E-900. Nyt om jer: {store.site().url}erkendelser/E-900/"
    assert "E-900" in rows[1]["Nyt om naboer"]
    assert rows[1]["Nyt om jer"] == rows[2]["Nyt om jer"] == "Intet af det nye nævner jer."
    for conference in base.theme_conferences:
        assert rows[0][f"Hæfte {conference.name}"] == f"{store.site().url}haefter/{conference.slug}/{own.slug}/"
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) or "\n" in cell for cell in cells)


# --- the command ------------------------------------------------------------------------------------------------------


def _run(*words: str) -> int:
    return cli.main(["newsletter", *words])


def test_a_draft_is_written_twice_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["fletning.csv", "nyhedsbrev.html", "nyhedsbrev.txt"]
    people = tmp_path / "liste.csv"
    people.write_bytes(f"{HEAD}\nBørn;101;a@b.dk\n".encode("cp1252"))
    made = []
    for _ in range(2):
        assert _run("--siden", "2016-01-01", "--out", str(tmp_path / "ud"), "--modtagere", str(people)) == 0
        made.append({path.name: path.read_bytes() for path in (tmp_path / "ud").iterdir()})
    assert sorted(made[0]) == names
    assert made[0] == made[1]
    assert "a@b.dk" not in capsys.readouterr().err


def test_nothing_new_is_said_and_no_empty_mail_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--siden", "2090-01-01", "--til", "2090-01-08", "--out", str(tmp_path / "ud")) == 0
    assert "Der er intet nyt fra og med 1. januar 2090 til og med 8. januar 2090" in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_a_wrong_list_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "liste.csv"
    people.write_text(f"{HEAD}\nx;9999;a@b.dk\n", encoding="utf-8")
    assert _run("--siden", "2016-01-01", "--out", str(tmp_path / "ud"), "--modtagere", str(people)) == 1
    assert "liste.csv:2:1: fejl [kommunekode] Ingen kommune har koden »9999«." in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize("where", ["checkout", "site"])
def test_addresses_are_kept_out_of_what_is_published(
    where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "liste.csv"
    people.write_text(f"{HEAD}\nx;0101;a@b.dk\n", encoding="utf-8")
    store.write(tmp_path, "site/kommuner/index.html", "x")
    out = store.ROOT / "nyhedsbrev-paa-proeve" if where == "checkout" else tmp_path / "site" / "ud"
    assert _run("--siden", "2016-01-01", "--out", str(out), "--modtagere", str(people)) == 2
    assert "kan adresserne blive offentlige" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--siden", "i går"], "er ikke en hel dato. Skriv år, måned og dag"),
        (["--siden", "2026-12-02", "--til", "2026-12-01"], "--til ligger før --siden"),
        (["--siden", "2016-01-01", "--modtagere", "findes-ikke.csv"], "Der er ingen liste"),
    ],
)
def test_wrong_use_is_told(words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = _run(*words, "--out", str(tmp_path / "ud"))
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert told in capsys.readouterr().err
