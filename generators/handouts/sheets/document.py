"""One municipality at one conference -> the plain data of its handout.

Pure: relevance decides the order, measured sizes decide how much, and the templates set what is said here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, agenda, conference_data, record_data, source_line
from generators.handouts.setting.seams import Seams
from generators.handouts.sheets import back, front, programme
from generators.handouts.sheets.fitting import Candidates, left_out_said, used, with_most_titles
from generators.handouts.sheets.sizes import Entry
from generators.handouts.sheets.workshop import Workbench, Workshop
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.relevance import Relevant
from generators.knowledge.selection import Selection, select
from generators.records.registers import Conference, Municipality

# The front, two inner pages and the back; a programme that is too long for the front comes after them.
PAGES = 4


@dataclass(frozen=True, slots=True)
class Handout:
    """The data of one handout, the records that are printed in it, and those that could not even be weighed.

    `named` are those that found no room but for their titles.
    `heights` says how much each page takes; `stranded` whether a heading has nothing below it.
    """

    data: Data
    records: tuple[str, ...]
    unweighed: tuple[str, ...]
    named: tuple[str, ...]
    heights: tuple[float, ...]
    stranded: bool


def records_to_print(base: KnowledgeBase, seams: Seams) -> dict[str, Data]:
    """Give the records of all theme conferences as data, by id."""
    themes = {entry.theme for conference in base.theme_conferences for entry in conference.themes}
    return {r.id: record_data(r, seams) for r in base.valid_records if themes.intersection(r.themes)}


def entries_to_measure(
    workshop: Workshop, conference: Conference, municipalities: Iterable[Municipality]
) -> dict[Entry, Data]:
    """Give every record that may stand on a front of the conference, with the reason given there."""
    shown = _themes_of(conference)
    chosen = (_printable(workshop, select(workshop.base, municipality, conference)) for municipality in municipalities)
    entries = dict.fromkeys(entry for one in chosen for entry in front.reasons(one).items())
    return {(i, why): _sized(workshop, i, shown) | {"own": None, "reason": why} for i, why in entries}


def pages_to_measure(workshop: Workshop, conference: Conference) -> Data:
    """Give everything else whose size has to be known before a handout of the conference can be filled."""
    base, edition = workshop.base, workshop.edition
    # To draw a code takes longer than anything else on a front, and all of them take the same room.
    code = pictures.qr_code(edition.url(""))
    return {
        "conference": conference_data(base, conference, edition),
        "timed": any(item.time for item in conference.programme),
        "fronts": {m.slug: front.data(base, edition, conference, m, lambda _: code) for m in base.municipalities},
        "sources": {source.slug: source_line(source) for source in base.sources},
        "most-left-out": left_out_said(len(workshop.records), after=False),
    }


def handouts_data(bench: Workbench, handouts: Sequence[Handout], whose: str, *, large: bool = False) -> Data:
    """Gather handouts of one conference into what the template sets: one handout, or a book of many.

    In large type no page is where the programme of the day says, so there it names no page.
    """
    base, edition, conference = bench.workshop.base, bench.workshop.edition, bench.conference
    printed = sorted({record_id for handout in handouts for record_id in handout.records})
    shown = _themes_of(conference)
    day = bench.day | {"programme-page": None if bench.sizes.programme_is_on_the_front else PAGES + 1}
    if large:
        day["agenda"] = agenda(conference, "hæftets opgaver")
    return {
        "title": f"{conference.name}: {whose}",
        "publisher": base.programme.owner,
        "description": f"Konferencehæfte, {base.programme.name}",
        "example": base.is_example,
        "edition": edition.label,
        "conference": day,
        "records": {record_id: _sized(bench.workshop, record_id, shown) for record_id in printed},
        "titles": {i: _listed(bench.workshop.records[i]) for handout in handouts for i in handout.named},
        "handouts": [handout.data for handout in handouts],
    }


def _listed(record: Data) -> Data:
    return {key: record[key] for key in ("id", "kind", "title")}


def _themes_of(conference: Conference) -> set[str]:
    return {entry.theme for entry in conference.themes}


def _sized(workshop: Workshop, record_id: str, shown_themes: set[str]) -> Data:
    record, measured = workshop.records[record_id], workshop.measured[record_id]
    shown = [slug for slug in record["themes"] if slug in shown_themes]
    return record | {"shown-themes": shown, "widths": measured["widths"], "across": measured["across"]}


def _printable(workshop: Workshop, selection: Selection) -> Selection:
    return replace(selection, relevant=tuple(i for i in selection.relevant if i.record.id in workshop.records))


def handout(bench: Workbench, municipality: Municipality, *, large: bool = False) -> Handout:
    """Choose and write the handout of one municipality for the conference of the bench.

    One in large type has the same records in the same detail; only its titles need no room on a page.
    """
    workshop, conference = bench.workshop, bench.conference
    chosen = select(workshop.base, municipality, conference)
    selection = _printable(workshop, chosen)
    featured, front_height = front.featured(bench, selection)
    why = front.reasons(selection)
    pages = bench.pages(_candidates(selection, featured))
    pages = with_most_titles(pages) if large else pages
    printed = tuple(dict.fromkeys([*(item.record.id for item in featured), *pages.placed()]))
    own = _own_labels(selection, frozenset(printed))
    last_page, back_height = back.data(bench, workshop.base.linked(printed), selection.asked)
    day = programme.pages(bench.sizes)
    heights = (front_height, used(pages.second), used(pages.third), back_height)
    inside = {
        "heading": front.heading(selection),
        "help": front.help_line(selection),
        "featured": [item.record.id for item in featured],
        "reasons": why,
        "own": {record_id: own[record_id] for record_id in printed if record_id in own},
        "pages": [[part.data() for part in page] for page in (pages.second, pages.third)],
        "programme": [page.data() for page in day],
        "page-count": PAGES + len(day),
    }
    return Handout(
        front.data(workshop.base, workshop.edition, conference, municipality) | inside | last_page,
        records=printed,
        unweighed=tuple(i.record.id for i in chosen.relevant if i.record.id not in workshop.records),
        named=next((part.ids for part in pages.third if part.part == "left-out"), ()),
        heights=(*heights, *(page.height(bench.sizes) for page in day)),
        stranded=any(page and page[-1].part == "head" for page in (pages.second, pages.third)),
    )


def _own_labels(selection: Selection, printed: Collection[str]) -> dict[str, str]:
    """Label what is printed for a reason of the municipality's own; the words of a reason are never asked for."""
    own = {item.record.id: item.own[0] for item in selection.relevant if item.own and item.record.id in printed}
    return {record_id: ground.label for record_id, ground in own.items() if ground.label}


def _candidates(selection: Selection, featured: Sequence[Relevant]) -> Candidates:
    def ids(letter: str) -> tuple[str, ...]:
        return tuple(item.record.id for item in selection.relevant if item.record.id[0] == letter)

    formed = {"E", "D", "M", "A"}
    others = tuple(item.record.id for item in selection.relevant if item.record.id[0] not in formed)
    on_the_front = frozenset(item.record.id for item in featured)
    ranked = tuple(item.record.id for item in selection.relevant)
    return Candidates(ids("E"), ids("D"), ids("M"), ids("A"), others, on_the_front, ranked)
