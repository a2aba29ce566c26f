"""Which column of a sign-up list says what, by the names that people give their columns.

Knows headings, not rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.reading.lists.text import Row

MUNICIPALITY, PEOPLE, TABLE, NAME = "kommune", "antal", "bord", "navn"
TITLE, STATUS, LARGE = "titel", "status", "stor-skrift"
FIRST_NAME, LAST_NAME = "fornavn", "efternavn"

# As `danish.slug` writes them; the first of each is what a message calls the column.
KNOWN: Mapping[str, tuple[str, ...]] = {
    MUNICIPALITY: (
        "kommune", "kommunenavn", "kommunens-navn", "navn-paa-kommune", "kommunekode", "kommunenr", "kommune-nr",
        "kommunenummer", "organisation", "arbejdsplads", "arbejdssted", "firma",
    ),
    PEOPLE: (
        "antal", "antal-i-alt", "antal-deltagere", "deltagerantal", "antal-personer", "personer", "antal-tilmeldte",
        "tilmeldte", "antal-pladser", "pladser", "antal-haefter", "haefter", "deltagere",
    ),
    TABLE: ("bord", "bordnummer", "bordnr", "bord-nr", "bord-nummer", "bordplacering", "borde"),
    NAME: (
        "navn", "navne", "deltager", "deltagernavn", "deltagernavne", "deltagers-navn", "deltagerens-navn",
        "deltagernes-navne", "deltageres-navne", "fulde-navn", "navn-paa-deltager", "navne-paa-deltagere",
    ),
    FIRST_NAME: ("fornavn", "fornavne"),
    LAST_NAME: ("efternavn", "efternavne"),
    TITLE: ("titel", "stilling", "stillingsbetegnelse", "jobtitel", "funktion", "rolle"),
    LARGE: ("stor-skrift", "storskrift", "i-stor-skrift", "behov-for-stor-skrift"),
    STATUS: ("status", "tilmeldingsstatus", "kommer", "fremmoede"),
}  # fmt: skip
# A form asks rather than names its columns: »Hvilken kommune kommer du fra?«. So much of a question tells what it asks,
# and no less: »Antal vegetarer« and »Deltagerens mail« are something else.
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    MUNICIPALITY: (
        "kommune-", "hvilken-kommune", "din-kommune", "jeres-kommune", "vaelg-kommune", "vaelg-din-kommune",
        "organisation-", "arbejdsplads-",
    ),
    PEOPLE: ("hvor-mange-kommer", "hvor-mange-deltager", "hvor-mange-er-i", "hvor-mange-tilmelder"),
    NAME: ("dit-navn", "dit-fulde-navn", "skriv-dit-navn"),
    LARGE: ("stor-skrift-", "brug-for-stor-skrift", "har-du-brug-for-stor", "har-i-brug-for-stor", "oensker-stor"),
}  # fmt: skip
# People put a title and a date above the heading.
_DEEPEST_HEADING = 15
# »Deltagere« may be how many, or who.
_EITHER = "deltagere"
# Names in a column that is called so are those of a whole municipality.
_SEVERAL = frozenset(
    {"navne", _EITHER, "deltagernavne", "deltagernes-navne", "deltageres-navne", "navne-paa-deltagere"}
)
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading of a list: its line, what its columns are called, and where each meaning stands."""

    line: int
    names: tuple[str, ...]
    places: Mapping[str, int]

    def cell(self, row: Sequence[str], meaning: str) -> str:
        """Give what a row says of a meaning; nothing where the list has no such column."""
        place = self.places.get(meaning, -1)
        return row[place] if 0 <= place < len(row) else ""

    @property
    def is_of_people(self) -> bool:
        """Say whether the list tells of people at all: how many, or who."""
        return bool({PEOPLE, NAME, FIRST_NAME} & self.places.keys())

    @property
    def is_by_municipality(self) -> bool:
        """Say whether a row stands for all from a municipality rather than for one person."""
        return PEOPLE in self.places or (NAME in self.places and self.names[self.places[NAME]] in _SEVERAL)


def find(rows: Sequence[Row]) -> Columns | None:
    """Find the heading: the first row among the upper ones with a column for the municipality, and one for people."""
    found = list(_headings(rows))
    return next((heading for heading in found if heading.is_of_people), found[0] if found else None)


def _headings(rows: Sequence[Row]) -> Iterator[Columns]:
    for number, (line, cells) in enumerate(rows[:_DEEPEST_HEADING]):
        slugs = [danish.slug(cell) for cell in cells]
        places = {meaning: place for meaning in KNOWN if (place := _place(slugs, meaning)) is not None}
        if MUNICIPALITY in places:
            yield Columns(line, tuple(slugs), _decided(places, slugs, rows[number + 1 :]))


def _place(slugs: Sequence[str], meaning: str) -> int | None:
    """Find a column; a name that is listed first is preferred, and any of them to a question."""
    known = [slugs.index(name) for name in KNOWN[meaning] if name in slugs]
    asked = [place for place, slug in enumerate(slugs) if slug.startswith(QUESTIONS.get(meaning, ()))]
    return next(iter(known + asked), None)


def _decided(places: dict[str, int], slugs: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """Take a column that may be how many or who for names where it holds more than figures."""
    place = places.get(PEOPLE, -1)
    if place < 0 or slugs[place] != _EITHER:
        return places
    cells = [row[place] for _, row in rows if place < len(row) and row[place]]
    if all(cell[:1].isdigit() for cell in cells):
        return places
    without = {meaning: column for meaning, column in places.items() if meaning != PEOPLE}
    return {NAME: place} | without


def nearly(rows: Sequence[Row]) -> str | None:
    """Find a heading that was most likely meant to be the municipality."""
    cells = [cell for _, row in rows[:_DEEPEST_HEADING] for cell in row if cell]
    return next((c for c in cells if danish.closest(c, KNOWN[MUNICIPALITY], _ALIKE)), None)
