"""What is wrong with the brackets of a list on one line: one too many, a wrong one, or none at the end.

Knows one line.
"""

import re

from generators.problems import Fault
from generators.reading.slips.marks import quoted, short
from generators.reading.slips.swallowed import LIST_KEYS

# What parts the items of such a list: a comma, or a bracket and the word that goes on behind it.
_BETWEEN = re.compile(r"[\[\]{},]+(?:\s*og\s)?")


def misplaced(line: str) -> Fault | None:
    """Give the line as it should be where a list in brackets goes on behind the first that closes it."""
    match = re.fullmatch(r"\s*(?:- +)?([a-z_]+): *\[([^'\":#]*\][^'\":#]*[^'\":#\s])\s*(?: #.*)?", line)
    if match is None or match[1] not in LIST_KEYS:
        return None
    items = ", ".join(filter(None, map(str.strip, _BETWEEN.split(match[2]))))
    message = "En liste slutter med ét ], og her står der mere efter det første."
    return Fault("liste", message, f"Skriv: {match[1]}: [{short(items, 160)}]")


def unclosed(line: str) -> Fault | None:
    """Give the line as it should be where a list in brackets is not closed."""
    match = re.fullmatch(r"\s*(?:- +)?([a-z_]+): *\[([^\[\]]*)", line.rstrip())
    if match is None:
        return None
    items = match[2].rstrip(", ")
    items = items.rstrip(")}") if not re.search(r"[({]", items) else items
    if match[1] not in LIST_KEYS:
        message = "Teksten begynder med [, så den læses som en liste, der ikke er lukket."
        right = f"Skriv: {match[1]}: {short(quoted(f'[{match[2]}'), 160)}"
        return Fault("liste", message, right if items else "Slet tegnet, og skriv teksten.")
    return Fault("liste", "Listen begynder med [, men har ingen ] til sidst.", f"Skriv: {match[1]}: [{items}]")
