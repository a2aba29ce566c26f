"""The page of advice side by side: what the sets agree on, what only one says, and the plan beside what came of it."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.advice import all_of, alone, beside
from generators.presentation import addresses, outline
from generators.records.registers import file_of
from generators.website.page import Page, Press


def advice_page(press: Press) -> Iterator[Page]:
    """Make the page; nothing where no advice is compared."""
    base = press.base
    if not (advice := base.advice):
        return
    count = danish.counted(len(all_of(base, advice)), "råd", "råd")
    yield press.page(
        addresses.ADVICE,
        "advice",
        title="Råd side om side",
        description=f"{danish.capitalised(count)} i {danish.number(len(advice.sets))} sæt: hvad de er enige om, "
        "hvad kun ét af dem siger, og hvad der blev af planen.",
        kind="raad",
        section=addresses.ADVICE,
        edit=file_of(advice),
        advice=advice,
        count=count,
        sets=danish.number(len(advice.sets)),
        sheet=addresses.of_sheet(addresses.ADVICE),
        agreements=[(agreement, beside(base, advice, agreement)) for agreement in advice.agreements],
        alone=[(given, alone(base, advice, given)) for given in advice.sets],
        later=base.source.get(advice.plan.later.source) if advice.plan else None,
        mark=outline.EDITORS,
    )
