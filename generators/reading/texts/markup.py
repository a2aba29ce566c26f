"""Markdown that is not allowed, means nothing here, or lost what it was put around.

Knows the tokens of one text; links and tables have modules of their own.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from generators.problems import Fault, Level
from generators.reading.texts import signs
from generators.reading.texts.fault import TextFault, line_of

HIGHEST_HEADING = 3
DEEPEST_LEVEL = 6  # a list is two levels, itself and its item: a list in a list in a list is as deep as paper bears

_CODE = Fault("kode", "Kode kan ikke bruges i poster.", "Slet accenttegnene ` eller ~.")
_HTML = Fault("html", "HTML kan ikke bruges her.", "Slet koden; **fed** og *kursiv* kan bruges.")
_HIGHER = "Skriv ### foran. En note til jer selv slettes: Den kommer med på siden."
_TOO_HIGH = Fault("overskrift", "Overskriften er for høj; siden har allerede niveau 1 og 2.", _HIGHER)
_UNDERLINED = Fault(
    "overskrift",
    "En linje med streger gør linjen over til en overskrift.",
    "Slet linjen med streger; skriv ### foran linjen over, hvis den er en overskrift.",
)
_FORBIDDEN = {
    "html_inline": _HTML,
    "html_block": _HTML,
    "image": Fault("billede", "Billeder kan ikke bruges i poster.", "Beskriv det i ord, eller link til det."),
    "code_inline": _CODE,
    "fence": _CODE,
    "code_block": Fault(
        "kode", "Linjen er rykket fire mellemrum ind og læses som kode.", "Ryk den ud til de andre linjer."
    ),
    "hr": Fault("streg", "En vandret streg kan ikke bruges i poster.", "Del teksten med en overskrift i stedet: ###."),
}
_TOO_DEEP = Fault(
    "for-dyb-liste", "Der er mere end tre lister eller citater inde i hinanden.", "Ryk punktet ud, eller del teksten."
)
_EMPTY = {
    "list_item": Fault("tomt-punkt", "Punktet er tomt.", "Skriv noget efter tegnet, eller slet det."),
    "blockquote": Fault("tomt-citat", "Citatet er tomt.", "Skriv noget efter >, eller slet det."),
    "heading": Fault("tom-overskrift", "Overskriften er tom.", "Skriv noget efter #-tegnene, eller slet dem."),
}


def structure_faults(stream: Sequence[Token], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield what is forbidden, empty or too deep, block by block."""
    opened: list[tuple[int, int]] = []
    seen = 0
    for token in stream:
        first, last = token.map or (0, 0)
        for part in (token, *(token.children or ())):
            for fault, snippet in _forbidden(part):
                yield TextFault(fault, snippet, line_of(snippet, lines, first, last))
            seen += part.type in _FORBIDDEN or (part.type.startswith("text") and _is_seen(part.content))
        if token.level == DEEPEST_LEVEL and token.nesting == 1 and token.type != "paragraph_open":
            yield TextFault(_TOO_DEEP, lines[first].strip() if first < len(lines) else "", first)
        if token.nesting == 1:
            opened.append((seen, first))
        elif token.nesting == -1:
            before, line = opened.pop()
            kind = token.type.removesuffix("_close")
            if seen == before and kind in _EMPTY:
                yield TextFault(_EMPTY[kind], lines[line].strip(), line)


def _is_seen(content: str) -> bool:
    return bool(content.strip()) and signs.of_value(content) is None


def _forbidden(token: Token) -> Iterator[tuple[Fault, str]]:
    if token.type == "image":
        yield _FORBIDDEN[token.type], "!["
    elif token.type in _FORBIDDEN:
        yield _FORBIDDEN[token.type], token.content.strip().split("\n")[0] or token.markup
    elif token.type == "heading_open" and int(token.tag[1]) < HIGHEST_HEADING:
        yield (_UNDERLINED if token.markup in "-=" else _TOO_HIGH), token.markup
    elif token.type == "text_special" and token.info == "entity":
        found = next(signs.unprinted(token.content), None)
        fault = signs.of_value(token.content) or (found and found[0])
        if fault:
            yield fault, token.markup


# --- words that look like Markdown and are not ------------------------------------------------------------------------


def _mark(sign: str) -> Callable[[re.Match[str]], Fault]:
    hint = f"Skriv {sign}ord{sign} helt tæt om ordene, eller slet tegnet. Er det ment som det er, så skriv \\{sign[0]}."
    code, message = "loest-tegn", f"Et {sign} har intet at høre sammen med, så det bliver stående i teksten."
    level = Level.ERROR if sign == "**" else Level.WARNING
    return lambda _: Fault(code, message, hint, level)


