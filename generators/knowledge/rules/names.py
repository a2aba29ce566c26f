"""Rules about names that other programs stumble over: too long for a disk, kept by Windows, run by a spreadsheet."""

import re
from collections.abc import Iterator

from generators.knowledge.rules.breach import Breach, breach, entries
from generators.reading.loader import Findings
from generators.records.fields import Text, marked_values

LONGEST_SLUG = 60
RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.ASCII)
_FORMULA = frozenset("=+@-\t\r")


def slugs(findings: Findings) -> Iterator[Breach]:
    """The name of an entry can be the name of a folder, on Windows too."""
    for path, at, entry in entries(findings):
        slug = getattr(entry, "slug", "")
        # An entry with a file of its own is named by it.
        rename = "Skriv fx {}" if at else "Omdøb filen, fx til {}.yml"
        if len(slug) > LONGEST_SLUG:
            message = f"Navnet i adressen er på {len(slug)} tegn; grænsen er {LONGEST_SLUG}."
            hint = f"{rename.format(shortened(slug))}, og ret det, hvor poster henviser til det."
            yield breach(path, (*at, "slug"), "langt-slug", message, hint)
        if RESERVED.fullmatch(slug):
            message = f"»{slug}« kan ikke være navn på en mappe i Windows."
            hint = f"{rename.format(f'{slug}-1')}, og ret det, hvor poster henviser til det."
            yield breach(path, (*at, "slug"), "reserveret", message, hint)


def shortened(slug: str) -> str:
    """Cut a slug between two words."""
    cut = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or slug[:LONGEST_SLUG]


def formulas(findings: Findings) -> Iterator[Breach]:
    """No text that may stand in a table for a spreadsheet begins as a formula."""
    for path, at, entry in entries(findings):
        for value_path, mark, value in marked_values(entry, Text, at):
            if not mark.rich and value[:1] in _FORMULA:
                message = f"Et regneark læser en tekst, der begynder med {value[0]}, som en formel og kan køre den."
                hint = "Begynd med et ord. Et minus foran et tal skrives som ordet minus."
                yield breach(path, value_path, "formel", message, hint)
