"""Where reading draws its lines: the last size that is let in, the last text that is quoted, where a fault points."""

import base64

import pytest

from generators import store
from generators.problems import Problem
from generators.reading.loader import load
from generators.reading.yaml_faults import scan, too_large, wide_encoding
from generators.reading.yaml_positions import Span
from generators.reading.yaml_values import parse

SOUND = store.ROOT / "tests" / "golden" / "grundlag"
RECORD = "erkendelser/E-001.yml"


def problems(text: str) -> list[Problem]:
    files, _ = store.read_findings(SOUND)
    return [p for p in load(files | {RECORD: text.encode()}).problems if p.path == RECORD]


def with_field(field: str, value: str) -> list[Problem]:
    """Give the sound record with one field written otherwise, up to the next field."""
    lines = (SOUND / RECORD).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:1].strip()), len(lines))
    return problems("\n".join([*lines[:start], f"{field}: {value}", *lines[end:]]) + "\n")


def test_a_file_of_the_largest_size_is_let_in() -> None:
    assert too_large(1000, 1000) is None
    assert too_large(1001, 1000) is not None


@pytest.mark.parametrize(
    ("content", "wide"),
    [
        (b"\xff\xfet\0i\0t\0e\0l\0", True),
        (b"\xfe\xff\0t\0i", True),
        ("\ufefftitel".encode("utf-16-be"), True),
        ("titel: x".encode("utf-16-le"), True),
        (b"\xff\xfetitel", True),
        ("titel: æ".encode(), False),
        (b"a\0bcdef", False),
        (b"", False),
        (base64.b64decode("AGEAYgBj"), True),
    ],
)
def test_what_windows_wrote_in_two_bytes_is_told_from_utf_8(content: bytes, *, wide: bool) -> None:
    """By its mark, or by a nothing at every other place; one stray sign is no such thing."""
    assert (wide_encoding(content) is not None) is wide


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("titel: x\n<<<<<<< HEAD\nresume: y\n", True),
        ("titel: x\n>>>>>>> gren\n", True),
        ("titel: <<<<<<< er en pil\n", False),
        ("titel: x\nresume: |||||||||\n", False),
    ],
)
def test_a_conflict_is_one_at_the_beginning_of_a_line_only(text: str, *, conflict: bool) -> None:
    assert ([fault.code for fault, *_ in scan(text)] == ["git-konflikt"]) is conflict


@pytest.mark.parametrize(("length", "quoted"), [(59, True), (60, True), (61, False)])
def test_a_text_of_sixty_letters_is_quoted_in_a_hint(length: int, *, quoted: bool) -> None:
    text = ("ledelse og læring " * 5)[:length].strip().ljust(length, "x")
    (problem,) = with_field("titel", f"[{text}]")
    assert (text in problem.hint) is quoted
    assert ("…" in problem.hint) is not quoted


def test_a_list_is_asked_for_with_the_words_that_stand_there() -> None:
    (problem,) = with_field("temaer", "faglig-ledelse, data-og-dialog")
    assert "[faglig-ledelse, data-og-dialog]" in problem.hint
    (sentence,) = with_field("temaer", '"Det handler om ledelse: og om læring."')
    assert "  - Det handler om ledelse: og om læring." in sentence.hint


def test_a_list_too_deep_in_a_text_field_is_told_once_and_the_rest_read() -> None:
    found = with_field("titel", "[[a, [b]], c]")
    assert [problem.line for problem in found] == [found[0].line]
    assert (found[0].column, found[0].source.startswith("titel:")) == (8, True)


TEXT = """titel: Et ord
liste: [a, b]
tekst: |
  Linje ét
  Linje to

andet: ord # en bemærkning
citat: "ord" # en bemærkning
under:
  - sted: x
"""


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("liste", 1), Span(1, 11, 1)),
        (("andet",), Span(6, 7, 3)),
        (("under", 0, "sted"), Span(9, 10, 1)),
        (("under", 0, "kilde"), Span(9, 4, 7)),
        (("under", 7), Span(9, 2, 9)),
        (("findes", "ikke"), Span(0, 0, 13)),
    ],
)
def test_a_value_is_pointed_at_or_the_nearest_part_around_it(path: tuple[str | int, ...], span: Span) -> None:
    assert parse("x.yml", TEXT.encode()).span(path) == span


@pytest.mark.parametrize(
    ("snippet", "line", "span"),
    [
        ("to", 1, Span(4, 8, 2)),
        ("ét", 0, Span(3, 8, 2)),
        ("Linje", 1, Span(4, 2, 5)),
        ("Linje", 0, Span(3, 2, 5)),
        ("ét", 1, Span(3, 8, 2)),
        ("mangler", 1, Span(4, 2, 8)),
    ],
)
def test_words_of_a_text_are_found_on_their_line_first(snippet: str, line: int, span: Span) -> None:
    """Else on any other, else the whole line is meant."""
    document = parse("x.yml", TEXT.encode())
    assert document.text_span(("tekst",), snippet, line) == span


def test_a_value_cut_by_a_comment_is_told_from_one_in_quotation_marks() -> None:
    document = parse("x.yml", TEXT.encode())
    assert document.is_cut_by_comment(("andet",))
    assert not any(document.is_cut_by_comment((key,)) for key in ("citat", "titel", "tekst", "findes"))
