"""The browser writes YAML as `fmt` does: the same cases on both sides."""

import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generators import store
from generators.editing import form
from generators.presentation import yaml_text
from generators.presentation.yaml_order import order_of
from generators.reading.loader import record_type_at, register_at
from generators.reading.yaml_values import parse
from tests.editing.test_yaml_text import HOSTILE, NESTED
from tests.tools.scripts import asked

_MARKS = st.sampled_from(["- ", "2. ", "| a", "# b", "> c", "***", "ord ord", "---"])
_MARKDOWN = st.lists(st.lists(_MARKS | HOSTILE, max_size=40).map(" ".join), max_size=4).map("\n".join)


def _examples(strategy: st.SearchStrategy[Any]) -> list[Any]:
    """Gather examples, to ask the other side of them all at once."""
    found: list[Any] = []

    @settings(max_examples=150)
    @given(strategy)
    def gather(value: Any) -> None:
        found.append(value)

    gather()
    return found


def _both(name: str, values: list[Any]) -> list[tuple[Any, Any]]:
    here = getattr(yaml_text, {"inLines": "in_lines"}.get(name, name))
    there = asked(["yaml.js"], [[f"yaml.{name}", value] for value in values])
    assert len(values) >= 100
    return list(zip(there, map(here, values), strict=True))


def test_every_file_of_the_findings_is_written_as_it_stands() -> None:
    """Each record and each entry of a register, its keys turned about first, comes out sign for sign."""
    files, _ = store.read_findings(store.FINDINGS)
    names = [name for name in sorted(files) if form.has_form(name)]
    questions, expected = [], []
    for name in names:
        row = record_type_at(name) or register_at(name)
        assert row
        document = parse(name, files[name])
        if any(form.comments(document)):
            continue
        questions.append(["yaml.ordered", _turned(document.value), order_of(row.model)])
        expected.append(files[name].decode())
    assert len(questions) > len(names) // 2
    there = asked(["yaml.js"], [["yaml.written", value] for value in asked(["yaml.js"], questions)])
    assert there == expected


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(item) for item in value] if isinstance(value, list) else value


def test_hostile_values_are_written_alike() -> None:
    """Control signs, emoji, ends of lines of every kind, lists in lists: both sides write the same."""
    for there, here in _both("written", _examples(st.dictionaries(st.sampled_from("abcdefg"), NESTED))):
        assert there == here


def test_every_sign_is_judged_alike() -> None:
    """What needs quotation marks first, in the middle and last."""
    signs = [sign for sign in map(chr, range(0x3000)) if unicodedata.category(sign) not in ("Cn", "Cs")]
    for there, here in _both("scalar", [text for s in signs for text in (s, f"{s}a", f"a{s}a", f"a{s}")]):
        assert there == here


def test_long_texts_are_broken_alike() -> None:
    """Lines are broken at the same spaces, and none begins a list, a table or a heading that was not there."""
    for there, here in _both("inLines", _examples(_MARKDOWN)):
        assert there == here
