"""How records are counted, ordered and narrowed in lists.

Knows no page; what a list looks like is for the templates.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.records.fields import Choice
from generators.records.record_types import RECORD_TYPES, Area, LeadershipLevel, Record, RecordType, Status, type_of
from generators.records.registers import Theme

# From here on a list is long enough to be worth narrowing.
WORTH_NARROWING = 6


@dataclass(frozen=True, slots=True)
class Option:
    """One value a list can be narrowed to, and how many records have it."""

    value: str
    label: str
    count: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a list can be narrowed by; `key` is its name in the address."""

    key: str
    label: str
    options: tuple[Option, ...]


def facets(base: KnowledgeBase, records: Iterable[Record], without: Iterable[str] = ()) -> list[Facet]:
    """Give what a list can be narrowed by, with counts; what has fewer than two values is left out."""
    listed = list(records)
    if len(listed) < WORTH_NARROWING:
        return []
    themes = [(theme.slug, theme.short_name, identity.theme_mark(theme)) for theme in base.themes]
    kinds = [(row.slug, danish.capitalised(row.plural), identity.type_mark(row)) for row in RECORD_TYPES]
    municipalities = [(m.slug, m.name, "") for m in base.municipalities]
    possible = [
        _facet("type", "Slags", kinds, [[type_of(r).slug] for r in listed]),
        _facet("tema", "Tema", themes, [r.themes for r in listed]),
        _facet("niveau", "Ledelsesniveau", _choices(LeadershipLevel), [r.levels for r in listed]),
        _facet("omraade", "Område", _choices(Area), [r.areas for r in listed]),
        _facet("status", "Status", _choices(Status), [[r.status] for r in listed]),
        _facet("klynge", "Klynge", [(c.slug, c.name, "") for c in base.clusters], [r.clusters for r in listed]),
        _facet("kommune", "Kommune", municipalities, [_involved(base, r) for r in listed]),
        _facet("kilde", "Kilde", [(s.slug, s.title, "") for s in base.sources], [_cited(r) for r in listed]),
    ]
    return [facet for facet in possible if len(facet.options) > 1 and facet.key not in without]


def _facet(key: str, label: str, choices: Iterable[tuple[str, str, str]], held: list[Iterable[str]]) -> Facet:
    sets = [set(values) for values in held]
    options = (Option(value, name, sum(value in values for values in sets), mark) for value, name, mark in choices)
    return Facet(key, label, tuple(option for option in options if option.count))


def _choices(choices: type[Choice]) -> list[tuple[str, str, str]]:
    return [(str(choice), choice.label, "") for choice in choices]


def _involved(base: KnowledgeBase, record: Record) -> Iterable[str]:
    return base.contributors(record) | {danish.slug(entry.municipality) for entry in record.municipalities}


def _cited(record: Record) -> Iterable[str]:
    return {entry.source for entry in record.sources}


def counts_by_type(records: Iterable[Record]) -> list[tuple[RecordType, int]]:
    """Count the valid records of each type, types without any left out."""
    held = [type_of(record) for record in valid(records)]
    counts = [(row, held.count(row)) for row in RECORD_TYPES]
    return [(row, count) for row, count in counts if count]


def valid(records: Iterable[Record]) -> list[Record]:
    """Leave out what is withdrawn."""
    return [record for record in records if record.status is not Status.WITHDRAWN]


def by_merit(base: KnowledgeBase, records: Iterable[Record]) -> list[Record]:
    """Put what others build on first, and what is withdrawn last."""
    return sorted(records, key=lambda record: (record.status is Status.WITHDRAWN, *by_links(base, record)))


def own_theme_first(base: KnowledgeBase, theme: Theme, records: Iterable[Record]) -> list[Record]:
    """Put records that name the theme first before those that only touch it."""
    return sorted(by_merit(base, records), key=lambda record: record.themes[0] != theme.slug)


def by_links(base: KnowledgeBase, record: Record) -> tuple[int, str]:
    """Sort the most linked records first."""
    return -link_count(base, record), record.id


def link_count(base: KnowledgeBase, record: Record) -> int:
    """Count the links to a record."""
    return sum(len(found) for found in base.back_links(record.id).values())
