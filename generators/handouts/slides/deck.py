"""What stands on each slide of a conference or a theme, as data: words, code and what the speaker is to say.

Knows records and the order of a day; how a slide looks, and how much there is room for, is for the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.organiser.material import PLAN
from generators.handouts.setting.parts import ORIGIN_WORDS, agenda
from generators.handouts.setting.prose import fine
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.ranking import own_theme_first, valid
from generators.knowledge.theme_brief import brief
from generators.presentation import addresses, outline
from generators.presentation.conference_files import is_timed
from generators.records.record_types import Dilemma, Recommendation, Record
from generators.records.registers import Conference, Theme


class Line(NamedTuple):
    """A line of a list, with what stands before it in bold."""

    text: str
    lead: str = ""


class Way(NamedTuple):
    """Where a slide leads: the whole address behind its QR code, and what stands below it, which may be a code."""

    url: str
    shown: str
    of: str


@dataclass(frozen=True, kw_only=True)
class Slide:
    """A slide: the layout it is made on, its words by the placeholder that holds them, and the speaker's notes."""

    layout: str
    title: str
    above: str = ""
    text: str = ""
    lines: Sequence[Line] = ()
    poles: Sequence[tuple[str, str]] = ()
    rows: Sequence[tuple[str, str]] = ()
    origin: str = ""
    way: Way | None = None
    notes: Sequence[str] = ()
    theme: int = 0


@dataclass(frozen=True, kw_only=True)
class Deck:
    """The slides of a conference or a theme, and what the file says of itself."""

    title: str
    owner: str
    slides: Sequence[Slide]
    foot: str


TITLE, SECTION, PROGRAMME, CLAIM, DILEMMA, ACTIONS, QUESTIONS = (
    "Forside", "Tema", "Program", "Udsagn", "Dilemma", "Anbefaling", "Spørgsmål",
)  # fmt: skip
ASK = "Hvor står I i dag? Stil jer langs væggen, før nogen taler."
_LINE_UP = "Sådan: Bed alle stille sig langs væggen, hvor de synes, kommunen står i dag. De, der står yderst, begynder."
_EXAMPLE = "EKSEMPEL: Alt indhold er opdigtet"


def of_conference(manuscript: Manuscript, conference: Conference) -> Deck:
    """Give the deck of a day: its programme, and what there is to talk about of each theme; a record comes once."""
    base = manuscript.base
    where = manuscript.edition.url(addresses.of_handouts(conference))
    way = Way(where, manuscript.edition.shown(addresses.of_handouts(conference)), "konferencens hæfter")
    when = danish.capitalised(danish.long_date(conference.date)) if conference.date else conference.period or ""
    named = {entry.theme for entry in conference.themes}
    themes = [theme for theme in base.themes if theme.slug in named]
    shown = danish.listing([theme.short_name for theme in themes])
    slides = [
        Slide(
            layout=TITLE,
            title=fine(conference.name),
            text=fine(" · ".join(part for part in (when, conference.place, shown) if part)),
            way=way,
            notes=[fine(manuscript.edition.label)],
        ),
        *_programme(conference),
    ]
    taken: set[str] = set()
    for theme in themes:
        slides += [_section(manuscript, theme), *_about(manuscript, theme, taken)]
    slides.append(_ending(way))
    return Deck(title=conference.name, owner=base.programme.owner, slides=slides, foot=_foot(base, conference.name))


def of_theme(manuscript: Manuscript, theme: Theme) -> Deck:
    """Give the deck of a theme."""
    title = f"Tema {theme.number}: {theme.short_name}" if theme.number else theme.short_name
    slides = [_section(manuscript, theme), *_about(manuscript, theme, set())]
    owner = manuscript.base.programme.owner
    return Deck(title=title, owner=owner, slides=slides, foot=_foot(manuscript.base, title))


def _foot(base: KnowledgeBase, title: str) -> str:
    return fine(" · ".join([base.programme.name, title, *([_EXAMPLE] if base.is_example else [])]))


def _programme(conference: Conference) -> Iterator[Slide]:
    if is_timed(conference):
        points = agenda(conference)
        rows = [(point["time"], " · ".join(filter(None, [point["item"], point["more"]]))) for point in points]
        yield Slide(layout=PROGRAMME, title="Dagens program", rows=rows)


def _section(manuscript: Manuscript, theme: Theme) -> Slide:
    return Slide(
        layout=SECTION,
        title=fine(theme.name),
        above=f"Tema {theme.number}" if theme.number else "Tema",
        text=fine(theme.description),
        way=_to(manuscript, addresses.of_theme(theme), "temaets side"),
        theme=theme.number or 0,
    )


