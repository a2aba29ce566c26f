"""What has changed since a handout was printed, edition by edition: the day, the place, the records, the sources.

Knows what a page tells; what was on paper is for `knowledge.editions`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from generators import danish
from generators.knowledge.comparison import differences
from generators.knowledge.editions import Change, FrozenEdition, changes
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import Row
from generators.presentation import on_paper
from generators.presentation.plain import of_entry
from generators.records.record_types import Record, type_of
from generators.records.registers import Conference, Municipality, Source
from generators.website.differences import Field, field_of


@dataclass(frozen=True, slots=True)
class Told:
    """A record on paper that is no longer what it was, with the fields to be shown old beside new."""

    change: Change
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Since:
    """All that is told of one edition; `sources` are those whose line reads otherwise now, by what it read."""

    edition: FrozenEdition
    day: Sequence[Field]
    place: Sequence[Field]
    records: Sequence[Told]
    sources: Sequence[tuple[str, Sequence[Field]]]
    added: Sequence[Record]

    @property
    def is_empty(self) -> bool:
        """Say whether all that is on paper is as it was."""
        return not (self.day or self.place or self.records or self.sources)

    @property
    def in_numbers(self) -> str:
        """Count what differs: `To poster er ændret, og en post er trukket tilbage`."""
        kinds = [told.change.kind for told in self.records]
        counts = [(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
        said = [f"{danish.counted(count, 'post', 'poster')} er {kind}" for count, kind in counts]
        said += ["dagen er ændret"] if self.day else []
        said += ["kommunens oplysninger er ændret"] if self.place else []
        said += [f"{danish.counted(len(self.sources), 'kilde', 'kilder')} er ændret"] if self.sources else []
        return danish.capitalised(", ".join([*said[:-1], f"og {said[-1]}"] if len(said) > 1 else said))


def since(base: KnowledgeBase, conference: Conference, municipality: Municipality) -> Iterator[Since]:
    """Tell of every edition that the municipality's handout was printed in, the last one first."""
    names = (municipality.slug, *map(danish.slug, municipality.former_names))
    for edition in base.printed.get(conference.slug, ()):
        name = next((name for name in names if name in edition.handouts), None)
        if name is not None:
            yield _since(base, edition, name, conference, municipality)


def _since(
    base: KnowledgeBase, edition: FrozenEdition, name: str, conference: Conference, municipality: Municipality
) -> Since:
    texts, printed = edition.texts, edition.handouts[name]
    found = changes(base, edition, printed, lambda record: of_entry(base, record))
    records = [base.called(record_id) for record_id in printed.records]
    cited = on_paper.of_sources(base, filter(None, records))
    return Since(
        edition,
        _fields(base, Conference, texts.day, on_paper.of_day(base, conference)),
        _fields(base, Municipality, texts.places[name], on_paper.of_place(base, conference, municipality)),
        [Told(change, _of_change(base, change)) for change in found],
        list(_of_sources(base, texts.sources, cited)),
        _added(base, edition, conference),
    )


def _of_change(base: KnowledgeBase, change: Change) -> list[Field]:
    return [field_of(base, type_of(change.now).model, one) for one in change.differences] if change.now else []


def _fields(base: KnowledgeBase, model: type[BaseModel], before: Row, now: Row) -> list[Field]:
    return [field_of(base, model, difference) for difference in differences(before, now)]


def _of_sources(
    base: KnowledgeBase, before: Mapping[str, Row], now: Mapping[str, Row]
) -> Iterator[tuple[str, list[Field]]]:
    for slug, row in now.items():
        if slug in before and (fields := _fields(base, Source, before[slug], row)):
            yield str(before[slug]["titel"]), fields


def _added(base: KnowledgeBase, edition: FrozenEdition, conference: Conference) -> list[Record]:
    """Find the records about the themes of the day that came in after the printing."""
    themes = {entry.theme for entry in conference.themes}
    known = set(_called(base, edition.texts.records))
    return [
        record
        for record in base.valid_records
        if record.recorded > edition.date and themes.intersection(record.themes) and record.id not in known
    ]


def _called(base: KnowledgeBase, ids: Iterable[str]) -> Iterator[str]:
    yield from (record.id for record in map(base.called, ids) if record)
