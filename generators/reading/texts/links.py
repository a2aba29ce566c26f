"""Links in a text: addresses that lead nowhere, and references that are almost [A-012].

Knows the shape of ids, not which records there are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from generators.problems import Fault, Level
from generators.reading.texts.fault import TextFault, line_of
from generators.records.fields import RECORD_ID

SCHEMES = ("http://", "https://", "mailto:")
_HOST = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#:].*)?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/.]{2,}")
_BROKEN_SCHEME = re.compile(r"(?:h?t{1,3}ps?|https?|htp)\s*[:;]?/{1,3}|https?:(?!/)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+(?:dk|com|org|net|eu|nu|info)(?:[/?#].*)?", re.IGNORECASE)
_ID = re.compile(RECORD_ID, re.ASCII)
_ID_IN_ADDRESS = re.compile(rf"(?:\S*/)?({RECORD_ID})(?:\.ya?ml|\.html?|/|/index\.html)?", re.ASCII | re.IGNORECASE)


def address_faults(stream: Sequence[Token], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield every link that leads nowhere or says nothing, and every address that did not become a link."""
    for token in stream:
        if token.type != "inline":
            continue
        first, last = token.map or (0, 0)
        for fault, snippet in _in_block(token.children or ()):
            yield TextFault(fault, snippet, line_of(snippet, lines, first, last))


def _in_block(parts: Sequence[Token]) -> Iterator[tuple[Fault, str]]:
    within: Token | None = None
    words = ""
    for index, part in enumerate(parts):
        if part.type == "link_open":
            within, words = part, ""
            # The mark of a footnote is told of where the note stands.
            if not parts[index + 1].content.startswith("^"):
                yield from _leading_nowhere(str(part.attrGet("href") or ""))
        elif part.type == "link_close" and within is not None:
            if not words.strip():
                hint = "Skriv ordene i de kantede parenteser: [KL](https://…)."
                yield Fault("tomt-link", "Linket har ingen ord, så det kan ikke ses.", hint), "]("
            within = None
        elif within is not None:
            words += part.content or part.type.removesuffix("softbreak")
        elif part.type == "text" and (broken := _broken(parts[index : index + 3])):
            yield broken
        elif part.type == "text":
            yield from _not_linked(part.content) if _MAYBE_ADDRESS.search(part.content) else ()


def _broken(parts: Sequence[Token]) -> tuple[Fault, str] | None:
    """Recognise a link whose address goes on in the line below."""
    first = _OPEN_END.search(parts[0].content)
    rest = re.match(r"([^\s()]+)\)", parts[-1].content) if len(parts) == 3 and parts[1].type == "softbreak" else None
    if first is None or rest is None:
        return None
    hint = f"Saml den på én linje: [{first[1]}]({_whole(first[2] + rest[1])})."
    return Fault("link", "Adressen er delt over to linjer, så det bliver ikke et link.", hint), first[0]


def _leading_nowhere(address: str) -> Iterator[tuple[Fault, str]]:
    lower = address.lower()
    if _HOST.fullmatch(address) or (lower.startswith("mailto:") and _MAIL.match(address[7:])):
        return
    yield Fault("link", f"Linket »{address}« kan ikke bruges.", _right_address(address)), address


def _right_address(address: str) -> str:
    """Say what was most likely meant by an address that cannot be used."""
    bare = _BROKEN_SCHEME.sub("", address, count=1)
    if match := _ID_IN_ADDRESS.fullmatch(bare):
        return f"Skriv [{match[1].upper()}] uden parentes efter."
    if match := _ID.fullmatch(bare.upper()):
        return f"Skriv [{match[0]}] uden parentes efter."
    if _MAIL.fullmatch(bare):
        return f"Skriv mailto:{bare}."
    if _BARE_HOST.fullmatch(bare):
        return f"Skriv https://{bare}."
    return "Brug en hel adresse med https://, eller [A-012] for en post."


