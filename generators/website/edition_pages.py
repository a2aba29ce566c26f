"""The pages of frozen editions: the list, each of them, and what is different between two, or from one until now.

Knows the pages; what an edition holds is for `knowledge.published_editions`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.knowledge.comparison import Comparison, Difference, Pair, compare
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import DATA, MANIFEST, PublishedEdition
from generators.presentation import addresses, open_data
from generators.presentation.editions import rows
from generators.presentation.open_data import Issue
from generators.records.record_types import RECORD_TYPES, Record, RecordType, type_of_id
from generators.website.differences import Field, field_of
from generators.website.page import Page, Press

UNTIL_NOW = "i dag"
# Told with what it is about rather than as a difference.
_CHANGE = "aendring"


@dataclass(frozen=True, slots=True)
class Step:
    """What happened from an edition to a later one, or until now: where it is told, what to, and what differs."""

    address: str
    until: str
    found: Comparison

    @property
    def in_numbers(self) -> str:
        """Count what differs: `Tre nye og en ændret`."""
        found = self.found
        told = (
            (found.added, "ny", "nye"),
            (found.changed, "ændret", "ændrede"),
            (found.withdrawn, "trukket tilbage", "trukket tilbage"),
            (found.gone, "taget ud", "taget ud"),
        )
        counts = [danish.counted(len(few), one, many) for few, one, many in told if few]
        return danish.capitalised(danish.listing(counts)) if counts else "Intet er ændret"


def edition_pages(press: Press) -> Iterator[Page]:
    """Make the list of editions, the page of each, and a page for each two of them."""
    editions = press.base.editions
    steps = {edition.name: list(_steps(press.base, edition)) for edition in editions}
    yield _list(press, steps)
    for edition in editions:
        yield _edition(press, edition, steps[edition.name])
        yield from (_comparison(press, edition, step) for step in steps[edition.name])


def _steps(base: KnowledgeBase, edition: PublishedEdition) -> Iterator[Step]:
    """Compare an edition with what is now, and with each later one, the newest first."""
    now = addresses.of_comparison(edition.name, addresses.NOW)
    yield Step(now, UNTIL_NOW, compare(edition.rows, rows(base)))
    later = base.editions[base.editions.index(edition) + 1 :]
    for other in reversed(later):
        address = addresses.of_comparison(edition.name, other.name)
        yield Step(address, other.label, compare(edition.rows, other.rows))


def _list(press: Press, steps: Mapping[str, Sequence[Step]]) -> Page:
    return press.page(
        addresses.EDITIONS,
        "editions",
        title="Udgaver",
        description="Frosne udgaver af hele vidensbasen, som man kan henvise til, og hvad der er ændret siden.",
        kind="udgaver",
        editions=[(edition, steps[edition.name][0]) for edition in reversed(press.base.editions)],
        citation=open_data.citation(press.base, Issue(press.imprint.site, press.imprint.date)),
    )


def _edition(press: Press, edition: PublishedEdition, steps: Sequence[Step]) -> Page:
    return press.page(
        addresses.of_edition(edition.name),
        "edition",
        title=edition.label,
        description=f"Hvad vidensbasen rummede {danish.long_date(edition.date)}, og hvordan man henviser til det.",
        kind="udgave",
        edition=edition,
        counts=[(row, count) for row, count in _counts(edition) if count],
        steps=steps,
        data=addresses.of_edition_file(edition.name, DATA),
        manifest=addresses.of_edition_file(edition.name, MANIFEST),
    )


def _counts(edition: PublishedEdition) -> Iterator[tuple[RecordType, int]]:
    types = [row["type"] for row in edition.rows.values()]
    for row in RECORD_TYPES:
        yield row, types.count(row.slug)


def _comparison(press: Press, edition: PublishedEdition, step: Step) -> Page:
    return press.page(
        step.address,
        "comparison",
        title=f"Fra {edition.label} til {step.until}",
        description=f"Hvad der er kommet til, ændret og trukket tilbage fra {edition.in_words} til {step.until}.",
        kind="sammenligning",
        edition=edition,
        step=step,
        found=step.found,
        until="Nu" if step.until == UNTIL_NOW else step.until,
        fields_of=lambda pair: [_field(press.base, pair, each) for each in pair.differences if each.key != _CHANGE],
        why=_why,
    )


def _why(pair: Pair) -> str:
    """Give the editor's word on the last change, where it is about this one."""
    said = str(pair.now.get(_CHANGE) or "")
    return f"{said.rstrip('.')}." if said and said != pair.before.get(_CHANGE) else ""


def _field(base: KnowledgeBase, pair: Pair, difference: Difference) -> Field:
    row = type_of_id(pair.now["id"])
    return field_of(base, row.model if row else Record, difference)
