"""Rules about the day of a conference: its points in the order of the clock, a room each, and time for the tables."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from generators import danish
from generators.knowledge.rules.breach import Breach, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.conference_day import ItemKind, ProgrammeItem
from generators.records.fields import Path, key_of
from generators.records.registers import Conference

MOST_MINUTES = 480
"""The tables never work longer than a day."""

# An item and its place in the programme.
_Placed = tuple[int, ProgrammeItem]


def clock(findings: Findings) -> Iterator[Breach]:
    """The points stand in the order they begin, and none ends before it has begun."""
    for path, at, conference in placed(findings, Conference):
        timed = _timed(conference)
        for (_, before), (index, item) in pairwise(timed):
            if (item.time or "") < (before.time or ""):
                message = f"»{item.item}« kl. {item.time} står efter »{before.item}« kl. {before.time}."
                hint = "Ret tiden, eller flyt punktet, så programmet står i den rækkefølge, det begynder i."
                yield breach(path, _place(at, index, "tid"), "program-raekkefoelge", message, hint)
        for index, item in enumerate(conference.programme):
            if item.until and not item.time:
                message = f"»{item.item}« slutter kl. {item.until}, men har ingen tid."
                yield breach(path, _place(at, index, "til"), "program-tid", message, "Tilføj tid, eller slet til.")
            elif item.until and item.time and item.until <= item.time:
                message = f"»{item.item}« slutter kl. {item.until}, men begynder kl. {item.time}."
                yield breach(path, _place(at, index, "til"), "program-tid", message, "Ret tid eller til.")


def rooms(findings: Findings) -> Iterator[Breach]:
    """Points that run side by side each have a room of their own, so that people can find them."""
    for path, at, conference in placed(findings, Conference):
        for time, together in groupby(_timed(conference), lambda one: one[1].time):
            yield from _rooms(path, at, str(time), list(together))


def _rooms(path: str, at: Path, time: str, together: list[_Placed]) -> Iterator[Breach]:
    if len(together) == 1:
        return
    taken: set[str] = set()
    for index, item in together:
        if not item.room:
            message = f"{danish.capitalised(danish.counted(len(together), 'punkt', 'punkter'))} begynder kl. {time}, "
            message += f"men »{item.item}« har intet lokale."
            hint = "Tilføj lokale, eller ret tiden, hvis de ikke løber samtidig."
            yield breach(path, _place(at, index, "punkt"), "uden-lokale", message, hint, Level.WARNING)
        elif item.room.casefold() in taken:
            message = f"»{item.item}« er i {item.room} samtidig med et andet punkt kl. {time}."
            yield breach(path, _place(at, index, "lokale"), "samme-lokale", message, "Ret lokalet eller tiden.")
        taken.add((item.room or "").casefold())


def table_work(findings: Findings) -> Iterator[Breach]:
    """Each step at the tables has its minutes, and the programme gives the tables as long as the steps take."""
    for path, at, conference in placed(findings, Conference):
        work = conference.table_work
        if 0 in work.steps or work.total > MOST_MINUTES:
            empty = 0 in work.steps
            message = "Et trin ved bordet har 0 minutter." if empty else f"Trinnene varer {work.total} minutter i alt."
            hint = f"Skriv mindst 1 minut ved hvert trin og højst {MOST_MINUTES} i alt."
            yield breach(path, (*at, "bordarbejde"), "minutter", message, hint)
            continue
        given = [(index, _minutes(conference, index)) for index, _ in _at_tables(conference)]
        known = [minutes for _, minutes in given if minutes is not None]
        if given and len(known) == len(given) and sum(known) != work.total:
            message = f"Programmet giver bordarbejdet {sum(known)} minutter, men trinnene varer {work.total} i alt."
            hint = f"Ret tiden, eller skriv minutterne i bordarbejde, så de giver {sum(known)}."
            yield breach(path, _place(at, given[0][0], "slags"), "bordtid", message, hint, Level.WARNING)


def _timed(conference: Conference) -> list[_Placed]:
    return [(index, item) for index, item in enumerate(conference.programme) if item.time]


def _at_tables(conference: Conference) -> list[_Placed]:
    return [(index, item) for index, item in enumerate(conference.programme) if item.kind is ItemKind.TABLE_WORK]


def _minutes(conference: Conference, index: int) -> int | None:
    """Say how long a point lasts: until its end, or until the next begins."""
    item = conference.programme[index]
    later = (one.time for one in conference.programme[index + 1 :] if one.time and one.time > (item.time or ""))
    until = item.until or next(later, None)
    return _since_midnight(until) - _since_midnight(item.time) if until and item.time else None


def _since_midnight(time: str) -> int:
    hours, minutes = time.split(".")
    return 60 * int(hours) + int(minutes)


def _place(at: Path, index: int, key: str) -> Path:
    return (*at, key_of(Conference, "programme"), index, key)
