"""Rules about dates: none that cannot be, and those that belong together in their order.

The day comes in: nothing here knows the clock.
"""

import datetime as dt
from collections.abc import Iterator

from generators import danish
from generators.knowledge.rules.breach import Breach, breach, entries, placed
from generators.problems import Fault, Level
from generators.reading.loader import Findings
from generators.records.fields import Entry, PartialDate, Path
from generators.records.record_types import Record
from generators.records.registers import Cluster, Conference, Source

EARLIEST_YEAR = 1990
YEARS_AHEAD = 5
"""How far ahead a conference or a meeting can be planned."""


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)


def _last_day(date: PartialDate) -> dt.date:
    if date.day:
        return dt.date(date.year, date.month, date.day)
    year, month = (date.year, date.month + 1) if 0 < date.month < 12 else (date.year + 1, 1)
    return dt.date(year, month, 1) - dt.timedelta(days=1) if year <= dt.MAXYEAR else dt.date.max


def _shown(date: dt.date | PartialDate) -> str:
    return danish.long_date(date) if isinstance(date, dt.date) else str(date)


def _dates(entry: Entry) -> Iterator[tuple[Path, dt.date | PartialDate, bool]]:
    """Yield the dates of an entry with their places, and whether they may be planned ahead."""
    if isinstance(entry, Record):
        yield ("dato",), entry.date, False
        yield ("optaget",), entry.recorded, False
        if entry.revised:
            yield ("revideret",), entry.revised, False
    elif isinstance(entry, Source):
        yield ("dato",), entry.date, False
    elif isinstance(entry, Conference):
        if entry.date:
            yield ("dato",), entry.date, True
    elif isinstance(entry, Cluster):
        yield from ((("start",), entry.start, True),) if entry.start else ()
        yield from ((("slut",), entry.end, True),) if entry.end else ()
        yield from ((("moeder", index, "dato"), own.date, True) for index, own in enumerate(entry.meetings))


def possible_dates(findings: Findings, today: dt.date) -> Iterator[Breach]:
    """Nothing is from before there could be a programme, and nothing that has happened lies ahead."""
    planned = dt.date(min(today.year + YEARS_AHEAD, dt.MAXYEAR), 12, 31)
    for path, at, entry in entries(findings):
        for own, date, ahead in _dates(entry):
            if fault := _impossible(date, planned if ahead else today, old=isinstance(entry, Source)):
                yield breach(path, (*at, *own), fault.code, fault.message, fault.hint, fault.level)


def _impossible(date: dt.date | PartialDate, latest: dt.date, *, old: bool) -> Fault | None:
    if not date.year:
        return None
    first = _first_day(date) if isinstance(date, PartialDate) else date
    if first > latest:
        hint = "Ret året, måneden eller dagen. Er datoen rigtig, så se efter, om computerens ur går rigtigt."
        return Fault("fremtid", f"{danish.capitalised(_shown(date))} er ikke kommet endnu.", hint)
    if first.year < EARLIEST_YEAR:
        level = Level.WARNING if old else Level.ERROR
        hint = "Ret året; kendes det ikke, så skriv udateret, hvor feltet kan det."
        return Fault("for-gammel", f"{danish.capitalised(_shown(date))} er længe før programmet.", hint, level)
    return None


def orders(findings: Findings) -> Iterator[Breach]:
    """A record is recorded after its result was there, and revised after that; what changed did so on a day."""
    for path, record in findings.records:
        if record.date.year and _first_day(record.date) > record.recorded:
            message = f"Posten er optaget {_shown(record.recorded)}, før resultatet forelå ({record.date})."
            yield breach(path, ("optaget",), "datoorden", message, "Ret dato eller optaget.")
        if record.revised and record.revised < record.recorded:
            message = f"Posten er revideret {_shown(record.revised)}, før den blev optaget {_shown(record.recorded)}."
            hint = "Ret revideret, eller slet den, hvis indholdet ikke er ændret siden."
            yield breach(path, ("revideret",), "datoorden", message, hint)
        if record.change and not record.revised:
            hint = "Skriv dagen for ændringen i revideret, fx revideret: " + record.recorded.isoformat()
            message = "Posten siger, hvad der er ændret, men ikke hvornår."
            yield breach(path, ("aendring",), "aendring-uden-dag", message, hint)


def cluster_meetings(findings: Findings) -> Iterator[Breach]:
    """A cluster ends after it begins, and meets in between."""
    for path, at, cluster in placed(findings, Cluster):
        begins = _first_day(cluster.start) if cluster.start and cluster.start.year else dt.date.min
        ends = _last_day(cluster.end) if cluster.end and cluster.end.year else dt.date.max
        if begins > ends:
            message = f"{cluster.name} slutter {cluster.end}, før den begynder {cluster.start}."
            yield breach(path, (*at, "slut"), "klyngetid", message, "Ret start eller slut.")
            continue
        for index, meeting in enumerate(cluster.meetings):
            if not begins <= meeting.date <= ends:
                message = f"Mødet {_shown(meeting.date)} ligger uden for klyngens tid."
                hint = "Ret mødets dato, eller klyngens start og slut."
                yield breach(path, (*at, "moeder", index, "dato"), "moede-udenfor", message, hint)


def undated_conferences(findings: Findings) -> Iterator[Breach]:
    """A conference says when it was, or that nobody knows."""
    for path, at, conference in placed(findings, Conference):
        if not conference.date and not conference.period:
            message = f"{conference.name} har hverken dato eller periode."
            hint = "Tilføj dato, eller skriv det, der vides, i periode, fx periode: Uden dato i kilden."
            yield breach(path, (*at, "navn"), "uden-tid", message, hint)
