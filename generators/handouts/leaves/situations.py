"""The leaf of a situation: its three records, its three questions and its step.

Knows what stands on it; how a section is made is for `leaf`.
"""

from collections.abc import Iterator

from generators.handouts.leaves.leaf import Leaf, Sections, source_lines
from generators.handouts.manuscript import Manuscript
from generators.presentation import addresses, outline
from generators.records.fields import key_of
from generators.records.situations import Situation


def situation_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf of every situation."""
    for situation in manuscript.base.situations:
        yield _leaf(manuscript, situation)


def _leaf(manuscript: Manuscript, situation: Situation) -> Leaf:
    base, make, mark = manuscript.base, Sections(manuscript), outline.EDITORS
    chosen = [(base.by_id[choice.record], choice.why) for choice in situation.choices if choice.record in base.by_id]
    records = [record for record, _ in chosen]
    return Leaf(
        page=addresses.of_situation(situation),
        kind="Situation",
        title=situation.title,
        lead=situation.when,
        mark=mark,
        sections=[
            make.picks(_heading("choices"), chosen, mark),
            make.asked(_heading("questions"), [(question, None) for question in situation.questions], mark),
            make.said(_heading("step"), situation.step, mark),
        ],
        records=records,
        sources=source_lines(manuscript, records),
    )


def _heading(name: str) -> str:
    """Give the words above a field, which stand beside it in the model."""
    return Situation.model_fields[name].title or key_of(Situation, name)
