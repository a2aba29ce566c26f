"""Rules about what is supplied for the handouts: of a municipality that there is, of a conference where it must be."""

from collections.abc import Iterator

from generators.knowledge.rules.breach import Breach, breach
from generators.reading.loader import Findings
from generators.records.registers import Municipality
from generators.records.supplied import Supplied


def supplied_facts(findings: Findings) -> Iterator[Breach]:
    """A file belongs to a municipality, and participants and a table to a conference."""
    known = {own.slug for own in findings.entries("kommuner", Municipality)}
    for path, at, supplied in findings.placed("oplysninger", Supplied):
        if supplied.slug not in known:
            message = f"Ingen kommune hedder »{supplied.slug}« i adresser."
            yield breach(path, at, "oplysning-uden-kommune", message, "Omdøb filen til en slug fra kommuner.yml.")
        for place, fact in enumerate(supplied.facts):
            if fact.kind.is_of_a_conference and not fact.conference:
                message = f"»{fact.kind.label}« gælder én konference, og den mangler."
                hint = "Tilføj konference, fx konference: temakonference-1."
                yield breach(path, (*at, "oplysninger", place), "oplysning-uden-konference", message, hint)
