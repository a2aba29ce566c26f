"""What ends too early or goes on too long: a text, a list, the single value of a field, the sign of a block.

Knows the lines of a file that cannot be read; asked only then.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generators.problems import Fault
from generators.reading.slips.marks import short
from generators.reading.slips.swallowed import KEYS

BLOCK = re.compile(r"(\s*)(?:- +)?[a-z_]+: *([|>])[-+0-9]* *(?:#.*)?$")
_TWO_FIELDS = re.compile(r"(\s*(?:- +)?)([a-z_]+): +([\w.-]+|\[[^\]]*\]),? +([a-z_]+):(?: +(.*))")
_OPENED = re.compile(r" *(?:- +)?[a-z_]+: +(?:'[^']*|\"[^\"]*)")
_DOUBLED = re.compile(r"(\s*(?:- +)?([a-z_]+): +)(([|>])[ |>–—-]+)")


class Slip(NamedTuple):
    """A slip on one line: what it is, and the part of the line it is about, from 0."""

    fault: Fault
    line: int
    column: int
    width: int


def two_fields(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a field that stands behind the single word or the list of another."""
    match = _TWO_FIELDS.fullmatch(lines[last].rstrip())
    if match is None or not {match[2], match[4]} <= KEYS:
        return None
    message = f"Feltet »{match[4]}« står på samme linje som »{match[2]}«."
    hint = f"Skriv {match[2]}: {match[3]} og på linjen under {match[4]}: {short(match[5])}"
    return Slip(Fault("kolon", message, hint), last, match.start(4), len(match[4]))


def doubled_sign(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a sign for a text of several lines that is typed twice, or apart, or with a dash."""
    line = lines[last].rstrip()
    match = _DOUBLED.fullmatch(line)
    if match is None or BLOCK.match(line):
        return None
    message = "Efter | eller > må der ikke stå mere på linjen."
    right = "|" if match[4] == "|" else ">-"
    return Slip(Fault("blok", message, f"Skriv: {match[2]}: {right}"), last, len(match[1]), len(match[3]))


def ended_by_comment(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a line with # that stands further out than the text of a | or a >, and ends it."""
    for number in range(last - 1, 0, -1):
        if re.match(r"[a-z_]+:", lines[number]):
            return None
        if lines[number].startswith("#"):
            above = next((line for line in reversed(lines[:number]) if re.match(r"[a-z_]+:", line)), "")
            if not BLOCK.match(above):
                return None
            message = "Linjen med # slutter teksten, så resten af den ikke hører til noget felt."
            fault = Fault("kommentar", message, "Slet linjen, eller flyt den op over feltet, som teksten hører til.")
            return Slip(fault, number, 0, len(lines[number].rstrip()))
    return None


def is_quoted_open(lines: Sequence[str], last: int) -> bool:
    """Say whether a quotation mark begins a text just above and is not closed before the next field."""
    pairs = zip(lines[max(0, last - 8) : last], lines[max(0, last - 8) + 1 :], strict=False)
    return any(_OPENED.fullmatch(own.rstrip()) and re.match(r" *(?:- +)?[a-z_]+:", below) for own, below in pairs)


def list_cut(lines: Sequence[str], first: int, last: int) -> Slip | None:
    """Recognise a list in brackets with two commas in a row, or with a # that hides the rest of the line."""
    for number in range(first, min(last, len(lines) - 1) + 1):
        line = lines[number]
        if match := re.search(r": +\[ *(,)", line):
            return Slip(Fault("liste", "Listen begynder med et komma.", "Slet det."), number, match.start(1), 1)
        if match := re.search(r",(\s*,)", line):
            return Slip(
                Fault("liste", "Her står to kommaer efter hinanden.", "Slet det ene."), number, match.start(1), 1
            )
        match = re.search(r"\[.*[\s,]?(?<=[\s\[])(#[^\s,\]]+)", line)
        if match and '"' not in line:
            message = "Fra # bliver resten af linjen ikke læst, så listen bliver ikke lukket."
            fault = Fault("liste", message, f'Skriv "{match[1]}" med anførselstegn.')
            return Slip(fault, number, match.start(1), len(match[1]))
    return None
