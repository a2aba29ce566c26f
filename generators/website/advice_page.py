"""The page of advice side by side: what the sets agree on, what only one says, and the plan beside what came of it."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.advice import STANDING_ALONE, all_of, alone, beside
from generators.presentation import addresses, outline
from generators.records.registers import file_of
from generators.website.page import Page, Press


def advice_page(press: Press) -> Iterator[Page]:
    """Make the page; nothing where no advice is compared."""
    base = press.base
    if not (advice := base.advice):
        return
    yield press.page(
        addresses.ADVICE,
        "advice",
        title=danish.typeset(advice.title),
        description=danish.typeset(advice.summary),
        kind="raad",
        section=addresses.ADVICE,
        edit=file_of(advice),
        advice=advice,
        count=len(all_of(base, advice)),
        headings={"agreements": outline.of_entry(advice, "agreements"), "alone": STANDING_ALONE},
        sheet=addresses.of_sheet(addresses.ADVICE),
        agreements=[(agreement, beside(base, advice, agreement)) for agreement in advice.agreements],
        alone=[(given, alone(base, advice, given)) for given in advice.sets],
        later=base.source.get(advice.plan.later.source) if advice.plan else None,
        mark=outline.EDITORS,
    )
