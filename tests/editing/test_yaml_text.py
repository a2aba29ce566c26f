"""What is written as YAML reads back as it was."""

import unicodedata

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generators.presentation import yaml_text
from generators.reading import rich_text
from generators.reading.texts import signs
from generators.reading.yaml_values import parse

# What a record can hold: whole letters, no control or invisible characters, and no space at the end of a line.
_LINE = (
    st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" "), min_size=1, max_size=300)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not any(signs.in_file(text)))
)
_WORDS = _LINE.map(lambda text: " ".join(text.split())).filter(bool)
_TRICKY = st.sampled_from(
    ["ja", "no", "0101", "15.50", "a: b", "a #b", "- a", "[a]", "{a}", "»a«", "'a", "Slut:", "a,", "null", "*a"]
)
# What somebody pastes, or puts into a draft to see what happens: ends of lines, control signs, spaces at odd places.
HOSTILE = st.text(
    st.sampled_from([*"ab æ»«'\"\\:#-?[]{},&*!|>%@`~=.0179\n\t\r \u2028\u2029\x00\x1b\x7f\x85\xa0\ufeff\uffff😀\u202e"])
    | st.characters(exclude_categories=["Cs"]),
    max_size=60,
).map(lambda text: unicodedata.normalize("NFC", text))
_LONG = st.lists(HOSTILE, min_size=8, max_size=30).map(" ".join)
NESTED = st.recursive(
    HOSTILE | _LONG | _TRICKY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)
_PARAGRAPHS = st.lists(_WORDS, min_size=2, max_size=4).map(lambda parts: "\n\n".join(parts) + "\n")


@given(st.dictionaries(st.sampled_from("abcdefg"), _WORDS | _TRICKY, min_size=1))
def test_texts_come_back(fields: dict[str, str]) -> None:
    """Any text of a line comes back, whatever it looks like."""
    assert parse("x.yml", yaml_text.written(fields).encode()).value == fields


@given(
    st.lists(_WORDS | _TRICKY, min_size=1, max_size=8),
    st.lists(st.dictionaries(st.sampled_from("ab"), _TRICKY, min_size=1), min_size=1),
)
def test_lists_come_back(texts: list[str], entries: list[dict[str, str]]) -> None:
    """Lists come back, in brackets or below one another."""
    read = parse("x.yml", yaml_text.written({"a": texts, "b": entries}).encode()).value
    assert read == {"a": texts, "b": entries}


@given(st.dictionaries(st.sampled_from("abcdefg"), NESTED, min_size=1))
def test_anything_at_all_comes_back(fields: dict[str, yaml_text.Value]) -> None:
    """Whatever signs a value has and however it nests, any reader of YAML gets what was written."""
    written = yaml_text.written(fields)
    for reader in (yaml.CBaseLoader, yaml.BaseLoader):
        assert yaml.load(written, reader) == fields  # noqa: S506 - they make nothing but texts


@given(_PARAGRAPHS)
def test_long_texts_come_back_with_their_paragraphs(text: str) -> None:
    """Lines are broken where there was a space; paragraphs and words stay."""
    read = parse("x.yml", yaml_text.written({"a": text}).encode()).value["a"]
    assert [part.split() for part in read.split("\n\n")] == [part.split() for part in text.split("\n\n")]


@given(
    st.sampled_from(["", "- ", "2. ", "> "]),
    st.lists(st.sampled_from(["-", "2.", "#", ">", "***", "ord", "ledelse", "---", "|"]), min_size=40),
)
def test_a_broken_line_means_the_same(mark: str, words: list[str]) -> None:
    """No line begins a list, a quotation or a heading that the text did not have."""
    line = f"{mark}Ord {' '.join(words)}"
    assert rich_text.to_text(rich_text.parse(yaml_text.in_lines(line))) == rich_text.to_text(rich_text.parse(line))


def test_it_looks_as_an_editor_writes() -> None:
    """No quotes without need, short lists in brackets, long texts on lines of their own."""
    entry: dict[str, yaml_text.Value] = {
        "titel": "Ro giver mod",
        "temaer": ["en", "to"],
        "felt": {"kolonne": 4},
        "dato": "2018",
        "tekst": "En.\n\nTo.\n",
    }
    assert yaml_text.written([entry]).splitlines() == [
        "- titel: Ro giver mod",
        "  temaer: [en, to]",
        "  felt: {kolonne: 4}",
        '  dato: "2018"',
        "  tekst: |",
        "    En.",
        "",
        "    To.",
    ]


def test_long_texts_are_folded() -> None:
    """No line is wider than an editor's window."""
    written = yaml_text.written({"resume": "ord " * 40 + "slut"})
    assert written.startswith("resume: >-\n  ord ord")
    assert max(map(len, written.splitlines())) <= 120


def test_what_goes_on_of_an_item_stands_below_its_words() -> None:
    """As wide as any other line, the room of the mark included."""
    text = yaml_text.in_lines("1. " + "ord " * 60 + "slut", indent=0).split("\n")
    first, *more = text
    assert first.startswith("1. ord ")
    assert more
    assert all(line.startswith("   ord ") or line == "   slut" for line in more)
    assert max(map(len, text)) <= yaml_text.WIDTH
    assert min(len(line) for line in text[:-1]) > yaml_text.WIDTH - 7


def test_no_line_breaks_where_two_spaces_stand() -> None:
    """A break stands for one."""
    long = "x" * (yaml_text.WIDTH - 4) + "  yyyy"
    assert yaml_text.in_lines(f"ab {long}", indent=0) == f"ab\n{long}"
