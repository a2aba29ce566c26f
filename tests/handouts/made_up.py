"""A made-up programme with clusters, and a handout of it as data. Knows no test."""

import dataclasses

from generators.demo import programme
from generators.handouts.sheets import document
from generators.handouts.sheets.document import Handout
from generators.knowledge.knowledge_base import KnowledgeBase, build, municipality_slug
from generators.reading.loader import load
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Record
from generators.records.registers import Conference, Municipality
from tests.handouts.stand_in import StandIn, bench_of


def two_clusters() -> KnowledgeBase:
    """A made-up programme, and of its country two clusters and three municipalities that are in none."""
    whole = build(load({path: text.encode() for path, text in programme.files(programme.Size(60))}))
    clusters = whole.clusters[:2]
    inside = {municipality_slug(key) for cluster in clusters for key in cluster.municipalities}
    outside = [m.slug for m in whole.municipalities if not whole.cluster_of(m.slug)][:3]
    # Texts that take no time to set.
    records = tuple(r.model_copy(update={"text": "Kort fortalt."}) for r in whole.records)
    return dataclasses.replace(
        whole,
        records=records,
        clusters=clusters,
        municipalities=tuple(m for m in whole.municipalities if m.slug in inside or m.slug in outside),
    )


def handout_of(
    base: KnowledgeBase, municipality: Municipality, press: StandIn | None = None, conference: int = 0
) -> Handout:
    bench = bench_of(base, press or StandIn(), base.theme_conferences[conference])
    return document.handout(bench, municipality)


def changed_record(base: KnowledgeBase, record: Record, **fields: object) -> KnowledgeBase:
    records = tuple(r.model_copy(update=fields) if r.id == record.id else r for r in base.records)
    return dataclasses.replace(base, records=records)


def with_points(conference: Conference, count: int) -> Conference:
    """Give a day so many points, half an hour apart."""
    items = tuple(
        ProgrammeItem.model_validate(
            {"tid": f"{8 + n // 2:02}.{'30' if n % 2 else '00'}", "punkt": f"Punkt {n}", "hvem": "KL"}
        )
        for n in range(count)
    )
    return conference.model_copy(update={"programme": items})
