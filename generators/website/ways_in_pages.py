"""The pages of the ways in: all situations, each of them, and each role.

Knows what stands on them; what a role is shown of the records is worked out in `knowledge.ways_in`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from generators import danish
from generators.knowledge.ways_in import asked_of, dilemmas_of, read_in
from generators.presentation import addresses, outline
from generators.records.record_types import Record
from generators.records.registers import file_of
from generators.records.ways_in import WayIn
from generators.website.machines import Facts
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
        headings = ("readings", "questions", "step")
        yield _page(press, addresses.of_situation(situation), "situation", situation, headings, situation=situation)


def audience_pages(press: Press) -> Iterator[Page]:
    """Make the page of each role."""
    for audience in press.base.audiences:
        asked = asked_of(press.base, audience.level)
        yield _page(
            press,
            addresses.of_audience(audience),
            "audience",
            audience,
            ("readings", "questions"),
            audience=audience,
            asked=asked,
            asked_mark=outline.any_mark((record for group in asked for record, _ in group.by), "handlinger"),
            dilemmas=dilemmas_of(press.base, audience.level),
        )


# The kind that a page is listed and searched under, by its template.
_KINDS = {"situation": "situation", "audience": "rolle"}


def _page(press: Press, address: str, template: str, way: WayIn, headings: Sequence[str], **more: Any) -> Page:
    return press.page(
        address,
        template,
        title=danish.typeset(way.title),
        description=danish.typeset(way.when),
        kind=_KINDS[template],
        section=addresses.SITUATIONS,
        edit=file_of(way),
        facts=Facts("WebPage", twin=True),
        item=addresses.pack_item(address),
        sheet=addresses.of_sheet(address),
        readings=_readings(press, way),
        headings={name: outline.of_entry(way, name) for name in headings},
        mark=outline.EDITORS,
        **more,
    )


def _readings(press: Press, way: WayIn) -> list[tuple[Record, str]]:
    return [(press.base.by_id[reading.record], danish.typeset(reading.why)) for reading in read_in(press.base, way)]
