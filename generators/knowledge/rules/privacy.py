"""Rules about private data: no e-mail address, civil registration number or telephone number reaches a reader.

Years, codes and ordinary numbers are let through: eight figures count only where written as a telephone number.
"""

import datetime as dt
import re
from collections.abc import Iterator

from generators.knowledge.rules.breach import Breach, Place, entries
from generators.problems import Fault
from generators.reading.loader import Findings
from generators.records.fields import Text, marked_values

# Addresses of an organisation, which anybody may write to.
PUBLIC_ADDRESSES = frozenset({"kl@kl.dk"})

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CPR = re.compile(r"(?<![\d.,-])(\d{2})(\d{2})(\d{2})[ -]?\d{4}(?![\d.,]*\d|-\d)")
_PHONE = re.compile(
    r"(?:\b(?:tlf|telefon|mobil|tel)(?:nummer|nr)?\b\.?(?:\s*(?:nr\b\.?|nummer))?:?\s*(?:\+45\s*)?|\+45[\s-]*|0045[\s-]*)"
    r"\d(?:[\s-]?\d){7}(?!\d)"
    r"|(?<![\d.,:-])(?<!\d )\d{2}([ .-])\d{2}\1\d{2}\1\d{2}(?!\d|[.,-]\d| \d\d\b)",
    re.IGNORECASE,
)
# Numbers of companies and places are written in pairs as well.
_OF_A_COMPANY = re.compile(r"\b(?:CVR|EAN|SE|P)\b[-.: ]*(?:nr|nummer)?[-.: ]*$", re.IGNORECASE)
# Few texts hold a number of eight figures: only those are looked at closely.
_MANY_FIGURES = re.compile(r"\d(?:[\s.-]?\d){7}")


def patterns() -> dict[str, str]:
    """Give the same patterns as a browser reads them."""
    own = {"email": _EMAIL, "cpr": _CPR, "phone": _PHONE, "company": _OF_A_COMPANY}
    return {name: pattern.pattern.replace(r"\w", r"\p{L}\p{N}_") for name, pattern in own.items()}


def faults() -> dict[str, tuple[str, str]]:
    """Give what is said of each kind of private data: the message and the hint."""
    own = {"email": _ADDRESS, "cpr": _NUMBER, "phone": _TELEPHONE}
    return {name: (fault.message, fault.hint or "") for name, fault in own.items()}


def private_data(findings: Findings) -> Iterator[Breach]:
    """No text gives away how to reach or recognise a private person."""
    for path, at, entry in entries(findings):
        for value_path, _, value in marked_values(entry, Text, at):
            if "@" in value or _MANY_FIGURES.search(value):
                for fault, snippet, start in found_in(value):
                    yield Breach(Place(path, value_path, snippet, value.count("\n", 0, start)), fault)


def found_in(text: str) -> Iterator[tuple[Fault, str, int]]:
    """Yield each piece of private data: what is wrong, the words, and where in the text they begin."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        if match[0].rstrip(".").lower() not in PUBLIC_ADDRESSES:
            yield _ADDRESS, match[0], match.start()
    for match in _CPR.finditer(text):
        if _is_day(*map(int, match.groups())):
            yield _NUMBER, match[0], match.start()
    for match in _PHONE.finditer(text):
        if not _OF_A_COMPANY.search(text, 0, match.start()):
            yield _TELEPHONE, match[0], match.start()


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        dt.date(2000 + year, month, day)
    except ValueError:
        return False
    return True


_ADDRESS = Fault(
    "e-mail", "Her står en e-mailadresse.", "Slet den: Skriv rollen i stedet, fx »en skoleleder i Hedensted«."
)
_NUMBER = Fault("cpr-nummer", "Det ligner et CPR-nummer.", "Slet det. Er det noget andet, så skriv det med mellemrum.")
_TELEPHONE = Fault("telefon", "Her står et telefonnummer.", "Slet det: Private numre må ikke stå i vidensbasen.")
