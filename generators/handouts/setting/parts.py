"""Records, themes and conferences as the plain data that the templates set.

Knows what each template expects; knows neither relevance nor how much fits.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from generators import danish
from generators.handouts.setting.prose import NO_BREAK, fine, rich
from generators.handouts.setting.seams import Seams
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.records.record_types import (
    RECORD_TYPES,
    Dilemma,
    Finding,
    Idea,
    Model,
    Origin,
    Recommendation,
    Record,
    type_of,
)
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
    """Which printing this is: what it is called, its date, and the site its codes lead to."""

    label: str
    date: dt.date
    site_url: str

    def url(self, address: str) -> str:
        """Give the whole web address of a page."""
        return f"{self.site_url.rstrip('/')}/{address}"

    def shown(self, address: str) -> str:
        """Give the address as a reader types it."""
        return self.url(address).removeprefix("https://").removeprefix("http://").rstrip("/")


def identity_data(base: KnowledgeBase) -> Data:
    """Give colours, themes and record types as every template knows them."""
    themes = (*base.main_themes, *base.deferred_themes)
    return {
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
            row.slug: {"singular": danish.capitalised(row.singular), "plural": danish.capitalised(row.plural)}
            for row in RECORD_TYPES
        },
    }


def record_data(record: Record, seams: Seams) -> Data:
    """Give everything of a record that is ever printed."""

    def wide(text: str) -> str:
        return seams.wide(fine(text))

    common = {
        "id": record.id,
        "kind": type_of(record).slug,
        "title": wide(record.title),
        "summary": wide(record.summary),
        "themes": list(record.themes),
        "levels": [level.value.capitalize() for level in record.levels],
        "origin": ORIGIN_WORDS[record.origin],
        "editorial": list(record.editorial_fields),
        "text": rich(record.text, seams),
        "questions": [wide(question) for question in record.questions],
    }
    return common | _own_fields(record, seams)


def _own_fields(record: Record, seams: Seams) -> Data:
    def wide(texts: tuple[str, ...]) -> list[str]:
        return [seams.wide(fine(text)) for text in texts]

    def pairs(entries: tuple[Any, ...], *names: str) -> list[Data]:
        # Poles and steps stand in columns that may be as narrow as 31 mm.
        return [{name: seams.narrow(fine(getattr(entry, name))) for name in names} for entry in entries]

    if isinstance(record, Finding):
        return {"meaning": rich(record.meaning, seams)}
    if isinstance(record, Dilemma):
        return {"poles": pairs(record.poles, "name", "text"), "considerations": wide(record.considerations)}
    if isinstance(record, Model):
        steps, conditions = pairs(record.steps, "title", "text"), wide(record.conditions)
        return {"when": seams.wide(fine(record.when)), "steps": steps, "conditions": conditions}
    if isinstance(record, Recommendation):
        actions = [{"text": seams.wide(fine(a.text)), "level": a.level.value.capitalize()} for a in record.actions]
        return {"actions": actions, "obstacles": pairs(record.obstacles, "obstacle", "answer")}
    return {"next": seams.wide(fine(record.next_step)) if isinstance(record, Idea) and record.next_step else None}


def source_line(source: Source) -> str:
    """Cite a source in one line."""
    return fine(f"{source.publisher} ({source.date}): {source.title}.")


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
        "agenda": [{"time": item.time, "item": fine(item.item), "who": item.who} for item in conference.programme],
        "agenda-note": _agenda_note(base, conference),
        "about": fine(_about(base, conference, edition)),
        "codes": _codes(edition),
    }


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
    sentences = [f"{edition.label}. Udgivet af {base.programme.owner}."]
    if base.is_example:
        sentences.append("Alt i hæftet er opdigtet: kommuner, klynger, resultater og program.")
    else:
        sentences.append(f"Kilderne er fra {base.programme.period.replace('-', '–')}.")
    if any(entry.basis is Basis.PROPOSAL for entry in conference.themes):
        sentences.append("Hvilke temaer konferencen har, er redaktionens forslag.")
    sentences.append("(red.): skrevet af redaktionen; kilden siger det ikke selv.")
    return " ".join(sentences)


def _codes(edition: Edition) -> str:
    return f"Hver kode fører til sin egen side: Skriv den efter adressen, fx{NO_BREAK}{edition.shown('E-001')}."
