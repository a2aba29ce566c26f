"""The delivery list: which handout goes to which municipality, as a table for Excel."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from generators.presentation import office_files

HEADERS = ("Kommune", "Fil", "Sider", "Bind", "Fra side", "Udgave", "SHA-256", "Eksemplarer")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One handout on its way: `volume` and `begins` say where it is bound."""

    municipality: str
    file: str
    pages: int
    volume: int
    begins: int
    edition: str
    sha256: str
    copies: int | None


def fingerprint(content: bytes) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def table(deliveries: Sequence[Delivery]) -> bytes:
    """Write the list for Excel."""
    return office_files.table(HEADERS, map(_row, deliveries))


def _row(sent: Delivery) -> tuple[str, ...]:
    copies = "" if sent.copies is None else str(sent.copies)
    bound = (str(sent.pages), str(sent.volume), str(sent.begins))
    return sent.municipality, sent.file, *bound, sent.edition, sent.sha256, copies


def without_times(archive: bytes) -> bytes:
    """Pack a ZIP that somebody else made once more, so that it says nothing of when that was."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return office_files.packed({name: old.read(name) for name in old.namelist()}, compressed=True)
