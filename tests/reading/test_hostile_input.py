"""Nothing that can lie in a file makes reading crash, hang or grow: it gives located problems instead."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators import problems, store
from generators.knowledge.checks import check
from generators.knowledge.rules import numbers
from generators.reading import yaml_values
from generators.reading.loader import load
from generators.reading.yaml_positions import MOST_PROBLEMS
from generators.records.record_types import BY_LETTER

BASE, _ = store.read_findings(store.ROOT / "tests" / "golden" / "grundlag")
RECORD, REGISTER = "erkendelser/E-001.yml", "_register/kommuner.yml"

HOSTILE = {
    "nothing": b"",
    "a BOM and no more": b"\xef\xbb\xbf",
    "NUL": b"\0" * 490_000,
    "one NUL": b"titel: a\0b\n",
    "control characters": b"\x01" * 490_000,
    "half a letter": "titel: æ".encode()[:-1],
    "cp1252": "titel: Læring og trivsel".encode("cp1252"),
    "UTF-16": ("titel: Læring\n" * 10_000).encode("utf-16"),
    "UTF-32": "titel: Læring".encode("utf-32"),
    "a lone surrogate": b"titel: \xed\xa0\x80\n",
    "a surrogate in an escape": b'titel: "\\ud800"\n',
    "5 MB": b"titel: x\n" * 600_000,
    "5 MB on a line": b"titel: " + b"x" * 5_000_000,
    "a word of 490 kB": b"titel: " + b"x" * 490_000,
    "a key of 490 kB": b"x" * 490_000 + b": x",
    "an unknown value of 490 kB": b"ophav: " + b"x" * 490_000,
    "100,000 brackets": b"[" * 100_000,
    "100,000 braces": b"{" * 100_000,
    "100,000 dashes": b"- " * 100_000,
    "100,000 question marks": b"? " * 100_000,
    "100,000 keys in braces": b"a: {" * 100_000,
    "100,000 colons": b"a: " * 100_000,
    "100,000 tags": b"titel: " + b"!a " * 100_000,
    "100,000 documents": b"---\n" * 100_000,
    "100,000 list items": b"temaer:\n" + b"- a\n" * 100_000,
    "100,000 wrong choices": b"niveauer:\n" + b"- a\n" * 100_000,
    "100,000 entries": b"- {}\n" * 90_000,
    "40,000 unknown fields": b"".join(b"a%d: x\n" % number for number in range(40_000)),
    "50,000 times the same field": b"titel: x\n" * 50_000,
    "indented 900 levels": "\n".join(" " * level + "a:" for level in range(900)).encode(),
    "an alias bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" + b"d: [*c,*c]\n" * 20_000,
    "an alias to itself": b"a: &a [*a]\n",
    "20,000 anchors": b"".join(b"a%d: &a%d x\n" % (number, number) for number in range(20_000)),
    "an open quotation": b'titel: "' + b"x\n" * 200_000,
    "tabs": b"\tx\n" * 100_000,
    "conflicts": b"<<<<<<<\n" * 50_000,
    "only comments": b"# x\n" * 100_000,
    "a directive": b"%YAML 9.9\n---\ntitel: x\n",
    "escapes": b'titel: "' + b"\\x41" * 100_000 + b'"',
    "a text of stars": b"tekst: |\n  " + b"*_" * 1_990 + b"\n",
    "a text of brackets": b"tekst: |\n  " + b"[" * 3_990 + b"\n",
    "a text of quotation marks": b"tekst: |\n" + b"  > > > > > > > > > >\n" * 180,
}


def _found(files: dict[str, bytes]) -> list[problems.Problem]:
    """Do all that `check` does, and render what it found in every form."""
    found = check(load(files))
    assert problems.as_text(found) or not found
    assert problems.as_json(found)
    assert problems.as_github(found) or not found
    return found


@pytest.mark.parametrize("path", [RECORD, REGISTER])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gives_located_problems(content: bytes, path: str) -> None:
    """There is something to mend, at a line and column of the file, told briefly and not too often."""
    found = [problem for problem in _found(BASE | {path: content}) if problem.path == path]
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert 1 <= len(found) <= MOST_PROBLEMS + 1
    for problem in found:
        assert 1 <= problem.line <= lines
        assert 1 <= problem.column <= len(content) + 1
        assert problem.hint
        assert len(problem.message) < 500
    assert len(problems.as_text(found)) < 60_000


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_reading_stops_where_no_record_goes_on(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Depth, lists and keys have a limit, so the parser is not asked on and on; what repeats itself is read on."""
    asked = 0

    def counting(text: str) -> Any:
        parser = yaml.CLoader(text)
        get_event: Callable[[], Any] = parser.get_event

        def following() -> Any:
            nonlocal asked
            asked += 1
            return get_event()

        class Counted:
            get_event = staticmethod(following)
            dispose = staticmethod(parser.dispose)

        return Counted()

    monkeypatch.setattr(yaml_values, "PARSER", counting)
    yaml_values.parse("x.yml", content)
    repeats = {HOSTILE["50,000 times the same field"], HOSTILE["an alias bomb"]}
    assert asked <= (130_000 if content in repeats else 2 * yaml_values.LONGEST_LIST + 50)


