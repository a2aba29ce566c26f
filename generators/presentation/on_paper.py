"""What stands on a conference's handouts as plain values, so that a later day can be held against it.

Derived from the models where it can be; how a difference is told is for the pages.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache

from generators.knowledge.editions import FrozenEdition, Printed, Texts, on_paper
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import Row
from generators.presentation.plain import of_entry
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Record
from generators.records.registers import Conference, Municipality

_OF_THE_DAY = ("navn", "dato", "periode", "sted", "bordarbejde")
_OF_A_SOURCE = ("titel", "udgiver", "dato")
_OF_A_PLACE = ("officielt_navn", "region")


def of_day(base: KnowledgeBase, conference: Conference) -> Row:
    """Give what a handout says of the day, themes and programme by name."""
    shown = _some(of_entry(base, conference), _OF_THE_DAY)
    names = [base.theme[entry.theme].short_name for entry in conference.themes]
    points = [_point(item) for item in conference.programme]
    return {
        **shown,
        "temaer": names,
        "program": points,
        "programmets_navn": base.programme.name,
        "udgiver": base.programme.owner,
    }


def _point(item: ProgrammeItem) -> str:
    """Write a point of the day on one line: `09.30-10.00 Velkomst (Direktøren, Sal A)`."""
    when = "–".join(filter(None, (item.time, item.until)))
    beside = ", ".join(filter(None, (item.who, item.room)))
    return " ".join(filter(None, (when, item.item, f"({beside})" if beside else "")))


def of_place(base: KnowledgeBase, conference: Conference, municipality: Municipality) -> Row:
    """Give what a handout says of a municipality: its name, those around it, and what was supplied."""
    cluster = base.cluster_of(municipality.slug)
    fellows = [base.municipality_name(key) for key in cluster.municipalities] if cluster else []
    around = [other.name for other in base.nearby(municipality)]
    supplied = [
        f"{fact.kind.label}: {fact.value} ({fact.source})" for fact in base.facts_of(municipality.slug, conference.slug)
    ]
    named = _some(of_entry(base, municipality), _OF_A_PLACE)
    shown = {**named, "i_naerheden": around, **({"oplysninger": supplied} if supplied else {})}
    return {**shown, "klynge": f"{cluster.name}: {', '.join(fellows)}"} if cluster else shown


def of_sources(base: KnowledgeBase, records: Iterable[Record]) -> Mapping[str, Row]:
    """Give what a handout says of each source that some records are built on."""
    cited = sorted({reference.source for record in records for reference in record.sources})
    return {slug: _some(of_entry(base, base.source[slug]), _OF_A_SOURCE) for slug in cited if slug in base.source}


@cache
def of_record(base: KnowledgeBase, record_id: str) -> Row:
    """Give what a handout may say of a record."""
    return on_paper(of_entry(base, base.by_id[record_id]))


def frozen(
    base: KnowledgeBase,
    conference: Conference,
    number: int,
    commit: str,
    edition_date: dt.date,
    handouts: Mapping[str, Printed],
) -> FrozenEdition:
    """Freeze what was printed: `handouts` by municipality."""
    used = sorted({i for printed in handouts.values() for i in (*printed.records, *printed.named)})
    texts = Texts(
        day=of_day(base, conference),
        sources=of_sources(base, (base.by_id[i] for printed in handouts.values() for i in printed.records)),
        records={record_id: of_record(base, record_id) for record_id in used},
        places={slug: of_place(base, conference, base.municipality[slug]) for slug in handouts},
    )
    return FrozenEdition(conference.slug, number, edition_date, commit, texts, handouts)


def is_as_frozen(
    base: KnowledgeBase, conference: Conference, edition: FrozenEdition, handouts: Mapping[str, Printed]
) -> bool:
    """Say whether handouts that are to be printed now would say what those of an edition say, word by word."""
    if any(slug not in edition.handouts for slug in handouts):
        return False
    now, before = frozen(base, conference, edition.number, edition.commit, edition.date, handouts).texts, edition.texts
    chosen = all(
        (printed.records, printed.named) == (edition.handouts[slug].records, edition.handouts[slug].named)
        for slug, printed in handouts.items()
    )
    pairs = ((now.sources, before.sources), (now.records, before.records), (now.places, before.places))
    return chosen and now.day == before.day and all(new.items() <= old.items() for new, old in pairs)


def _some(row: Mapping[str, object], keys: Iterable[str]) -> Row:
    return {key: row[key] for key in keys if row.get(key)}
