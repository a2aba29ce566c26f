"""How far in a line belongs that begins with a tab or stands too far in: by its field, its hyphen and the lines above.

Knows lines and the names of fields; nothing of what they hold.
"""

import re
from collections.abc import Iterator, Sequence

from generators.problems import Fault
from generators.reading.slips.swallowed import ONLY_TOP_KEYS, TOP_KEYS

_TABBED = re.compile(r" *\t[ \t]*(?=\S)")
_TAB_BEHIND_HYPHEN = re.compile(r"([ \t]*-)([ \t]*\t[ \t]*)(?=(\S{1,20}))")
_FIELD = re.compile(r"( *(?:- +)?)([a-z_]+):(?: +(.*))?$")
_ITEM = re.compile(r"( *)- ")
_OPENS = re.compile(r"(?:[|>][-+0-9]*)?\s*(?:#.*)?")

_TABULATOR, _MESSAGE = "tabulator", "Linjen er rykket ind med tabulator."


def tabs(text: str) -> Iterator[tuple[Fault, int, int, int]]:
    """Find the lines that are indented with tabs: the fault, the line, the column and the width, from 0."""
    if "\t" not in text:
        return
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if behind := _TAB_BEHIND_HYPHEN.match(line):
            hint = f"Skriv ét mellemrum i stedet: - {behind[3]}"
            yield Fault(_TABULATOR, _MESSAGE, hint), number, behind.start(2), len(behind[2])
            lines[number] = f"{behind[1]} {line[behind.end() :]}"
        elif match := _TABBED.match(line):
            spaces = belonging(lines, number)
            yield Fault(_TABULATOR, _MESSAGE, moved("Slet den", line, spaces)), number, 0, match.end()
            # What follows is held against the line as it will be.
            lines[number] = " " * spaces + line[match.end() :]


def too_far_in(lines: Sequence[str], number: int) -> Fault | None:
    """Recognise a field of the record itself that stands further in than those above it."""
    line = lines[number]
    key = _key(line.lstrip(" "))
    above = [other for other in reversed(lines[:number]) if other.strip()]
    outermost = next((other for other in above if not other.startswith(" ")), "")
    if not line.startswith(" ") or not re.match(r"[a-z_]+:", outermost):
        return None
    # A part may be called so too, but not below a field that has its text already.
    has_text = not _OPENS.fullmatch(outermost.partition(":")[2].strip())
    stands_alone = key in TOP_KEYS and above[0] == outermost and has_text
    if key not in ONLY_TOP_KEYS and not stands_alone:
        return None
    message = f"Feltet »{key}« er rykket ind, og det er postens andre felter ikke."
    return Fault("indrykning", message, moved("Slet mellemrummene", line, 0))


def moved(deed: str, line: str, spaces: int) -> str:
    """Say what to do so that a line begins where it belongs."""
    if not spaces:
        return f"{deed}, så linjen begynder med {line.split(maxsplit=1)[0]}"
    return f"{deed}, så linjen har {spaces} mellemrum først."


def belonging(lines: Sequence[str], number: int) -> int:
    """Count the spaces that belong before a line, by what it begins with and what stands above it."""
    own = lines[number].lstrip(" \t")
    key = _key(own)
    if key in ONLY_TOP_KEYS:
        return 0
    above = next((other for other in reversed(lines[:number]) if other.strip()), "")
    field = _FIELD.match(above)
    if field and _OPENS.fullmatch(field[3] or ""):
        return len(field[1]) + 2
    if own.startswith("- "):
        items = (_ITEM.match(other) for other in reversed(lines[:number]))
        return next((len(item[1]) for item in items if item), 2)
    if field:
        return len(field[1]) + (0 if key else 2)
    return len(above) - len(above.lstrip(" "))


def _key(text: str) -> str:
    match = re.match(r"([a-z_]+):(?: |$)", text)
    return match[1] if match else ""
