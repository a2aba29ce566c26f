"""Scripts and style sheets are delivered without what only their writers read, and mean what they meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import store
from generators.website.lean import delivered

FILES = sorted(path for folder in ("css", "js") for path in (store.ROOT / "docs" / "assets" / folder).glob("*.*"))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* Knows nothing. */\na();\n", "a();\n"),
        ("/* Over\n   two lines. */\n{\n  b();\n}\n", "{\nb();\n}\n"),
        ("  /**\n   * @param {string} a\n   */\n  function f(a) {}\n", "function f(a) {}\n"),
        ("const a = /** @type {Map<string, { b: number }>} */ (c);\n", "const a = (c);\n"),
        ("a(); /* why */ b();\n", "a(); /* why */ b();\n"),
        ("/* one */ a(); /* two */\n", "/* one */ a(); /* two */\n"),
        ('a("/* no comment */");\n', 'a("/* no comment */");\n'),
        ("a(/\\/*$/, 1);\n/* told */\n", "a(/\\/*$/, 1);\n"),
        ("a\n\n\nb\n", "a\nb\n"),
    ],
)
def test_comments_that_stand_alone_and_indentation_are_left_out(written: str, sent: str) -> None:
    assert delivered(written) == sent


def lines_of_code(text: str) -> Iterator[str]:
    inside = False
    for line in map(str.strip, text.splitlines()):
        if inside or line.startswith("/*"):
            inside = "*/" not in line
        elif line:
            yield line


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_line_of_code_is_sent(path: Path) -> None:
    """Read line by line: what stands in no comment is all there, in its order, types apart."""
    text = path.read_text("utf-8")
    assert delivered(text).splitlines() == [delivered(line) for line in lines_of_code(text)]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_template_of_a_script_runs_over_several_lines(path: Path) -> None:
    """What stands in one would lose its indentation."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if line.count("`") % 2] == []
