"""The leaf of a theme: its claim, its dilemma with the scale, actions by level, questions and what we do not know.

Knows what stands on it; which records that are is for `knowledge.theme_brief`.
"""

from collections.abc import Iterator

from generators.handouts.leaves.leaf import Leaf, Sections, source_lines
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data
from generators.knowledge.theme_brief import Brief, brief
from generators.presentation import addresses, outline
from generators.records.registers import Theme, file_of
from generators.records.ways_in import EACH


def theme_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf of every theme that has anything to say."""
    for theme in manuscript.base.themes:
        told = brief(manuscript.base, theme)
        if told.records:
            yield Leaf(
                page=addresses.of_theme(theme),
                owner=file_of(theme),
                address=addresses.of_theme_sheet(theme),
                kind="Temaark",
                title=theme.short_name,
                lead=theme.description,
                theme=theme,
                sections=theme_sections(manuscript, theme),
                records=told.records,
                sources=source_lines(manuscript, told.records),
            )


def theme_sections(manuscript: Manuscript, theme: Theme, *, asked: int = 0) -> list[Data]:
    """Make what there is, from what is claimed to what nobody knows; of the questions some may be asked already."""
    return list(_sections(Sections(manuscript), theme, brief(manuscript.base, theme), asked))


def _sections(make: Sections, theme: Theme, told: Brief, asked: int) -> Iterator[Data]:
    if told.claim:
        yield make.picks("Udsagnet", [(told.claim, told.claim.summary)])
    if told.dilemma:
        yield make.dilemmas("Dilemmaet: Hvor står I?", [told.dilemma])
    if told.actions:
        rows = [(action.level.label, action.text, record) for action, record in told.actions]
        yield make.actions("Det kan hvert led gøre", rows)
    questions = [(question, None) for question in theme.questions[asked : asked + EACH]]
    if questions:
        yield make.asked(outline.of_entry(theme, "questions"), questions, outline.EDITORS)
    if theme.unknown:
        yield make.listed(outline.of_entry(theme, "unknown"), theme.unknown, outline.EDITORS)
