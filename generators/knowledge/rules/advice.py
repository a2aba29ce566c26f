"""Rules about advice side by side: valid recommendations, each in one set, and agreement between at least two sets."""

from collections.abc import Iterator, Mapping, Sequence

from generators import danish
from generators.knowledge.rules import succession
from generators.knowledge.rules.breach import Breach, Place, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.advice import Advice
from generators.records.fields import Path
from generators.records.record_types import Recommendation, Status


def valid_advice(findings: Findings) -> Iterator[Breach]:
    """What is compared are recommendations that still hold."""
    known = succession.by_id(findings)
    for path, at, codes in _lists(findings):
        for index, code in enumerate(codes):
            record = known.get(code)
            place = (*at, index)
            if record and record.status is Status.WITHDRAWN:
                yield Breach(Place(path, place), succession.to_withdrawn(known, code, Level.ERROR))
            elif record and not isinstance(record, Recommendation):
                hint = "Her står kun anbefalinger: Slet den, eller skriv den anbefaling, den blev til."
                yield breach(path, place, "ikke-et-raad", f"{code} er ikke en anbefaling.", hint)


def one_set_each(findings: Findings) -> Iterator[Breach]:
    """Nobody gave the same advice twice."""
    for path, at, advice in placed(findings, Advice):
        first: dict[str, str] = {}
        for number, given in enumerate(advice.sets):
            for index, code in enumerate(given.records):
                other = first.setdefault(code, given.name)
                if other != given.name:
                    message = f"{code} står også i »{other}«."
                    yield breach(
                        path, (*at, "saet", number, "poster", index), "raad-i-to-saet", message, "Slet den ene."
                    )


def agreements(findings: Findings) -> Iterator[Breach]:
    """Who agrees is more than one, and what is agreed on stands in a set."""
    for path, at, advice in placed(findings, Advice):
        of = {code: given.name for given in reversed(advice.sets) for code in given.records}
        for number, agreement in enumerate(advice.agreements):
            place = (*at, "enige", number, "poster")
            yield from _in_no_set(path, place, agreement.records, of)
            names = dict.fromkeys(of[code] for code in agreement.records if code in of)
            if len(names) == 1:
                message = f"Alle råd om »{agreement.title}« er fra »{next(iter(names))}«."
                others = [given.name for given in advice.sets if given.name not in names]
                hint = f"Føj et råd til fra {danish.listing(others, 'eller')}, eller slet punktet."
                yield breach(path, place, "enig-med-sig-selv", message, hint)


def _in_no_set(path: str, place: Path, codes: Sequence[str], of: Mapping[str, str]) -> Iterator[Breach]:
    for index, code in enumerate(codes):
        if code not in of:
            hint = f"Skriv {code} i det sæt, den hører til, eller slet den her."
            yield breach(path, (*place, index), "raad-uden-saet", f"{code} står ikke i noget sæt.", hint)


def _lists(findings: Findings) -> Iterator[tuple[str, Path, Sequence[str]]]:
    for path, at, advice in placed(findings, Advice):
        for number, given in enumerate(advice.sets):
            yield path, (*at, "saet", number, "poster"), given.records
        for number, agreement in enumerate(advice.agreements):
            yield path, (*at, "enige", number, "poster"), agreement.records
