"""Danish words: folding of æ/ø/å, collation, genitive, dates, lists, quotation marks.

Knows no record and no file.
"""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

# The browser folds by the same table.
FOLDED = {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u", "ß": "ss"}
_FOLDED = str.maketrans(FOLDED)
# The characters that follow z in ASCII stand in for the last three letters of the alphabet.
_LAST_LETTERS = str.maketrans("æäøöå", "{{||}")
_MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
_NUMBERS = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"]


def fold(text: str) -> str:
    """Lower the case and write æ, ø and å as ae, oe and aa, accents away."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_FOLDED)
    if lowered.isascii():
        return lowered
    return "".join(char for char in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Make the ASCII form used in addresses and keys: `Høje-Taastrup` becomes `hoeje-taastrup`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def closest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Find the choice an editor most likely meant, blind to case, spaces and how æ/ø/å are written."""
    folded = {slug(choice): choice for choice in choices}
    hits = difflib.get_close_matches(slug(word), folded, n=1, cutoff=cutoff)
    return folded[hits[0]] if hits else None


def run_together(value: str, choices: Collection[str]) -> str | None:
    """Say how to part choices that were written as one item of a list; None where they are anything else."""
    parts = [part for part in re.split(r"\s+og\s+|[\s,.;/+&]+", value) if part]
    if len(parts) < 2 or not all(part in choices for part in parts):
        return None
    if "," in value:
        return f"Skriv hver for sig: {'  '.join(f'- {part}' for part in parts)}"
    return f"Skriv {', '.join(parts)} med komma imellem."


@cache
def collation_key(text: str) -> tuple[str, str]:
    """Sort as Danish does: æ, ø, å last, Aa as Å, capitals beside small letters."""
    lowered = unicodedata.normalize("NFC", text).lower()
    ordered = lowered.replace("aa", "å").translate(_LAST_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFD", ordered) if not unicodedata.combining(char)), text


def numbered_key(slug: str) -> list[tuple[int, str]]:
    """Sort slugs with numbers as people do: `klynge-2` before `klynge-10`."""
    return [(int(digits or 0), text) for text, digits in re.findall(r"([^0-9]*)([0-9]*)", slug)]


def genitive(name: str) -> str:
    """Add the genitive: -s, an apostrophe after s, x and z, and 's after initials (Retskrivningsordbogen § 21)."""
    if name.isupper():
        return f"{name}'s"
    return name + ("'" if name[-1:].lower() in ("s", "x", "z") else "s")


def long_date(date: dt.date) -> str:
    """Write a date for running text: `28. november 2017`."""
    return f"{date.day}. {_MONTHS[date.month - 1]} {date.year}"


def month_name(month: int) -> str:
    """Name a month, 1 to 12."""
    return _MONTHS[month - 1]


def number(count: int) -> str:
    """Write numbers to ten in letters, others in figures with a point between thousands."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}".replace(",", ".")


def counted(count: int, singular: str, plural: str, *, neuter: bool = False) -> str:
    """Write a number with its noun: `tre kommuner`, `en kommune`, `et bord`."""
    return f"et {singular}" if neuter and count == 1 else f"{number(count)} {singular if count == 1 else plural}"


def listing(items: Sequence[str], last: str = "og") -> str:
    """Join words as a sentence does: `a, b og c`."""
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def capitalised(text: str) -> str:
    """Lift the first letter and leave the rest."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Give a plain text Danish quotation marks, dashes and ellipses."""
    text = _QUOTED.sub(r"»\1«", text.replace("...", "…"))
    text = _DASH.sub("–", text)
    return _APOSTROPHE.sub("’", text)


_QUOTED = re.compile(r'"([^"\n]+)"')
_DASH = re.compile(r"(?<=\s)-{1,3}(?=\s)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
