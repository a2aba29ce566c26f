"""The back of a handout: questions with ruled lines, next steps, sources.

Decides how many lines each question gets; the template draws them.
"""

from collections.abc import Iterator, Sequence

from generators.handouts.setting.parts import Data, source_line
from generators.handouts.sheets.fitting import HEAD_GAP, SECTION_GAP
from generators.handouts.sheets.sizes import MM, ROOM
from generators.handouts.sheets.workshop import Workshop
from generators.records.record_types import Record
from generators.records.registers import Conference, Source

MOST_QUESTIONS = 4
_LOWEST_LINE, _HIGHEST_LINE = 8.6 * MM, 11.5 * MM
_UNDER_QUESTION = 4 * MM
_UNDER_HEAD = 2 * MM
_MOST_IN_ONE_COLUMN = 6


def data(workshop: Workshop, conference: Conference, records: Sequence[Record]) -> tuple[Data, float]:
    """Give the questions and sources of the records that are printed, and how high the page becomes."""
    sources = _sources(workshop, records)
    wide = len(sources) > _MOST_IN_ONE_COLUMN
    foot = workshop.sizes.colophon(conference.slug, [source.slug for source in sources], wide=wide)
    asked, lines, room = _asked(workshop, records, foot)
    gap = min(_HIGHEST_LINE, max(room, _LOWEST_LINE * lines) / lines)
    set_back = {
        "questions": [_question(workshop, record, index) for record, index in asked],
        "lines-each": lines,
        "line-gap": gap,
        "sources": [source_line(source) for source in sources],
        "wide-sources": wide,
    }
    return set_back, _fixed(workshop, asked, foot) + lines * gap * len(asked)


def _asked(workshop: Workshop, records: Sequence[Record], foot: float) -> tuple[list[tuple[Record, int]], int, float]:
    """Ask as many questions as have room for two lines each; give them, their lines and the height for the lines."""
    asked = list(_questions(records))[:MOST_QUESTIONS]
    while True:
        room = (ROOM - _fixed(workshop, asked, foot)) / max(1, len(asked))
        lines = max(1, int(room / _LOWEST_LINE))
        if lines > 1 or len(asked) <= 1:
            return asked, lines, room
        asked = asked[:-1]


def _fixed(workshop: Workshop, asked: Sequence[tuple[Record, int]], foot: float) -> float:
    heads = 2 * workshop.sizes.head + workshop.sizes.next_steps + HEAD_GAP + SECTION_GAP + _UNDER_HEAD + HEAD_GAP
    return heads + foot + sum(workshop.sizes.question(record.id, i)[1] + _UNDER_QUESTION for record, i in asked)


def _sources(workshop: Workshop, records: Sequence[Record]) -> list[Source]:
    cited = dict.fromkeys(reference.source for record in records for reference in record.sources)
    return [workshop.base.source[slug] for slug in cited if slug in workshop.base.source]


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
