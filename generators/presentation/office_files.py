"""Files as office programs take them: a table that Danish Excel opens, and a ZIP that does not say when it was packed.

The same input gives the same bytes.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

# Excel reads a file as UTF-8 only where it begins so.
_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, also where the sign is a wide one of East Asia.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CONTROL = ("\t", "\r", "\n")
# An office file is a ZIP already.
_PACKED_ALREADY = (".xlsx", ".docx")
# The earliest date a ZIP can hold: no file in it has a time of its own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as Danish Excel opens it: semicolons, UTF-8 with a mark, Windows line ends, and no formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(list(map(harmless, row)) for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from reckoning with what a cell says: an apostrophe first makes a text of it."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_CONTROL) else cell


def packed(files: Mapping[str, bytes], *, compressed: bool = False) -> bytes:
    """Put files into a ZIP, in the order given; PDFs hardly shrink, so they are stored as they are."""
    content = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(entry_of(name, compressed=compressed), data)
    return content.getvalue()


def entry_of(name: str, *, compressed: bool) -> zipfile.ZipInfo:
    """Give the entry of a file in a ZIP, which says nothing of when or where it was packed."""
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    shrinks = compressed and not name.endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    return entry
