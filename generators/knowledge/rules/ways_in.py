"""Rules about what an editor leads readers to: valid records, each once, each with a reason that says something."""

from collections.abc import Iterable, Iterator, Sequence

from generators import danish
from generators.knowledge.rules import succession
from generators.knowledge.rules.breach import Breach, Place, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.fields import Path
from generators.records.record_types import Record, Status
from generators.records.registers import Theme
from generators.records.ways_in import Reading, Situation, WayIn

_ORDER = "laeseraekkefoelge"


def valid_records(findings: Findings) -> Iterator[Breach]:
    """No reader is led to a withdrawn record: nobody has time to look for the one that is valid."""
    known = succession.by_id(findings)
    for path, at, readings in _led_to(findings):
        for index, reading in enumerate(readings):
            record = known.get(reading.record)
            if record and record.status is Status.WITHDRAWN:
                place = Place(path, (*at, index, "post"))
                yield Breach(place, succession.to_withdrawn(known, record.id, Level.ERROR))


def different_records(findings: Findings) -> Iterator[Breach]:
    """No record is named twice among those to read."""
    for path, at, readings in _led_to(findings):
        chosen = [reading.record for reading in readings]
        for index, record_id in enumerate(chosen):
            if record_id in chosen[:index]:
                place = (*at, index, "post")
                yield breach(path, place, "gentagelse", f"»{record_id}« står to gange.", "Vælg en anden post.")


def reasons(findings: Findings) -> Iterator[Breach]:
    """A reason says something of its own: it is neither what the record says of itself nor the reason of another."""
    known = succession.by_id(findings)
    for path, at, readings in _led_to(findings):
        earlier: set[str] = set()
        for index, reading in enumerate(readings):
            said = _bare(reading.why)
            if said in earlier or said in _told_by(known.get(reading.record)):
                message = "Grunden siger det, som allerede står der."
                hint = "Skriv, hvad netop den post giver læseren her."
                yield breach(path, (*at, index, "hvorfor"), "tynd-grund", message, hint)
            earlier.add(said)


def own_theme(findings: Findings) -> Iterator[Breach]:
    """What is to be read of a theme belongs to it; a page of the theme would else lack what its order names."""
    known, themes = succession.by_id(findings), findings.keys("temaer") or frozenset()
    for path, at, theme in placed(findings, Theme):
        for index, reading in enumerate(theme.readings):
            record = known.get(reading.record)
            # A theme that is misspelt has a problem of its own, and may be this one.
            if record and theme.slug not in record.themes and themes.issuperset(record.themes):
                message = f"{record.id} hører ikke til temaet »{theme.short_name}«."
                place = (*at, _ORDER, index, "post")
                yield breach(path, place, "andet-tema", message, _others(known.values(), theme, record))


def questions(findings: Findings) -> Iterator[Breach]:
    """What stands as a question is one."""
    for path, at, way in placed(findings, WayIn):
        for index, question in enumerate(way.questions):
            if not question.endswith("?"):
                message = "Spørgsmålet slutter ikke med et spørgsmålstegn."
                hint = "Skriv det, så det kan stilles på mødet, som det står."
                yield breach(path, (*at, "spoergsmaal", index), "intet-spoergsmaal", message, hint)


def carried_sources(findings: Findings) -> Iterator[Breach]:
    """A situation rests on the sources of its records, and on no other."""
    known = succession.by_id(findings)
    for path, at, situation in placed(findings, Situation):
        records = [known.get(reading.record) for reading in situation.readings]
        if None in records:
            # What is missing or cannot be read has a problem of its own, and may be what carries the source.
            continue
        carried = {entry.source for record in records if record for entry in record.sources}
        for index, entry in enumerate(situation.sources):
            if entry.source not in carried:
                message = f"Ingen af de tre poster bygger på »{entry.source}«."
                hint = "Vælg en post, der gør, eller slet kilden."
                yield breach(path, (*at, "kilder", index, "kilde"), "kilde-uden-post", message, hint)


def _led_to(findings: Findings) -> Iterator[tuple[str, Path, Sequence[Reading]]]:
    """Yield every list of records to read: its file, its place there, and what it names."""
    for path, at, way in placed(findings, WayIn):
        yield path, (*at, "poster"), way.readings
    for path, at, theme in placed(findings, Theme):
        yield path, (*at, _ORDER), theme.readings


def _others(records: Iterable[Record], theme: Theme, wrong: Record) -> str:
    """Say which records of the theme could stand there: of the same type, and not named yet."""
    named = {reading.record for reading in theme.readings}
    free = [
        record.id
        for record in records
        if type(record) is type(wrong)
        and theme.slug in record.themes
        and record.id not in named
        and record.status is not Status.WITHDRAWN
    ]
    chosen = f"Vælg en af temaets egne, fx {danish.listing(free[:3], 'eller')}" if free else "Vælg en af temaets egne"
    return f"{chosen}, eller skriv {theme.slug} i {wrong.id} under temaer, hvis den hører til."


def _told_by(record: Record | None) -> set[str]:
    return {_bare(record.title), _bare(record.summary)} if record else set()


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")
