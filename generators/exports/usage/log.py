"""A line of a server's log, without who asked: the address of a visitor is never taken out of the line. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUOTED = r'"((?:[^"\\]|\\.)*)"'
# What stands before the time is who asked: passed over, never captured. More may follow, such as how long it took.
_COMBINED = re.compile(
    rf"[^\[\]]+\[\d\d/({'|'.join(_MONTHS)})/(\d{{4}}):[\d:]{{8}} [+-]\d{{4}}\] "
    rf"{_QUOTED} (\d{{3}}) (?:\d+|-) (?:{_QUOTED}) {_QUOTED}"
)
# nginx writes an address with the spaces that are in it.
_REQUEST = re.compile(r"GET (\S.*?)(?: HTTP/[\d.]+)?")
_SHOWN = ("200", "304")
_ROBOT = re.compile(
    # Cubot makes telephones.
    r"(?<!cu)bot\b|(?<!cu)bot[/;_ -]|crawl|spider|slurp|scan|monitor|uptime|check|verify|preview|fetch|archiv|feed|rss|"
    r"index(?:er|ing)|headless|lighthouse|facebookexternalhit|whatsapp|embed|validator|wget|curl|libwww|python|java/|okhttp|go-http|"
    r"httpclient|node|axios|ruby|perl|php|gptbot|claude|openai|perplexity|google-|bingpreview|mediapartners",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"Mozilla/|Opera/")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was shown once: the month, the path without what was searched for, and whether a robot asked."""

    month: str
    path: str
    by_robot: bool


@dataclass(frozen=True, slots=True)
class Other:
    """A line of the right form that shows nothing: a picture of an error, a redirect, something sent."""


def read(line: str) -> Hit | Other | None:
    """Read a line of the combined format; None where it has another."""
    found = _COMBINED.match(line)
    if not found:
        return None
    month, year, request, status, _, program = found.groups()
    asked = _REQUEST.fullmatch(request)
    if not asked or status not in _SHOWN:
        return Other()
    path = unquote(re.split(r"[?#]", asked[1], maxsplit=1)[0])
    return Hit(f"{year}-{_MONTHS.index(month) + 1:02}", path, is_robot(program))


def is_robot(program: str) -> bool:
    """Say whether a program that names itself so is anything but a reader's browser."""
    return not _BROWSER.match(program) or _ROBOT.search(program) is not None


# What other programs write, by how it begins, and how to have what is read here.
_SET_IT = "Sæt serveren til formatet »combined« (nginx: access_log … combined; Apache: CustomLog … combined)."
_OTHERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*\{"), f"er skrevet som JSON. {_SET_IT}"),
    (re.compile(r"#(?:Fields|Software|Version|Date):"), f"er i W3C-format (IIS, CloudFront). {_SET_IT}"),
    (
        re.compile(r"\d{4}/\d\d/\d\d [\d:]{8} \[|\[\w{3} \w{3} \d\d "),
        "er serverens fejllog. Brug adgangsloggen, ofte access.log.",
    ),
    (
        re.compile(rf"[^\[\]]+\[\d\d/\w{{3}}/\d{{4}}:[^\]]+\] {_QUOTED} \d{{3}} (?:\d+|-)\s*$"),
        f"er i formatet »common«, som ikke siger, hvad der er robotter. {_SET_IT}",
    ),
    (
        re.compile(r"\w{3} [ \d]\d [\d:]{8} \S+ \S+?(?:\[\d+\])?:"),
        "er systemets samlede log. Brug webserverens egen adgangslog.",
    ),
    (re.compile(r"<!doctype|<html|<\?xml", re.IGNORECASE), "er en side, ikke en log. Hent selve logfilen."),
)


def other_format(lines: Iterable[str]) -> str:
    """Tell what a log is that cannot be read, and what to do; never what stands in it."""
    for line in lines:
        if told := next((told for form, told in _OTHERS if form.match(line)), ""):
            return told
    return f"er ikke en log, der kan læses. {_SET_IT}"


def below(path: str, base: str) -> str | None:
    """Give the address of a path within the site, as pages have it; None outside the site."""
    if not path.startswith(base):
        return None
    address = path.removeprefix(base)
    folder = address.removesuffix("index.html")
    return folder if not folder or folder.endswith("/") else address
