"""The back of a handout: questions with ruled lines, next steps, sources.

Decides how many lines each question gets; the template draws them.
"""

from collections.abc import Sequence

from generators.handouts.setting.parts import Data, source_line
from generators.handouts.sheets.sizes import MM
from generators.handouts.sheets.workshop import Workbench
from generators.presentation import outline
from generators.records.record_types import Record
from generators.records.registers import Source

Questions = Sequence[tuple[Record, int]]

_LOWEST_LINE, _HIGHEST_LINE = 8.6 * MM, 11.5 * MM
_MOST_IN_ONE_COLUMN = 6


def data(bench: Workbench, records: Sequence[Record], questions: Questions) -> tuple[Data, float]:
    """Give those of the questions, and the sources, that are of printed records, and how high the page becomes."""
    sources = _sources(bench, records)
    wide = len(sources) > _MOST_IN_ONE_COLUMN
    foot = bench.sizes.colophon([source.slug for source in sources], wide=wide)
    printed = {record.id for record in records}
    asked, lines, room = _asked(bench, [(record, index) for record, index in questions if record.id in printed], foot)
    gap = min(_HIGHEST_LINE, max(room, _LOWEST_LINE * lines) / lines)
    set_back = {
        "questions": [_question(bench, record, index, told=bool(_whose(asked))) for record, index in asked],
        "questions-by": _whose(asked),
        "lines-each": lines,
        "line-gap": gap,
        "sources": [source_line(source) for source in sources],
        "wide-sources": wide,
    }
    return set_back, _fixed(bench, asked, foot) + lines * gap * len(asked)


def _asked(bench: Workbench, asked: Questions, foot: float) -> tuple[Questions, int, float]:
    """Ask as many questions as have room for two lines each; give them, their lines and the height for the lines."""
    while True:
        room = (bench.sizes.room - _fixed(bench, asked, foot)) / max(1, len(asked))
        lines = max(1, int(room / _LOWEST_LINE))
        if lines > 1 or len(asked) <= 1:
            return asked, lines, room
        asked = asked[:-1]


def _fixed(bench: Workbench, asked: Questions, foot: float) -> float:
    sizes = bench.sizes
    heights = (sizes.question(record.id, index)[1] + sizes.part("under-question") for record, index in asked)
    return sizes.part("back") + foot + sum(heights)


def _sources(bench: Workbench, records: Sequence[Record]) -> list[Source]:
    cited = dict.fromkeys(reference.source for record in records for reference in record.sources)
    return [bench.workshop.base.source[slug] for slug in cited if slug in bench.workshop.base.source]


def _whose(asked: Questions) -> str:
    """Say once, where it is true of them all, that the editor asks."""
    return "Redaktionens spørgsmål. " if all(outline.mark(record, "spoergsmaal") for record, _ in asked) else ""


def _question(bench: Workbench, record: Record, index: int, *, told: bool) -> Data:
    width, _ = bench.sizes.question(record.id, index)
    return {
        "text": bench.workshop.records[record.id]["questions"][index],
        "id": record.id,
        "mark": "" if told else outline.mark(record, "spoergsmaal"),
        "width": width,
    }
