"""The texts of one entry, each fault on its line.

Knows which fields are texts, and of what kind; what is wrong with a text is for `text_faults`.
"""

import re

from pydantic import BaseModel

from generators.problems import Fault, Level
from generators.reading import text_faults
from generators.reading.yaml_positions import Document
from generators.records.fields import Path, Text, marked_values

_FOLDED = Fault(
    "foldet-tekst",
    "Afsnittene løber sammen til ét, fordi teksten ikke står efter |.",
    "Skriv | efter kolon, og lad hele teksten stå på linjerne under, rykket to mellemrum ind.",
)
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_WORD_LISTS = ("soegeord", "former", "ord")


def check_texts(document: Document, entry: BaseModel, at: Path) -> None:
    """Report every fault in the texts of an entry; `at` is where the entry stands in its file."""
    for path, mark, value in marked_values(entry, Text, at):
        faults = text_faults.rich_faults(value) if mark.rich else text_faults.plain_faults(value)
        for fault in faults:
            document.report(fault.fault, document.text_span(path, fault.snippet, fault.line))
        if mark.rich and document.has_folds and _LONE_BREAK.search(value.strip()) and _is_folded(document, path):
            document.report(_FOLDED, document.key_span(path))
        if len(path) > 1 and path[-2] in _WORD_LISTS and (", " in value or ";" in value):
            words = ", ".join(re.sub("[,;]", " ", value).split())
            sign = "komma" if "," in value else "semikolon"
            message = f"»{value}« er ét punkt med {sign} i."
            hint = f"Er det flere ord, så skriv hvert som et punkt, fx [{words}]; ellers slet {sign}et."
            document.report(Fault("komma-i-punkt", message, hint, Level.WARNING), document.span(path))


def _is_folded(document: Document, path: Path) -> bool:
    place = document.places.get(path)
    return place is not None and place.folded
