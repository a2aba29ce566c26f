"""Rules about what is supplied for the handouts: of a municipality that there is, of a conference where it must be."""

from collections.abc import Container, Iterator

from generators import danish
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
            hint = _own_file(danish.closest(supplied.slug, sorted(known)), path, findings.files)
            yield breach(path, at, "oplysning-uden-kommune", message, hint)
        for place, fact in enumerate(supplied.facts):
            if fact.kind.is_of_a_conference and not fact.conference:
                message = f"»{fact.kind.label}« gælder én konference, og den mangler."
                hint = "Tilføj konference, fx konference: temakonference-1."
                yield breach(path, (*at, "oplysninger", place), "oplysning-uden-konference", message, hint)


def _own_file(meant: str | None, path: str, files: Container[str]) -> str:
    """Say where it belongs: a file is named as the municipality's page is."""
    if meant is None:
        return "Omdøb filen til kommunens navn i adresser, fx aarhus.yml."
    if f"{path.rpartition('/')[0]}/{meant}.yml" in files:
        return f"Flyt linjerne under oplysninger til {meant}.yml, og slet denne fil."
    return f"Omdøb filen til {meant}.yml."
