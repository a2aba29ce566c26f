"""What a text of several lines has taken in that was meant as an item or a field of its own.

Knows the lines of one value and the names of fields; the indentation is all that tells what was meant.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from generators.problems import Fault, Level
from generators.reading.slips.marks import wrong_mark
from generators.records.fields import Entry
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS

_ITEM = re.compile(r"( *)([-*•]|[+] (?=\S))[ \u00a0]+(\S.*)")
_NUMBERED = re.compile(r" *\d{1,2}[.)] +\S")
_BLOCK = re.compile(r" *(#{3,6} \S|> \S|\|.*\|)")
_OWN_ITEM = re.compile(r"( *)- ")
_ITEM_FIELD = re.compile(r"( +)(- )?[a-z_]+:")


def _keys(model: type[Entry]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield info.alias or name
        for part in _parts(info.annotation):
            yield from _keys(part)


def _parts(annotation: Any) -> Iterator[type[Entry]]:
    if isinstance(annotation, type):
        if issubclass(annotation, Entry):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from _parts(inner)


_MODELS: tuple[type[Entry], ...] = (*(row.model for row in RECORD_TYPES), *(row.model for row in REGISTERS))
TOP_KEYS = frozenset(info.alias or name for model in _MODELS for name, info in model.model_fields.items())
LIST_KEYS = frozenset(
    info.alias for model in _MODELS for info in model.model_fields.values() if get_origin(info.annotation) is tuple
)
KEYS = frozenset(key for model in _MODELS for key in _keys(model)) - {"id"}
ONLY_TOP_KEYS = TOP_KEYS - {
    key
    for model in _MODELS
    for info in model.model_fields.values()
    for part in _parts(info.annotation)
    for key in _keys(part)
}
"""What no part of a record or an entry is called."""
_FIELD = re.compile(rf" *({'|'.join(sorted(KEYS))}):(?:$| +(.*))")

Found = tuple[Fault, int, int, int]
"""A fault, its line from 0 in the file, its column and its width."""


def in_value(style: str | None, lines: Sequence[str], first: int, last: int) -> Iterator[Found]:
    """Look through the lines of a value; `style` is the parser's: > or |, a quotation mark, or nothing."""
    if not style and wrong_mark(lines[first]):
        for number in range(first, min(last + 1, len(lines))):
            if fault := wrong_mark(lines[number]):
                yield fault, number, *_extent(lines[number])
        return
    if not style and (depth := between_items(lines, first)):
        yield fallen_out(lines[first], depth), first, *_extent(lines[first].partition(":")[0])
        return
    within = range(first + 1, min(last + 1, len(lines)))
    items = sum(bool(_ITEM.match(lines[number])) for number in within) if style == ">" else 0
    for number in within:
        line = lines[number]
        fault = _field(line, style) if style in (">", "|") else None
        if fault is None and style != "|":
            fault = _item(line, lines[first], style, items)
        if fault:
            yield fault, number, *_extent(line)
    if style == ">" and sum(bool(_NUMBERED.match(line)) for line in lines[first + 1 : last + 1]) > 1:
        yield _flat("nummererede punkter"), first, 0, len(lines[first].rstrip())


def between_items(lines: Sequence[str], number: int) -> int:
    """Give how far in a field in column 1 belongs that stands within a list of items; 0 where it does not."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    begins, goes_on = (_depth(line) for line in (above, below))
    return begins if re.match(r"[a-z_]+: +\S", lines[number]) and begins == goes_on else 0


def _depth(line: str) -> int:
    """Give how far in the fields of an item stand, by one of its lines; 0 where it is none."""
    match = _ITEM_FIELD.match(line)
    return len(match[1]) + len(match[2] or "") if match else 0


def fallen_out(line: str, depth: int) -> Fault:
    """Tell of a part of an item that stands in column 1."""
    message = f"Feltet »{line.partition(':')[0]}« er ikke rykket ind under punktet over."
    return Fault("indrykning", message, f"Ryk linjen ind, så den har {depth} mellemrum først.")


def _extent(line: str) -> tuple[int, int]:
    start = len(line) - len(line.lstrip())
    return start, len(line.rstrip()) - start


def _field(line: str, style: str | None) -> Fault | None:
    match = _FIELD.match(line)
    if match is None:
        return None
    message = f"Feltet »{match[1]}« er rykket så langt ind, at det bliver en del af teksten over."
    hint = f"Ryk linjen ud til de andre felter. Hører den til teksten, så skriv {match[1].capitalize()}: med stort."
    meant = style == "|" and match[2] is not None
    return Fault("slugt-felt", message, hint, Level.WARNING if meant else Level.ERROR)


def _item(line: str, opening: str, style: str | None, items: int) -> Fault | None:
    if style == ">" and _BLOCK.match(line):
        return _flat("afsnit, overskrifter, citater og tabeller")
    match = _ITEM.match(line)
    if match is None:
        return None
    if style == ">":
        return _flat("punkter") if items > 1 else _LONE_DASH
    above = _OWN_ITEM.match(opening)
    place = f"så den har {len(above[1])} mellemrum først som punktet over" if above else "og begynd listen under feltet"
    message = "Punktet er rykket så langt ind, at det bliver en del af teksten over."
    hint = f"Ryk linjen ud, {place}, og skriv - først. Er det en tankestreg, så skriv – i stedet for {match[2]}."
    return Fault("slugt-punkt", message, hint)


_LONE_DASH = Fault(
    "foldet-tekst",
    "Efter > løber linjen sammen med den over, så den bliver ikke et punkt.",
    "Skriv – for en tankestreg. Er det et punkt, så skriv | i stedet for >- efter kolon.",
    Level.WARNING,
)


def _flat(what: str) -> Fault:
    hint = "Skriv | i stedet for >- efter kolon. I et felt med ren tekst: Saml teksten i ét afsnit uden mærker."
    return Fault("foldet-tekst", f"Efter > løber {what} sammen til én lang linje.", hint)
