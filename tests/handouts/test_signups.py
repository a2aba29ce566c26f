"""The sign-up list as people keep it: every way of saving it says the same, and every fault is told at its line."""

import io
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from generators.handouts.attendance import piles, sheets
from generators.handouts.attendance.signups import Person, Repeats, SignUp, read
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.problems import Level, Problem

ROWS = [
    ["Bord", "Antal deltagere", "Kommune", "Navne"],
    ["Bord 3", "2", "Hedensted", "Åge Prøve; Zoë Test"],
    ["12", "6", "Høje-Taastrup Kommune", ""],
]
TELLS = [
    ("hedensted", 2, "3", (Person("Åge Prøve"), Person("Zoë Test"))),
    ("hoeje-taastrup", 6, "12", ()),
]


def slug_of(one: SignUp) -> str:
    return one.municipality.slug if one.municipality else f"({one.house})"


def told(found: Sequence[SignUp]) -> list[tuple[str, int, str, tuple[Person, ...]]]:
    return [(slug_of(one), one.people, one.table, one.persons) for one in found]


def csv_of(rows: Sequence[Sequence[str]], delimiter: str = ";", coding: str = "utf-8") -> bytes:
    quoted = ([f'"{cell}"' if delimiter in cell or ";" in cell else cell for cell in row] for row in rows)
    return "\r\n".join(delimiter.join(row) for row in quoted).encode(coding)


