"""What records can be narrowed by: the one table that lists, search and browser share.

Knows which values a record has and how many records have each; how they are shown is for the outputs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, roles_in
from generators.records.fields import Choice, PartialDate
from generators.records.record_types import RECORD_TYPES, Area, LeadershipLevel, Record, Status, type_of


@dataclass(frozen=True, slots=True)
class Option:
    """A value that records have: as it stands in the address, in words, and how many have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """One thing to narrow by: its key in the address, its label, every value in words, and those a record has."""

    key: str
    label: str
    values: Callable[[KnowledgeBase], Mapping[str, str]]
    held: Callable[[KnowledgeBase, Record], Iterable[str]]

    def options(self, base: KnowledgeBase, records: Iterable[Record]) -> list[Option]:
        """Count the values that records have, in the order they are shown; a value nobody has is left out."""
        return self.among_groups(base, ((record,) for record in records))

    def among_groups(self, base: KnowledgeBase, groups: Iterable[Iterable[Record]]) -> list[Option]:
        """Count in how many groups of records each value is found, as `options` does for single ones."""
        counts = Counter(value for group in groups for value in {v for r in group for v in self.held(base, r)})
        return [Option(value, label, counts[value]) for value, label in self.values(base).items() if counts[value]]


def _involved(base: KnowledgeBase, record: Record) -> Sequence[str]:
    """Give the municipalities a source names and those of the cluster a result comes from."""
    return sorted(base.contributors(record) | roles_in(record).keys())


def _all_years(base: KnowledgeBase) -> dict[str, str]:
    found = {year for record in base.records for year in years(record.date)}
    return {year: year for year in sorted(found, reverse=True)}


def years(date: PartialDate) -> Sequence[str]:
    """Give the year of a date; none for what is undated."""
    return (str(date.year),) if date.year else ()


def _labels(choices: type[Choice]) -> dict[str, str]:
    return {str(choice): choice.label for choice in choices}


THEME = Facet("tema", "Tema", lambda base: {t.slug: t.short_name for t in base.themes}, lambda _, r: r.themes)
TYPE = Facet(
    "type",
    "Type",
    lambda _: {row.slug: danish.capitalised(row.singular) for row in RECORD_TYPES},
    lambda _, r: (type_of(r).slug,),
)
LEVEL = Facet("niveau", "Ledelsesniveau", lambda _: _labels(LeadershipLevel), lambda _, r: r.levels)
AREA = Facet("omraade", "Område", lambda _: _labels(Area), lambda _, r: r.areas)
MUNICIPALITY = Facet("kommune", "Kommune", lambda base: {m.slug: m.name for m in base.municipalities}, _involved)
CLUSTER = Facet("klynge", "Klynge", lambda base: {c.slug: c.name for c in base.clusters}, lambda _, r: r.clusters)
SOURCE = Facet(
    "kilde",
    "Kilde",
    lambda base: {s.slug: s.title for s in base.sources},
    lambda _, r: dict.fromkeys(entry.source for entry in r.sources),
)
STATUS = Facet("status", "Status", lambda _: _labels(Status), lambda _, r: (r.status,))
YEAR = Facet("aar", "År", _all_years, lambda _, r: years(r.date))

# In the order they are shown.
FACETS = (THEME, TYPE, LEVEL, AREA, MUNICIPALITY, CLUSTER, SOURCE, STATUS, YEAR)
