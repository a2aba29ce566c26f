"""Texts as they are set: Danish quotation marks, spaces that do not break, soft hyphens where a compound may part.

Knows texts, not records; what is set here is the same for every product on paper.
"""

import re
from functools import lru_cache
from typing import Any

from generators import danish
from generators.handouts.setting.seams import Seams
from generators.reading import rich_text

NO_BREAK = "\u00a0"
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_ORDINAL = re.compile(rf"(\d)\. ({_MONTHS}|klasse|udgave|halvår)\b")
_NUMBERED = re.compile(r"\b(kl\.|nr\.|[Ss]ide|[Tt]ema|[Aa]fsnit|lov|§) (\d)")
_SHORT_END = re.compile(r" (\S{1,7}[.?!]?)$")
_SHORTEST_PARAGRAPH = 40


def fine(text: str) -> str:
    """Set a plain text: quotation marks and dashes, and spaces that hold together what belongs together."""
    return _held_together(danish.typeset(" ".join(text.split())))


def rich(text: str, seams: Seams) -> list[dict[str, Any]]:
    """Set a Markdown text as the tree that the templates render."""
    return [_fine_node(node, seams) for node in rich_text.to_data(rich_text.parse(text))]


def _fine_node(node: dict[str, Any], seams: Seams, *, in_cell: bool = False) -> dict[str, Any]:
    if "c" in node:
        in_cell = in_cell or node["k"] in ("th", "td")
        return node | {"c": [_fine_node(child, seams, in_cell=in_cell) for child in node["c"]]}
    if node["k"] != "text":
        return node
    text = _held_together(node["t"])
    return node | {"t": seams.tight(text) if in_cell else seams.wide(text)}


# Handouts, the publication, its booklets and the leaves set the same texts of the same records.
@lru_cache(maxsize=1 << 14)
def _held_together(text: str) -> str:
    text = _ORDINAL.sub(rf"\1.{NO_BREAK}\2", text)
    text = _NUMBERED.sub(rf"\1{NO_BREAK}\2", text)
    if len(text) > _SHORTEST_PARAGRAPH:
        # No short word alone on the last line.
        text = _SHORT_END.sub(rf"{NO_BREAK}\1", text)
    return text.replace(" – ", f"{NO_BREAK}– ")
