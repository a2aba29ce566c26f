"""What the page for wrong addresses knows: every address there is, as a script. It resolves them without a server."""

import json
from collections.abc import Collection

from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES

PLACES = f"{addresses.ASSETS}js/adresser.js"
_RECORDS = frozenset(f"{row.folder}/" for row in RECORD_TYPES)


def places(pages: Collection[str]) -> str:
    """Write the addresses below each folder, and the codes of records, which have short addresses."""
    below: dict[str, list[str]] = {}
    codes: list[str] = []
    for address in sorted(pages):
        folder, _, leaf = address.rstrip("/").rpartition("/")
        folder += "/" if folder else ""
        if folder in _RECORDS:
            codes.append(leaf)
        elif leaf:
            below.setdefault(folder, []).append(leaf)
    known = {"below": below, "codes": codes}
    return f"klyngeviden.places={json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"