def test_links_that_lead_nowhere_are_not_told_without_end() -> None:
    """A file full of unknown ids among many records is told of as briefly as any other, and as quickly."""
    records = {
        f"erkendelser/E-{number:05}.yml": BASE[RECORD].replace(b"titel: ", b"titel: %d " % number, 1)
        for number in range(2, 1000)
    }
    ids = ", ".join(f"D-{number:05}" for number in range(4_900))
    text = f"- id: K001\n  udfald: post\n  poster: [{ids}]\n"
    with patch.object(numbers, "former", side_effect=numbers.former) as looked_through:
        found = _found(BASE | records | {"_register/kandidater.yml": text.encode()})
    assert looked_through.call_count < len(BY_LETTER) * 2
    assert len(found) == MOST_PROBLEMS
    assert {problem.code for problem in found} == {"ukendt-post"}


# --- what nobody thought of -------------------------------------------------------------------------------------------

_YAML_SIGNS = [
    *":-?[]{},#&*!|>'\"%@`~\0\t\n\r",
    "\r\n",
    "  ",
    "---\n",
    "...\n",
    "<<: ",
    "&a ",
    "*a",
    "!!str ",
    "- ",
    ": ",
]
_TEXT_SIGNS = [
    "é",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "[A-001]",
    "<b>",
    "![](x)",
    "](",
    "**",
    "```",
    "    ",
    "# ",
    "| a |",
    "0101",
]
_SIGNS = st.sampled_from([*_YAML_SIGNS, *_TEXT_SIGNS])
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates()
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9) | st.integers(), inner, max_size=4),
    max_leaves=20,
)
_ENTRY = "_register/konferencer/temakonference-1.yml"
_PATHS = st.sampled_from([RECORD, REGISTER, "_register/ordbog.yml", _ENTRY, "modeller/M-001.yml"])


@given(_PATHS, st.binary(max_size=400))
@example(RECORD, b"\xff\xfe")
def test_any_bytes_can_be_read(path: str, content: bytes) -> None:
    """Random bytes are at worst a problem."""
    _found(BASE | {path: content})


@given(
    _PATHS, st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.lists(_SIGNS, max_size=60).map("".join)
)
def test_any_text_can_be_read(path: str, text: str) -> None:
    """Random letters and random signs of YAML and Markdown are at worst a problem."""
    _found(BASE | {path: text.encode()})


@given(_PATHS, _VALUES)
def test_any_yaml_can_be_read(path: str, value: object) -> None:
    """Well-formed YAML of any shape is at worst a problem."""
    _found(BASE | {path: yaml.safe_dump(value, allow_unicode=True).encode()})


@settings(max_examples=400)
@given(
    st.sampled_from(sorted(BASE)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), _SIGNS | st.text(max_size=8)), min_size=1, max_size=5),
)
def test_a_sound_file_with_slips_can_be_read(path: str, slips: list[tuple[float, int, str]]) -> None:
    """Whatever is deleted from a sound file or typed into it is at worst a problem."""
    text = BASE[path].decode()
    for place, length, typed in slips:
        start = int(place * len(text))
        text = text[:start] + typed + text[start + length :]
    _found(BASE | {path: text.encode("utf-8", errors="surrogatepass")})


@given(
    st.dictionaries(
        st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=3).map("/".join), st.just(b"a: b\n"), max_size=4
    )
)
def test_any_file_name_can_be_read(files: dict[str, bytes]) -> None:
    """A file that belongs nowhere is at worst a problem."""
    _found({path: content for path, content in files.items() if path.strip("/.")})


RUNNING = (
    "javascript:slem()",
    "JaVaScRiPt:slem()",
    "javascript&#58;slem()",
    "java&#115;cript:slem()",
    "data:text/html,slem",
    "vbscript:slem()",
    "file:///etc/passwd",
    "//ond.dk/x",
)


@pytest.mark.parametrize("address", RUNNING)
def test_an_address_that_runs_is_refused(address: str) -> None:
    """In the running text of a record, and as the address of a source."""
    link = BASE[RECORD].replace(b"\ntekst: |\n", f"\ntekst: |\n  Se [stedet]({address}) og læs.\n\n".encode(), 1)
    source = "_register/kilder/beskrivelsen.yml"
    url = re.sub(rb"(?m)^url: .*\n|\Z", f'\nurl: "{address}"\n'.encode(), BASE[source].rstrip(), count=1)
    for path, changed in ((RECORD, link), (source, url)):
        assert changed != BASE[path]
        found = [problem for problem in check(load({**BASE, path: changed})) if problem.path == path]
        refused = [problem.message for problem in found if problem.level is problems.Level.ERROR]
        # As a browser would read it, so for a source as it stands.
        assert any(address[:10] in message or unescape(address)[:10] in message for message in refused), found
