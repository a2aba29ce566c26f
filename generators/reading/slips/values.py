"""The right value, where it can be worked out from the wrong one: dates, clock times, ids, slugs.

Knows how people write them; whether a value is right is for the field itself.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from generators import danish

_MONTHS = {danish.month_name(month): month for month in range(1, 13)}
_MONTHS |= {name[:3]: month for name, month in _MONTHS.items()} | {"sept": 9}
_UNKNOWN = ("ukendt", "ingen", "uden dato", "ikke dateret", "udat", "u.d", "ud", "?")
_WORDS = re.compile(r"(?:den |d\. ?)?(?:(\d{1,2})(?:\. ?| |\.?-))?([a-zæøå]{3,9})\.? (\d{4})")
_DAY_FIRST = re.compile(r"(?:den |d\. ?)?(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -]?(\d{1,2})[./ -]?(\d{1,2})(?:[t ].*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./ -](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./ -](\d{1,2})")
_PART_OF_YEAR = r"(?:forår|sommer|efterår|vinter)(?:en|et)? (?:i )?|[1-4]\. ?(?:kvartal|halvår) (?:i )?"
_YEAR = re.compile(rf"(?:år |{_PART_OF_YEAR})?(\d{{4}})[.,]?")
_YEAR_AND_WORD = re.compile(r"(\d{4}) ([a-zæøå]{3,9})")
_WEEKDAY = re.compile(r"(?:man|tirs|ons|tors|fre|lør|søn)dag,? ")


# Each way of writing a date, and where in it the year, the month and the day stand.
_NUMBERED = (
    (_DAY_FIRST, (3, 2, 1)),
    (_YEAR_FIRST, (1, 2, 3)),
    (_MONTH_YEAR, (2, 1, None)),
    (_YEAR_MONTH, (1, 2, None)),
)


def date(value: str) -> str | None:
    """Write a date as it stands in a file: `28. november 2017` becomes `2017-11-28`."""
    text = _WEEKDAY.sub("", " ".join(_plain(value).lower().split()).rstrip("."))
    text = _YEAR_AND_WORD.sub(r"\2 \1", text)
    if text in _UNKNOWN:
        return "udateret"
    if (match := _WORDS.fullmatch(text)) and (month := _MONTHS.get(match[2])):
        return _iso(match[3], month, match[1])
    for pattern, (year, month_at, day) in _NUMBERED:
        if match := pattern.fullmatch(text):
            return _iso(match[year], int(match[month_at]), match[day] if day else None)
    match = _YEAR.fullmatch(text)
    return match[1] if match else None


def _plain(value: str) -> str:
    """Write the hyphens of a value as such, and leave out the quotation marks that Word put around it."""
    return re.sub(r"\s*[‐‑‒–—−]\s*", "-", value).strip(" “”„»«‘’")  # noqa: RUF001 - the very signs


def _iso(year: str, month: int, day: str | None) -> str | None:
    try:
        found = dt.date(int(year) + (2000 if len(year) == 2 else 0), month, int(day or 1))
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]


def clock(value: str) -> str | None:
    """Write a time as a programme does: `kl. 9:30` becomes `09.30`; what begins and ends takes two fields."""
    begin, dash, end = _plain(value).partition("-")
    if dash:
        times = clock(begin), clock(end)
        return f"{times[0]}, og på linjen under til: {times[1]}" if all(times) else None
    match = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?", value.strip().lower())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return f"{int(match[1]):02}.{match[2] or '00'}"


def record_id(value: str) -> str | None:
    """Write an id as it should be: `a1` or `[A-001]` becomes `A-001`."""
    several = re.findall(r"[A-Z]-\d{3,5}", _plain(value).upper())
    if len(several) > 1:
        return ", ".join(several)
    if (titled := re.match(r"([A-Z]-\d{3,5})[:,.]? ", value.strip())) and several:
        return titled[1]
    match = re.fullmatch(r"\[?\s*([a-zA-Z])\s*[-_. ]?\s*(\d{1,5})\s*\]?(?:\.ya?ml)?", _plain(value))
    return f"{match[1].upper()}-{match[2].zfill(3)}" if match else None


def address(value: str) -> str | None:
    """Write a web address whole: `www.kl.dk` becomes `https://www.kl.dk`, and one that was broken is one again."""
    if linked := re.fullmatch(r"\[[^\]]*\]\((\S+)\)|<(\S+)>", value.strip()):
        value = linked[1] or linked[2]
    if re.match(r"https?://", value):
        value = "".join(value.split())
    match = re.fullmatch(r"(?:h?t{1,2}ps?:?/{0,2})?((?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)", value.strip(), re.IGNORECASE)
    return f"https://{match[1]}" if match else None


def municipality_code(value: str) -> str | None:
    """Write a municipality's code with its first nought, and as the text that it is."""
    return f'"{value.zfill(4)}"' if re.fullmatch(r"[0-9]{3,4}", value) else None


# By the code of the fault.
VALUES: Mapping[str, Callable[[str], str | None]] = {
    "dato": date,
    "klokkeslaet": clock,
    "id": record_id,
    "adresse": address,
    "kommunekode": municipality_code,
    "slug": lambda value: danish.slug(value) or None,
}