def _listed(match: re.Match[str]) -> Fault:
    hint = "Skriv - og et mellemrum foran hvert punkt."
    return Fault("listetegn", f"»{match[1]}« laver ikke en liste her; punkterne løber sammen.", hint)


def _perhaps_listed(match: re.Match[str]) -> Fault:
    hint = "Skriv - og et mellemrum foran hvert punkt. Er det en tankestreg, så flyt den op på linjen over."
    message = f"»{match[1]}« laver ikke en liste her; punkterne løber sammen."
    return Fault("listetegn", message, hint, Level.WARNING)


def _lettered(match: re.Match[str]) -> Fault:
    hint = "Skriv 1. 2. 3. foran punkterne, eller - og et mellemrum."
    message = f"»{match[1]}« laver ikke en liste her; punkterne løber sammen."
    return Fault("listetegn", message, hint, Level.WARNING)


def _unspaced(match: re.Match[str]) -> Fault:
    mark, rest = match[1], match[2]
    message = f"Efter {mark} mangler et mellemrum, så det bliver ikke til et punkt."
    return Fault("listetegn", message, f"Skriv {mark} {rest}", Level.WARNING)


def _heading(match: re.Match[str]) -> Fault:
    level = Level.ERROR if len(match[1]) > 1 else Level.WARNING
    marks = "#" * max(HIGHEST_HEADING, len(match[1]))
    hint = f"Skriv {marks} {match[2]}" + ("" if len(match[1]) > 1 else f"; ellers \\#{match[2]}")
    return Fault("overskrift", "Efter #-tegnene mangler et mellemrum, så det bliver ikke en overskrift.", hint, level)


def _numbered(match: re.Match[str]) -> Fault:
    message = f"»{match[1]}« laver ikke en liste her, fordi der står tekst på linjen over."
    hint = "Sæt en tom linje før listen, og skriv hvert nummer på sin egen linje."
    return Fault("listetegn", message, hint, Level.WARNING)


def _foreign(what: str, hint: str) -> Callable[[re.Match[str]], Fault]:
    return lambda _: Fault("markdown", f"{what} kan ikke bruges i poster.", hint)


Row = tuple[re.Pattern[str], Callable[[re.Match[str]], Fault]]
# The first line of a block, any line of it, and any words of it; those that an escape stands before are let through.
_AT_LINE: tuple[Row, ...] = (
    (re.compile(r"(#{1,6})([^\W\d_][^\s#]*)"), _heading),
    (re.compile(r"([•‣▪◦●○■□▸►➢·\uf0b7])[ \u00a0]*"), _listed),
    (re.compile(r"(-|\+)([A-ZÆØÅ][\w-]*)"), _unspaced),
    (re.compile(r"(\d{1,2}[.)])([^\W\d_a-zæøå]\w*)"), _unspaced),
    (re.compile(r"(\(?[a-h]\))[ \u00a0]"), _lettered),
    (re.compile(r"((?:ii{0,2}|iv)\)) "), _lettered),
    (re.compile(r"(--)\s+(?=\S)"), _perhaps_listed),
    (re.compile(r"\+(?:[-=]+\+){2,}"), _foreign("En tabel med + i hjørnerne", "Skriv tabellen med | mellem cellerne.")),
    (re.compile(r"[!?]{3}\s|:{3}"), _foreign("Bokse", "Skriv teksten som et almindeligt afsnit.")),
    (re.compile(r"\[TOC\]$"), _foreign("En indholdsfortegnelse", "Slet linjen.")),
    (re.compile(r"\[[ xX]\] "), _foreign("Afkrydsning", "Slet de kantede parenteser.")),
)
_ANYWHERE: tuple[Row, ...] = (
    (re.compile(r"\[\^[^\]\s]+\]:?"), _foreign("Fodnoter", "Skriv noten ind i teksten, eller i en parentes.")),
    (re.compile(r"~~"), _foreign("Gennemstregning", "Slet ~~.")),
    (
        re.compile(r"(?<=\w)~(?!~)[\w+-]{1,4}~|(?<=\w)\^[\w+-]{1,4}\^"),
        _foreign("Hævet og sænket skrift", "Skriv det med ord."),
    ),
    (re.compile(r"(?<![|=])==(?=\S[^=]*==)"), _foreign("Fremhævning med ==", "Slet ==, eller skriv **ord**.")),
    (re.compile(r"\*\*+"), _mark("**")),
    (re.compile(r"(?<![*\d])\*(?!\*)(?! \d)|(?<=\d)\*(?![*\d])"), _mark("*")),
    (re.compile(r"(?<![^\W_])_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?![^\W]|_)"), _mark("_")),
)
_DASHED = re.compile(r"([–—])\s+\S")
_LATER_NUMBER = re.compile(r"(\d{1,2}[.)]) +[A-ZÆØÅ]")


