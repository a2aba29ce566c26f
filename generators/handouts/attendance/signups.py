"""The sign-up list of a conference, as a spreadsheet saves it: who comes, how many, and where they sit.

Bytes in, sign-ups and located problems out: every problem of every line at once, and no person's name is repeated.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generators import danish
from generators.handouts.attendance import columns, persons
from generators.handouts.attendance.columns import Columns
from generators.handouts.attendance.persons import Named
from generators.knowledge.place_names import PlaceNames
from generators.problems import Level, Problem
from generators.reading.lists import text, workbook
from generators.reading.lists.text import Row
from generators.reading.texts import signs
from generators.records.registers import Municipality

MOST_PEOPLE, LONGEST_NAME, LONGEST_WORD, LONGEST_TABLE = 200, 60, 30, 24
_COUNT = re.compile(r"(\d{1,4})(?:[.,]0+)?(?:\s*(?:personer|person|deltagere|pers|stk)\.?)?", re.IGNORECASE)
_TABLE = re.compile(r"^bord(?:\s*(?:nr\.?|nummer))?(?:\s+|(?=\d))", re.IGNORECASE)
_SUMS = frozenset({"i-alt", "ialt", "total", "sum", "sum-i-alt", "antal-i-alt"})
# What a spreadsheet makes of 3-4.
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?: .*)?|\d{1,2}-(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE
)
_PLACES = re.compile(r"\s*(?:[,/&+;]|\sog\s)\s*")
_GUEST = frozenset({"gaest", "gaester", "oplaegsholder", "oplaeg", "vaert", "arrangoer", "personale"})
_NONE, _ONE = frozenset({"", "nej", "0"}), frozenset({"ja", "x", "j", "stor", "stor-skrift"})
_STAYS_AWAY = frozenset({"nej", "afbud", "afmeldt", "frameldt", "annulleret", "aflyst", "venteliste", "udeblev"})
_COMES = frozenset(
    {"ja", "x", "j", "ok", "tilmeldt", "bekraeftet", "kommer", "deltager", "moeder", "betalt", "godkendt"}
)
# »Kommer ikke«, »Kan ikke deltage«, but neither »Ikke betalt« nor, as of all of it, »Deltager ikke i middagen«.
_TAKES_BACK = re.compile(r"\b(?:kommer|deltager|moeder)-ikke\b|\bikke-(?:kommer?|deltager?|moeder?|tilmeldt)\b")
_OF_A_PART = re.compile(r"\bikke-(?:\w+-)?(?:til|i|paa|med)-")
# What other files begin with than lists, and what they are.
_OTHER_FILES = {b"%PDF": "en PDF", b"<": "en webside eller XML", b"{": "JSON", b"[": "JSON"}


class Repeats(StrEnum):
    """What to do with a municipality, or a person, that a list has more than once."""

    TOGETHER = "laeg-sammen"
    LAST = "sidste"


class Person(NamedTuple):
    """Somebody who comes, as the badge says it."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SignUp:
    """A line of the list: so many from a municipality, at a table where one is known, and those it names.

    `large` of them need a handout in large type. A guest, such as a speaker, is from no municipality but a `house`, and
    gets a badge but no handout.
    """

    line: int
    municipality: Municipality | None
    people: int
    table: str = ""
    persons: tuple[Person, ...] = ()
    house: str = ""
    large: int = 0

    @property
    def whose(self) -> str:
        """Say where they come from, as a badge does."""
        return self.municipality.official_name if self.municipality else self.house


def read(
    content: bytes, path: str, municipalities: Sequence[Municipality], repeats: Repeats | None = None
) -> tuple[list[SignUp], list[Problem]]:
    """Read a list; with problems among which an error is, no sign-up may be used."""
    candidates, found = _candidates(content, path)
    if found:
        return [], found
    for rows in candidates:
        heading = columns.find(rows)
        if heading and heading.is_of_people:
            below = [(line, row) for line, row in rows if line > heading.line]
            return _Reading(path, heading, PlaceNames(municipalities), repeats).read(below)
    return [], [_without_heading(path, candidates)]


