"""What is printed for those who come, as data: delivery list, labels, table signs, badges, and what to do with it all.

Knows words; how they are set is for the templates.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.handouts.attendance.piles import Pile, Placed, shown
from generators.handouts.attendance.signups import SignUp
from generators.handouts.setting.parts import Data
from generators.handouts.setting.prose import fine
from generators.presentation import office_files

HEADERS = ("Bord", "Kommune", "Eksemplarer", "Sider", "Bind", "Fra side", "Til side", "Fil", "Udgave")


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A file for whoever stands at the copier: what it is, on what paper, and how many times it is printed.

    `times` is 0 where nobody has said how many tables there are.
    """

    file: str
    what: str
    paper: str
    pages: int
    times: int = 1
    both_sides: bool = False

    @property
    def sheets(self) -> int:
        """Say how many sheets of paper it takes."""
        return (-(-self.pages // 2) if self.both_sides else self.pages) * self.times


def table(found: Iterable[Placed], files: Mapping[str, str], pages: Mapping[str, int], edition: str) -> bytes:
    """Write the delivery list for Excel: each pile with its copies and where it is in the volumes."""
    return office_files.table(HEADERS, (_row(one, files, pages, edition) for one in found))


def _row(one: Placed, files: Mapping[str, str], pages: Mapping[str, int], edition: str) -> tuple[str, ...]:
    own = one.pile.municipality
    numbers = (one.pile.copies, pages[own.slug], one.volume, one.first, one.last)
    return (one.pile.table, own.official_name, *map(str, numbers), files[own.slug], edition)


def delivery(found: Sequence[Placed]) -> Data:
    """Give the delivery list as it is printed, table by table."""
    rows = [
        _pile(one) | {"again": _same_table(before, one)} for before, one in zip([None, *found], found, strict=False)
    ]
    copies = sum(one.pile.copies for one in found)
    bound = danish.counted(max(one.volume for one in found), "bind", "bind", neuter=True)
    who = danish.counted(len({one.pile.municipality.slug for one in found}), "kommune", "kommuner")
    summary = f"{_handouts(copies)} til {who} i {bound}, i bordenes orden."
    return {"rows": rows, "summary": danish.capitalised(fine(summary))}


def _same_table(before: Placed | None, one: Placed) -> bool:
    return before is not None and before.pile.table == one.pile.table


def _pile(one: Placed) -> Data:
    return {
        "table": shown(one.pile.table),
        "municipality": one.pile.municipality.official_name,
        "copies": one.pile.copies,
        "volume": one.volume,
        "pages": f"{one.first}–{one.last}",
    }


def labels(found: Iterable[Placed]) -> Data:
    """Give a label for each pile."""
    return {"labels": [_pile(one) | {"count": _handouts(one.pile.copies)} for one in found]}


def _handouts(count: int) -> str:
    return fine(danish.counted(count, "hæfte", "hæfter", neuter=True))


def signs(found: Mapping[str, Sequence[Pile]]) -> Data:
    """Give a sign for each table, with the municipalities that sit there."""
    return {
        "signs": [
            {"table": shown(name), "municipalities": [pile.municipality.name for pile in sitting]}
            for name, sitting in found.items()
        ]
    }


def badges(sign_ups: Iterable[SignUp]) -> Data:
    """Give a badge for everybody whose name is known, by municipality."""
    ordered = sorted(sign_ups, key=lambda one: danish.collation_key(one.whose))
    return {
        "badges": [
            {
                "name": person.name,
                "title": person.title,
                "municipality": one.whose,
                "table": shown(one.table) if one.table else "",
            }
            for one in ordered
            for person in one.persons
        ]
    }


def read_first(sign_ups: Sequence[SignUp], tables: int, files: Sequence[ToPrint], away: int) -> Data:
    """Give what whoever stands at the copier reads: what to print, on what, and what to do with it."""
    gone = f" {danish.capitalised(danish.counted(away, 'kommune', 'kommuner'))} er ikke med og får ingen hæfter."
    sheets = danish.counted(sum(one.sheets for one in files), "ark papir", "ark papir", neuter=True)
    named = any(one.persons for one in sign_ups)
    return {
        "summary": fine(f"{_coming(sign_ups, tables)}.{gone if away else ''} Det bliver {sheets} i alt."),
        "files": [_to_print(one) for one in files],
        "steps": [fine(step) for step in _STEPS],
        "private": fine(_PRIVATE) if named else "",
    }


def _coming(sign_ups: Sequence[SignUp], tables: int) -> str:
    municipalities = {one.municipality.slug for one in sign_ups if one.municipality}
    people = sum(one.people for one in sign_ups if one.municipality)
    guests = sum(one.people for one in sign_ups if not one.municipality)
    told = [
        danish.counted(len(municipalities), "kommune", "kommuner"),
        danish.counted(people, "deltager", "deltagere"),
        *([danish.counted(guests, "gæst", "gæster")] if guests else []),
    ]
    at = f" ved {danish.counted(tables, 'bord', 'borde', neuter=True)}" if tables else ""
    return f"{danish.capitalised(danish.listing(told))}{at}"


_STEPS = (
    "Print i 100 %. Vælg »faktisk størrelse«, ikke »tilpas til siden«; ellers passer etiketter og skilte ikke.",
    "Print bindene på begge sider, og vend på den lange led. Hvert hæfte begynder på et nyt ark.",
    "Hæft hvert hæfte i øverste venstre hjørne. Forsiden viser, hvor et nyt hæfte begynder.",
    "Hæfterne kommer ud i bordenes orden. Læg dem i bunker efter fordelingslisten, og sæt en etiket på hver bunke.",
    "Tæl bunken efter, og sæt kryds på fordelingslisten.",
    "Bordskiltene foldes på midten, så de kan stå. Brug kraftigt papir.",
)
AT_THE_SHOP = fine(
    "Trykkes hæfterne på et trykkeri, så send mappen trykkeri, og udfyld bestillingen. Så skal bindene ikke printes."
)
_PRIVATE = (
    "Mappen rummer deltagernes navne. Læg den ikke på et websted eller i et fælles arkiv, og slet navneskiltene, når "
    "konferencen er holdt."
)


def _to_print(one: ToPrint) -> Data:
    sides = "begge sider" if one.both_sides else "én side"
    times = "ét til hvert bord" if not one.times else danish.counted(one.times, "gang", "gange")
    return {
        "file": one.file,
        "what": fine(one.what),
        "paper": fine(f"{one.paper}, {sides}"),
        "pages": one.pages,
        "times": fine(times),
    }