def workbook_of(rows: Sequence[Sequence[object]], *before: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for name in before:
        sheet.title = name
        sheet.append(["Andet"])
        sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def torn(content: bytes) -> bytes:
    """Spoil what is packed first, as a disk or a mail may."""
    middle = len(content) // 2
    return content[:middle] + bytes(40) + content[middle + 40 :]


Reads = Callable[..., tuple[list[SignUp], list[Problem]]]


@pytest.fixture(scope="module")
def reads(whole_base: KnowledgeBase) -> Reads:
    def reading(content: bytes, repeats: Repeats | None = None) -> tuple[list[SignUp], list[Problem]]:
        return read(content, "liste.csv", whole_base.municipalities, repeats)

    return reading


SAVED = {
    "cp1252": csv_of(ROWS, coding="cp1252"),
    "utf-8": csv_of(ROWS),
    "utf-8 med mærke": csv_of(ROWS, coding="utf-8-sig"),
    "unicode": csv_of(ROWS, delimiter="\t", coding="utf-16"),
    "komma": csv_of(ROWS, delimiter=","),
    "tabulator": csv_of(ROWS, delimiter="\t"),
    "lodret streg": csv_of(ROWS, delimiter="|"),
    "sep": b"sep=;\r\n" + csv_of(ROWS),
    "titel over": "Tilmeldte til konferencen, foreløbigt\r\n\r\n".encode() + csv_of(ROWS, delimiter="\t"),
    "titel og meget mere over": b"Tilmeldte\r\n" * 14 + csv_of(ROWS),
    "en titel, der ligner en overskrift": b"Kommune- og skoleledere, konference 1\r\n\r\n" + csv_of(ROWS),
    "xlsx": workbook_of([ROWS[0], [3, 2.0, "Hedensted", "Åge Prøve\nZoë Test"], ["12", 6, "Høje-Taastrup Kommune"]]),
    "xlsx, andet ark": workbook_of(ROWS, "Vejledning"),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED)
def test_a_list_says_the_same_however_it_is_saved(content: bytes, reads: Reads) -> None:
    found, problems = reads(content)
    assert problems == []
    assert told(found) == TELLS


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        ("Kommune;Navn;Bord nr.", "Aarhus;Åge Prøve;4", ("aarhus", 1, "4", (Person("Åge Prøve"),))),
        ("Fornavn;Efternavn;Stilling;KOMMUNE", "Åge;Pi;Leder;Århus", ("aarhus", 1, "", (Person("Åge Pi", "Leder"),))),
        ("Kommunekode;Deltagere", "766;4", ("hedensted", 4, "", ())),
        ("Kommune;Deltagere", "Hedensted;Åge, Zoë", ("hedensted", 2, "", (Person("Åge"), Person("Zoë")))),
        ("Kommune;Navn", "Hedensted;Prøve, Åge", ("hedensted", 1, "", (Person("Prøve, Åge"),))),
        ("Organisation;Antal", "Københavns Kommune;3 personer", ("koebenhavn", 3, "", ())),
        ("Kommune/organisation;Hvor mange kommer I?", "Kbh. Kommune;3", ("koebenhavn", 3, "", ())),
        ("Dit navn;Hvilken kommune kommer du fra?", "A B;Vejle kom.", ("vejle", 1, "", (Person("A B"),))),
        ("Kommune (vælg);Antal (i alt)", "Frb.;2", ("frederiksberg", 2, "", ())),
        ("Kommune;Antal;Bord", "Assens;1;Salen", ("assens", 1, "Salen", ())),
        ("Kommune;Antal;Navne", "Assens;;A. B", ("assens", 1, "", (Person("A. B"),))),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_names_people_give_them(
    heading: str,
    row: str,
    expected: object,
    reads: Reads,
) -> None:
    found, problems = reads(f"{heading}\n{row}\n".encode())
    assert problems == []
    assert told(found) == [expected]


def test_a_column_of_participants_with_figures_alone_is_how_many(reads: Reads) -> None:
    """Also where a line has none, or ends before it."""
    for last in ("Vejle;", "Vejle"):
        found, problems = reads(f"Kommune;Deltagere\nHedensted;4\n{last}\n".encode())
        assert [(slug_of(one), one.people) for one in found] == [("hedensted", 4)]
        assert [(p.line, p.code) for p in problems] == [(3, "antal")]


def test_what_begins_with_a_figure_is_a_number_of_participants(reads: Reads) -> None:
    """One of them that does not makes the column one of names."""
    found, _ = reads(b"Kommune;Deltagere\nHedensted;4 i alt\nVejle;2\n")
    assert ("vejle", 2, ()) in [(slug_of(one), one.people, one.persons) for one in found]
    found, _ = reads("Kommune;Deltagere\nHedensted;Åge Prøve\nVejle;2\n".encode())
    assert ("hedensted", (Person("Åge Prøve"),)) in [(slug_of(one), one.persons) for one in found]


def test_who_does_not_come_is_passed_over_and_so_is_a_sum(reads: Reads) -> None:
    content = b"Kommune;Antal;Status\nHedensted;2;Tilmeldt\nAarhus;3;Afbud\nVejle;0;\nI alt;5;\n"
    found, problems = reads(content)
    assert problems == []
    assert [(slug_of(one), one.people) for one in found] == [("hedensted", 2)]


def test_what_is_said_of_coming_may_be_in_other_words(reads: Reads) -> None:
    content = "Kommune;Navn;Status\nVejle;A;Afbud pr. mail\nVejle;B;Måske\nVejle;C;Er tilmeldt\nKL;D;Oplægsholder, KL\n"
    found, problems = reads(content.encode())
    assert [one.persons for one in found] == [(Person("B"),), (Person("C"),), (Person("D"),)]
    assert found[-1].municipality is None
    assert [(p.line, p.code, p.level) for p in problems] == [(3, "status", Level.WARNING)]
    assert "tælles med" in problems[0].message


@pytest.mark.parametrize(
    ("status", "who"),
    [
        ("Kommer ikke", ["assens"]),
        ("Ikke tilmeldt", ["assens"]),
        ("Kan desværre ikke deltage", ["assens"]),
        ("Kommer ikke pga. sygdom", ["assens"]),
        ("Har meldt afbud", ["assens"]),
        ("Tilmeldt, ikke betalt", ["vejle", "assens"]),
        ("Ja, men ikke til frokost", ["vejle", "assens"]),
        ("Tilmeldt, afbud til middag", ["vejle", "assens"]),
    ],
)
def test_nobody_is_lost_by_a_word_of_something_else(status: str, who: list[str], reads: Reads) -> None:
    found, problems = reads(csv_of([["Kommune", "Antal", "Status"], ["Vejle", "2", status], ["Assens", "1", ""]]))
    assert problems == []
    assert [slug_of(one) for one in found] == who


@pytest.mark.parametrize("status", ["Deltager ikke i middagen", "Kan ikke deltage i festen", "Kommer ikke på dag 2"])
def test_who_leaves_out_a_part_is_counted_and_told(status: str, reads: Reads) -> None:
    found, problems = reads(csv_of([["Kommune", "Antal", "Status"], ["Vejle", "2", status]]))
    assert [one.people for one in found] == [2]
    assert [(p.line, p.code, p.level) for p in problems] == [(2, "status", Level.WARNING)]


@pytest.mark.parametrize("other", ["Antal vegetarer", "Deltagerens mail", "Hvor mange er vegetarer?"])
def test_a_column_about_something_else_is_left_alone(other: str, reads: Reads) -> None:
    found, problems = reads(csv_of([["Kommune", "Navn", other], ["Vejle", "Anna Pi", "7"]]))
    assert problems == []
    assert told(found) == [("vejle", 1, "", (Person("Anna Pi"),))]


@pytest.mark.parametrize(
    ("heading", "cell", "people", "names"),
    [
        ("Navne", "Anna Pi, Bo Ny og Carl To", 3, ["Anna Pi", "Bo Ny", "Carl To"]),
        ("Navne", "Anna Pi & Bo Ny", 2, ["Anna Pi", "Bo Ny"]),
        ("Navne", "Anna Pi + 2", 3, ["Anna Pi"]),
        ("Navne", "Anna Pi + Bo Ny +1", 3, ["Anna Pi", "Bo Ny"]),
        ("Navne", "=1+1 R&D", 1, ["=1+1 R&D"]),
        ("Navne", "Anna Pi; N.N.; ?", 3, ["Anna Pi"]),
        ("Navn", "N.N.", 1, []),
        ("Navn", "–", 1, []),
        ("Navn", "Pi og Ny, Anna", 1, ["Pi og Ny, Anna"]),
    ],
)
def test_whose_name_nobody_knows_is_counted_and_has_no_badge(
    heading: str, cell: str, people: int, names: list[str], reads: Reads
) -> None:
    found, problems = reads(csv_of([["Kommune", heading], ["Vejle", cell]]))
    assert problems == []
    assert [(one.people, [person.name for person in one.persons]) for one in found] == [(people, names)]


@pytest.mark.parametrize(
    ("row", "code", "told_of"),
    [
        ("Vejle og Horsens;4;1", "kommune", "Skriv en linje for hver: Vejle og Horsens."),
        ("Vejle/Assens/Køge;4;1", "kommune", "Skriv en linje for hver: Vejle, Assens og Køge."),
        ("Vejle og Xyzzy;4;1", "kommune", "Ingen kommune hedder »Vejle og Xyzzy«"),
        ("Vejle;4;03-apr", "bord", "til en dato: »03-apr«"),
        ("Vejle;4;2027-04-03", "bord", "til en dato"),
    ],
)
def test_a_fault_of_a_row_says_what_to_write(row: str, code: str, told_of: str, reads: Reads) -> None:
    _, problems = reads(f"Kommune;Antal;Bord\n{row}\n".encode())
    assert [(p.line, p.code) for p in problems] == [(2, code)]
    assert told_of in problems[0].message + problems[0].hint


def test_a_guest_has_a_badge_and_no_handout(reads: Reads) -> None:
    """Such as a speaker: from wherever, and with a name."""
    content = "Kommune;Navn;Status;Bord\nHedensted;Åge;;1\nKL;Zoë Prøve;Oplægsholder;\nAarhus Universitet;Bo;Gæst;1\n"
    found, problems = reads(content.encode())
    assert problems == []
    assert told(found)[1:] == [
        ("(KL)", 1, "", (Person("Zoë Prøve"),)),
        ("(Aarhus Universitet)", 1, "1", (Person("Bo"),)),
    ]
    assert [(pile.table, pile.copies) for pile in piles.piles(found)] == [("1", 1)]
    badges = sheets.badges(found[::-1])["badges"]
    assert [badge["municipality"] for badge in badges] == ["Hedensted Kommune", "KL", "Aarhus Universitet"]
    summary = sheets.read_first(found, 1, [], 0)["summary"].replace("\u00a0", " ")
    assert summary.startswith("En kommune, en deltager og to gæster ved et bord.")
    _, problems = reads(b"Kommune;Navn;Status\nHedensted;A;\nKL;;Oplaeg\nKL;B;\n")
    assert [(p.line, p.code) for p in problems] == [(3, "gaest"), (4, "kommune")]
    assert "skriv Gæst i kolonnen Status" in problems[1].hint
    _, problems = reads("Kommune;Navn;Status\nKL;Bo;Gæst\n".encode())
    assert [p.code for p in problems] == ["ingen-tilmeldte"]


@pytest.mark.parametrize(("written", "large"), [("", 0), ("nej", 0), ("x", 1), ("Ja", 1), ("2", 2), ("2,0", 2)])
def test_who_needs_large_type_is_counted(written: str, large: int, reads: Reads) -> None:
    found, problems = reads(f"Kommune;Antal;Stor skrift\nHedensted;3;{written}\n".encode())
    assert problems == []
    assert [one.large for one in found] == [large]


@pytest.mark.parametrize("written", ["4", "mange"])
def test_more_in_large_type_than_come_is_told(written: str, reads: Reads) -> None:
    _, problems = reads(f"Kommune;Antal;Stor skrift\nHedensted;3;{written}\n".encode())
    assert [(p.line, p.code) for p in problems] == [(2, "stor-skrift")]


def test_every_fault_of_every_line_is_told_at_once(reads: Reads) -> None:
    """And no name of a person is repeated."""
    lines = [
        "Kommune;Antal;Bord;Navne",
        "Hedenstd;2;1;",
        ";3;1;",
        "Vejle;mange;1;",
        "Horsens;999;1;",
        "Odense;1;1;Hemmelig Person, Anden Person",
        "Aarhus;2;;Hemmelig Person",
        "Assens;1;1;Hemmelig 漢",
        "Xyzzy;1;1;",
        f"Greve;1;{'bordet ved vinduet i hjørnet'};",
        "Lejre;1;1;;5",
        f"Køge;1;1;{'Hemmelig ' * 8}",
        f"Ringsted;1;1;{'Hemmelig' * 4}",
    ]
    _, problems = reads("\n".join(lines).encode())
    assert [(p.line, p.code, p.level) for p in problems] == [
        (2, "kommune", Level.ERROR),
        (3, "kommune", Level.ERROR),
        (4, "antal", Level.ERROR),
        (5, "antal", Level.ERROR),
        (6, "antal", Level.ERROR),
        (7, "navne", Level.WARNING),
        (7, "intet-bord", Level.WARNING),
        (8, "tegn-paa-papir", Level.ERROR),
        (9, "kommune", Level.ERROR),
        (10, "bord", Level.ERROR),
        (11, "felter", Level.ERROR),
        (12, "navn", Level.ERROR),
        (13, "navn", Level.ERROR),
    ]
    assert "»Hedensted«" in problems[0].hint
    assert "Hemmelig" not in str(problems)


@pytest.mark.parametrize(
    ("row", "fits", "too_much", "code"),
    [
        ("Hedensted;{};;2;", "200", "201", "antal"),
        ("Hedensted;;{};2;", f"{'A' * 29} {'B' * 30}", f"{'A' * 30} {'B' * 30}", "navn"),
        ("Hedensted;;{};2;", "A" * 30, "A" * 31, "navn"),
        ("Hedensted;1;;{};", "A" * 24, "A" * 25, "bord"),
        ("{};;Bo;;Gæst", f"{'A' * 29} {'B' * 30}", f"{'A' * 30} {'B' * 30}", "gaest"),
    ],
)
def test_what_just_has_room_is_taken_and_one_more_is_not(
    row: str, fits: str, too_much: str, code: str, reads: Reads
) -> None:
    """200 people in a row; 60 signs in a name, or in where a guest is from, 30 in a word, 24 in the name of a table."""
    lists = (f"Kommune;Antal;Navn;Bord;Status\nVejle;1;;1;\n{row.format(text)}\n".encode() for text in (fits, too_much))
    assert [[problem.code for problem in reads(content)[1]] for content in lists] == [[], [code]]


@pytest.mark.parametrize(
    ("content", "code", "told_of"),
    [
        (b"", "liste", "Filen er tom"),
        (b"\xef\xbb\xbf\r\n", "liste", "Filen er tom"),
        (b"%PDF-1.7 ...", "liste", "en PDF"),
        (b"<html><table><tr><td>Kommune</td></tr></table></html>", "liste", "en webside"),
        (b'[{"kommune": "Vejle"}]', "liste", "JSON"),
        (b"Komune;Antal\nHedensted;2\n", "overskrift", "»Komune«"),
        (b"Kommune;Mail\nHedensted;a@b.dk\n", "overskrift", "hverken en kolonne med antal"),
        (b"Tilmeldte\n" * 15 + b"Kommune;Antal\nHedensted;2\n", "overskrift", "Ingen kolonne hedder"),
        (b"Kommune;Antal\n", "ingen-tilmeldte", "Ingen på listen kommer"),
        (b"Kommune;Antal\nHedensted;0\n", "ingen-tilmeldte", "Ingen på listen kommer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "liste", "gammelt Excel-ark"),
        (b"PK\x03\x04 no workbook", "liste", "kan ikke læses som Excel"),
        (torn(workbook_of(ROWS)), "liste", "kan ikke læses som Excel"),
        ("Kommune;Antal\nÆrø;2\n".encode() + "Læsø;1\n".encode("cp1252"), "tegnsaet", "et andet tegnsæt"),
        (b'Kommune;Antal;Bord\nHedensted;2;"Bord\nVejle;2;3\n', "felter", "går over flere linjer"),
        ('Kommune;Antal;Navne\nHedensted;2;"Åge\nVejle;2;Zoë\n'.encode(), "felter", "går over flere linjer"),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_told(content: bytes, code: str, told_of: str, reads: Reads) -> None:
    found, problems = reads(content)
    assert found == []
    assert [problem.code for problem in problems] == [code]
    assert told_of in problems[0].message + problems[0].hint


TWICE = b"Kommune;Antal;Bord\nHedensted;2;1\nVejle;1;1\nHedensted Kommune;3;4\n"
TWO_OF_A_NAME = "Kommune;Navn\nHedensted;Åge Prøve\nHedensted;Zoë Test\nHedensted;åge prøve\nVejle;Åge Prøve\n".encode()


@pytest.mark.parametrize(("content", "line"), [(TWICE, 4), (TWO_OF_A_NAME, 4)])
def test_what_stands_twice_is_asked_about_with_the_choice(content: bytes, line: int, reads: Reads) -> None:
    _, problems = reads(content)
    assert [(p.line, p.code) for p in problems] == [(line, "to-gange")]
    assert "linje 2" in problems[0].message
    assert "--gentagelser laeg-sammen" in problems[0].hint
    assert "--gentagelser sidste" in problems[0].hint
    assert "Åge" not in str(problems)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Repeats.TOGETHER, [("hedensted", 2), ("vejle", 1), ("hedensted", 3)]),
        (Repeats.LAST, [("vejle", 1), ("hedensted", 3)]),
    ],
)
def test_a_choice_settles_it(choice: Repeats, kept: list[tuple[str, int]], reads: Reads) -> None:
    found, problems = reads(TWICE, choice)
    assert problems == []
    assert [(slug_of(one), one.people) for one in found] == kept