_MAYBE_ADDRESS = re.compile(r"://|www\.|mailto:", re.IGNORECASE)
_APART = re.compile(r"\[([^\]\n]+)\]\s+\(\s*((?:https?:|mailto:|www\.)[^)\s]*)\s*\)")
_TURNED = re.compile(r"\(([^()\n]+)\)\[\s*((?:https?:|mailto:|www\.)[^\]\s]*)\s*\]")
_TWO_BRACKETS = re.compile(r"\[([^\[\]\n]+)\]\s*\[\s*((?:https?:|mailto:|www\.)[^\]\s]*)\s*\]")
_UNCLOSED = re.compile(r"\[([^\[\]\n]+)\]\(\s*((?:https?:|mailto:|www\.)[^)\s]*)(?!\S*\))")
_OPEN_END = re.compile(r"\[([^\[\]\n]+)\]\(\s*((?:https?:|mailto:|www\.)[^)\s]*)$")
_ANGLED = re.compile(r"<(?:www\.)?((?:[\w-]+\.)+(?:dk|com|org|net|eu|nu|info)(?:/[^<>\s]*)?)>", re.IGNORECASE)
_BLANK = re.compile(r"\[([^\]\n]*)\]\(\s*((?:https?:|mailto:|www\.)[^)\n]*?)\s*\)")
_BARE = re.compile(r"(?:https?://|www\.)[^\s»«)\]<>]*[^\s»«)\]<>.,;:!?]", re.IGNORECASE)


def _not_linked(text: str) -> Iterator[tuple[Fault, str]]:
    for match in _APART.finditer(text):
        hint = f"Skriv [{match[1]}]({_whole(match[2])})."
        yield Fault("link", "Mellem ] og ( må der ikke være mellemrum, for så bliver det ikke et link.", hint), match[0]
    for match in _BLANK.finditer(text):
        if not re.search(r"\s", match[2]):
            message = "Adressen har en parentes, der ikke bliver lukket, så det bliver ikke et link."
            yield Fault("link", message, f"Skriv en parentes mere: {match[0]})"), match[0]
            continue
        right = re.sub(r"\s+", "%20", match[2])
        hint = f"Skriv %20 for hvert mellemrum: [{match[1]}]({_whole(right)})."
        yield Fault("link", "Adressen har et mellemrum, så det bliver ikke et link.", hint), match[0]
    rest = _BLANK.sub("", _APART.sub("", text))
    for pattern, message in _MISWRITTEN:
        for match in pattern.finditer(rest):
            yield Fault("link", message, f"Skriv [{match[1]}]({_whole(match[2])})."), match[0]
        rest = pattern.sub("", rest)
    for match in _BARE.finditer(rest):
        hint = f"Skriv <{match[0]}>, eller giv den ord: [her]({_whole(match[0])})."
        if match[0].lower().startswith("www."):
            hint = f"Skriv [{match[0]}]({_whole(match[0])})."
        message = "Adressen bliver ikke til et link, når den står alene."
        yield Fault("noegen-adresse", message, hint, Level.WARNING), match[0]


_MISWRITTEN = (
    (_TURNED, "Parenteserne er byttet om, så det bliver ikke et link."),
    (_TWO_BRACKETS, "Adressen står i kantede parenteser, så det bliver ikke et link."),
    (_UNCLOSED, "Efter adressen mangler en parentes, så det bliver ikke et link."),
)


def _whole(address: str) -> str:
    return f"https://{address}" if address.lower().startswith("www.") else address


