"""What stands where the hyphen of a list item should: another sign, no blank after it, or a hard one.

Knows one line.
"""

import re

from generators.problems import Fault

HARD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NAMES = {
    "–": "en tankestreg",
    "—": "en lang tankestreg",
    "−": "et minus",
    "‐": "en trykt bindestreg",  # noqa: RUF001 - the very sign
    "‑": "en hård bindestreg",  # noqa: RUF001 - the very sign
    "*": "en stjerne",
    "+": "et plus",
}
_CLOSING = "\"'»«]}"
# Word's second sign for an item is an o.
_OTHER = re.compile(rf"\s*([–—−‐‑•·‣▪◦●○■*+]|(?:\d{{1,2}}[.)]|(?<=\s)o)(?=[\s{HARD}]))[\s{HARD}]*(\S.*)")  # noqa: RUF001
_CLOSE = re.compile(r"\s*-([^\W\d_].*)")
_HARD_AFTER = re.compile(rf"\s*- *[{HARD}][\s{HARD}]*(.*)")


def wrong_mark(line: str) -> Fault | None:
    """Recognise an item that does not begin with a hyphen and a blank, and give the line as it should be."""
    if match := _HARD_AFTER.fullmatch(line):
        return Fault("punkttegn", "Efter bindestregen står et hårdt mellemrum.", _right(match[1]))
    if match := _CLOSE.fullmatch(line):
        return Fault("punkttegn", "Efter bindestregen mangler et mellemrum.", _right(match[1]))
    if match := _OTHER.fullmatch(line):
        what = _NAMES.get(match[1], "ikke listens tegn")
        message = f"»{match[1]}« er {what}; et punkt i en liste begynder med en bindestreg."
        return Fault("punkttegn", message, _right(match[2]))
    return None


def short(text: str, most: int = 80) -> str:
    """Cut a text to what a hint has room for; who copies it has the mark it ends with, and is told of the rest."""
    if len(text) <= most:
        return text
    end = text[-1] if text[-1] in _CLOSING else ""
    begun = text[:most].rpartition(" ")[0] or text[:most]
    return f"{begun}…{end} (… er resten, som den står)"


def quoted(text: str) -> str:
    """Write a text in quotation marks, single ones where it has double ones itself."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _right(rest: str) -> str:
    return f"Skriv: - {short(rest.strip())}"
