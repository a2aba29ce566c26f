"""A list saved as text: which signs it is written in, and its rows with the line each begins on.

Knows what spreadsheets do to a file; what the columns mean is for whoever asked for the list.
"""

import csv
import io
from collections.abc import Iterator

from generators.problems import Problem

Row = tuple[int, list[str]]
"""A row that holds something: the line it begins on, and its cells."""

DELIMITERS = ";,\t"
# What UTF-8 looks like after it was read as something else and saved again.
_TWICE_SAVED = tuple(letter.encode().decode("cp1252") for letter in "æøåÆØÅéöüÄÖ»«")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, path: str) -> tuple[str, list[Problem]]:
    """Read UTF-8, what Windows calls Unicode, or cp1252; tell of each line that is none of them, or another."""
    if content.startswith(_UTF_16):
        content = content.decode("utf-16", errors="replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    lines = content.splitlines()
    kinds = [_coding(line) for line in lines]
    coding = "utf-8" if "utf-8" in kinds else "cp1252"
    wrong = [n for n, kind in enumerate(kinds, 1) if kind not in ("ascii", coding)]
    wrong += [n for n, line in enumerate(lines, 1) if n not in wrong and _is_twice_saved(line.decode(coding))]
    if wrong:
        message = "Linjen er gemt i et andet tegnsæt end resten, eller har været igennem et forkert."
        hint = "Gem listen igen fra regnearket som »CSV UTF-8«, og se efter, at æ, ø og å står rigtigt."
        return "", [Problem(path=path, line=n, code="tegnsaet", message=message, hint=hint) for n in sorted(wrong)]
    return content.decode(coding), []


def _is_twice_saved(text: str) -> bool:
    return any(sign in text for sign in _TWICE_SAVED)


def _coding(line: bytes) -> str:
    if line.isascii():
        return "ulaeseligt" if b"\0" in line else "ascii"
    for name in ("utf-8", "cp1252"):
        try:
            line.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return "ulaeseligt"


def delimiter_of(text: str) -> str:
    """Give the sign that parts the cells of the first line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield each row that holds something; raises csv.Error where the text is no list."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield begins, [cell.strip() for cell in row]
        begins = reader.line_num + 1
