"""The leaves of the ways in: a situation on one side, a role on as many as its actions take.

Knows what stands on them; how a section is made is for `leaf`.
"""

from collections.abc import Iterator, Sequence

from generators.handouts.leaves.leaf import Leaf, Sections, source_lines
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data
from generators.knowledge.ways_in import asked_of, dilemmas_of, read_in
from generators.presentation import addresses, outline
from generators.records.record_types import Record
from generators.records.registers import file_of
from generators.records.ways_in import EACH, Situation, WayIn


def situation_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf of every situation."""
    for situation in manuscript.base.situations:
        records = _records(manuscript, situation)
        yield Leaf(
            page=addresses.of_situation(situation),
            owner=file_of(situation),
            kind="Situation",
            title=situation.title,
            lead=situation.when,
            mark=outline.EDITORS,
            sections=situation_sections(manuscript, situation),
            records=records,
            sources=source_lines(manuscript, records),
        )


def situation_sections(manuscript: Manuscript, situation: Situation) -> list[Data]:
    """Make what a situation is met with: questions, records, and a step."""
    step = Sections(manuscript).said(outline.of_entry(situation, "step"), situation.step, outline.EDITORS)
    return [*_common(manuscript, situation), step]


def audience_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf of every role: what to read and ask on its front, what to do on its back."""
    make, base = Sections(manuscript), manuscript.base
    for audience in manuscript.base.audiences:
        asked = asked_of(base, audience.level)
        dilemmas = dilemmas_of(base, audience.level)[:EACH]
        actions = [(a.theme.short_name, text, record) for a in asked for record, texts in a.by for text in texts]
        acting = [record for _, _, record in actions]
        yield Leaf(
            page=addresses.of_audience(audience),
            owner=file_of(audience),
            kind="Din rolle",
            title=audience.title,
            lead=audience.when,
            mark=outline.EDITORS,
            sections=[
                *_common(manuscript, audience),
                make.dilemmas("Dilemmaer, du står i", dilemmas),
            ],
            back=[make.actions("Det bliver du rådet til at gøre", actions)],
            records=[*_records(manuscript, audience), *dilemmas, *acting],
        )


def _common(manuscript: Manuscript, way: WayIn) -> Sequence[Data]:
    """Make what all ways in have."""
    make, mark, by_id = Sections(manuscript), outline.EDITORS, manuscript.base.by_id
    chosen = [(by_id[reading.record], reading.why) for reading in read_in(manuscript.base, way)]
    return [
        make.asked(outline.of_entry(way, "questions"), [(question, None) for question in way.questions], mark),
        make.picks(outline.of_entry(way, "readings"), chosen, mark),
    ]


def _records(manuscript: Manuscript, way: WayIn) -> list[Record]:
    return [manuscript.base.by_id[reading.record] for reading in read_in(manuscript.base, way)]
