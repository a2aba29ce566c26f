"""What is not allowed in the texts of records, each fault with the words and the line it stands on.

Knows no record: whether a linked record exists is told by the ids that come in.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from generators.problems import Fault
from generators.reading.rich_text import RECORD_LINK, tokens
from generators.records.fields import LONGEST_WORD, nearest_id

HIGHEST_HEADING = 3
_SCHEMES = ("http://", "https://", "mailto:")
_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--")
_ADDRESS = re.compile(r"^[\[(<»\"]*(https?://|mailto:|\[[^\]]*\]\()")


class TextFault(NamedTuple):
    """Something in a text that is not allowed, the words it stands in, and the line from 0 within the text."""

    fault: Fault
    snippet: str
    line: int


def rich_faults(text: str) -> Iterator[TextFault]:
    """Yield every fault of a Markdown text; whether its record links lead anywhere is for `unknown_links`."""
    yield from _long_words(text)
    yield from _blank(text)
    lines = text.split("\n")
    for token in tokens(text):
        first, last = token.map or (0, 0)
        for part in (token, *(token.children or ())):
            for fault, snippet in _token_faults(part):
                yield TextFault(fault, snippet, _line_of(snippet, lines, first, last))


def plain_faults(text: str) -> Iterator[TextFault]:
    """Yield every fault of a text without formatting."""
    yield from _long_words(text)
    yield from _blank(text)
    if "\n" in text:
        yield TextFault(_BROKEN_LINE, text.split("\n")[1].strip(), 1)
    for match in _HTML.finditer(text) if "<" in text else ():
        yield TextFault(_HTML_IN_PLAIN, match[0], text.count("\n", 0, match.start()))


def unknown_links(text: str, known_ids: frozenset[str]) -> Iterator[TextFault]:
    """Yield a fault for every [A-012] that leads to no record."""
    for number, line in enumerate(text.split("\n")):
        for match in RECORD_LINK.finditer(line):
            if match[1] not in known_ids:
                meant = nearest_id(match[1], known_ids)
                hint = f"Mente du [{meant}]?" if meant else "Se efter id'et på postens side."
                yield TextFault(Fault("ukendt-post", f"Der er ingen post {match[1]}.", hint), match[0], number)


def _long_words(text: str) -> Iterator[TextFault]:
    if len(text) <= LONGEST_WORD:
        return
    for match in _WORD.finditer(text):
        if not _ADDRESS.match(match[0]):
            message = f"Et ord er på {len(match[0])} tegn og kan ikke brydes på papir; grænsen er {LONGEST_WORD}."
            fault = Fault("langt-ord", message, "Del ordet, eller skriv det kortere.")
            yield TextFault(fault, match[0], text.count("\n", 0, match.start()))


def _blank(text: str) -> Iterator[TextFault]:
    if not text.strip():
        yield TextFault(Fault("tomt-felt", "Teksten er tom.", "Udfyld den, eller slet feltet."), "", 0)


def _token_faults(token: Token) -> Iterator[tuple[Fault, str]]:
    if token.type == "image":
        yield _FORBIDDEN[token.type], "!["
    elif token.type in _FORBIDDEN:
        yield _FORBIDDEN[token.type], token.content.strip().split("\n")[0] or token.markup
    elif token.type == "heading_open" and int(token.tag[1]) < HIGHEST_HEADING:
        yield _TOO_HIGH, token.markup
    elif token.type == "link_open":
        address = str(token.attrGet("href") or "")
        if not address.lower().startswith(_SCHEMES):
            hint = "Brug en hel adresse med https://, eller [A-012] for en post."
            yield Fault("link", f"Linket »{address}« kan ikke bruges.", hint), address


_BROKEN_LINE = Fault(
    "linjeskift",
    "Teksten er delt af et linjeskift, som hverken side eller hæfte kan vise her.",
    "Skriv >- i stedet for | efter kolon, eller saml teksten i ét afsnit.",
)
_HTML_IN_PLAIN = Fault("html", "HTML kan ikke bruges her.", "Slet koden; feltet er ren tekst uden formatering.")
_HTML_IN_RICH = Fault("html", "HTML kan ikke bruges her.", "Slet koden; **fed** og *kursiv* kan bruges.")
_CODE = Fault("kode", "Kode kan ikke bruges i poster.", "Slet accenttegnene ` eller ~.")
_TOO_HIGH = Fault("overskrift", "Overskriften er for høj; siden har allerede niveau 1 og 2.", "Skriv ### foran.")
_FORBIDDEN = {
    "html_inline": _HTML_IN_RICH,
    "html_block": _HTML_IN_RICH,
    "image": Fault("billede", "Billeder kan ikke bruges i poster.", "Beskriv det i ord, eller link til det."),
    "code_inline": _CODE,
    "fence": _CODE,
    "code_block": Fault(
        "kode", "Linjen er rykket fire mellemrum ind og læses som kode.", "Ryk den ud til de andre linjer."
    ),
    "hr": Fault("streg", "En vandret streg kan ikke bruges i poster.", "Del teksten med en overskrift i stedet: ###."),
}


def _line_of(snippet: str, lines: Sequence[str], first: int, last: int) -> int:
    return next((number for number in range(first, min(last, len(lines))) if snippet in lines[number]), first)
