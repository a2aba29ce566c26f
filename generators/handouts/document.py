"""One municipality at one conference -> the plain data of its handout.

Pure: relevance decides the order, measured sizes decide how much, and the templates set what is said here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generators import danish
from generators.handouts import pictures
from generators.handouts.fitting import HEAD_GAP, Candidates, Pages, fit
from generators.handouts.parts import Data, Edition, conference_data, record_data, source_line
from generators.handouts.seams import Seams
from generators.handouts.sizes import MM, ROOM, Sizes
from generators.knowledge.knowledge_base import KnowledgeBase, municipality_slug
from generators.knowledge.relevance import Relevant
from generators.knowledge.selection import Selection, select
from generators.presentation import addresses
from generators.records.record_types import Record, type_of
from generators.records.registers import Conference, Municipality

# What to ask of a record of each type, after the reason for showing it.
PROMPTS = {
    "erkendelse": "Er I enige?",
    "dilemma": "Hvor står I?",
    "model": "Kunne I bruge den?",
    "anbefaling": "Gør I det i dag?",
    "ide": "Kunne I prøve det?",
}
MOST_QUESTIONS = 4
_LOWEST_LINE, _HIGHEST_LINE = 8.6 * MM, 11.5 * MM
_REASON_LINE = 9.6 * 1.4
_REASON_LETTERS = 66
_ENTRY_GAP = 4.4 * MM
# Name, rules, foot and the space between them on the front; the rest is shared by the map and the entries.
_FRONT_FRAME = 96 * MM
_MAP_HEIGHT = 76 * MM


@dataclass(frozen=True)
class Workshop:
    """What is the same for all handouts: the records as data, their sizes, and choices already made."""

    base: KnowledgeBase
    edition: Edition
    sizes: Sizes
    records: Mapping[str, Data]
    fitted: dict[Candidates, Pages] = field(default_factory=dict)

    def pages(self, candidates: Candidates) -> Pages:
        """Fill the inner pages, once for each distinct selection."""
        if candidates not in self.fitted:
            self.fitted[candidates] = fit(candidates, self.sizes)
        return self.fitted[candidates]


@dataclass(frozen=True, slots=True)
class Handout:
    """The data of one handout, the records that are printed in it, and those that could not even be weighed."""

    data: Data
    records: tuple[str, ...]
    unweighed: tuple[str, ...]


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
    return record | {"widths": workshop.sizes.widths(record_id), "shown-themes": themes}


def handout(workshop: Workshop, conference: Conference, municipality: Municipality) -> Handout:
    """Choose and write the handout of one municipality for one conference."""
    chosen = select(workshop.base, municipality, conference)
    selection = replace(chosen, relevant=tuple(i for i in chosen.relevant if i.record.id in workshop.records))
    featured = _featured(workshop, selection)
    pages = workshop.pages(_candidates(selection, featured))
    printed = tuple(dict.fromkeys([*(item.record.id for item in featured), *pages.placed()]))
    facts = _municipality_data(workshop, conference, municipality)
    back = _back(workshop, conference, printed)
    own = {item.record.id: item.reasons[0].label for item in selection.relevant if item.reasons[0].label}
    data = {
        "heading": _heading(selection),
        "featured": [item.record.id for item in featured],
        "reasons": {item.record.id: _reason(item) for item in featured},
        "own": {record_id: own[record_id] for record_id in printed if record_id in own},
        "pages": [[part.data() for part in page] for page in (pages.second, pages.third)],
    }
    unweighed = tuple(i.record.id for i in chosen.relevant if i.record.id not in workshop.records)
    return Handout(data | facts | back, printed, unweighed)


def _candidates(selection: Selection, featured: Sequence[Relevant]) -> Candidates:
    def ids(letter: str) -> tuple[str, ...]:
        return tuple(item.record.id for item in selection.relevant if item.record.id[0] == letter)

    on_the_front = frozenset(item.record.id for item in featured)
    return Candidates(ids("E"), ids("D"), ids("M"), ids("A"), ids("I"), on_the_front)


# --- front ------------------------------------------------------------------------------------------------------------


def _heading(selection: Selection) -> str:
    if selection.is_distinctive:
        return f"Det vigtigste for {selection.municipality.name}"
    return "Det vigtigste fra temaerne"


def _featured(workshop: Workshop, selection: Selection) -> list[Relevant]:
    """Take as many of the featured records as the front has room for, at least one."""
    facts = max(workshop.sizes.facts(selection.conference.slug), _MAP_HEIGHT)
    room = ROOM - _FRONT_FRAME - facts
    taken: list[Relevant] = []
    for item in selection.featured:
        lines = -(-len(_reason(item)) // _REASON_LETTERS)
        room -= workshop.sizes.height(item.record.id, "forside") + (lines - 1) * _REASON_LINE + _ENTRY_GAP * bool(taken)
        if taken and room < 0:
            break
        taken.append(item)
    return taken


def _reason(item: Relevant) -> str:
    reason = item.reasons[0].text if item.reasons else ""
    return f"{reason}. {PROMPTS[type_of(item.record).slug]}"


def _municipality_data(workshop: Workshop, conference: Conference, municipality: Municipality) -> Data:
    base, edition = workshop.base, workshop.edition
    address = addresses.of_handout_page(conference, municipality)
    cluster = base.cluster_of(municipality.slug)
    members = {municipality_slug(key) for key in cluster.municipalities} if cluster else set()
    url = edition.url(address)
    return {
        "official": municipality.official_name,
        "lines": list(_name_lines(municipality.official_name)),
        "map": pictures.tile_map(base.municipalities, municipality, members),
        "map-alt": _map_alt(base, municipality, members),
        "map-caption": f"{municipality.name}, {municipality.region}",
        "cluster-caption": f"{cluster.name}: {_names(base, members)}" if cluster else None,
        "qr": pictures.qr_code(url),
        "url": url,
        "short-url": edition.shown(address),
    }


def _name_lines(official_name: str) -> tuple[str, str]:
    first, _, last = official_name.rpartition(" ")
    return (first, last) if first else (last, "")


def _names(base: KnowledgeBase, slugs: set[str]) -> str:
    return danish.listing([m.name for m in base.municipalities if m.slug in slugs])


def _map_alt(base: KnowledgeBase, own: Municipality, members: set[str]) -> str:
    country = "et opdigtet land" if base.is_example else "Danmark"
    text = f"Feltkort over {country} med et felt for hver af de {len(base.municipalities)} kommuner. "
    text += f"{own.name} i {own.region} er fremhævet."
    others = members - {own.slug}
    return f"{text} De andre kommuner i klyngen er tegnet med kant: {_names(base, others)}." if others else text


# --- back -------------------------------------------------------------------------------------------------------------


def _back(workshop: Workshop, conference: Conference, printed: Sequence[str]) -> Data:
    records = workshop.base.linked(printed)
    cited = list(dict.fromkeys(reference.source for record in records for reference in record.sources))
    sources = [workshop.base.source[slug] for slug in cited if slug in workshop.base.source]
    asked = list(_questions(records))[:MOST_QUESTIONS]
    questions = [_question(workshop, record, index) for record, index in asked]
    fixed = 2 * workshop.sizes.head + workshop.sizes.next_steps + HEAD_GAP + 14 * MM
    fixed += workshop.sizes.colophon(conference.slug, [source.slug for source in sources])
    fixed += sum(workshop.sizes.question(record.id, index)[1] + 4 * MM for record, index in asked)
    room = ROOM - fixed
    lines = max(1, int(room / max(1, len(asked)) / _LOWEST_LINE))
    return {
        "questions": questions,
        "lines-each": lines,
        "line-gap": min(_HIGHEST_LINE, room / max(1, len(asked)) / lines),
        "sources": [source_line(source) for source in sources],
    }


def _questions(records: Sequence[Record]) -> Iterator[tuple[Record, int]]:
    """Ask one question of each record before a second of any."""
    for turn in range(MOST_QUESTIONS):
        yield from ((record, turn) for record in records if turn < len(record.questions))


def _question(workshop: Workshop, record: Record, index: int) -> Data:
    width, _ = workshop.sizes.question(record.id, index)
    return {
        "text": workshop.records[record.id]["questions"][index],
        "id": record.id,
        "editorial": record.is_editorial("spoergsmaal"),
        "width": width,
    }
