"""The pages of the records: what each type shows of itself, what it rests on, and what leads on from it.

Knows the five types; how a section looks is for the templates.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.knowledge.life import dates, life
from generators.knowledge.provenance import age_of, sources_of
from generators.knowledge.reading_order import read_on
from generators.knowledge.strength import strength
from generators.presentation import addresses, editions, licence, outline
from generators.reading import rich_text
from generators.records.record_types import (
    Dilemma,
    Finding,
    LeadershipLevel,
    Recommendation,
    Record,
    Status,
    type_of,
)
from generators.records.registers import Conference, GlossaryEntry
from generators.website import machines
from generators.website.page import Imprint, Page, Press


@dataclass(frozen=True, slots=True)
class Links:
    """Records of one relation under the heading that tells it."""

    heading: str
    note: str
    records: tuple[Record, ...]


def record_pages(press: Press) -> Iterator[Page]:
    """Make the page of every record."""
    for record in press.base.records:
        yield record_page(press, record)


def record_page(press: Press, record: Record) -> Page:
    """Make the page of one record."""
    base, record_type = press.base, type_of(record)
    links = relations(base, record)
    shown = {linked.id for group in links for linked in group.records}
    return press.page(
        addresses.of_record(record),
        "record",
        title=danish.typeset(record.title),
        description=danish.typeset(record.summary),
        kind="post",
        section=addresses.EXPLORE,
        edit=f"{record_type.folder}/{record.id}.yml",
        code=record.id,
        facts=machines.of_record(base, record),
        record=record,
        record_type=record_type,
        strength=strength(base, record),
        parts_of=with_questions_early(outline.parts(record)),
        kind_name=outline.kind_name(record),
        caveat=outline.caveat(record),
        marks={key: outline.mark(record, key) for key in ("titel", "resume")},
        editorial=outline.editors_headings(record),
        age_of_sources=age_of(sources_of(base, [record])),
        life=life(record),
        links=links,
        successor=base.living_successor(record),
        editors=outline.EDITORS,
        next_records=read_on(base, record, shown),
        # Asked for where the text is drawn, so that both take it apart once.
        terms_used=partial(terms_in, base, record),
        conferences=conferences_of(base, record),
        citation=citation(base, record, press.imprint),
        short_address=f"{press.imprint.site.shown}/{record.id}",
        withdrawn=record.status is Status.WITHDRAWN,
        provisional=record.status is Status.PROVISIONAL,
        by_level=actions_by_level(record),
    )


def with_questions_early(parts: Sequence[outline.Part]) -> Sequence[outline.Part]:
    """Let the questions follow what a page leads with: what stands before its text, else the text and what it leads to.

    A reader who is on the way into a meeting comes for them; on paper, where a page is seen whole, they stand last.
    """
    others = [part for part in parts if part.key != "spoergsmaal"]
    behind = next((place for place, part in enumerate(others) if part.key == "tekst"), 0) or _TEXT_AND_ITS_OUTCOME
    return [*others[:behind], *(part for part in parts if part.key == "spoergsmaal"), *others[behind:]]


_TEXT_AND_ITS_OUTCOME = 2


def actions_by_level(record: Record) -> Mapping[LeadershipLevel, list[str]]:
    """Gather what each level can do, from the top of the chain down; levels without anything are left out."""
    if not isinstance(record, Recommendation):
        return {}
    found = {level: [action.text for action in record.actions if action.level is level] for level in LeadershipLevel}
    return {level: texts for level, texts in found.items() if texts}


def relations(base: KnowledgeBase, record: Record) -> list[Links]:
    """Gather the links from and to a record, each relation once and under its own heading."""
    back = base.back_links(record.id)
    helped_by = "Det kan hjælpe" if isinstance(record, Dilemma) else "Det tager fat i det"
    built_on = "Det følger heraf" if isinstance(record, Finding) else "Det bygger videre"
    stronger = {id_ for key, id_ in record.links() if key != "relaterede"}
    stronger |= {other.id for key in ("haandterer", "bygger_paa") for other in back.get(key, ())}
    see_also = {other.id: other for other in (*base.linked(record.related), *back.get("relaterede", ()))}
    groups = [
        Links(helped_by, "Poster, der selv siger, at de håndterer den her.", back.get("haandterer", ())),
        Links("Håndterer", "Vanskeligheder, som den her hjælper med.", base.linked(record.handles)),
        Links("Bygger på", "Poster, som den her hviler på.", base.linked(record.builds_on)),
        Links(built_on, "Poster, der hviler på den her.", back.get("bygger_paa", ())),
        Links("Se også", "", tuple(other for id_, other in see_also.items() if id_ not in stronger)),
        Links("Afløser", "Poster, der er trukket tilbage.", back.get("afloest_af", ())),
    ]
    return [group for group in groups if group.records]


def terms_in(base: KnowledgeBase, record: Record) -> list[GlossaryEntry]:
    """Find the terms of the glossary that a record uses."""
    texts: list[str] = [record.title, record.summary, rich_text.to_text(rich_text.parse(record.text))]
    running = " ".join(texts).lower()
    words = set(_WORD.findall(running))
    return [
        entry
        for entry, single, phrases in _forms(base)
        if not words.isdisjoint(single) or any(phrase in running for phrase in phrases)
    ]


_WORD = re.compile(r"[\w-]+")


@kept
def _forms(base: KnowledgeBase) -> tuple[tuple[GlossaryEntry, frozenset[str], tuple[str, ...]], ...]:
    """Part the forms of each term into single words and phrases, once for all records."""
    forms = [(entry, [form.lower() for form in (entry.term, *entry.forms)]) for entry in base.glossary]
    return tuple((entry, frozenset(known), tuple(form for form in known if " " in form)) for entry, known in forms)


def conferences_of(base: KnowledgeBase, record: Record) -> Sequence[Conference]:
    """Find the theme conferences whose themes a record belongs to; their handouts choose among these records."""
    if record.status is Status.WITHDRAWN:
        return ()
    return [c for c in base.theme_conferences if any(entry.theme in record.themes for entry in c.themes)]


def citation(base: KnowledgeBase, record: Record, imprint: Imprint) -> str:
    """Write how the record is cited: who, title, where, the edition it stands in as it is, code, dates and licence."""
    edition = editions.standing(base).get(record.id)
    where = f"{imprint.site.name}, {edition.in_words}" if edition else imprint.site.name
    otherwise = "" if edition else f" Udgave af {imprint.edition}."
    what, days = f"»{danish.typeset(record.title)}«, {where}, {record.id}", dates(record)
    return f"{base.programme.owner}: {what}, {days[:1].lower()}{days[1:]}.{otherwise} {licence.NAME}."
