"""The page that prints chosen records and ways in as an agenda, and what it reads of each.

Knows what an agenda shows; choosing and printing is done in the browser.
"""

import json
from collections.abc import Iterator, Mapping

from generators import danish
from generators.presentation import addresses, licence, outline
from generators.reading import rich_text
from generators.records.record_types import Dilemma, Record, type_of
from generators.records.ways_in import WayIn
from generators.website.page import Imprint, Page, Press


def meeting_pack_page(press: Press) -> Iterator[Page]:
    """Make the page that prints chosen records as an agenda."""
    site = press.imprint.site
    yield press.page(
        addresses.MEETING_PACK,
        "meeting_pack",
        title="Mødepakke",
        description="Saml poster til et ledermøde, sæt tid, egne punkter og noter på, og skriv dagsordenen ud eller "
        "hent den til Word.",
        kind="moedepakke",
        scripts=("agenda.js", "zip.js", "docx.js", "agenda-word.js", "agenda-items.js", "moedepakke.js"),
        source=f"Fra {site.name} ({site.shown}), udgave af {press.imprint.edition}. Teksterne må deles og bearbejdes "
        f"med kode og kilde efter {licence.NAME}; det gælder ikke citater og kilderne selv.",
    )


def meeting_files(press: Press) -> dict[str, str]:
    """Write the data of every record and every way in, by the place of its file."""
    base, imprint = press.base, press.imprint
    of_situation, of_audience = addresses.of_situation, addresses.of_audience
    records = {record.id: meeting_data(record, imprint) for record in base.records}
    situations = (_way_data("Situation", of_situation(way), way, way.step, imprint) for way in base.situations)
    audiences = (_way_data("Din rolle", of_audience(way), way, "", imprint) for way in base.audiences)
    ways = {str(data["id"]): _script(data) for data in (*situations, *audiences)}
    return {addresses.of_meeting_data(item): data for item, data in (records | ways).items()}


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
    return _script(data)


def _way_data(kind: str, page: str, way: WayIn, step: str, imprint: Imprint) -> dict[str, object]:
    """Give the questions of a way in, and its step where it has one; all of it is the editor's."""
    return {
        "id": addresses.pack_item(page),
        "type": kind,
        "titel": danish.typeset(way.title),
        "resume": danish.typeset(way.when),
        "titel_af": outline.EDITORS,
        "adresse": addresses.file_of(page),
        "kort": f"{imprint.site.shown}/{addresses.pack_item(page)}",
        "status": "",
        "poler": [],
        "poler_af": "",
        "forbehold": "",
        "bud": danish.typeset(step),
        "bud_titel": outline.of_entry(way, "step") if step else "",
        "spoergsmaal": [danish.typeset(question) for question in way.questions],
        "spoergsmaal_af": outline.EDITORS,
    }


def _script(data: Mapping[str, object]) -> str:
    # "</" never stands in a script, so that the text cannot end it.
    written = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return f"klyngeviden.moede({written});\n"
