"""What editors could add: dilemmas that nothing handles, recommendations that rest on one place, thin themes.

Gaps are no faults: a record may be right as it is, because the sources say no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import RECORD_TYPES, Dilemma, Recommendation, Record, Status, type_of
from generators.records.registers import Theme

THIN = 2
"""A theme with fewer records of a type than this is thin on it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing: a heading for all of its kind, what is missing here, and the record it concerns."""

    heading: str
    text: str
    record: Record | None = None
    theme: Theme | None = None


def gaps(base: KnowledgeBase) -> list[Gap]:
    """List what is missing, kind by kind."""
    return [
        gap
        for look in (_unhandled, _unfounded, _thin_themes, _unordered, _without_questions, _isolated)
        for gap in look(base)
    ]


def by_heading(found: Sequence[Gap]) -> dict[str, list[Gap]]:
    """Group gaps under their headings, in order."""
    groups: dict[str, list[Gap]] = {}
    for gap in found:
        groups.setdefault(gap.heading, []).append(gap)
    return groups


def _unhandled(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        if isinstance(record, Dilemma) and not base.back_links(record.id).get("haandterer"):
            yield Gap("Dilemmaer, som ingen post håndterer", record.title, record)


def _unfounded(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        # A slide's advice may rightly build on no record; only one that rests on a single place as well is thin.
        if isinstance(record, Recommendation) and not record.builds_on and len(record.sources) == 1:
            yield Gap("Anbefalinger, der hviler på ét sted i en kilde og ikke på en anden post", record.title, record)


def _thin_themes(base: KnowledgeBase) -> Iterator[Gap]:
    for theme in base.main_themes:
        valid = [record for record in base.of_theme(theme.slug) if record.status is not Status.WITHDRAWN]
        for row in RECORD_TYPES:
            count = sum(type_of(record) is row for record in valid)
            if count < THIN:
                held = f"kun {row.article} {row.singular}" if count else f"ingen {row.plural}"
                yield Gap("Temaer med få poster af en type", f"{theme.short_name} har {held}", theme=theme)


def _unordered(base: KnowledgeBase) -> Iterator[Gap]:
    for theme in base.main_themes:
        if not theme.readings:
            text = f"{theme.short_name} har ingen læserækkefølge"
            yield Gap("Temaer, som redaktionen ikke siger, hvor man begynder i", text, theme=theme)


def _without_questions(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        if not record.questions:
            yield Gap("Poster uden spørgsmål til mødet", record.title, record)


def _isolated(base: KnowledgeBase) -> Iterator[Gap]:
    for record in base.valid_records:
        if not any(record.links()) and not base.back_links(record.id):
            yield Gap("Poster, som intet fører til eller fra", record.title, record)