def _candidates(content: bytes, path: str) -> tuple[list[list[Row]], list[Problem]]:
    """Give the list as it may be meant: by each sign that may part its cells, or each sheet of the workbook."""
    if workbook.is_workbook(content):
        return workbook.sheets(content, path)
    if other := _other_than_a_list(content):
        hint = "Åbn tilmeldingerne i regnearket, og gem dem som .xlsx eller som »CSV UTF-8«."
        return [], [Problem(path=path, code="liste", message=other, hint=hint)]
    decoded, found = text.decoded(content, path)
    try:
        return [list(text.rows(decoded, delimiter)) for delimiter in ";\t,|"], found
    except csv.Error:
        hint = "Gem den igen fra regnearket som »CSV UTF-8« eller som .xlsx."
        return [], [Problem(path=path, code="liste", message="Listen kan ikke læses som CSV.", hint=hint)]


def _stays_away(status: Sequence[str]) -> bool:
    """Say whether nobody comes: »Afbud pr. mail«, »Kommer ikke«; whoever writes »Ja, men ikke til frokost« does."""
    if _takes_back(status):
        return not _OF_A_PART.search("-".join(status))
    return bool(_STAYS_AWAY.intersection(status)) and _COMES.isdisjoint(status)


def _takes_back(status: Sequence[str]) -> bool:
    return bool(_TAKES_BACK.search("-".join(status)))


def _other_than_a_list(content: bytes) -> str:
    """Say what a file is that is no list; nothing where it may be one."""
    begins = content.removeprefix(b"\xef\xbb\xbf").strip()
    if not begins:
        return "Filen er tom."
    return next(
        (f"Filen er ingen liste, men {kind}." for sign, kind in _OTHER_FILES.items() if begins.startswith(sign)), ""
    )


def _without_heading(path: str, candidates: Sequence[Sequence[Row]]) -> Problem:
    hint = "Skriv navnene på kolonnerne i første linje, fx Kommune;Antal;Bord eller Kommune;Navn;Bord."
    for rows in candidates:
        if heading := columns.find(rows):
            message = "Listen har hverken en kolonne med antal deltagere eller en med navne."
            return Problem(path=path, line=heading.line, code="overskrift", message=message, hint=hint)
    nearly = next(filter(None, map(columns.nearly, candidates)), None)
    message = "Listen mangler en overskrift: Ingen kolonne hedder »Kommune«."
    meant = f"Er »{nearly}« kolonnen med kommuner, så kald den Kommune." if nearly else hint
    return Problem(path=path, code="overskrift", message=message, hint=meant)


