"""`klyngeviden conference`: a sign-up list becomes everything for the day, in one folder that nobody else sees."""

import ast
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generators import cli, store
from tests.handouts.reading_pdf import opened, page_texts, tags
from tests.tools.pdf_validator import validate

SOUND = store.ROOT / "tests" / "golden" / "grundlag"
# In no other text, and with a letter that no other text has.
PLANTED = "Ðorvald Hemmeligsen"
# Whatever is written in the list is letters on paper.
HOSTILE = "=1+1 #panic(0) *b* $1/0$ <b> {{ 7*191 }}"
LIST = f"""Kommune;Antal;Bord;Navne;Stor skrift
Hedensted;2;12;{PLANTED},{HOSTILE};x
Horsens;1;Bord 2;
"""


def _run(*words: str, findings: Path = SOUND) -> int:
    return cli.main(["conference", *words, "--findings", str(findings)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small conference."""
    folder = tmp_path_factory.mktemp("dag")
    listed = folder / "tilmeldte.csv"
    listed.write_bytes(LIST.encode("cp1252"))
    out = folder / "ud"
    # A second run replaces what the first has made.
    for more in ([], ["--tryk"]):
        assert _run(str(listed), "--konference", "Temakonference 1", "--out", str(out), *more) == 0
    return out


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_there_and_only_for_those_who_come(made: Path) -> None:
    assert _names(made) == {
        "laes-mig-foerst.pdf",
        "fordeling.csv",
        "fordeling.pdf",
        "tryk/bind-1.pdf",
        "haefter/hedensted.pdf",
        "haefter/hedensted-stor-skrift.pdf",
        "haefter/horsens.pdf",
        "borde/etiketter.pdf",
        "borde/bordskilte.pdf",
        "borde/navneskilte.pdf",
        "dagen/moedelederens-ark.pdf",
        "dagen/dilemmakort.pdf",
        "dagen/naeste-skridt.pdf",
        "dagen/evaluering.pdf",
        "dagen/dagsorden.pdf",
        "dagen/oplaeg.pptx",
        "dagen/indhold.docx",
        "trykkeri/haefter-bind-1-a3.pdf",
        "trykkeri/haefter-bind-1-a4.pdf",
        "trykkeri/dilemmakort.pdf",
        "trykkeri/bestilling.pdf",
        "temakonference-1.zip",
    }
    with zipfile.ZipFile(made / "temakonference-1.zip") as archive:
        assert archive.testzip() is None
        inside = archive.namelist()
        assert inside[0] == "laes-mig-foerst.pdf"
        assert set(inside) == _names(made) - {"temakonference-1.zip"}
        assert all(archive.read(name) == (made / name).read_bytes() for name in inside)


def test_the_volume_holds_a_handout_for_each_in_the_order_of_tables(made: Path) -> None:
    """Table 2 before 12, whatever order they were signed up in, and the list says where each pile is."""
    volume = page_texts((made / "tryk/bind-1.pdf").read_bytes())
    fronts = [text for number, text in enumerate(volume) if number % 4 == 0]
    assert len(volume) == 12
    assert ["Horsens Kommune" in front for front in fronts] == [True, False, False]
    assert ["Hedensted Kommune" in front for front in fronts] == [False, True, True]
    heading, *rows = csv.reader(io.StringIO((made / "fordeling.csv").read_text("utf-8-sig")), delimiter=";")
    assert heading[:7] == ["Bord", "Kommune", "Eksemplarer", "Sider", "Bind", "Fra side", "Til side"]
    assert [row[:7] for row in rows] == [
        ["2", "Horsens Kommune", "1", "4", "1", "1", "4"],
        ["12", "Hedensted Kommune", "2", "4", "1", "5", "12"],
    ]
    assert [row[7] for row in rows] == ["haefter/horsens.pdf", "haefter/hedensted.pdf"]


def test_the_print_shop_gets_each_handout_as_often_as_there_are_people(made: Path) -> None:
    """What is folded is the volume, two sides of A3 for each who comes."""
    sheets = page_texts((made / "trykkeri/haefter-bind-1-a3.pdf").read_bytes())
    outer = sheets[::2]
    assert len(sheets) == 6
    assert ["Horsens Kommune" in text for text in outer] == [True, False, False]
    assert "Tre hæfter" in page_texts((made / "trykkeri/bestilling.pdf").read_bytes())[0]
    assert "send mappen trykkeri" in page_texts((made / "laes-mig-foerst.pdf").read_bytes())[0]


@pytest.mark.parametrize(
    ("name", "pages", "told"),
    [
        (
            "laes-mig-foerst.pdf",
            1,
            [
                "tre deltagere ved to borde",
                "tryk/bind-1.pdf",
                "Hæfter, Bind 1",
                "Stor skrift til Hedensted",
                "tre gange",
            ],
        ),
        ("fordeling.pdf", 1, ["Bord 2 Horsens Kommune 1 1 1–4", "Bord 12 Hedensted Kommune 2 1 5–12"]),
        ("borde/etiketter.pdf", 1, ["Bord 2 Horsens Kommune et hæfte", "Bord 12 Hedensted Kommune to hæfter"]),
        ("borde/bordskilte.pdf", 2, ["Bord 2", "Horsens", "Bord 12", "Hedensted"]),
        ("borde/navneskilte.pdf", 1, [PLANTED, HOSTILE, "Bord 12"]),
    ],
)
def test_each_sheet_says_what_it_should_and_can_be_heard(made: Path, name: str, pages: int, told: list[str]) -> None:
    content = (made / name).read_bytes()
    texts = page_texts(content)
    assert len(texts) == pages
    assert [words for words in told if words not in " ".join(texts)] == []
    kinds = [tag.kind for tag in tags(content)]
    assert next(kind for kind in kinds if kind[0] == "H" and kind[1:].isdigit()) == "H1"
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.1)


@pytest.mark.java
def test_the_sheets_pass_verapdf(made: Path) -> None:
    unread = ("haefter/", "trykkeri/haefter", "trykkeri/dilemmakort")
    sheets = [made / name for name in _names(made) if name.endswith(".pdf") and not name.startswith(unread)]
    assert {path.name: broken for path, broken in validate(sheets).items() if broken} == {}


# --- what is known of people ------------------------------------------------------------------------------------------


def _readings(content: bytes, read: set[int]) -> Iterator[bytes]:
    """Yield what may hold a name: the bytes, what is packed in them, and the signs that a PDF has type for.

    What has been `read` is passed over: a ZIP holds files that lie beside it, and a volume what its handouts do.
    """
    if hash(content) in read:
        return
    read.add(hash(content))
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _readings(archive.read(name), read)
    if content.startswith(b"%PDF"):
        for packed in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            if hash(packed[1]) in read:
                continue
            read.add(hash(packed[1]))
            try:
                yield zlib.decompress(packed[1])
            except zlib.error:
                continue


def _holding(files: Iterable[Path]) -> Iterator[Path]:
    """Find the files that hold the name; one that is the same as another is told of once."""
    letter = f"> <{ord(PLANTED[0]):04X}>".encode()
    marks = (PLANTED.encode(), PLANTED.encode("utf-16-be"), letter)
    read: set[int] = set()
    for path in sorted(files, key=lambda path: path.suffix == ".zip"):
        if any(mark in reading for reading in _readings(path.read_bytes(), read) for mark in marks):
            yield path


def test_a_name_is_in_the_folder_and_nowhere_in_the_whole_site(made: Path, built_site: Path) -> None:
    """Not in a page, the data, a ZIP or a PDF; in the folder it is found in badges and ZIP, so the search can find."""
    archive = made / "temakonference-1.zip"
    found = {path.relative_to(made).as_posix() for path in _holding(set(made.rglob("*.*")) - {archive})}
    assert found == {"borde/navneskilte.pdf"}
    assert list(_holding([archive])) == [archive]
    files = [path for path in built_site.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert list(_holding(files)) == []


def test_nothing_that_makes_the_site_knows_who_has_signed_up() -> None:
    """Sign-ups are read by one command, and printed by one function that writes where it is told."""
    knowing = set()
    for path in (store.ROOT / "generators").rglob("*.py"):
        imports = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
        if any((node.module or "").startswith("generators.handouts.attendance") for node in imports):
            knowing.add(path.relative_to(store.ROOT / "generators").as_posix())
    outside = {name for name in knowing if not name.startswith("handouts/attendance/")}
    assert outside == {"commands/conference.py", "printing.py"}


@pytest.mark.parametrize(
    ("listed", "out", "told"),
    [
        ("liste.csv", store.ROOT / "dag", "Mappen med konferencens filer må ikke ligge i projektets mappe"),
        ("liste.csv", store.ROOT / "site" / "dag", "Mappen med konferencens filer må ikke ligge i projektets mappe"),
        ("liste.csv", "site/dag", "Mappen med konferencens filer må ikke ligge i webstedet"),
        ("liste.csv", "klon/dag", "Mappen med konferencens filer må ikke ligge i et Git-depot"),
        ("site/liste.csv", "dag", "Tilmeldingslisten må ikke ligge i webstedet"),
    ],
)
def test_names_are_kept_out_of_what_others_see(
    listed: str, out: Path | str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("site/kommuner/index.html", "klon/.git/HEAD", listed):
        store.write(tmp_path, name, LIST)
    assert _run(str(tmp_path / listed), "--konference", "temakonference-1", "--out", str(tmp_path / out)) == 2
    assert f"{told}, for så kan navnene blive offentlige" in capsys.readouterr().err
    assert not (tmp_path / out).exists()


# --- what is wrong ----------------------------------------------------------------------------------------------------


def test_a_wrong_list_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed, out = tmp_path / "liste.csv", tmp_path / "ud"
    listed.write_text("Kommune;Antal\nHedenstd;2\nHorsens;x\nHorsens;1\nHorsens;2\n", encoding="utf-8")
    assert _run(str(listed), "--konference", "temakonference-1", "--out", str(out)) == 1
    told = capsys.readouterr().err
    assert "liste.csv:2:1: fejl [kommune]" in told
    assert "Mente du »Hedensted«?" in told
    assert "liste.csv:3:1: fejl [antal]" in told
    assert "liste.csv:5:1: fejl [to-gange] Horsens står også i linje 4." in told
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["findes-ikke.csv", "--konference", "temakonference-1"], "Der er ingen liste"),
        (["{liste}", "--konference", "temakonferense"], "Mente du »Temakonference 1«?"),
    ],
)
def test_wrong_use_is_told(words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "liste.csv"
    listed.write_text(LIST, encoding="utf-8")
    named = [word.replace("{liste}", str(listed)) for word in words]
    assert _run(*named, "--out", str(tmp_path / "ud")) == 2
    assert told in capsys.readouterr().err


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.write(tmp_path, "ud/feriebillede.jpg", "x")
    store.write(tmp_path, "liste.csv", LIST)
    words = [str(tmp_path / "liste.csv"), "--konference", "temakonference-1", "--out", str(tmp_path / "ud")]
    assert _run(*words) == 2
    assert "rummer noget andet og bliver ikke overskrevet" in capsys.readouterr().err
    assert _names(tmp_path / "ud") == {"feriebillede.jpg"}
