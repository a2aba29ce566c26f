"""How old the sources are, said in one sentence that is worked out from the sources themselves.

Knows their dates only; what they say of themselves stands in the register.
"""

from collections.abc import Iterable

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.records.record_types import Record
from generators.records.registers import Source


def sources_of(base: KnowledgeBase, records: Iterable[Record]) -> list[Source]:
    """Give the sources that records cite, each once, in the order of the register."""
    cited = {entry.source for record in records for entry in record.sources}
    return [source for source in base.sources if source.slug in cited]


def age_of(sources: Iterable[Source]) -> str:
    """Say from when sources are: `Kilderne er fra 2016–2018; én er udateret.`; nothing where there are none."""
    found = list(sources)
    if not found:
        return ""
    years = sorted({source.date.year for source in found if source.date.year})
    undated = sum(1 for source in found if not source.date.year)
    one = len(found) == 1
    if not years:
        return "Kilden er udateret." if one else "Kilderne er udaterede."
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return f"{'Kilden' if one else 'Kilderne'} er fra {span}{_undated(undated)}."


@kept
def age_of_all(base: KnowledgeBase) -> str:
    """Say from when the sources are that everything known rests on."""
    return age_of(sources_of(base, base.valid_records))


def _undated(count: int) -> str:
    if not count:
        return ""
    return "; én er udateret" if count == 1 else f"; {danish.number(count)} er udaterede"
