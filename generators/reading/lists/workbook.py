"""A list kept in an Excel workbook (.xlsx): the rows of each sheet, as a reader sees them.

Knows the file format by openpyxl; what the columns mean is for whoever asked for the list.
"""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from generators.problems import Problem
from generators.reading.lists.text import Row

_SIGN = b"PK\x03\x04"
# Workbooks of before 2007, and new ones behind a password.
_SEALED = b"\xd0\xcf\x11\xe0"
_MOST_ROWS, _MOST_CELLS, _MOST_BYTES = 5_000, 60, 60_000_000
# What a file that is no sound workbook makes openpyxl and the readers of XML below it raise.
_UNREADABLE = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, EOFError,
    NotImplementedError, RuntimeError, zlib.error,
)  # fmt: skip


def is_workbook(content: bytes) -> bool:
    """Say whether a file is a workbook rather than text; it may be one that cannot be opened."""
    return content.startswith((_SIGN, _SEALED))


def sheets(content: bytes, path: str) -> tuple[list[list[Row]], list[Problem]]:
    """Give the rows of each sheet; the line of a row is its number in the sheet."""
    if content.startswith(_SEALED):
        message = "Filen er et gammelt Excel-ark (.xls), eller den er låst med adgangskode."
        return [], [_refused(path, message, "Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx) uden kode.")]
    try:
        if _size(content) > _MOST_BYTES:
            return [], [_refused(path, "Filen er for stor.", "Gem kun arket med tilmeldinger, og prøv igen.")]
        return list(_opened(content)), []
    except _UNREADABLE:
        message = "Filen kan ikke læses som Excel-ark."
        return [], [_refused(path, message, "Åbn den i regnearket, og gem den som .xlsx eller som »CSV UTF-8«.")]


def _refused(path: str, message: str, hint: str) -> Problem:
    return Problem(path=path, code="liste", message=message, hint=hint)


def _size(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _opened(content: bytes) -> Iterator[list[Row]]:
    # Half a second, which no other command has to wait.
    import openpyxl  # noqa: PLC0415

    with warnings.catch_warnings():
        # It tells of styles and rules that it leaves out.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                # Other programs write a size that is wrong.
                sheet.reset_dimensions()
                found = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_CELLS, values_only=True)
                yield list(_rows(found))
        finally:
            book.close()


def _rows(found: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    for line, values in enumerate(found, start=1):
        cells = [_shown(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield line, cells


def _shown(value: object) -> str:
    """Write a value as the sheet shows it: a whole number without decimals, a day as a day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value).strip()
