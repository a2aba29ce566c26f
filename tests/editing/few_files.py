"""Chooses few files that together hold whatever the files of a folder hold: each field, written in each way, each sign.

Told from the files themselves, so that what is new among them is chosen too. Knows no browser.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import yaml

from generators.editing.form import comments
from generators.reading.yaml_values import parse

MOST_LETTERS = 1500
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d+")
SIGNS = {
    "list": re.compile(r"^ *(?:[-*+]|\d+[.)]) ", re.MULTILINE),
    "table": re.compile(r"^\|", re.MULTILINE),
    "heading": re.compile(r"^#", re.MULTILINE),
    "paragraphs": re.compile(r"\n\s*\n"),
    "link": re.compile(r"\]\(|https?:"),
    "reference": re.compile(r"\[[A-Z]-\d"),
    "colon": re.compile(r": "),
    "mark of a comment": re.compile(r" #"),
    "quotation mark": re.compile(r'"'),
    "apostrophe": re.compile(r"'"),
    "of HTML": re.compile(r"[&<>]"),
    "of YAML": re.compile(r"[{}%@`\\]"),
    "dash": re.compile(r"[–—]"),
    "that cannot be seen": re.compile(r"[\u00a0\u00ad\u200b-\u200f\u202f\u2060]"),
    "beyond Latin": re.compile(r"[^\x00-\u024f\u2000-\u206f]"),
    "very long": re.compile(rf"(?s).{{{MOST_LETTERS}}}"),
}
"""What a text may hold that a form, Markdown or YAML could take for something else."""


def covering(shapes: Mapping[str, set[Hashable]]) -> list[str]:
    """Choose files until every shape is among theirs: the one first that brings most that none before it had."""
    chosen: list[str] = []
    left: set[Hashable] = set().union(*shapes.values())
    while left:
        chosen.append(max(sorted(shapes), key=lambda path: len(shapes[path] & left)))
        left -= shapes[chosen[-1]]
    return chosen


def shapes(collection: Mapping[str, Any], text: str) -> set[Hashable]:
    """Tell what a file shows of a form: each field as the editor is told of it, how what it holds is written, signs.

    A field that several collections have alike, its words aside, is one and the same.
    """
    found: set[Hashable] = {collection["name"]}
    kinds = {field["name"]: _kind(field) for field in collection["fields"]}
    root = yaml.compose(text)
    assert isinstance(root, yaml.MappingNode)
    for key, value in root.value:
        found |= set(_of_node(value, (kinds[key.value], key.value)))
    return found | {("comment", is_whole) for _, _, is_whole in comments(parse("", text.encode()))}


def _kind(field: Mapping[str, Any]) -> str:
    return repr({key: value for key, value in sorted(field.items()) if key not in ("label", "hint")})


def _of_node(node: yaml.Node, place: tuple[str, ...]) -> Iterator[Hashable]:
    """Yield the shapes of a value and of what is within it; the items of a list have one place."""
    if isinstance(node, yaml.MappingNode):
        yield place, "mapping"
        for key, value in node.value:
            yield from _of_node(value, (*place, key.value))
    elif isinstance(node, yaml.SequenceNode):
        yield place, node.flow_style, min(len(node.value), 2)
        for item in node.value:
            yield from _of_node(item, (*place, "*"))
    elif isinstance(node, yaml.ScalarNode):
        kind = "day" if _DAY.fullmatch(node.value) else "number" if _NUMBER.fullmatch(node.value) else "text"
        yield place, node.style, kind
        yield from ((sign, node.style) for sign, pattern in SIGNS.items() if pattern.search(node.value))
