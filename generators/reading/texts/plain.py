"""What is not allowed in a text without formatting: Markdown, HTML, line breaks, links."""

import html
import re
from collections.abc import Callable, Iterator

from generators.problems import Fault, Level
from generators.reading.texts.fault import TextFault
from generators.records.fields import RECORD_ID

_HTML = Fault("html", "HTML kan ikke bruges her.", "Slet koden; feltet er ren tekst uden formatering.")
_BROKEN_LINE = Fault(
    "linjeskift",
    "Teksten er delt af et linjeskift, som hverken side eller hæfte kan vise her.",
    "Saml teksten i ét afsnit uden tomme linjer; efter kolon skrives >- i stedet for |.",
)


def plain_text_faults(text: str) -> Iterator[TextFault]:
    """Yield what belongs in a text with formatting."""
    if "\n" in text:
        yield TextFault(_BROKEN_LINE, text.split("\n")[1].strip(), 1)
    if not _SUSPECT.search(text):
        return
    for pattern, fault in _MARKS:
        for match in pattern.finditer(text):
            yield TextFault(fault(match), match[0], text.count("\n", 0, match.start()))


def _mark(match: re.Match[str]) -> Fault:
    message = f"»{match[1]}« bliver stående: feltet er ren tekst uden formatering."
    return Fault("ren-tekst", message, f"Skriv {match[2]}", Level.ERROR if len(match[1]) > 1 else Level.WARNING)


def _reference(match: re.Match[str]) -> Fault:
    message = f"»{match[0]}« bliver ikke til et link: feltet er ren tekst uden formatering."
    hint = f"Skriv {match[1]} uden parenteser, eller skriv posten i relaterede."
    return Fault("ren-tekst", message, hint)


def _link(match: re.Match[str]) -> Fault:
    message = "Linket bliver stående: feltet er ren tekst uden formatering."
    return Fault("ren-tekst", message, f"Skriv {match[1]}, og flyt linket til tekst.")


def _start(match: re.Match[str]) -> Fault:
    message = f"»{match[1]}« bliver stående: feltet er ren tekst uden formatering."
    return Fault("ren-tekst", message, "Slet det; skriv ét punkt for hvert i feltets liste, hvis der er flere.")


def _entity(match: re.Match[str]) -> Fault:
    sign = html.unescape(match[0])
    shown = sign if sign.isprintable() and sign.strip() and sign != "�" else "et almindeligt mellemrum eller ingenting"
    message = f"»{match[0]}« bliver stående: feltet er ren tekst uden formatering."
    return Fault("ren-tekst", message, f"Skriv {shown} i stedet.")


def _code(_: re.Match[str]) -> Fault:
    return Fault("ren-tekst", "Tegnet ` bliver stående: feltet er ren tekst uden formatering.", "Slet accenttegnene `.")


_SUSPECT = re.compile(r"[*_`<#•~\[]|&[#a-zA-Z]|^[-+>]\s")
_MARKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Fault]], ...] = (
    (re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--"), lambda _: _HTML),
    (re.compile(r"(\*\*|__|~~)\s*(?=\S)(.{1,200}?)\s*\1"), _mark),
    (re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\1(?![\w*])"), _mark),
    (re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_\n]{1,200}?)(?<=\S)\1(?![\w_])"), _mark),
    (re.compile(rf"\[\s*({RECORD_ID})\s*\](?!\()", re.ASCII), _reference),
    (re.compile(r"\[([^\]\n]+)\]\s?\([^)\n]+\)"), _link),
    (re.compile(r"^(#{1,6}|[-+•]|>(?! ?\d))\s"), _start),
    (re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});"), _entity),
    (re.compile(r"`[^`]*`?"), _code),
)
