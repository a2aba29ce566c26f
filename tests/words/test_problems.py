"""A located problem is shown as text with a caret, as JSON and as GitHub annotations."""

import json

from generators import problems
from generators.problems import Level, Problem

COLON = Problem(
    path="erkendelser/E-001.yml",
    code="kolon",
    message="Der står et kolon inde i teksten.",
    hint="Sæt anførselstegn om.",
    line=1,
    column=26,
    width=1,
    source="titel: Ledere mangler tid: et fund",
)
WARNING = Problem(
    path="anbefalinger/A-001.yml", code="uden-afloeser", message="Uden afløser.", line=7, level=Level.WARNING
)


def test_text_shows_the_line_and_points_at_the_fault() -> None:
    """The caret stands under the wrong character, and the advice follows."""
    assert problems.as_text([COLON]) == (
        "erkendelser/E-001.yml:1:26: fejl [kolon] Der står et kolon inde i teksten.\n"
        "   1 | titel: Ledere mangler tid: et fund\n"
        "     |                          ^\n"
        "     → Sæt anførselstegn om.\n\n"
    )


def test_a_very_long_line_is_cut_around_the_fault() -> None:
    """The caret still points at the fault when the line is longer than a terminal."""
    long = Problem(
        path="a.yml", code="x", message="m", line=1, column=503, width=3, source="a" * 500 + "  FEJL" + "b" * 500
    )
    _, source, caret, *_ = problems.as_text([long]).splitlines()
    assert len(source) < 120
    assert source[caret.index("^") :].startswith("FEJ")


def test_a_tab_does_not_move_the_caret() -> None:
    """Odd spaces are shown as one space each, so that the caret stays in place."""
    tabbed = Problem(path="a.yml", code="x", message="m", line=2, column=2, width=1, source="\t- x")
    _, source, caret, *_ = problems.as_text([tabbed]).splitlines()
    assert source[caret.index("^")] == "-"


def test_a_file_name_cannot_command_the_terminal() -> None:
    """Line breaks and escape characters in names and messages are shown as spaces."""
    odd = Problem(path="a\n\x1b[31m.yml", code="x", message="»\x1b]0;x« kendes\nikke", hint="Mente du »\r«?")
    assert problems.as_text([odd]).splitlines() == [
        "a  [31m.yml:1:1: fejl [x] » ]0;x« kendes ikke",
        "     → Mente du » «?",
        "",
    ]


def test_json_has_the_agreed_keys() -> None:
    """Programs get a list of objects with fixed keys, in the reader's letters."""
    text = problems.as_json([COLON])
    assert "Der står" in text
    assert json.loads(text) == [
        {
            "path": "erkendelser/E-001.yml",
            "line": 1,
            "column": 26,
            "code": "kolon",
            "level": "fejl",
            "message": "Der står et kolon inde i teksten.",
            "hint": "Sæt anførselstegn om.",
        }
    ]


def test_gitlab_tells_one_remark_from_another() -> None:
    """Each has its place and a mark of its own, which is the same next time."""
    remarks = json.loads(problems.as_gitlab([COLON, WARNING], "poster"))
    assert [(r["severity"], r["location"]) for r in remarks] == [
        (level, {"path": f"poster/{p.path}", "lines": {"begin": p.line}})
        for level, p in (("major", COLON), ("minor", WARNING))
    ]
    assert remarks[0]["fingerprint"] != remarks[1]["fingerprint"]
    assert all(remark["description"] and remark["check_name"] for remark in remarks)
    assert json.loads(problems.as_gitlab([COLON], "poster"))[0] == remarks[0]


def test_github_annotations_are_escaped() -> None:
    """Percent signs, newlines and colons in properties do not break a workflow command."""
    odd = Problem(path="a,b.yml", code="x", message="50 %\nog mere", line=3)
    assert (
        problems.as_github([odd], "poster") == "::error file=poster/a%2Cb.yml,line=3,col=1,title=x::50 %25%0Aog mere\n"
    )
    assert problems.as_github([WARNING]).startswith("::warning file=findings/anbefalinger/A-001.yml,line=7")


def test_problems_are_ordered_and_stand_once() -> None:
    """By file, line and column, whatever order they were found in."""
    assert problems.in_order([COLON, WARNING, COLON]) == [WARNING, COLON]


def test_warnings_alone_are_no_error() -> None:
    """Only a fault stops a build."""
    assert not problems.has_errors([WARNING])
    assert problems.has_errors([WARNING, COLON])


def test_the_summary_counts_in_danish() -> None:
    """One line says how it went."""
    assert problems.summary([], 1) == "1 post læst: ingen fejl."
    assert problems.summary([COLON, WARNING], 101) == "101 poster læst: 1 fejl og 1 advarsel."
