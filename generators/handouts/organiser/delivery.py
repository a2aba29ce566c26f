"""The delivery list: which handout goes to which municipality, as a table for Excel and as a whole in one ZIP.

The same files give the same bytes, whenever they are packed.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEADERS = ("Kommune", "Fil", "Sider", "Udgave", "SHA-256", "Eksemplarer")
# The earliest date a ZIP can hold: no file in it has a time of its own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One handout on its way."""

    municipality: str
    file: str
    pages: int
    edition: str
    sha256: str
    copies: int | None


def fingerprint(content: bytes) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def table(deliveries: Sequence[Delivery]) -> bytes:
    """Write the list as Danish Excel opens it: semicolons, UTF-8 with a mark, Windows line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for d in deliveries:
        writer.writerow([d.municipality, d.file, d.pages, d.edition, d.sha256, "" if d.copies is None else d.copies])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def packed(files: Mapping[str, bytes], *, compressed: bool = False) -> bytes:
    """Put files into a ZIP, in the order given; PDFs hardly shrink, so they are stored as they are."""
    content = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = method
            archive.writestr(entry, data)
    return content.getvalue()


def without_times(archive: bytes) -> bytes:
    """Pack a ZIP that somebody else made once more, so that it says nothing of when that was."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return packed({name: old.read(name) for name in old.namelist()}, compressed=True)
