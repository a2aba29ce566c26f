"""What can be wrong with a YAML file, in an editor's words: characters, encoding, and the parser's own complaints.

Knows the text of a file and where the parser gave up; nothing about values or records.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generators.problems import Fault
from generators.reading.slips import conflicts, indents
from generators.reading.texts import signs

_QUOTE_HINT = (
    'Sæt hele teksten i anførselstegn, fx titel: "Ledelse: et vilkår", eller skriv den på næste linje efter >-.'
)
_UTF8_HINT = "Gem den igen, og vælg »UTF-8« som tegnsæt."

EMPTY = Fault("tom-fil", "Filen er tom.", "Slet den, eller udfyld den; et register uden punkter skrives [].")
UNREADABLE = Fault("yaml", "Filen kan ikke læses som YAML.", "Sammenlign den med en anden post.")
NOT_UTF8 = Fault("tegnsaet", "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses.", _UTF8_HINT)
SECOND_DOCUMENT = Fault(
    "flere-poster", "Filen har mere end én post.", "Slet linjen med ---, eller læg resten i sin egen fil."
)
NOT_A_NAME = Fault(
    "noegle",
    "Feltets navn skal være et enkelt ord.",
    "Skriv fx titel: efterfulgt af teksten; sæt tekst med { eller [ i anførselstegn.",
)
MERGE = Fault("genbrug", "Genbrug med << kan ikke bruges her.", "Skriv felterne ud.")
ALIAS = Fault(
    "genbrug", "Et ord med * først læses som genbrug.", "Sæt teksten i anførselstegn, eller skriv værdien ud."
)
ANCHOR = Fault("genbrug", "Et ord med & først læses som genbrug.", "Sæt teksten i anførselstegn, eller fjern &.")
TAG = Fault("maerkat", "Et ord med ! først læses som en mærkat.", "Sæt teksten i anførselstegn, eller fjern det.")


def too_large(size: int, limit: int) -> Fault | None:
    """Refuse a file that is larger than any record can be; sizes in bytes."""
    if size <= limit:
        return None
    message = f"Filen fylder mere end {limit // 1000} kB, som er grænsen."
    return Fault("for-stor", message, "Del den, eller kort teksten ned.")


def wide_encoding(content: bytes) -> Fault | None:
    """Recognise what is no text at all, and UTF-16, which Windows writes when text is sent to a file with >."""
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        hint = "Åbn den i det program, den er lavet i, og skriv posten som tekst i en ny fil."
        return Fault("tegnsaet", "Filen er et dokument fra et kontorprogram, ikke en tekstfil.", hint)
    if content and not content.strip(b"\0"):
        return Fault("tegnsaet", "Filen er ødelagt: Alt i den er nuller.", "Hent den igen fra Git, eller slet den.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:40].count(0) > len(content[:40]) // 3:
        return Fault("tegnsaet", "Filen er gemt som UTF-16.", _UTF8_HINT)
    return None


# Since 6.0.4 the parser stops at a thousand levels, which it may see before it tells of the first.
NESTED = "exceeded maximum nesting depth"


def too_deep(limit: int) -> Fault:
    """Refuse nesting that no record has."""
    return Fault("for-dybt", f"Der er mere end {limit} niveauer inde i hinanden.", "Fjern parenteser eller indrykning.")


def too_many(limit: int) -> Fault:
    """Refuse a list or an entry that is longer than any register."""
    return Fault("for-mange", f"Her er mere end {limit} punkter i træk.", "Slet dem, der ikke hører til.")


def repeated_field(key: str, first_line: int) -> Fault:
    """Tell of a field that stands twice; `first_line` counts from 1."""
    return Fault("dobbelt-felt", f"Feltet »{key}« står to gange, første gang i linje {first_line}.", "Slet det ene.")


def missing_dash(key: str) -> Fault:
    """Tell of an item whose first field repeats that of the item above, since nothing parts the two."""
    message = f"Feltet »{key}« står to gange i samme punkt. Mangler der en bindestreg foran?"
    hint = f"Begynder et nyt punkt her, så skriv - {key}: lige under - ovenfor; ellers slet det ene."
    return Fault("dobbelt-felt", message, hint)


def parted_number(number: str) -> Fault:
    """Tell of a decimal comma that parted a number in a list in brackets."""
    hint = f'Skriv "{number}" med anførselstegn. Er det to punkter, så sæt et mellemrum efter kommaet.'
    return Fault("liste", f"Kommaet deler »{number}« i to punkter.", hint)


def unbalanced_quotation(first_line: int, last_line: int) -> Fault:
    """Tell of quotation marks that do not enclose a whole text; lines count from 0."""
    if first_line < last_line:
        message = f"Et anførselstegn er åbnet her og bliver først lukket i linje {last_line + 1}."
        return Fault("anfoerselstegn", message, "Slut teksten med samme slags anførselstegn.")
    hint = "Sæt anførselstegn om hele teksten, og brug »…« inde i den."
    return Fault("anfoerselstegn", "Der står mere tekst efter anførselstegnet.", hint)


def scan(text: str) -> Iterator[tuple[Fault, int, int, int]]:
    """Find what makes YAML unreadable or unsafe before it is parsed: (fault, line, column, width), from 0."""
    if any(mark * 7 in text for mark in "<>|"):
        found = conflicts.in_file(text)
        if first := next(found, None):
            yield first
            yield from found
            return
    yield from _placed(text, signs.in_file(text))
    yield from indents.tabs(text)


def _placed(text: str, found: Iterable[signs.Found]) -> Iterator[tuple[Fault, int, int, int]]:
    line, counted = 0, 0
    for fault, start, end in found:
        line, counted = (line, counted) if start >= counted else (0, 0)
        line += text.count("\n", counted, start)
        counted = start
        yield fault, line, start - (text.rfind("\n", 0, start) + 1), end - start


class _Translation(NamedTuple):
    """What a fault of the parser means to an editor; `fragment` stands in the parser's own words."""

    fragment: str
    code: str
    message: str
    hint: str
    at_start: bool = False  # show where the faulty construct began, not where the parser gave up