def _about(manuscript: Manuscript, theme: Theme, taken: set[str]) -> Iterator[Slide]:
    """Yield the slides of a theme, in the order they are talked about; what is taken has been on a slide before."""
    base = manuscript.base
    claim = brief(base, theme).claim
    ordered = own_theme_first(base, theme, valid(base.of_theme(theme.slug)))
    records = [*([claim] if claim else []), *(r for r in ordered if isinstance(r, Dilemma | Recommendation))]
    fresh = [record for record in records if record.id not in taken]
    for kind in (lambda r: r is claim, lambda r: isinstance(r, Dilemma), lambda r: isinstance(r, Recommendation)):
        for record in filter(kind, fresh):
            taken.add(record.id)
            yield _of_record(manuscript, theme, record)
    if theme.questions:
        yield Slide(
            layout=QUESTIONS,
            title="Tal om det ved bordene",
            above=_above("Spørgsmål", theme),
            lines=[Line(fine(question)) for question in theme.questions],
            origin=outline.EDITORS,
            way=_to(manuscript, addresses.of_theme(theme), "temaets side"),
            theme=theme.number or 0,
        )


def _of_record(manuscript: Manuscript, theme: Theme, record: Record) -> Slide:
    common = Slide(
        layout=CLAIM,
        title=fine(record.title),
        above=_above(outline.kind_name(record), theme),
        text=fine(record.summary),
        origin=_origin(record),
        way=_to_record(manuscript, record),
        notes=list(_notes(manuscript.base, record)),
        theme=theme.number or 0,
    )
    if isinstance(record, Dilemma):
        return replace(common, layout=DILEMMA, poles=[(fine(p.name), fine(p.text)) for p in record.poles])
    if isinstance(record, Recommendation) and record.actions:
        lines = [Line(fine(action.text), action.level.label) for action in record.actions]
        return replace(common, layout=ACTIONS, lines=lines)
    return common


def _above(kind: str, theme: Theme) -> str:
    number = f"Tema {theme.number} · " if theme.number else ""
    return fine(f"{kind} · {number}{theme.short_name}")


def _origin(record: Record) -> str:
    """Tell whose words are on the slide, and what to be careful about."""
    year = record.date.year or "udateret"
    of_the_part = {key: outline.mark(record, key) for key in _ON_THE_SLIDE if getattr(record, _ON_THE_SLIDE[key], ())}
    marks = [f"{outline.heading(record, key)}: {mark}" for key, mark in of_the_part.items() if mark]
    told = [f"{ORIGIN_WORDS[record.origin]}, {year}", outline.byline(record), *marks]
    return fine(" · ".join(filter(None, [*told, outline.caveat(record)])))


_ON_THE_SLIDE = {"poler": "poles", "handlinger": "actions"}


def _notes(base: KnowledgeBase, record: Record) -> Iterator[str]:
    """Yield what the speaker has at hand: how to use the slide, what it says in full, questions and sources."""
    if isinstance(record, Dilemma):
        yield _LINE_UP
        yield from (f"Overvej: {fine(text)}" for text in record.considerations)
    if isinstance(record, Dilemma | Recommendation):
        yield fine(record.summary)
    if isinstance(record, Recommendation):
        yield from (f"Står i vejen: {fine(one.obstacle)} Svar: {fine(one.answer)}" for one in record.obstacles)
    yield from (f"Spørg salen: {fine(question)}" for question in record.questions)
    known = [f"{base.source[one.source].title}, {one.place}" for one in record.sources if one.source in base.source]
    yield fine(f"Kilde: {'; '.join(known)}.")


def _to(manuscript: Manuscript, address: str, of: str) -> Way:
    return Way(manuscript.edition.url(address), manuscript.edition.shown(address), of)


def _to_record(manuscript: Manuscript, record: Record) -> Way:
    short = addresses.short_of_record(record)
    return Way(manuscript.edition.url(short), record.id, record.id)


def _ending(way: Way) -> Slide:
    agree = PLAN[-1]
    return Slide(
        layout=QUESTIONS,
        title="Aftal jeres næste skridt",
        above=agree.where,
        lines=[Line(fine(part)) for part in _NEXT],
        way=way,
        notes=[fine(agree.say)],
    )


_NEXT = ("Hvad gør vi først?", "Hvem gør det?", "Hvornår ser vi på det igen?")
