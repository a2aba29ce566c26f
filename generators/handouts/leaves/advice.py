"""The leaf of advice side by side: what is agreed on at the front, who says what on the back."""

from collections.abc import Iterator

from generators.handouts.leaves.leaf import Leaf, Sections, source_lines
from generators.handouts.manuscript import Manuscript
from generators.knowledge.advice import all_of, alone, beside
from generators.presentation import addresses, outline


def advice_leaves(manuscript: Manuscript) -> Iterator[Leaf]:
    """Make the leaf, where advice is compared."""
    base, make = manuscript.base, Sections(manuscript)
    if not (advice := base.advice):
        return
    records = all_of(base, advice)
    agreed = [
        make.picks(agreement.title, [(r, f"{name}: {r.sources[0].place}") for name, found in by.items() for r in found])
        for agreement in advice.agreements
        for by in [beside(base, advice, agreement)]
    ]
    single = [(r, f"{given.name}: {r.sources[0].place}") for given in advice.sets for r in alone(base, advice, given)]
    yield Leaf(
        page=addresses.ADVICE,
        kind="Råd",
        title="Råd side om side",
        lead="Hvad rådene er enige om, og hvad kun ét af sættene siger.",
        sections=[
            make.listed("Det er de enige om", [f"{a.title}: {a.text}" for a in advice.agreements], outline.EDITORS),
        ],
        back=[*agreed, make.picks("Det siger kun ét af sættene", single)],
        records=records,
        sources=source_lines(manuscript, records),
    )
