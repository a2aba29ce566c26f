"""Records, themes and conferences as the plain data that the templates set.

Knows what each template expects; knows neither relevance nor how much fits.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generators import danish
from generators.handouts.setting.prose import NO_BREAK, fine, rich
from generators.handouts.setting.seams import Seams
from generators.knowledge.editions import anchor
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.provenance import age_of, sources_of
from generators.presentation import identity, outline
from generators.presentation.about import about
from generators.records.conference_day import ItemKind, ProgrammeItem, TableWork
from generators.records.fields import Choice
from generators.records.record_types import RECORD_TYPES, Origin, Record, type_of
from generators.records.registers import Basis, Conference, Source

Data = dict[str, Any]

# One line beside a code has no room for the label used on pages.
ORIGIN_WORDS = {
    Origin.PROGRAMME: "Programmets beskrivelse",
    Origin.CLUSTER: "Fra en klynge",
    Origin.CONTEXT: "Beslægtet viden",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """Which printing this is: what it is called, its date, the name and address of the site its codes lead to.

    `number` counts the frozen printings of a conference; 0 is none of them. `contact` is the mailbox of an office.
    """

    label: str
    date: dt.date
    site_url: str
    site_name: str
    number: int = 0
    contact: str = ""

    def code(self, address: str) -> str:
        """Give what a QR code leads to: the page, and there what has changed since this printing, if it is numbered."""
        return self.url(address) + (f"#{anchor(self.number)}" if self.number else "")

    def url(self, address: str) -> str:
        """Give the whole web address of a page."""
        return f"{self.site_url.rstrip('/')}/{address}"

    def shown(self, address: str) -> str:
        """Give the address as a reader types it."""
        return self.url(address).removeprefix("https://").removeprefix("http://").rstrip("/")


def identity_data(base: KnowledgeBase, edition: Edition) -> Data:
    """Give the name and address of the site, colours, themes and record types as every template knows them."""
    themes = (*base.main_themes, *base.deferred_themes)
    return {
        "site": edition.site_name,
        "address": edition.url(""),
        "colours": identity.PRINT,
        "themes": {
            theme.slug: {
                "number": theme.number,
                "name": fine(theme.name),
                "short": theme.short_name,
                "colour": identity.theme_colour(theme).light,
                "mark": identity.theme_mark(theme),
            }
            for theme in themes
        },
        "types": {
            row.slug: {
                "singular": danish.capitalised(row.singular),
                "plural": danish.capitalised(row.plural),
                "help": row.on_paper,
            }
            for row in RECORD_TYPES
        },
    }


def record_data(record: Record, seams: Seams) -> Data:
    """Give everything of a record that is ever printed."""

    def wide(text: str) -> str:
        return seams.wide(fine(text))

    return {
        "id": record.id,
        "kind": type_of(record).slug,
        "title": wide(record.title),
        "summary": wide(record.summary),
        "caveat": wide(outline.caveat(record)),
        "themes": list(record.themes),
        "levels": [level.value.capitalize() for level in record.levels],
        "origin": f"{ORIGIN_WORDS[record.origin]}, {record.date.year or 'udateret'}",
        "byline": {"title": outline.byline(record, "titel"), "both": outline.byline(record)},
        "parts": [_part(part, seams) for part in outline.parts(record)],
        "questions": [wide(question) for question in record.questions],
    }


def _part(part: outline.Part, seams: Seams) -> Data:
    """Give a part as the templates set it, by its key or its shape; what stands in columns may part in more places."""
    return {
        "key": part.key,
        "heading": fine(part.heading),
        "mark": part.mark,
        "shape": part.shape,
        "ordered": part.ordered,
        "labels": dict(part.labels) if part.shape == "table" else {},
        "value": _value(part, seams),
    }


def _value(part: outline.Part, seams: Seams) -> Any:
    if part.shape == "rich":
        return rich(part.value, seams)
    if part.shape == "text":
        return seams.wide(fine(part.value))
    if part.shape == "list":
        return [seams.wide(fine(text)) for text in part.value]
    # Poles and steps stand in columns that may be as narrow as 31 mm.
    return [{name: seams.narrow(fine(text)) for name, text in _short(entry, row)} for entry, row in _entries(part)]


def _entries(part: outline.Part) -> Iterator[tuple[Any, Mapping[str, str]]]:
    return zip(part.value, part.rows(), strict=True)


def _short(entry: Any, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Say a choice in one word: its column has no room for the label."""
    for name, text in row.items():
        value = getattr(entry, name)
        yield name, value.capitalize() if isinstance(value, Choice) else text


