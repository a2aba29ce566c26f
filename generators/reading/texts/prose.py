"""Texts in which no Markdown can go wrong: paragraphs and plain lists of words and of references as they should be.

Most texts are such; taking them apart to find nothing was a third of a check. A test holds it to the faults themselves.
"""

import re

from generators.records.fields import RECORD_ID

_REFERENCE = re.compile(rf"\[{RECORD_ID}\](?![(\[:])", re.ASCII)
_SUSPECT = re.compile(rf"[][*_`#<>|\\&~^=\t]|://|www\.|mailto:|{RECORD_ID}", re.ASCII | re.IGNORECASE)
_LINE = r"(?:[^\W\d_](?!.{0,2}\))|»).*"
_PARAGRAPH = rf"{_LINE}(?:\n{_LINE})*"
_LIST = rf"- {_LINE}(?:\n(?:- |  ){_LINE})*"
_BLOCKS = re.compile(rf"\n*(?:{_PARAGRAPH}|{_LIST})(?:\n\n+(?:{_PARAGRAPH}|{_LIST}))*\n*")


def is_prose(text: str) -> bool:
    """Say whether a text is words alone, so that nothing in it can be wrong Markdown."""
    words = _REFERENCE.sub("»", text)
    return _SUSPECT.search(words) is None and _BLOCKS.fullmatch(words) is not None
