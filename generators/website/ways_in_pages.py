"""The pages of the ways in: all situations, each of them, and each role.

Knows what stands on them; what a role is shown of the records is worked out in `knowledge.ways_in`.
"""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.ways_in import asked_of, dilemmas_of, read_in
from generators.presentation import addresses, outline
from generators.records.record_types import Record
from generators.records.registers import file_of
from generators.records.ways_in import WayIn
from generators.website.page import Page, Press


def situation_pages(press: Press) -> Iterator[Page]:
    """Make the list of situations and the page of each; nothing where none is written."""
    if not press.base.situations:
        return
    yield press.page(
        addresses.SITUATIONS,
        "situations",
        title="Situationer",
        description="Find det, du står i: tre poster at læse, tre spørgsmål til mødet og et sted at begynde.",
        kind="situationer",
        section=addresses.SITUATIONS,
    )
    for situation in press.base.situations:
        yield press.page(
            addresses.of_situation(situation),
            "situation",
            title=danish.typeset(situation.title),
            description=danish.typeset(situation.when),
            kind="situation",
            section=addresses.SITUATIONS,
            edit=file_of(situation),
            situation=situation,
            item=addresses.pack_item(addresses.of_situation(situation)),
            sheet=addresses.of_sheet(addresses.of_situation(situation)),
            readings=_readings(press, situation),
            headings={name: outline.of_entry(situation, name) for name in ("readings", "questions", "step")},
            mark=outline.EDITORS,
        )


def audience_pages(press: Press) -> Iterator[Page]:
    """Make the page of each role."""
    for audience in press.base.audiences:
        asked = asked_of(press.base, audience.level)
        yield press.page(
            addresses.of_audience(audience),
            "audience",
            title=danish.typeset(audience.title),
            description=danish.typeset(audience.when),
            kind="rolle",
            section=addresses.SITUATIONS,
            edit=file_of(audience),
            audience=audience,
            item=addresses.pack_item(addresses.of_audience(audience)),
            sheet=addresses.of_sheet(addresses.of_audience(audience)),
            readings=_readings(press, audience),
            headings={name: outline.of_entry(audience, name) for name in ("readings", "questions")},
            mark=outline.EDITORS,
            asked=asked,
            asked_mark=outline.any_mark((record for group in asked for record, _ in group.by), "handlinger"),
            dilemmas=dilemmas_of(press.base, audience.level),
        )


def _readings(press: Press, way: WayIn) -> list[tuple[Record, str]]:
    return [(press.base.by_id[reading.record], danish.typeset(reading.why)) for reading in read_in(press.base, way)]
