"""The leaf of advice side by side: what is agreed on at the front, who says what on the back."""

from collections.abc import Iterator

from generators.handouts.leaves.leaf import Leaf, Sections, source_lines
from generators.handouts.manuscript import Manuscript
from generators.knowledge.advice import STANDING_ALONE, all_of, alone, beside
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, outline
from generators.records.advice import PlanBeside


def advice_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf, where advice is compared."""
    base, make = manuscript.base, Sections(manuscript)
    if not (advice := base.advice):
        return
    records = all_of(base, advice)
    agreed = [
        make.picks(agreement.title, [(r, r.sources[0].place) for found in by.values() for r in found])
        for agreement in advice.agreements
        for by in [beside(base, advice, agreement)]
    ]
    single = [(r, r.sources[0].place) for given in advice.sets for r in alone(base, advice, given)]
    yield Leaf(
        page=addresses.ADVICE,
        kind="Råd",
        title=advice.title,
        lead=advice.summary,
        mark=outline.EDITORS,
        sections=[
            make.listed(
                outline.of_entry(advice, "agreements"),
                [f"{a.title}: {a.text}" for a in advice.agreements],
                outline.EDITORS,
            ),
            *([make.listed(advice.plan.title, _themes(base, advice.plan), outline.EDITORS)] if advice.plan else []),
        ],
        back=[*agreed, make.picks(STANDING_ALONE, single)],
        records=records,
        sources=source_lines(manuscript, records),
    )


def _themes(base: KnowledgeBase, plan: PlanBeside) -> Iterator[str]:
    """Say of each theme of the plan what it is called later."""
    for row in plan.themes:
        name = base.theme[row.theme].name if row.theme in base.theme else row.theme
        yield f"{name}. Senere: {row.later or 'ikke nævnt'}. {row.text}"
