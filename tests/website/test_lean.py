"""Scripts and style sheets are delivered without what only their writers read, and mean what they meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import store
from generators.website.lean import delivered, joined

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


def test_scripts_that_are_joined_are_strict_throughout_and_in_their_order() -> None:
    """What stands first is not strict of itself, and would make the others lax."""
    assert joined(["var a=1;\n", '"use strict";\n{ a = 2; }\n', '"use strict";\n{ a = 3; }\n']) == (
        '"use strict";\nvar a=1;\n{ a = 2; }\n{ a = 3; }\n'
    )


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".js"], ids=lambda path: path.name)
def test_a_script_keeps_its_names_to_itself(path: Path) -> None:
    """Two that are joined may call different things the same: all of it stands in one block."""
    opened, *_, last = [line for line in lines_of_code(path.read_text("utf-8")) if line != '"use strict";']
    assert (opened, last) == ("{", "}")
