"""What is not allowed in the texts of records, each fault with the words and the line it stands on.

Knows no record: whether a linked record exists is for `knowledge.rules`. What is looked for stands in `texts/`.
"""

import re
from collections.abc import Iterator
from typing import Any

from generators.problems import Fault
from generators.reading.rich_text import tokens
from generators.reading.texts import links, markup, plain, signs, tables
from generators.reading.texts.fault import TextFault
from generators.reading.texts.prose import is_prose
from generators.records.fields import LONGEST_WORD

_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_MISTYPED = re.compile(r"(?:<-|»-|>–|¦)(?=\s)")
_ADDRESS = re.compile(r"^[\[(<»\"]*(https?://|mailto:|\[[^\]]*\]\()")


def rich_faults(text: str) -> Iterator[TextFault]:
    """Yield every fault of a Markdown text, one for each place."""
    found = [] if is_prose(text) else list(markdown_faults(text))
    marks = {(fault.snippet, fault.line) for fault in found if fault.fault.code == "listetegn"}
    # The sign of a list that does not work here need not be one that paper has.
    yield from (fault for fault in _in_any(text) if (fault.snippet, fault.line) not in marks)
    yield from found


def markdown_faults(text: str) -> Iterator[TextFault]:
    """Yield what is wrong with a text as Markdown; its signs and words are looked at apart."""
    env: dict[str, Any] = {}
    stream = tokens(text, env)
    lines = text.split("\n")
    yield from markup.structure_faults(stream, lines)
    yield from markup.word_faults(stream, lines)
    yield from markup.list_faults(stream, lines)
    yield from links.definition_faults(env, lines)
    yield from links.address_faults(stream, lines)
    yield from links.reference_faults(text)
    if "\t" in text:
        yield from tables.tabbed_faults(lines)
    if "|" in text:
        yield from tables.table_faults(stream, lines)


def plain_faults(text: str) -> Iterator[TextFault]:
    """Yield every fault of a text without formatting."""
    yield from _in_any(text)
    yield from plain.plain_text_faults(text)


def _in_any(text: str) -> Iterator[TextFault]:
    """Yield what no text may be: empty, with words that cannot break, with signs that paper has not."""
    if not text.strip():
        yield TextFault(Fault("tomt-felt", "Teksten er tom.", "Udfyld den, eller slet feltet."), "", 0)
    if match := _MISTYPED.match(text):
        message = f"»{match[0]}« er ikke tegnet for en tekst på flere linjer, så det bliver stående."
        yield TextFault(Fault("blok", message, f"Skriv {'|' if match[0] == '¦' else '>-'} i stedet."), match[0], 0)
    for match in _WORD.finditer(text) if len(text) > LONGEST_WORD else ():
        if not _ADDRESS.match(match[0]):
            message = f"Et ord er på {len(match[0])} tegn og kan ikke brydes på papir; grænsen er {LONGEST_WORD}."
            fault = Fault("langt-ord", message, "Del ordet, eller skriv det kortere.")
            yield TextFault(fault, match[0], text.count("\n", 0, match.start()))
    for fault, found, start in signs.unprinted(text):
        yield TextFault(fault, found, text.count("\n", 0, start))
