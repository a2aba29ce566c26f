"""Tables in a text: rows of the same length, few columns, words that fit them on paper."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generators.problems import Fault, Level
from generators.reading.texts import widths
from generators.reading.texts.fault import TextFault, line_of

MOST_COLUMNS = 4
# Paper parts a word where it must, but one that takes more lines than this is no longer read as one.
_MOST_LINES = 2
_CELL_END = re.compile(r"(?<!\\)\|")
_DIVIDER = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_PIECES = re.compile(r"[^\s/-]+")


def table_faults(stream: Sequence[Token], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield tables that lose a cell, that did not become tables, or that paper has no room for."""
    columns = 0
    for index, token in enumerate(stream):
        first = token.map[0] if token.map else 0
        if token.type == "table_open":
            columns = _columns(stream, index)
            if columns > MOST_COLUMNS:
                message = f"Tabellen har {columns} kolonner; papiret har plads til {MOST_COLUMNS}."
                hint = "Del den i to tabeller, eller skriv den som en liste."
                yield TextFault(Fault("bred-tabel", message, hint), lines[first].strip(), first)
        elif token.type == "tr_open":
            yield from _row(lines, first, columns)
        elif token.type == "inline" and stream[index - 1].type in ("th_open", "td_open"):
            yield from _cell(stream, index, lines, columns)
        elif token.type == "inline" and "|" in token.content:
            yield from _no_table(token, first)


def tabbed_faults(lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield what was pasted from a table of Word or Excel: there, tabs part the cells; here, all runs together."""
    told = False
    for number, line in enumerate(lines):
        is_row = "\t" in line.strip()
        if is_row and not told and number + 1 < len(lines) and "\t" in lines[number + 1].strip():
            message = "Tabulatorer laver ikke en tabel her; cellerne løber sammen."
            divider = "|" + "---|" * (line.strip().count("\t") + 1)
            hint = f"Skriv | mellem cellerne, og {divider} på linjen under den første."
            yield TextFault(Fault("skaev-tabel", message, hint), line.strip(), number)
        told = is_row


def _columns(stream: Sequence[Token], start: int) -> int:
    end = next(index for index in range(start, len(stream)) if stream[index].type == "thead_close")
    return sum(token.type == "th_open" for token in stream[start:end])


def _row(lines: Sequence[str], line: int, columns: int) -> Iterator[TextFault]:
    source = lines[line].strip()
    count = _cells(source)
    if count != columns:
        message = f"Rækken har {count} {'celle' if count == 1 else 'celler'}, men tabellens hoved har {columns}."
        lost = count > columns
        if "|" not in source:
            message = "Linjen bliver en række i tabellen over."
            hint = "Sæt en tom linje før den. Hører den til tabellen, så skriv | mellem cellerne."
            if "|" in lines[line - 1]:
                yield TextFault(Fault("skaev-tabel", message, hint), source, line)
            return
        hint = (
            "Skriv \\| for en streg i teksten, eller giv hovedet en celle mere." if lost else "Tilføj | for hver celle."
        )
        yield TextFault(Fault("skaev-tabel", message, hint), source, line)


def _cells(source: str) -> int:
    source = source.lstrip("> ").strip()
    inner = source.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(_CELL_END.findall(inner)) + 1


def _cell(stream: Sequence[Token], index: int, lines: Sequence[str], columns: int) -> Iterator[TextFault]:
    token = stream[index]
    row = next(stream[at] for at in range(index, -1, -1) if stream[at].type == "tr_open")
    first, last = row.map or (0, 0)
    corner = stream[index - 1].type == "th_open" and stream[index - 2].type == "tr_open"
    if not token.content.strip() and not corner and _cells(lines[first]) == columns:
        hint = "Skriv – i cellen, hvis der ikke er noget."
        yield TextFault(Fault("tom-celle", "En celle er tom.", hint, Level.WARNING), lines[first].strip(), first)
    widest = _MOST_LINES * widths.room(min(columns, MOST_COLUMNS))
    for word in _PIECES.findall(token.content):
        wide = widths.millimetres(word)
        if wide > widest and not word.startswith(("](", "http")):
            message = (
                f"»{word}« fylder {wide:.0f} mm på papir; med {columns} kolonner er der plads til {widest:.0f} mm, "
                "når ordet deles én gang."
            )
            hint = "Del ordet med bindestreg, skriv det kortere, eller brug færre kolonner."
            yield TextFault(Fault("bredt-ord", message, hint), word, line_of(word, lines, first, last))


def _no_table(token: Token, first: int) -> Iterator[TextFault]:
    own = token.content.split("\n")
    for number, line in enumerate(own):
        if number and "|" in line and _DIVIDER.fullmatch(line.strip()):
            message = f"Stregerne har {_cells(line)} kolonner, men hovedet har {_cells(own[number - 1])}."
            hint = "Skriv |---| én gang for hver celle i hovedet, fx |---|---| under to."
            yield TextFault(Fault("skaev-tabel", message, hint), line, first + number)
            return
    if len(own) > 1 and all(line.startswith("|") for line in own[:2]):
        divider = "|" + "---|" * _cells(own[0])
        message, hint = "Tabellen mangler en linje med streger under hovedet.", f"Skriv {divider} på linjen under."
        if re.fullmatch(r"[|=:+\s]*=[|=:+\s]*", own[1]):
            message, hint = "Stregerne under tabellens hoved skal være bindestreger.", f"Skriv {divider} i stedet for ="
        yield TextFault(Fault("skaev-tabel", message, hint), own[0], first)