_INDENTED = _Translation(
    "block mapping",
    "indrykning",
    "Linjen passer ikke med dem over: den er rykket for langt ind eller for langt ud.",
    "Ryk den lige så langt ind som felterne over, eller sæt hele teksten i anførselstegn.",
)
_AFTER_BRACKET = _Translation(
    "block mapping",
    "liste",
    "Der står mere tekst efter en parentes, der begyndte teksten.",
    "Sæt anførselstegn om hele teksten.",
)
_TRANSLATIONS = (
    _Translation(
        "mapping values are not allowed",
        "kolon",
        "Der står et kolon inde i teksten, og det læses som et nyt felt.",
        _QUOTE_HINT,
    ),
    _Translation(
        "not allowed in this context",
        "tegn",
        "Efter et felts kolon kan der ikke stå en bindestreg eller et spørgsmålstegn med mellemrum efter.",
        "Begynd en liste på næste linje; sæt en tekst i anførselstegn.",
    ),
    _Translation(
        "escape",
        "anfoerselstegn",
        'En omvendt skråstreg kan ikke stå sådan i "…".',
        "Brug '…' i stedet for \"…\", eller slet skråstregen.",
    ),
    _Translation(
        "hexdecimal",
        "anfoerselstegn",
        'En omvendt skråstreg kan ikke stå sådan i "…".',
        "Brug '…' i stedet for \"…\", eller slet skråstregen.",
    ),
    _Translation(
        "quoted scalar",
        "anfoerselstegn",
        "Et anførselstegn er åbnet, men aldrig lukket.",
        "Slut teksten med samme slags anførselstegn.",
        at_start=True,
    ),
    _Translation(
        "flow sequence",
        "liste",
        "En liste, der begynder med [, er ikke lukket rigtigt.",
        "Sæt komma mellem punkterne og ] til sidst, eller sæt anførselstegn om teksten.",
        at_start=True,
    ),
    _Translation(
        "flow node",
        "liste",
        "Et [ eller { er åbnet, men aldrig lukket.",
        "Luk det, eller sæt anførselstegn om teksten.",
    ),
    _Translation(
        "flow mapping",
        "liste",
        "Noget, der begynder med {, er ikke lukket rigtigt.",
        "Sæt anførselstegn om teksten, eller luk med }.",
        at_start=True,
    ),
    _Translation(
        "could not find expected ':'",
        "felt",
        "Linjen mangler et kolon efter feltets navn, eller er ikke rykket ind.",
        "Skriv feltets navn, kolon og mellemrum; tekst på flere linjer rykkes to mellemrum ind.",
        at_start=True,
    ),
    _Translation("cannot start any token", "tegn", "Teksten kan ikke begynde med dette tegn.", _QUOTE_HINT),
    _Translation(
        "block collection",
        "indrykning",
        "Linjen er rykket anderledes ind end de andre punkter.",
        "Ryk den lige så langt ind som linjerne over.",
    ),
    _INDENTED,
    _Translation(
        "alias", "genbrug", "Et ord med * først læses som genbrug.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "anchor", "genbrug", "Et ord med & først læses som genbrug.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "tag", "maerkat", "Et ord med ! først læses som en mærkat.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "block scalar",
        "blok",
        "Efter | eller > må der ikke stå mere på linjen.",
        "Begynd teksten på næste linje, rykket to mellemrum ind.",
    ),
    _Translation(
        "directive", "tegn", "En linje kan ikke begynde med %.", "Sæt teksten i anførselstegn.", at_start=True
    ),
    _Translation(
        "<document start>",
        "indrykning",
        "Her begynder noget, der ikke hører til felterne over.",
        "Se, om linjen er rykket forkert ind, eller om et felt mangler kolon.",
    ),
    _Translation("", "yaml", "Linjen kan ikke læses som YAML.", "Sammenlign den med samme linje i en anden post."),
)


def translated(
    words: str, began: tuple[int, int] | None, gave_up: tuple[int, int] | None, lines: Sequence[str]
) -> tuple[Fault, int, int]:
    """Turn the parser's complaint into a fault and its line and column, from 0.

    `words` is what the parser said, `began` where the construct began and `gave_up` where it stopped.
    """
    row = next(row for row in _TRANSLATIONS if row.fragment in words)
    line, column = (began if row.at_start else None) or gave_up or began or (0, 0)
    if row.code == "kolon" and re.fullmatch(r" +[a-z_]+", lines[line][:column]):
        row, column = _INDENTED, 0  # the colon is in order: the whole line stands too far in
    if row is _INDENTED and re.search(r"[:-] +[\[{].*[\]}] *$", lines[line][:column]):
        row = _AFTER_BRACKET
    return Fault(row.code, row.message, row.hint), line, column
