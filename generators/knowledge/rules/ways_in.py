"""Rules about ways in: each leads to three records that are valid, says why, and rests on what they rest on."""

from collections.abc import Iterator

from generators.knowledge.rules import succession
from generators.knowledge.rules.breach import Breach, Place, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.record_types import Record, Status
from generators.records.ways_in import Situation, WayIn


def valid_records(findings: Findings) -> Iterator[Breach]:
    """No way in leads to a withdrawn record: its reader has no time to look for the one that is valid."""
    known = succession.by_id(findings)
    for path, at, way in placed(findings, WayIn):
        for index, reading in enumerate(way.readings):
            record = known.get(reading.record)
            if record and record.status is Status.WITHDRAWN:
                place = Place(path, (*at, "poster", index, "post"))
                yield Breach(place, succession.to_withdrawn(known, record.id, Level.ERROR))


def different_records(findings: Findings) -> Iterator[Breach]:
    """The three records of a way in are three."""
    for path, at, way in placed(findings, WayIn):
        chosen = [reading.record for reading in way.readings]
        for index, record_id in enumerate(chosen):
            if record_id in chosen[:index]:
                place = (*at, "poster", index, "post")
                yield breach(path, place, "gentagelse", f"»{record_id}« står to gange.", "Vælg en anden post.")


def reasons(findings: Findings) -> Iterator[Breach]:
    """A reason says something of its own: it is neither what the record says of itself nor the reason of another."""
    known = succession.by_id(findings)
    for path, at, way in placed(findings, WayIn):
        earlier: set[str] = set()
        for index, reading in enumerate(way.readings):
            said = _bare(reading.why)
            if said in earlier or said in _told_by(known.get(reading.record)):
                message = "Grunden siger det, som allerede står der."
                hint = "Skriv, hvad netop den post giver læseren her."
                yield breach(path, (*at, "poster", index, "hvorfor"), "tynd-grund", message, hint)
            earlier.add(said)


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


def _told_by(record: Record | None) -> set[str]:
    return {_bare(record.title), _bare(record.summary)} if record else set()


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")
