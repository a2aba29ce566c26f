"""The allowed Markdown: a text without faults becomes a small tree, and the tree HTML, data or plain text.

The tree is plain data; what it looks like on a page or in print is for the outputs. Knows no record.
"""

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generators.records.fields import RECORD_ID

RECORD_LINK = re.compile(rf"\[({RECORD_ID})\]", re.ASCII)

# html is on so that raw HTML becomes tokens with a place, which are faults; the tree below never carries it.
_MARKDOWN = MarkdownIt("commonmark", {"html": True, "typographer": True, "quotes": "»«›‹"}).enable(
    ["table", "replacements", "smartquotes"]
)


def _accept(url: str) -> bool:  # noqa: ARG001 - markdown-it's signature
    """Let every address through, so that a forbidden one is shown as a fault instead of as text."""
    return True


_MARKDOWN.validateLink = _accept  # type: ignore[method-assign]

# Another for finding faults: it leaves the editor's own signs, and tells what was written as \\* or &shy;.
_AS_WRITTEN = MarkdownIt("commonmark", {"html": True}).enable("table").disable("text_join")
_AS_WRITTEN.validateLink = _accept  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a text, of one of KINDS.

    `text` is set on text, `target` on links and terms, `level` on headings; a numbered list begins at `start`.
    """

    kind: str
    children: tuple["Node", ...] = ()
    text: str = ""
    target: str = ""
    level: int = 0
    start: int = 1


_PAIRED = {
    "paragraph": "p",
    "em": "em",
    "strong": "strong",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "heading": "h",
    "link": "a",
}
_HOLDING = frozenset(_PAIRED.values())
KINDS = ("text", "record", "term", "br", *_PAIRED.values())


def tokens(text: str, env: MutableMapping[str, Any] | None = None) -> list[Token]:
    """Take a text apart as it was written, with what is not allowed still in it; `env` gets its link definitions."""
    return _AS_WRITTEN.parse(text, env)


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Node, ...]:
    """Turn a text without faults into its tree; Danish quotation marks and dashes are put in."""
    return _tree(_MARKDOWN.parse(text))


def with_terms(nodes: Sequence[Node], forms: Mapping[str, str]) -> tuple[Node, ...]:
    """Mark the first place of each term outside links and headings; `forms` maps a form in small letters to its key."""
    if not forms:
        return tuple(nodes)
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return _marked(nodes, forms, pattern, set())


def to_html(
    nodes: Sequence[Node],
    record_link: Callable[[str], str],
    heading_shift: int = 0,
    term: Callable[[str, str], str] = lambda text, _: text,
) -> str:
    """Render a tree as HTML; `record_link` makes the link for a record's id, `term` the mark for a word and its key."""
    return "".join(_html(node, record_link, heading_shift, term) for node in nodes)


def to_data(nodes: Sequence[Node]) -> list[dict[str, Any]]:
    """Render a tree as plain data: {k: kind, c: children, t: text, u: target, n: level, s: start}, as far as filled in.

    A part that holds others always has its children, even where there are none.
    """
    return [_data(node) for node in nodes]


def to_text(nodes: Sequence[Node]) -> str:
    """Render a tree as plain text, a space between blocks."""
    parts = [node.text if node.kind in ("text", "record", "term") else to_text(node.children) for node in nodes]
    separator = "" if any(node.kind in ("text", "em", "strong", "a", "record", "br") for node in nodes) else " "
    return separator.join(parts)


# --- from tokens to the tree ------------------------------------------------------------------------------------------


def _tree(stream: Sequence[Token]) -> tuple[Node, ...]:
    opened: list[Token] = []
    stack: list[list[Node]] = [[]]
    for token in stream:
        if token.nesting == 1:
            opened.append(token)
            stack.append([])
        elif token.nesting == -1:
            children = tuple(stack.pop())
            stack[-1].extend(_closed(opened.pop(), children))
        else:
            stack[-1].extend(_leaf(token))
    return tuple(stack[0])


def _closed(opening: Token, children: tuple[Node, ...]) -> tuple[Node, ...]:
    kind = _PAIRED.get(opening.type.removesuffix("_open"))
    if kind is None or opening.hidden:
        return children
    level = int(opening.tag[1]) if kind == "h" else 0
    start = int(opening.attrGet("start") or 1) if opening.attrGet("start") != 0 else 0
    return (Node(kind, children, target=str(opening.attrGet("href") or ""), level=level, start=start),)


def _leaf(token: Token) -> tuple[Node, ...]:
    if token.type == "inline":
        return _tree(token.children or [])
    if token.type == "text":
        return tuple(_split_links(token.content))
    if token.type == "softbreak":
        return (Node("text", text=" "),)
    return (Node("br"),) if token.type == "hardbreak" else ()


def _split_links(text: str) -> Iterator[Node]:
    for index, part in enumerate(RECORD_LINK.split(text)):
        if index % 2:
            yield Node("record", text=part)
        elif part:
            yield Node("text", text=part)


def _marked(
    nodes: Sequence[Node], forms: Mapping[str, str], pattern: re.Pattern[str], seen: set[str]
) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if node.kind == "text":
            found.extend(_split_terms(node.text, forms, pattern, seen))
        elif node.kind in ("a", "h"):
            found.append(node)
        else:
            found.append(replace(node, children=_marked(node.children, forms, pattern, seen)))
    return tuple(found)


def _split_terms(text: str, forms: Mapping[str, str], pattern: re.Pattern[str], seen: set[str]) -> Iterator[Node]:
    for index, part in enumerate(pattern.split(text)):
        key = forms[part.lower()] if index % 2 else ""
        if key and key not in seen:
            seen.add(key)
            yield Node("term", text=part, target=key)
        elif part:
            yield Node("text", text=part)


# --- renderings -------------------------------------------------------------------------------------------------------


def _html(node: Node, record_link: Callable[[str], str], shift: int, term: Callable[[str, str], str]) -> str:
    if node.kind == "term":
        return term(escape(node.text, quote=False), node.target)
    if node.kind == "text":
        return escape(node.text, quote=False)
    if node.kind == "record":
        return record_link(node.text)
    if node.kind == "br":
        return "<br>"
    inner = "".join(_html(child, record_link, shift, term) for child in node.children)
    if node.kind == "a":
        return f'<a href="{escape(node.target)}" rel="noopener">{inner}</a>'
    tag = f"h{min(6, node.level + shift)}" if node.kind == "h" else node.kind
    attributes = ' scope="col"' if tag == "th" else f' start="{node.start}"' if node.start != 1 else ""
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _data(node: Node) -> dict[str, Any]:
    data: dict[str, Any] = {"k": node.kind}
    optional = {"t": node.text, "u": node.target, "n": node.level}
    data |= {key: value for key, value in optional.items() if value}
    data |= {"s": node.start} if node.start != 1 else {}
    return data | ({"c": [_data(child) for child in node.children]} if node.kind in _HOLDING else {})
