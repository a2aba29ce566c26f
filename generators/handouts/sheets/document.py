"""One municipality at one conference -> the plain data of its handout.

Pure: relevance decides the order, measured sizes decide how much, and the templates set what is said here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generators.handouts.setting.parts import Data, Edition, conference_data, record_data, source_line
from generators.handouts.setting.seams import Seams
from generators.handouts.sheets import back, front
from generators.handouts.sheets.fitting import Candidates, used
from generators.handouts.sheets.workshop import Workshop
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.relevance import Relevant
from generators.knowledge.selection import Selection, select
from generators.records.registers import Conference, Municipality


@dataclass(frozen=True, slots=True)
class Handout:
    """The data of one handout, the records that are printed in it, and those that could not even be weighed.

    `heights` says how much each page takes; `stranded` whether a heading has nothing below it.
    """

    data: Data
    records: tuple[str, ...]
    unweighed: tuple[str, ...]
    heights: tuple[float, ...]
    stranded: bool


def to_measure(base: KnowledgeBase, records: Mapping[str, Data], edition: Edition) -> Data:
    """Give everything whose size has to be known before a handout can be filled."""
    return {
        "records": list(records.values()),
        "conferences": {c.slug: conference_data(base, c, edition) for c in base.theme_conferences},
        "sources": {source.slug: source_line(source) for source in base.sources},
    }


def records_to_print(base: KnowledgeBase, seams: Seams) -> dict[str, Data]:
    """Give the records of all theme conferences as data, by id."""
    themes = {entry.theme for conference in base.theme_conferences for entry in conference.themes}
    return {r.id: record_data(r, seams) for r in base.valid_records if themes.intersection(r.themes)}


def publication_data(workshop: Workshop, conference: Conference, handouts: Sequence[Handout], whose: str) -> Data:
    """Gather handouts of one conference into what the template sets: one handout, or a book of many."""
    base, edition = workshop.base, workshop.edition
    used = sorted({record_id for handout in handouts for record_id in handout.records})
    shown = {entry.theme for entry in conference.themes}
    return {
        "title": f"{conference.name}: {whose}",
        "publisher": base.programme.owner,
        "description": f"Konferencehæfte, {base.programme.name}",
        "example": base.is_example,
        "edition": edition.label,
        "conference": conference_data(base, conference, edition),
        "records": {record_id: _sized(workshop, record_id, shown) for record_id in used},
        "handouts": [handout.data for handout in handouts],
    }


def _sized(workshop: Workshop, record_id: str, shown_themes: set[str]) -> Data:
    record = workshop.records[record_id]
    themes = [slug for slug in record["themes"] if slug in shown_themes]
    sizes = {"widths": workshop.sizes.widths(record_id), "across": workshop.sizes.across(record_id)}
    return record | sizes | {"shown-themes": themes}


def handout(workshop: Workshop, conference: Conference, municipality: Municipality) -> Handout:
    """Choose and write the handout of one municipality for one conference."""
    chosen = select(workshop.base, municipality, conference)
    selection = replace(chosen, relevant=tuple(i for i in chosen.relevant if i.record.id in workshop.records))
    featured, front_height = front.featured(workshop, selection)
    own = {item.record.id: item.reasons[0].label for item in selection.relevant if item.reasons[0].label}
    pages = workshop.pages(_candidates(selection, featured, own))
    printed = tuple(dict.fromkeys([*(item.record.id for item in featured), *pages.placed()]))
    last_page, back_height = back.data(workshop, conference, workshop.base.linked(printed))
    inside = {
        "heading": front.heading(selection),
        "featured": [item.record.id for item in featured],
        "reasons": {item.record.id: front.reason(item) for item in featured},
        "own": {record_id: own[record_id] for record_id in printed if record_id in own},
        "pages": [[part.data() for part in page] for page in (pages.second, pages.third)],
    }
    return Handout(
        front.data(workshop, conference, municipality) | inside | last_page,
        records=printed,
        unweighed=tuple(i.record.id for i in chosen.relevant if i.record.id not in workshop.records),
        heights=(front_height, used(pages.second), used(pages.third), back_height),
        stranded=any(page and page[-1].part == "head" for page in (pages.second, pages.third)),
    )


def _candidates(selection: Selection, featured: Sequence[Relevant], own: Iterable[str]) -> Candidates:
    def ids(letter: str) -> tuple[str, ...]:
        return tuple(item.record.id for item in selection.relevant if item.record.id[0] == letter)

    on_the_front = frozenset(item.record.id for item in featured)
    return Candidates(ids("E"), ids("D"), ids("M"), ids("A"), ids("I"), on_the_front, frozenset(own))
