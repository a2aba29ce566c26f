"""The page that prints chosen records as an agenda, and what it reads of each record.

Knows what an agenda shows; choosing and printing is done in the browser.
"""

import json
from collections.abc import Iterator

from generators import danish
from generators.presentation import addresses, outline
from generators.reading import rich_text
from generators.records.record_types import Dilemma, Record, type_of
from generators.website.page import Imprint, Page, Press


def meeting_pack_page(press: Press) -> Iterator[Page]:
    """Make the page that prints chosen records as an agenda."""
    yield press.page(
        addresses.MEETING_PACK,
        "meeting_pack",
        title="Mødepakke",
        description="Saml poster til et ledermøde, og skriv dem ud som dagsorden.",
        kind="moedepakke",
        scripts=("moedepakke.js",),
    )


def meeting_files(press: Press) -> dict[str, str]:
    """Write the data of every record, by the place of its file."""
    return {addresses.of_meeting_data(record): meeting_data(record, press.imprint) for record in press.base.records}


def meeting_data(record: Record, imprint: Imprint) -> str:
    """Write what an agenda shows of a record as a script, since a page opened from a folder cannot fetch data."""
    poles = record.poles if isinstance(record, Dilemma) else ()
    data = {
        "id": record.id,
        "type": danish.capitalised(type_of(record).singular),
        "titel": danish.typeset(record.title),
        "resume": danish.typeset(record.summary),
        "titel_af": outline.byline(record),
        "adresse": addresses.file_of(addresses.of_record(record)),
        "kort": f"{imprint.site.shown}/{record.id}",
        "status": record.status.label if record.status != "endelig" else "",
        "poler": [{"navn": danish.typeset(pole.name), "tekst": danish.typeset(pole.text)} for pole in poles],
        "poler_af": outline.mark(record, "poler"),
        "forbehold": outline.caveat(record),
        "bud": rich_text.to_text(rich_text.parse(record.advice)) if record.advice else "",
        "bud_titel": outline.heading(record, "redaktionens_bud"),
        "spoergsmaal": [danish.typeset(question) for question in record.questions],
        "spoergsmaal_af": outline.mark(record, "spoergsmaal"),
    }
    # "</" never stands in a script, so that the text cannot end it.
    written = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return f"klyngeviden.moede({written});\n"
