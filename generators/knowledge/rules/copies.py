"""Rules about files that stand for the same record: copies made by programs, numbers with other zeros, the same text.

Knows the names that Windows, macOS, OneDrive and browsers give to copies.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from generators import danish
from generators.knowledge.rules import numbers, references
from generators.knowledge.rules.breach import Breach, breach
from generators.reading.loader import Findings, id_at, record_type_at, register_at
from generators.records.record_types import Status, type_of_id
from generators.records.registers import FOLDER, Form

CODE = "kopi"
_LEFTOVER = "~$"
_COPY_OF_ENTRY = re.compile(
    r"(?:~\$)?([a-z0-9]+(?:-[a-z0-9]+)*?)"
    r"(?: - Kopi.*| - Copy.*| ?\(Kopi\).*| ?\(\d+\)| kopi.*| copy.*|-[A-Z][A-Z0-9-]{2,})"
    r"|~\$(.+)"
)
_BEGINS_WITH_ID = re.compile(r"(?:[~$.]*|Kopi af |Copy of )[A-Z]-\d{3,5}(?!\d)", re.ASCII | re.IGNORECASE)


@cache
def original_of(path: str) -> str | None:
    """Give the path of the record or entry that a file's name says it is a copy of; None where it is no copy."""
    place, register = PurePosixPath(path), register_at(path)
    if (register and register.form is Form.FOLDER) or (str(place.parent) == FOLDER and not register):
        named = _COPY_OF_ENTRY.fullmatch(place.stem)
        found = f"{place.parent}/{named[1] or named[2]}.yml" if named else None
        return found if found and register_at(found) else None
    if not record_type_at(path) or type_of_id(place.stem) or not _BEGINS_WITH_ID.match(place.stem):
        return None
    found = numbers.id_in(path)
    # `a-001` is no copy: only its capital is wrong.
    return f"{place.parent}/{found}.yml" if found and found != place.stem.upper() else None


def copied(findings: Findings) -> dict[str, str]:
    """Map each file that is a copy by its name to the file it is a copy of."""
    pairs = ((path, original_of(path)) for path in findings.files)
    return {path: original for path, original in pairs if original}


def copied_files(findings: Findings) -> Iterator[Breach]:
    """No file is a copy that a program has made of another."""
    for path, original in copied(findings).items():
        own, name = PurePosixPath(path).name, PurePosixPath(original).name
        if own.startswith(_LEFTOVER):
            message = f"»{own}« er noget, et kontorprogram har efterladt, mens {name} var åben."
            yield breach(path, (), CODE, message, f"Luk programmet, og slet »{own}«.")
        elif original not in findings.files:
            message = f"»{own}« ser ud til at være {name}, som et program har givet et andet navn."
            yield breach(path, (), CODE, message, f"Omdøb filen til {name}.")
        elif findings.files[path] == findings.files[original]:
            message = f"»{own}« er en kopi af {name}; indholdet er det samme."
            yield breach(path, (), CODE, message, f"Slet »{own}«.")
        else:
            message = f"»{own}« ser ud til at være en kopi af {name}, men indholdet er ikke det samme."
            hint = f"Saml det rigtige i {name}, og slet »{own}«"
            if str(PurePosixPath(path).parent) != FOLDER:  # a register's table is one file
                hint += f"; er den noget andet, så omdøb den til {_free_name(findings, original)}.yml"
            hint += "."
            yield breach(path, (), CODE, message, hint)


def _free_name(findings: Findings, original: str) -> str:
    own = id_at(original)
    return numbers.next_free(findings, own[0]) if record_type_at(original) else f"{own}-2"


def same_numbers(findings: Findings) -> Iterator[Breach]:
    """A number is used once, however many zeros it is written with."""
    first: dict[tuple[str, int], str] = {}
    for path in sorted(findings.record_paths(), key=lambda path: (len(id_at(path)), path)):
        own = id_at(path)
        if not type_of_id(own):
            continue
        number = numbers.number_of(own)
        other = first.setdefault(number, own)
        if other != own:
            message = f"{own} er det samme nummer som {other}, kun med andre nuller."
            hint = f"Omdøb filen til {numbers.next_free(findings, number[0])}.yml, eller slet den, hvis det er en kopi."
            yield breach(path, (), "samme-nummer", message, hint)


def same_contents(findings: Findings) -> Iterator[Breach]:
    """No two records are the same, letter for letter."""
    found = twins(findings)
    used = {value for register, value, _ in references.pointers(findings) if register == "poster"} if found else set()
    for path, other in found.items():
        # The one that others point at is kept.
        kept, spare = (path, other) if id_at(path) in used and id_at(other) not in used else (other, path)
        yield breach(spare, (), "ens-filer", f"Filen er magen til {kept}, tegn for tegn.", f"Slet {spare}.")


def same_titles(findings: Findings) -> Iterator[Breach]:
    """No two records that are valid have the same title."""
    first: dict[str, str] = {}
    told = twins(findings) | clashing(findings)
    for path, record in findings.records:
        if record.status is Status.WITHDRAWN or path in told or original_of(path):
            continue
        other = first.setdefault(danish.slug(record.title), record.id)
        if other != record.id:
            message = f"{other} har samme titel."
            hint = "Skriv i titlen, hvad der er særligt ved netop den her post, eller slet den ene."
            yield breach(path, ("titel",), "samme-titel", message, hint)


def twins(findings: Findings) -> dict[str, str]:
    """Map each file that is the same as an earlier one to that one; one in the wrong folder is never the earlier."""
    first: dict[bytes, str] = {}
    found: dict[str, str] = {}
    told = clashing(findings)
    for path in sorted(findings.record_paths(), key=_likeliest):
        content = findings.files[path].replace(b"\r\n", b"\n")
        if content.strip() and path not in told and not original_of(path):
            other = first.setdefault(content, path)
            if other != path:
                found[path] = other
    return found


def clashing(findings: Findings) -> dict[str, str]:
    """Map each file whose id another file has as well to that one; what lies in the wrong folder is told of as such."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in sorted(findings.record_paths(), key=_likeliest):
        other = first.setdefault(id_at(path).casefold(), path)
        if other != path and not is_misplaced(path):
            found[path] = other
    return found


@cache
def is_misplaced(path: str) -> bool:
    """Say whether a record lies in the folder of another type, or of none."""
    own = id_at(path)
    right = type_of_id(own)
    return right is not None and right.folder != PurePosixPath(path).parts[0]


def _likeliest(path: str) -> tuple[bool, bool, str]:
    """Sort files with the same id or content so that the one to keep comes first."""
    return is_misplaced(path), not path.endswith(".yml"), path
