"""The list of those who get the newsletter, as a spreadsheet saves it: by municipality code, columns in any order.

Bytes in, recipients and located problems out; what is wrong is told at its line, and no address is repeated there.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.knowledge.place_names import bare, written
from generators.problems import Level, Problem
from generators.reading.lists.text import decoded, delimiter_of, rows
from generators.records.registers import Municipality

_CODES = ("kommunekode", "kode", "kommunenr", "kommunenummer", "kommune-kode", "kommune-nr")
_MAILS = ("mail", "e-mail", "email", "mailadresse", "e-mailadresse", "mail-adresse", "e-mail-adresse")
_NAMES = ("kommune", "kommunenavn")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the newsletter: the municipality, and what stands in the list, by its heading."""

    municipality: Municipality
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Heading:
    """Which columns of a list say what; -1 where none does."""

    names: tuple[str, ...]
    code: int
    mail: int
    name: int


def recipients(
    content: bytes, path: str, municipalities: Sequence[Municipality]
) -> tuple[list[Recipient], list[Problem]]:
    """Read a list; with problems among which an error is, no recipient may be used."""
    text, problems = decoded(content, path)
    if problems:
        return [], problems
    try:
        found = list(rows(text, delimiter_of(text)))
    except csv.Error:
        message, hint = "Listen kan ikke læses som CSV.", "Gem den igen fra regnearket som »CSV UTF-8«."
        return [], [Problem(path=path, code="modtagere", message=message, hint=hint)]
    heading = _heading(found[0][1]) if found else None
    if heading is None:
        message = "Listen mangler en overskrift med kommunekode øverst."
        hint = "Skriv navnene på kolonnerne i første linje, fx kommunekode;navn;mail."
        return [], [Problem(path=path, code="modtagere", message=message, hint=hint)]
    return _Reading(path, heading, {own.code: own for own in municipalities}).read(found[1:])


# --- what the heading says --------------------------------------------------------------------------------------------


def _heading(names: Sequence[str]) -> _Heading | None:
    slugs = [danish.slug(name) for name in names]

    def place(known: Sequence[str]) -> int:
        return next((n for n, slug in enumerate(slugs) if slug in known), -1)

    found = _Heading(tuple(names), place(_CODES), place(_MAILS), place(_NAMES))
    return found if found.code >= 0 else None


# --- what the rows say ------------------------------------------------------------------------------------------------


class _Reading:
    """One reading of the rows: what is known of the municipalities, and whom the list has named."""

    def __init__(self, path: str, heading: _Heading, known: Mapping[str, Municipality]) -> None:
        self._path, self._heading, self._known = path, heading, known
        self._problems: list[Problem] = []
        self._seen: dict[tuple[str, str], int] = {}

    def read(self, rows: Sequence[tuple[int, list[str]]]) -> tuple[list[Recipient], list[Problem]]:
        """Give the recipients of the rows, in their order, and what is wrong with each row."""
        found = [self._recipient(line, row) for line, row in rows]
        if not found:
            self._tell(1, "modtagere", "Listen har ingen modtagere.", "Skriv en linje for hver under overskriften.")
        return [recipient for recipient in found if recipient], self._problems

    def _recipient(self, line: int, row: list[str]) -> Recipient | None:
        names = self._heading.names
        if len(row) > len(names):
            hint = "Sæt anførselstegn om et felt, der selv rummer skilletegnet."
            self._tell(line, "felter", f"Linjen har {len(row)} felter, men der er {len(names)} overskrifter.", hint)
            return None
        if any("\n" in cell or "\r" in cell for cell in row):
            message = "Et felt, der begynder på linjen, går over flere linjer."
            self._tell(line, "felter", message, "Sæt det afsluttende anførselstegn, eller slet det første.")
            return None
        cells = [*row, *[""] * (len(names) - len(row))]
        code = cells[self._heading.code]
        # A spreadsheet takes the first nought away.
        own = self._known.get(code.zfill(4))
        if own is None:
            self._tell(line, "kommunekode", *self._unknown(code))
            return None
        self._compare_name(line, cells, own)
        self._look_at_mail(line, cells, own)
        return Recipient(own, dict(zip(names, cells, strict=True)))

    def _unknown(self, code: str) -> tuple[str, str]:
        if not code:
            return "Linjen har ingen kommunekode.", "Skriv kommunens kode, fx 0766 for Hedensted, eller slet linjen."
        return f"Ingen kommune har koden »{code}«.", "Ret koden; den har fire cifre, fx 0766 for Hedensted."

    def _compare_name(self, line: int, cells: list[str], own: Municipality) -> None:
        name = cells[self._heading.name] if self._heading.name >= 0 else ""
        if name and bare(name) not in written(own):
            message = f"Koden {own.code} er {own.name}, men der står »{name}«."
            self._tell(line, "kommunenavn", message, "Ret koden eller navnet, så de hører sammen.")

    def _look_at_mail(self, line: int, cells: list[str], own: Municipality) -> None:
        mail = cells[self._heading.mail].casefold() if self._heading.mail >= 0 else ""
        if self._heading.mail >= 0 and not _MAIL.fullmatch(mail):
            message = "Linjen har ingen mailadresse, der kan bruges."
            self._tell(line, "mailadresse", message, "Ret adressen, eller slet linjen.")
            return
        before = self._seen.setdefault((mail, own.code), line)
        if before != line:
            message = f"Samme modtager står også i linje {before}."
            self._tell(line, "samme-modtager", message, "Slet den ene, så ingen får mailen to gange.")
        elif mail and any(other == mail and code != own.code for other, code in self._seen):
            message = "Samme adresse står også ved en anden kommune."
            self._tell(line, "samme-adresse", message, "Er det rigtigt, så lad den stå.", Level.WARNING)

    def _tell(self, line: int, code: str, message: str, hint: str, level: Level = Level.ERROR) -> None:
        problem = Problem(path=self._path, line=line, code=code, message=message, hint=hint, level=level)
        self._problems.append(problem)
