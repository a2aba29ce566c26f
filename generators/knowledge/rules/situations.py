"""Rules about situations: each leads to three records that are valid, says why, and rests on what they rest on."""

from collections.abc import Iterator

from generators.knowledge.rules import succession
from generators.knowledge.rules.breach import Breach, Place, breach
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.record_types import Record, Status
from generators.records.situations import Situation


def valid_records(findings: Findings) -> Iterator[Breach]:
    """No situation leads to a withdrawn record: who stands in it has no time to look for the one that is valid."""
    known = succession.by_id(findings)
    for path, _, situation in findings.placed("situationer", Situation):
        for index, choice in enumerate(situation.choices):
            record = known.get(choice.record)
            if record and record.status is Status.WITHDRAWN:
                place = Place(path, ("poster", index, "post"))
                yield Breach(place, succession.to_withdrawn(known, record.id, Level.ERROR))


def different_records(findings: Findings) -> Iterator[Breach]:
    """The three records of a situation are three."""
    for path, _, situation in findings.placed("situationer", Situation):
        chosen = [choice.record for choice in situation.choices]
        for index, record_id in enumerate(chosen):
            if record_id in chosen[:index]:
                at = ("poster", index, "post")
                yield breach(path, at, "gentagelse", f"»{record_id}« står to gange.", "Vælg en anden post.")


def reasons(findings: Findings) -> Iterator[Breach]:
    """A reason says something of its own: it is neither the record's title nor the reason of another."""
    known = succession.by_id(findings)
    for path, _, situation in findings.placed("situationer", Situation):
        earlier: set[str] = set()
        for index, choice in enumerate(situation.choices):
            said = _bare(choice.why)
            if said in earlier or said in _told_by(known.get(choice.record)):
                message = "Grunden siger det, som allerede står der."
                hint = "Skriv, hvad netop den post giver den, der står i situationen."
                yield breach(path, ("poster", index, "hvorfor"), "tynd-grund", message, hint)
            earlier.add(said)


def questions(findings: Findings) -> Iterator[Breach]:
    """What stands as a question is one."""
    for path, _, situation in findings.placed("situationer", Situation):
        for index, question in enumerate(situation.questions):
            if not question.endswith("?"):
                message = "Spørgsmålet slutter ikke med et spørgsmålstegn."
                hint = "Skriv det, så det kan stilles på mødet, som det står."
                yield breach(path, ("spoergsmaal", index), "intet-spoergsmaal", message, hint)


def carried_sources(findings: Findings) -> Iterator[Breach]:
    """A situation rests on the sources of its records, and on no other."""
    known = succession.by_id(findings)
    for path, _, situation in findings.placed("situationer", Situation):
        records = [known.get(choice.record) for choice in situation.choices]
        if None in records:
            # What is missing or cannot be read has a problem of its own, and may be what carries the source.
            continue
        carried = {entry.source for record in records if record for entry in record.sources}
        for index, entry in enumerate(situation.sources):
            if entry.source not in carried:
                message = f"Ingen af de tre poster bygger på »{entry.source}«."
                hint = "Vælg en post, der gør, eller slet kilden."
                yield breach(path, ("kilder", index, "kilde"), "kilde-uden-post", message, hint)


def _told_by(record: Record | None) -> set[str]:
    return {_bare(record.title), _bare(record.summary)} if record else set()


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")