def word_faults(stream: Sequence[Token], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield what an editor wrote as Markdown, and that stands on the page as it was written."""
    for token in stream:
        if token.type != "inline":
            continue
        first, last = token.map or (0, 0)
        for fault, snippet, line in (*_line_faults(token), *_leftovers(token)):
            at = first + line if line is not None else line_of(snippet, lines, first, last)
            yield TextFault(fault, snippet, at)


def _line_faults(token: Token) -> Iterator[tuple[Fault, str, int | None]]:
    own = token.content.split("\n")
    dashed = [line for line in own if _DASHED.match(line)]
    for number, line in enumerate(own):
        for pattern, fault in _AT_LINE if line and not (line[0].isalpha() and ")" not in line[1:4]) else ():
            if match := pattern.match(line):
                yield fault(match), match[0].strip(), number
        if (match := _DASHED.match(line)) and (len(dashed) > 1 or number == 0):
            yield _perhaps_listed(match), match[1], number
        if number and (match := _LATER_NUMBER.match(line)) and own[number - 1].rstrip()[-1:] in ".:?!":
            yield _numbered(match), match[1], number


def _leftovers(token: Token) -> Iterator[tuple[Fault, str, int | None]]:
    for part in token.children or ():
        if part.type != "text" or not _SUSPECT.search(part.content):
            continue
        for pattern, fault in _ANYWHERE:
            # Marks come in pairs and in crowds; the first of a kind is enough to know what to do.
            if match := pattern.search(part.content):
                yield fault(match), match[0], None


_SUSPECT = re.compile(r"[*_~^]|==")


# --- lists that begin or go on as nobody meant ------------------------------------------------------------------------


def list_faults(stream: Sequence[Token], lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield lists that a wrapped line became, and numbers that will be others on the page."""
    previous: Token | None = None
    numbers: list[list[int]] = []
    for index, token in enumerate(stream):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            numbers.append([])
            if (
                token.level == 0
                and previous is not None
                and token.map
                and previous.map
                and previous.map[1] == token.map[0]
            ):
                yield from _wrapped(stream, index, lines)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open" and token.info:
            numbers[-1].append(int(token.info))
            yield from _renumbered(numbers[-1], token)
        elif token.type == "blockquote_open" and token.map:
            match = re.match(r"\s*> ?(\d\S*)", lines[token.map[0]])
            if match:
                message = "Et > først på linjen gør den til et citat."
                hint = f"Skriv »over {match[1]}«, eller \\> {match[1]}, hvis det er »større end«."
                yield TextFault(Fault("citat", message, hint, Level.WARNING), match[0].strip(), token.map[0])
        previous = token if token.type == "paragraph_open" else previous if token.type in _INSIDE else None


_INSIDE = ("inline", "paragraph_close")


def _wrapped(stream: Sequence[Token], index: int, lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield a single item with a small letter, straight below a text line: most likely the text goes on."""
    opening = stream[index]
    items = 0
    for token in stream[index + 1 :]:
        if token.level == opening.level and token.nesting == -1:
            break
        items += token.type == "list_item_open" and token.level == opening.level + 1
    content = next((token.content for token in stream[index:] if token.type == "inline"), "")
    if items == 1 and opening.map and content[:1].islower():
        mark = f"{stream[index + 1].info}{stream[index + 1].markup}"
        message = f"»{mark}« først på linjen gør resten til et punkt i en liste."
        hint = f"Flyt »{mark}« op på linjen over. Er det et punkt, så sæt en tom linje før det."
        line = opening.map[0]
        yield TextFault(Fault("liste-midt-i", message, hint, Level.WARNING), lines[line].strip(), line)


def _renumbered(numbers: Sequence[int], token: Token) -> Iterator[TextFault]:
    shown = numbers[0] + len(numbers) - 1
    told = len(numbers) < 2 or numbers[-2] != shown - 1
    if numbers[-1] != shown and not told and len(set(numbers)) > 1 and token.map:
        message = f"Punktet har nummer {numbers[-1]}, men bliver nummer {shown} på siden."
        hint = f"Skriv {shown}., eller sæt et almindeligt afsnit mellem de to lister."
        mark = f"{token.info}{token.markup}"
        yield TextFault(Fault("nummer", message, hint, Level.WARNING), mark, token.map[0])
