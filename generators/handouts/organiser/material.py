"""What the organiser prints beside the handouts: dilemma cards, the facilitator's sheet, the agenda, the delivery list.

Knows words and data; how they are set is for the templates.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from generators import danish
from generators.handouts.organiser.delivery import Delivery
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data
from generators.handouts.setting.parts import agenda as agenda_rows
from generators.handouts.setting.prose import fine
from generators.handouts.sheets.workshop import Workshop
from generators.presentation.conference_files import is_timed
from generators.records.registers import Conference

PREPARE = (
    "Et hæfte og en pen til hver",
    "Dilemmakortene, skåret ud",
    "Arket til bordets næste skridt",
    "Et dilemma, valgt på forhånd",
    "Et ur, alle kan se",
)


class Turn(NamedTuple):
    """A step at the table: what to do, what to say, what to watch, and where in the handout."""

    do: str
    say: str
    watch: str
    where: str


class Stall(NamedTuple):
    """A moment when the talk stalls, and a way on."""

    when: str
    then: str


# The steps have the names that the handout gives them, and say where in it they are; the minutes are the conference's.
PLAN = (
    Turn(
        "Læg rammen",
        "Vi skal se, hvor vi står, vælge højst tre anbefalinger og aftale ét skridt. Intet referat, men alle skriver.",
        "At alle har et hæfte og en pen.",
        "Side 1",
    ),
    Turn(
        "Læs og sæt kryds",
        "Læs hver for sig. Sæt kryds ved de erkendelser, du genkender hos os. Sig ikke noget endnu.",
        "Stilheden. Den er svær, og den virker.",
        "Side 2, Erkendelser",
    ),
    Turn(
        "Tag ét dilemma",
        "Sæt et kryds der, hvor vi står, og en ring der, hvor vi vil hen. Vis det på én gang. Den, der står længst "
        "ude, begynder.",
        "At I ikke søger midten. Forskellen er stoffet.",
        "Side 2, Dilemmaer",
    ),
    Turn(
        "Vælg",
        "Se modellerne: Kunne I bruge noget af det? Sæt ét kryds i hver række ved anbefalingerne, og nummerér jeres "
        "tre vigtigste, først hver for sig.",
        "De anbefalinger, som ingen følger i dag, men som alle vil.",
        "Side 3, Modeller og Anbefalinger",
    ),
    Turn(
        "Aftal",
        "Tag ét af spørgsmålene, og skriv svaret. Hvad gør vi så som det første? Hvem gør det, og hvornår?",
        "At der står et navn og en dato.",
        "Side 4, Til drøftelse og Vores næste skridt",
    ),
)
_HOUR = 60
STALLS = (
    Stall(
        "»Det gør vi allerede«",
        "Bed om et eksempel fra sidste uge. Findes det, så skriv det ned som noget, andre kan besøge.",
    ),
    Stall(
        "»Det er forvaltningens skyld«",
        "Gå tilbage til skalaen, og flyt krydset dertil, hvor I selv kan gøre noget.",
    ),
    Stall(
        "Én taler hele tiden",
        "Lad alle skrive i to minutter, og tag så bordet rundt. Den, der har sagt mindst, begynder.",
    ),
    Stall("Alle er enige", "Spørg, hvem der ville være uenig, hvis de var med, og sig deres argument højt."),
    Stall(
        "Ingen genkender noget",
        "Gå til side 3. Vælg én anbefaling, og spørg, hvad der skulle til, for at den blev vigtig.",
    ),
    Stall("Tiden løber", "Spring modellerne over, men aldrig aftalen. De sidste minutter er hele pointen."),
)


def common(workshop: Workshop, conference: Conference) -> Data:
    """Give what stands on every sheet for the day."""
    base = workshop.base
    return {
        "conference": conference.name,
        "programme": base.programme.name,
        "publisher": base.programme.owner,
        "edition": workshop.edition.label,
        "example": base.is_example,
    }


def cards(workshop: Workshop, conference: Conference) -> Data:
    """Give a card for each dilemma of the conference's themes."""
    themes = {entry.theme for entry in conference.themes}
    dilemmas = [record for record in workshop.records.values() if record["kind"] == "dilemma"]
    shown = [record for record in dilemmas if themes.intersection(record["themes"])]
    return common(workshop, conference) | {"cards": [_coded(workshop, record) for record in shown]}


def _coded(workshop: Workshop, record: Data) -> Data:
    """Give a card the address of its record, to type and to scan."""
    place = f"{record['id']}/"
    edition = workshop.edition
    return record | {"address": edition.shown(place), "qr": pictures.qr_code(edition.url(place))}


def facilitator(workshop: Workshop, conference: Conference) -> Data:
    """Give the steps at the table, by the minutes of the conference."""
    work = conference.table_work
    begins = accumulate(work.steps, initial=0)
    plan = [
        {name: fine(value) for name, value in turn._asdict().items()} | {"minutes": f"{start}–{start + minutes}"}
        for turn, start, minutes in zip(PLAN, begins, work.steps, strict=False)
    ]
    time = "én time" if work.total == _HOUR else f"{work.total} minutter"
    stalls = [{name: fine(value) for name, value in stall._asdict().items()} for stall in STALLS]
    return common(workshop, conference) | {
        "prepare": list(PREPARE),
        "time": time,
        "plan-heading": f"{danish.capitalised(time)} ved bordet",
        "plan": plan,
        "stuck": stalls,
    }


def agenda(workshop: Workshop, conference: Conference) -> Data:
    """Give the poster of the day; what is not known of it is written on the wall."""
    when = danish.capitalised(danish.long_date(conference.date)) if conference.date else conference.period or ""
    return common(workshop, conference) | {
        "title": conference.name,
        "when": danish.listing([part for part in (when, conference.place) if part], "·"),
        "themes": [entry.theme for entry in conference.themes],
        "blanks": [label for label, known in (("Dato", conference.date), ("Sted", conference.place)) if not known],
        "agenda": agenda_rows(conference),
        "open": not is_timed(conference),
    }


def delivery_list(workshop: Workshop, conference: Conference, deliveries: Sequence[Delivery]) -> Data:
    """Give the delivery list as it is printed."""
    rows = [
        {
            "municipality": d.municipality,
            "pages": d.pages,
            "place": f"{d.volume}, s. {d.begins}",
            "copies": d.copies,
            "fingerprint": d.sha256[:24],
        }
        for d in deliveries
    ]
    pages = sum(d.pages * (d.copies or 1) for d in deliveries)
    summary = (
        f"{len(deliveries)} hæfter, {danish.number(sum(d.pages for d in deliveries))} sider i {_bound(deliveries)}. "
    )
    if conference.copies:
        summary += f"{conference.copies} eksemplarer til hver kommune, i alt {danish.number(pages)} sider. "
    else:
        summary += "Antallet af eksemplarer er ikke fastsat; skriv det ved hver kommune. "
    summary += "Fingeraftrykket viser, om en fil er den, der blev godkendt: Det fulde står i fordeling.csv."
    return common(workshop, conference) | {"rows": rows, "summary": fine(summary)}


def _bound(deliveries: Sequence[Delivery]) -> str:
    count = len({d.volume for d in deliveries})
    return "ét bind" if count == 1 else f"{danish.number(count)} bind"