def source_line(source: Source) -> str:
    """Cite a source in one line."""
    stop = "" if source.title.endswith(("?", "!", ".")) else "."
    return fine(f"{source.publisher} ({source.date}): {source.title}{stop}")


def conference_data(base: KnowledgeBase, conference: Conference, edition: Edition) -> Data:
    """Give a conference as the front of a handout shows it; what is unknown is said to be unknown."""
    return {
        "name": conference.name,
        "in-sentence": conference.name[:1].lower() + conference.name[1:],
        "programme": base.programme.name,
        "themes": [entry.theme for entry in conference.themes],
        "date": danish.long_date(conference.date) if conference.date else None,
        "place": conference.place,
        "unknown": fine(_what_is_unknown(conference)),
        "blanks": _blanks(conference),
        "agenda": agenda(conference),
        "minutes": minutes(conference.table_work),
        "agenda-note": _agenda_note(base, conference),
        "about": fine(_about(base, conference, edition)),
        "codes": _codes(edition),
    }


def agenda(conference: Conference, pages: str = "hæftets side 2–4") -> list[Data]:
    """Give the points of the day and which pages are worked with; of those side by side all but the first say so."""
    before = [None, *(item.time for item in conference.programme)]
    return [
        {
            "time": item.time,
            "until": item.until,
            "item": fine(item.item),
            "more": fine(_more(item, pages)),
            "beside": item.time is not None and item.time == last,
            "break": item.kind is ItemKind.BREAK,
        }
        for item, last in zip(conference.programme, before, strict=False)
    ]


def _more(item: ProgrammeItem, pages: str) -> str:
    worked_with = pages if item.kind is ItemKind.TABLE_WORK else None
    return ", ".join(filter(None, [item.who, item.room, worked_with]))


def minutes(work: TableWork) -> list[str]:
    """Say how long each page of the handout is worked with: 2, 3 and 4."""
    return [fine(f"{count} min.") for count in (work.read + work.dilemma, work.choose, work.agree)]


def _what_is_unknown(conference: Conference) -> str:
    if conference.date:
        return f"{danish.capitalised(danish.long_date(conference.date))}. Stedet er ikke oplyst. Skriv det her:"
    when = f" i {conference.period}" if conference.period else ""
    if conference.place:
        return f"{conference.place}{when}. Dagen er ikke oplyst. Skriv den her:"
    planned = f"Konferencen var planlagt til {conference.period}. " if conference.period else ""
    return f"{planned}Dag og sted er ikke oplyst. Skriv dem her, når I kender dem:"


def _blanks(conference: Conference) -> list[str]:
    missing = [label for label, value in (("Dato", conference.date), ("Sted", conference.place)) if not value]
    return [*missing, "Hos os"]


def _agenda_note(base: KnowledgeBase, conference: Conference) -> str | None:
    partly_known = any(item.time is None for item in conference.programme) and not base.is_example
    return "Resten af programmet står ikke i kilderne." if partly_known else None


def _about(base: KnowledgeBase, conference: Conference, edition: Edition) -> str:
    sentences = [about(base, edition.site_name), f"{edition.label}. Udgivet af {base.programme.owner}."]
    if base.is_example:
        sentences.append("Alt i hæftet er opdigtet: kommuner, klynger, resultater og program.")
    else:
        sentences.append(age_of(sources_of(base, _printable(base, conference))))
    if any(entry.basis is Basis.PROPOSAL for entry in conference.themes):
        sentences.append("Hvilke temaer konferencen har, er redaktionens forslag.")
    return " ".join(sentence for sentence in sentences if sentence)


def _printable(base: KnowledgeBase, conference: Conference) -> list[Record]:
    """Give the records that a handout of the conference may hold."""
    themes = {entry.theme for entry in conference.themes}
    return [record for record in base.valid_records if themes.intersection(record.themes)]


def _codes(edition: Edition) -> str:
    return f"Hver kode fører til sin egen side: Skriv den efter adressen, fx{NO_BREAK}{edition.shown('E-001')}."
