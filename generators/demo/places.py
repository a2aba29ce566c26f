"""Invented municipalities on a tile map, and the clusters they form. Knows no record.

The names are made of words for animals, weather and things, so that none can be taken for a real municipality.
"""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generators import danish
from generators.demo.wording import lines, words
from generators.records.record_types import Area
from generators.records.registers import Region

# The shape of the country, a letter for the region of each municipality.
_COUNTRY = lines("""
...NN............
..NN..N..........
.N.N.........HH..
.NNNN.......HHH..
MMMMMM......HHH..
.MMMMM......HHHH.
.MMMM.....Z.HHHH.
.SSMM.M..ZZ.HHHHH
SSSSM.....ZZHHHHH
.SSSS....ZZZZH..H
..SS.SSS...ZZZ...
.....SSS....ZZ...
......SSS...Z....
.......S...ZZ...H
""")
_REGIONS = {"N": Region.NORTH, "M": Region.MIDDLE, "S": Region.SOUTH, "Z": Region.ZEALAND, "H": Region.CAPITAL}
_FROM_2027 = {Region.ZEALAND: Region.EAST, Region.CAPITAL: Region.EAST}
_COUNTRIES_ACROSS = 5

_FIRST = words("""
Måne Tåge Glimmer Ugle Timian Lærke Klokke Kobber Fløjte Hyben Trane Skifer Kompas Perle Brombær Lygte Spurve Tromme
Æble Østers Åkande Bæver Sølv Rimfrost Vinter Guldsmede Isfugle Havgasse
""")
_LAST = words("sted lev sund høj havn bjerg dal vig holm næs ager å bæk eng mark fjord sø tofte")
_BEFORE = ("", "Nørre ", "Sønder ", "Øster ", "Vester ")
_CLUSTER_SIZES = (7, 6, 8, 6, 7, 6)
FEWEST_IN_CLUSTER = 6
_NEAREST = 3
# A register may fill 500 kB.
MOST_MUNICIPALITIES = 15 * 98


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster, and what records need to know of it."""

    slug: str
    name: str
    members: tuple[str, ...]
    themes: tuple[str, ...]
    entry: dict[str, Any]


def municipalities(count: int) -> list[dict[str, Any]]:
    """Invent municipalities; past 98 the country is laid out anew beside itself."""
    placed = list(zip(_names(count), _tiles(), strict=False))
    at = {(column, row): name for name, (column, row, _) in placed}
    return [
        {
            "kode": str(1001 + number),
            "navn": name,
            "officielt_navn": f"{name} Kommune",
            "slug": danish.slug(name),
            "genitiv": danish.genitive(name),
            "region": region,
            "region_fra_2027": _FROM_2027.get(region, region),
            "felt": {"kolonne": column, "raekke": row},
            **_nearby(at, column, row),
        }
        for number, (name, (column, row, region)) in enumerate(placed)
    ]


def _nearby(at: Mapping[tuple[int, int], str], column: int, row: int) -> dict[str, list[str]]:
    """Take the tiles that touch as neighbours; where none does, the three nearest."""
    beside = [(column, row - 1), (column + 1, row), (column, row + 1), (column - 1, row)]
    if names := [at[place] for place in beside if place in at]:
        return {"naboer": names}
    others = sorted((abs(x - column) + abs(y - row), name) for (x, y), name in at.items() if (x, y) != (column, row))
    return {"naermeste": [name for _, name in others[:_NEAREST]]} if others else {}


def _names(count: int) -> list[str]:
    """Take names that differ in both parts from one to the next; a few are long."""
    plain = [
        f"{first}{_LAST[(index + shift) % len(_LAST)]}"
        for shift in range(len(_LAST))
        for index, first in enumerate(_FIRST)
    ]
    names = [f"{before}{name}" for before in _BEFORE for name in plain][:count]
    return [
        f"{name}-{danish.capitalised(plain[-number % len(plain)])}" if number % 33 == 16 else name
        for number, name in enumerate(names)
    ]


def _tiles() -> Iterator[tuple[int, int, Region]]:
    """Walk the tiles column by column, so that neighbours come after one another."""
    width, height = len(_COUNTRY[0]), len(_COUNTRY)
    country = 0
    while True:
        right, down = country % _COUNTRIES_ACROSS * (width + 1), country // _COUNTRIES_ACROSS * (height + 1)
        for column in range(width):
            for row in range(height):
                if letter := _REGIONS.get(_COUNTRY[row][column]):
                    yield right + column, down + row, letter
        country += 1


def clusters(rng: random.Random, names: Sequence[str], count: int, themes: Sequence[str]) -> list[Cluster]:
    """Form clusters of neighbours; who is left over takes part in none."""
    sizes = [_CLUSTER_SIZES[number % len(_CLUSTER_SIZES)] for number in range(count)]
    if sum(sizes) > len(names):
        sizes = [FEWEST_IN_CLUSTER] * count
    formed = []
    first = 0
    for number, size in enumerate(sizes):
        formed.append(_cluster(rng, number + 1, names[first : first + size], themes))
        first += size
    return formed


def _cluster(rng: random.Random, number: int, members: Sequence[str], themes: Sequence[str]) -> Cluster:
    name = f"Klynge {number}: {_PURPOSES[(number - 1) % len(_PURPOSES)]}"
    chosen = rng.sample(themes, rng.randint(2, 3))
    start = dt.date(2021, 9, 1) + dt.timedelta(days=7 * (number % 20))
    days = [workday(start + dt.timedelta(days=75 * meeting)) for meeting in range(rng.randint(3, 5))]
    entry = {
        "navn": name,
        "kommuner": list(members),
        "start": days[0].isoformat(),
        "slut": days[-1].isoformat()[:7],
        "temaer": chosen,
        "omraader": [Area.ACROSS] if number % 3 else [Area.SCHOOL, Area.DAY_CARE],
        "moeder": [
            {"dato": day.isoformat(), "emne": _MEETINGS[meeting], "vaert": members[meeting]}
            for meeting, day in enumerate(days)
        ],
    }
    return Cluster(f"klynge-{number}", name, tuple(members), tuple(chosen), entry)


def workday(date: dt.date) -> dt.date:
    """Move a date in a weekend to the Monday after."""
    return date + dt.timedelta(days=max(0, 7 - date.weekday())) if date.weekday() > 4 else date


_PURPOSES = (
    "Tættere på børnene",
    "Tal, vi taler om",
    "Ledere, der lærer sammen",
    "Hvem gør hvad?",
    "Støtte, der kan mærkes",
    "Fra mål til hverdag",
    "Rolige overgange",
    "Færre og bedre møder",
    "Trivsel, før det brænder på",
    "Fælles faglige valg",
)
_MEETINGS = (
    "Hvor står vi, og hvad vil vi prøve?",
    "Besøg i praksis og første erfaringer",
    "Det, der drillede, og det, vi gør ved det",
    "Hvad kan andre bruge?",
    "Resultater og anbefalinger til de kommuner, som ikke var med",
)
