"""What people write for a municipality: its name, its official name, a former one, its code; and what they most
likely meant by something else. Knows the register, not the lists that people keep.
"""

from collections.abc import Sequence

from generators import danish
from generators.records.registers import Municipality

_LONGEST_CODE = 4
# What people write for short, with or without a full stop.
_SHORT = {"kbh": "koebenhavn", "kbhvn": "koebenhavn", "frb": "frederiksberg"}


def bare(name: str) -> str:
    """Give a name as names are compared: blind to case, to how æ, ø and å are written, and to »Kommune«."""
    return danish.slug(name).removesuffix("-kommune").removesuffix("-kommunes")


def written(own: Municipality) -> set[str]:
    """Give the ways in which a municipality is named."""
    return {bare(name) for name in (own.name, own.genitive, own.official_name)}


class PlaceNames:
    """Finds municipalities by what is written for them."""

    def __init__(self, municipalities: Sequence[Municipality]) -> None:
        self._names = {own.name: own for own in municipalities}
        self._known = {former: own for own in municipalities for former in map(bare, own.former_names)}
        self._known |= {name: own for own in municipalities for name in written(own)}
        self._codes = {own.code: own for own in municipalities}

    def find(self, text: str) -> Municipality | None:
        """Find a municipality by a name or by its code, which a spreadsheet may have robbed of its first nought."""
        name = bare(bare(text).removesuffix("-kom"))
        return self._known.get(_SHORT.get(name, name)) or self._codes.get(text.strip().zfill(_LONGEST_CODE))

    def meant(self, text: str) -> str | None:
        """Give the name that was most likely meant."""
        return danish.closest(bare(text), self._names)