def definition_faults(env: Mapping[str, Any], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield every [KL]: https://…, which leads all that is called so out of the site and is not itself shown."""
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    for line in sorted({reference["map"][0] for reference in found}):
        source = lines[line].strip()
        name, _, address = source.removeprefix("[").partition("]:")
        if name.startswith("^"):
            hint = f"Skriv noten i en parentes, hvor [{name}] står, og slet linjen."
            yield TextFault(Fault("markdown", "Fodnoter kan ikke bruges i poster.", hint), source, line)
            continue
        if _ID.fullmatch(name.upper()):
            hint = f"Skriv [{name.upper()}] (<{address.strip()}>), eller slet adressen."
        else:
            hint = f"Skriv adressen lige efter ordet, der hvor det står: [{name}]({address.strip()}), og slet linjen."
        message = f"Linjen vises ikke; den gør hvert [{name}] til et link til {address.strip()}."
        yield TextFault(Fault("linkdefinition", message, hint), source, line)


# --- references -------------------------------------------------------------------------------------------------------

_DASHES = "-‐‑‒–—−_."  # noqa: RUF001 - the dashes that an editor may have typed
_LOOSE_ID = rf"([A-Za-z])(?:\s*[{_DASHES}]\s*|\s?)((?=[OoIl]{{0,5}}\d)[\dOoIl]{{1,6}})"
_NEAR = re.compile(rf"(?<!\])\[\s*{_LOOSE_ID}\s*\](?![(\[])")
_SEVERAL = re.compile(rf"\[\s*{_LOOSE_ID}(?:\s*(?:[,;/&+–—-]|og|eller|til|samt)\s*{_LOOSE_ID})+\s*\](?![(\[])")
_ONE = re.compile(_LOOSE_ID)
_DOUBLE = re.compile(rf"\[\[\s*{_LOOSE_ID}\s*\]\]")
_LED_TO = re.compile(rf"\]\(\s*{_LOOSE_ID}\s*\)")
_AMONG_WORDS = re.compile(rf"\[([^\[\]\n]*?)(?<![\w-])({RECORD_ID})(?![\w-])([^\[\]\n]*)\](?![(\[:])", re.ASCII)
_LONE = re.compile(rf"(?<![\w/.-])\[?({RECORD_ID})(?!\w)(?!-\w)", re.ASCII)
_NO_LONE = re.compile(rf"\[[^\]]*\]\([^)]*\)|\[+\s*{RECORD_ID}\s*\]+|<[^>]*>", re.ASCII)
_FIGURES = str.maketrans("OoIl", "0011")


def reference_faults(text: str) -> Iterator[TextFault]:
    """Yield what was meant as a link to a record and is not spelt as one."""
    for number, line in enumerate(text.split("\n")):
        for match in _ANGLED.finditer(line) if "<" in line else ():
            message = "Adressen bliver ikke til et link uden https:// foran."
            hint = f"Skriv <https://{match[0][1:-1]}>."
            yield TextFault(Fault("noegen-adresse", message, hint, Level.WARNING), match[0], number)
        if "[" in line:
            yield from (TextFault(fault, words, number) for fault, words in _nearly(line))
        rest = _NO_LONE.sub(" ", _SEVERAL.sub(" ", line))
        for match in _AMONG_WORDS.finditer(rest):
            message = f"»{match[0]}« bliver ikke til et link: I parenteserne må kun nummeret stå."
            hint = f"Skriv {match[1]}[{match[2]}]{match[3]}"
            yield TextFault(Fault("henvisning", message, hint), match[0], number)
        for match in _LONE.finditer(_AMONG_WORDS.sub(" ", rest)):
            message = f"{match[1]} bliver ikke til et link uden kantede parenteser."
            yield TextFault(Fault("henvisning", message, f"Skriv [{match[1]}].", Level.WARNING), match[0], number)


def right_ids(words: str) -> list[str]:
    """List the ids in some words as they should be spelt."""
    return [_right_id(*match.groups()) for match in _ONE.finditer(words)]


def references_spelt(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, id) of every id in brackets, or that a link leads to, however it is spelt."""
    for pattern in (_DOUBLE, _SEVERAL, _NEAR, _LED_TO):
        for group in pattern.finditer(line):
            for match in _ONE.finditer(line, *group.span()):
                yield *match.span(), _right_id(*match.groups())


def _nearly(line: str) -> Iterator[tuple[Fault, str]]:
    for match in _DOUBLE.finditer(line):
        yield _meant(match[0], _right_id(match[1], match[2]))
    line = _DOUBLE.sub("", line)
    for match in _SEVERAL.finditer(line):
        ids = [_right_id(*found.groups()) for found in _ONE.finditer(match[0])]
        yield _meant(match[0], *ids)
    for match in _NEAR.finditer(line):
        right = _right_id(match[1], match[2])
        if match[0] != f"[{right}]" and _ID.fullmatch(right):
            fault, words = _meant(match[0], right)
            # »[A1]« may be the name of a room; with a hyphen or three figures it is nothing else.
            certain = len(match[2]) > 2 or any(dash in match[0] for dash in _DASHES)
            yield fault if certain else replace(fault, level=Level.WARNING), words


def _meant(words: str, *ids: str) -> tuple[Fault, str]:
    message = f"»{words}« ligner en henvisning, men bliver ikke til et link."
    return Fault("henvisning", message, f"Skriv {', '.join(f'[{right}]' for right in ids)}."), words


def _right_id(letter: str, figures: str) -> str:
    """Write an id as it should be: `a`, `1` becomes `A-001`."""
    return f"{letter.upper()}-{figures.translate(_FIGURES).zfill(3)}"