class _Reading:
    """One reading of the rows below a heading."""

    def __init__(self, path: str, heading: Columns, places: PlaceNames, repeats: Repeats | None) -> None:
        self._path, self._heading, self._places, self._repeats = path, heading, places, repeats
        self._problems: list[Problem] = []

    def read(self, rows: Sequence[Row]) -> tuple[list[SignUp], list[Problem]]:
        """Give the sign-ups of the rows, in their order, and what is wrong with each row."""
        found = [sign_up for line, row in rows for sign_up in self._sign_ups(line, row)]
        found = list(self._once(found))
        if not any(one.municipality for one in found) and not self._problems:
            hint = "Skriv en linje for hver kommune under overskriften."
            self._tell(self._heading.line, "ingen-tilmeldte", "Ingen på listen kommer.", hint)
        self._look_for_tables(found)
        return found, sorted(self._problems, key=lambda problem: problem.line)

    def _look_for_tables(self, found: Sequence[SignUp]) -> None:
        hint = "Skriv bordet, eller lad det stå: Bunken kommer sidst, og kommunen står ikke på et bordskilt."
        seated = any(one.table for one in found)
        for one in found:
            if seated and one.municipality and not one.table:
                self._tell(one.line, "intet-bord", "Linjen har intet bord.", hint, Level.WARNING)

    def _sign_ups(self, line: int, row: Sequence[str]) -> Iterator[SignUp]:
        """Yield what a row says: nothing where it is a sum, or nobody comes, or it is wrong."""
        own, status = self._heading.cell(row, columns.MUNICIPALITY), self._status(row)
        if danish.slug(own) in _SUMS or _stays_away(status) or not self._is_whole(line, row):
            return
        named, table = self._named(row), self._table(line, row)
        known = self._persons(line, row, named.names)
        if _GUEST.intersection(status):
            yield SignUp(line, None, len(known), table, known, self._house(line, own, known))
            return
        municipality = self._municipality(line, own)
        people = self._people(line, row, named)
        if municipality and people:
            self._look_at_status(line, row)
            yield SignUp(line, municipality, people, table, known, large=self._large(line, row, people))

    def _status(self, row: Sequence[str]) -> list[str]:
        """Give the words of what is said of whether they come: »Afbud pr. mail«."""
        return danish.slug(self._heading.cell(row, columns.STATUS)).split("-")

    def _look_at_status(self, line: int, row: Sequence[str]) -> None:
        written = self._heading.cell(row, columns.STATUS)
        status = self._status(row)
        if written and (_COMES.isdisjoint(status) or _takes_back(status)):
            message = f"»{written[:LONGEST_TABLE]}« i Status siger ikke, om de kommer. De tælles med."
            hint = "Skriv Tilmeldt, Afbud eller Gæst, eller lad det stå."
            self._tell(line, "status", message, hint, Level.WARNING)

    def _is_whole(self, line: int, row: Sequence[str]) -> bool:
        """Say whether the cells of a row are those of its heading; a forgotten quotation mark swallows what follows."""
        name = self._heading.places.get(columns.NAME)
        torn = any("\n" in cell and (place != name or ";" in cell or "\t" in cell) for place, cell in enumerate(row))
        if torn:
            message = "Et felt, der begynder på linjen, går over flere linjer."
            self._tell(line, "felter", message, "Sæt det afsluttende anførselstegn, eller slet det første.")
        elif any(row[len(self._heading.names) :]):
            message = f"Linjen har {len(row)} felter, men der er {len(self._heading.names)} overskrifter."
            self._tell(line, "felter", message, "Sæt anførselstegn om et felt, der selv rummer skilletegnet.")
        return not torn and not any(row[len(self._heading.names) :])

    def _municipality(self, line: int, name: str) -> Municipality | None:
        if not name:
            message = "Linjen har ingen kommune."
            self._tell(line, "kommune", message, "Skriv kommunens navn på hver linje, eller slet linjen.")
            return None
        found = self._places.find(name)
        if found is None:
            self._tell(line, "kommune", f"Ingen kommune hedder »{name[:LONGEST_NAME]}«.", self._instead(name))
        return found

    def _instead(self, name: str) -> str:
        """Say what to write for a municipality that there is none of: each on its line, where there are several."""
        several = [self._places.find(part) for part in _PLACES.split(name)]
        known = [own.name for own in several if own]
        if len(known) == len(several) > 1:
            return f"Skriv en linje for hver: {danish.listing(known)}."
        meant = self._places.meant(name)
        guest = "Er det en gæst, så skriv Gæst i kolonnen Status."
        return f"Mente du »{meant}«? Så ret det i listen." if meant else f"Ret navnet, eller slet linjen. {guest}"

    def _house(self, line: int, own: str, persons: Sequence[Person]) -> str:
        house = " ".join(own.split())
        self._look_at_signs(line, house, "Stedet, en gæst kommer fra,")
        if not persons or len(house) > LONGEST_NAME:
            message = f"En gæst skal have et navn, og højst {LONGEST_NAME} tegn i feltet med kommune."
            self._tell(line, "gaest", message, "Skriv navnet, eller slet linjen.")
        return house

    def _people(self, line: int, row: Sequence[str], named: Named) -> int:
        """Give how many a row stands for; 0 where nobody comes, or it cannot be told."""
        written = self._heading.cell(row, columns.PEOPLE)
        if columns.PEOPLE not in self._heading.places or (not written and named.people):
            return max(1, named.people)
        match = _COUNT.fullmatch(written)
        people = int(match[1]) if match else -1
        if not 0 <= people <= MOST_PEOPLE:
            message = f"»{written[:20]}« er ikke et antal deltagere." if written else "Linjen har intet antal."
            self._tell(line, "antal", message, f"Skriv et helt tal, højst {MOST_PEOPLE}, fx 6; kommer ingen, så 0.")
            return 0
        names = len(named.names)
        message = f"Linjen siger {people}, men har {danish.counted(names, 'navn', 'navne', neuter=True)}."
        if people and names > people:
            self._tell(line, "antal", message, "Ret antallet, eller slet de navne, der ikke skal med.")
        elif 0 < names < people:
            hint = "Skriv resten, eller lad det stå: De uden navn får intet navneskilt."
            self._tell(line, "navne", message, hint, Level.WARNING)
        return people

    def _large(self, line: int, row: Sequence[str], people: int) -> int:
        """Give how many need large type: a mark stands for one."""
        written = self._heading.cell(row, columns.LARGE)
        if danish.slug(written) in _NONE:
            return 0
        match = _COUNT.fullmatch(written)
        count = int(match[1]) if match else int(danish.slug(written) in _ONE)
        if not 0 < count <= people:
            message = f"»{written[:20]}« i stor skrift passer ikke med {danish.number(people)} i alt."
            self._tell(line, "stor-skrift", message, "Skriv, hvor mange der har brug for det, eller et x for én.")
        return count

    def _table(self, line: int, row: Sequence[str]) -> str:
        table = " ".join(_TABLE.sub("", self._heading.cell(row, columns.TABLE), count=1).split()).rstrip(".")
        if len(table) > LONGEST_TABLE:
            message = f"Bordets navn er for langt til et skilt: {len(table)} tegn."
            self._tell(line, "bord", message, f"Kald det noget på højst {LONGEST_TABLE} tegn, fx 12.")
        if _DATE.fullmatch(table):
            message = f"Regnearket har gjort bordet til en dato: »{table}«."
            self._tell(line, "bord", message, "Skriv bordene med ord, fx »3 og 4«, eller sæt en apostrof foran: '3-4.")
        self._look_at_signs(line, table, "Bordets navn")
        return table

    def _named(self, row: Sequence[str]) -> Named:
        cell = self._heading.cell
        whole = cell(row, columns.NAME) or f"{cell(row, columns.FIRST_NAME)} {cell(row, columns.LAST_NAME)}"
        return persons.named(whole, of_several=self._heading.is_by_municipality)

    def _persons(self, line: int, row: Sequence[str], names: Sequence[str]) -> tuple[Person, ...]:
        title = " ".join(self._heading.cell(row, columns.TITLE).split()) if len(names) == 1 else ""
        for shown in (*names, title):
            if len(shown) > LONGEST_NAME or any(len(word) > LONGEST_WORD for word in shown.split()):
                message = f"Et navn eller en titel er for lang til et skilt: {len(shown)} tegn."
                hint = f"Forkort til højst {LONGEST_NAME} tegn og ord på {LONGEST_WORD}, eller del flere navne med ;."
                self._tell(line, "navn", message, hint)
            self._look_at_signs(line, shown, "Et navn eller en titel")
        return tuple(Person(name, title) for name in names)

    def _look_at_signs(self, line: int, shown: str, what: str) -> None:
        """Tell of what the fonts on paper lack, and what cannot be seen, without telling whose name it is in."""
        odd = {sign for _, found, _ in signs.unprinted(shown) for sign in found}
        if signs.of_value(shown):
            odd |= {sign for sign in shown if not sign.isprintable()}
        if odd:
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(odd)[:3])
            message = f"{what} har tegn, der ikke kan trykkes ({codes})."
            self._tell(
                line, "tegn-paa-papir", message, "Skriv det med latinske bogstaver, som det skal stå på skiltet."
            )

    def _once(self, found: Sequence[SignUp]) -> Iterator[SignUp]:
        """Yield each sign-up; one that repeats another is asked about until the organiser has chosen."""
        lines: dict[tuple[str, str], list[int]] = {}
        for one in found:
            if key := self._repeated_by(one):
                lines.setdefault(key, []).append(one.line)
        for one in found:
            key = self._repeated_by(one)
            same = lines[key] if key else [one.line]
            if one.line != same[0] and self._repeats is None:
                self._ask(one, same[0])
            if self._repeats is not Repeats.LAST or one.line == same[-1]:
                yield one

    def _ask(self, one: SignUp, before: int) -> None:
        name = one.municipality.name if one.municipality else one.house
        what = name if self._heading.is_by_municipality else f"Samme navn fra {name}"
        hint = (
            f"Gælder begge linjer, så kør igen med --gentagelser {Repeats.TOGETHER}. "
            f"Gælder kun den sidste, så med --gentagelser {Repeats.LAST}. Eller ret listen."
        )
        self._tell(one.line, "to-gange", f"{what} står også i linje {before}.", hint)

    def _repeated_by(self, one: SignUp) -> tuple[str, str] | None:
        """Give what no other line should have: the municipality, or in a list of people the person too."""
        own = danish.slug(one.municipality.slug if one.municipality else one.house)
        if self._heading.is_by_municipality and one.municipality:
            return own, ""
        return (own, danish.fold(one.persons[0].name)) if one.persons else None

    def _tell(self, line: int, code: str, message: str, hint: str, level: Level = Level.ERROR) -> None:
        problem = Problem(path=self._path, line=line, code=code, message=message, hint=hint, level=level)
        self._problems.append(problem)
