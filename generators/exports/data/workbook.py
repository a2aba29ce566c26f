"""The tables as one workbook for Excel: a read-me with licence and citation first, then a sheet for each table.

The only module that knows xlsxwriter. Texts stay texts: nothing becomes a formula, a link or a number.
"""

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generators import danish
from generators.exports.data.tables import Table

READ_ME = "Læs mig"
MOST_IN_A_CELL = 32_767
"""Letters, as Excel has it: it will not open a file with more before it has mended it."""

_WIDEST, _NARROWEST, _READ_ME_WIDTH = 60, 12, 100
# So many rows say how wide a column is.
_SAMPLE = 50


def workbook(tables: Sequence[Table], about: Sequence[str], date: dt.date) -> bytes:
    """Make the workbook; `about` are the lines of its first sheet. The same input gives the same bytes."""
    content = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, settings) as book:
        book.set_properties({"title": about[0], "created": dt.datetime.combine(date, dt.time())})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet(READ_ME)
        first.set_column(0, 0, _READ_ME_WIDTH, wrapped)
        for row, line in enumerate(about):
            first.write_string(row, 0, line, wrapped)
        for table in tables:
            _fill(book.add_worksheet(danish.capitalised(table.name)), table, wrapped)
    return content.getvalue()


def _fill(sheet: Worksheet, table: Table, wrapped: Format) -> None:
    """Write a table that Excel can sort and filter; a table of Excel's has at least one row."""
    columns = [{"header": heading} for heading in table.headings]
    settings = {"columns": columns, "name": f"t_{table.name}", "style": None}
    sheet.add_table(0, 0, max(1, len(table.rows)), len(columns) - 1, settings)
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, _width(table, column, heading))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell[:MOST_IN_A_CELL], wrapped)


def _width(table: Table, column: int, heading: str) -> int:
    longest = max((len(row[column]) for row in table.rows[:_SAMPLE]), default=0)
    return min(_WIDEST, max(_NARROWEST, len(heading) + 4, longest))
