"""The publication and the booklets of the themes: every record by theme, with contents, glossary, sources and indexes.

Knows what goes in and in which order; pages and their numbers are for the template.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generators import danish
from generators.handouts.leaves.themes import theme_sections
from generators.handouts.leaves.ways_in import situation_sections
from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.proofing.faults import (
    Attempt,
    path_of,
    sets,
    signs_in_records,
    signs_in_registers,
    unexplained,
    unsettable,
    unsettable_entries,
)
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, identity_data, record_data
from generators.handouts.setting.prose import fine, rich
from generators.handouts.typesetting import ARCHIVAL, Job, MisprintError, Typesetter
from generators.handouts.volumes import introduction
from generators.handouts.volumes.margin import Section, shared
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.knowledge.strength import strength
from generators.presentation import addresses, identity, outline
from generators.problems import Problem
from generators.records.record_types import RECORD_TYPES, LeadershipLevel, Record, SourceReference, type_of
from generators.records.registers import Source, Theme, file_of
from generators.records.ways_in import Situation

TEMPLATE = "handouts/publication.typ"
Places = Mapping[str, Sequence[float]]
"""Where each record stands in a volume: its page, and how far from the left and from the top."""
_FIRST, _EACH = 15, 1.3
# A theme that says nothing of its own.
_WORDLESS: Data = {"description": "", "question": None, "sheet": [], "introduction": []}


def produce(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Product]:
    """Make the publication and a booklet for each main theme that has records."""
    records = {record.id: record_data(record, manuscript.seams) for record in manuscript.base.valid_records}
    broken = signs_in_records(manuscript, typesetter, records)
    registers = signs_in_registers(manuscript, typesetter)
    bound = dict(volumes(manuscript))
    told = {
        address: registers + tuple(broken[record_id] for record_id in _named_in(data) if record_id in broken)
        for address, data in bound.items()
    }
    jobs = (None if told[address] else job(manuscript, data, kin=address) for address, data in bound.items())
    for (address, data), content in zip(bound.items(), typesetter.each(jobs), strict=True):
        if isinstance(content, MisprintError):
            yield Product(address, None, _blamed(manuscript, typesetter, data, content))
        else:
            yield Product(address, content, told[address])


def _named_in(data: Data) -> Iterator[str]:
    """Yield the records a volume prints or names by title, each once."""
    records = [record for _, record in _records_in(data)]
    linked = [link["id"] for record in records for link in record["links"]]
    yield from dict.fromkeys([*(record["id"] for record in records), *linked])


def job(manuscript: Manuscript, volume: Data, *, kin: str) -> Job:
    """Set a volume, in which every code leads to the page where its record stands, if it does."""
    known = identity_data(manuscript.base, manuscript.edition) | {"places": _somewhere(volume)}
    inputs = {"data": volume, "identity": known}
    return Job(TEMPLATE, inputs, ARCHIVAL, label="places", kin=kin, numbered=True)


def _somewhere(volume: Data) -> Places:
    """Guess where records stand, so that most numbers are as wide as they will be."""
    inside = [record["id"] for _, record in _records_in(volume)]
    return {record_id: (_FIRST + round(_EACH * number), 0.0, 0.0) for number, record_id in enumerate(inside)}


def _blamed(manuscript: Manuscript, typesetter: Typesetter, data: Data, error: MisprintError) -> tuple[Problem, ...]:
    """Find out what keeps a volume from being printed."""

    def attempt(volume: Data) -> bytes:
        known = identity_data(manuscript.base, manuscript.edition)
        return typesetter.print(TEMPLATE, {"data": volume, "identity": known}, ARCHIVAL)

    found = _to_blame(manuscript, attempt, data)
    return found or (unexplained(file_of(manuscript.base.programme), error),)


def _to_blame(manuscript: Manuscript, attempt: Attempt, data: Data) -> tuple[Problem, ...]:
    """Set a volume with nothing in it but one entry of a register at a time, one record, or one link."""
    bare = data | dict.fromkeys(("front", "situations", "themes", "glossary", "sources", "indexes"), ())
    if not sets(attempt, bare):
        return ()
    records = {record["id"]: record for _, record in _records_in(data)}
    themes = {record["id"]: theme | _WORDLESS for theme, record in _records_in(data)}

    def alone(record: Data) -> object:
        groups = [{"kind": record["kind"], "records": [record]}]
        return attempt(bare | {"themes": [themes[record["id"]] | {"groups": groups}]})

    return (
        unsettable_entries(manuscript, lambda part: attempt(bare | part), _entries_in(manuscript, data))
        or tuple(unsettable(manuscript, lambda record: alone(record | {"links": []}), records).values())
        or unsettable_entries(manuscript, alone, _links_in(manuscript, data))
        or unsettable_entries(manuscript, lambda part: attempt(bare | part), _naming_records(manuscript, data))
    )


def _records_in(data: Data) -> Iterator[tuple[Data, Data]]:
    """Yield each record of a volume with the theme that it stands under."""
    for theme in data["themes"]:
        for group in theme["groups"]:
            yield from ((theme, record) for record in group["records"])


def _entries_in(manuscript: Manuscript, data: Data) -> Iterator[tuple[str, Data]]:
    """Yield what else is in a volume, with the file it comes from."""
    base = manuscript.base
    yield file_of(base.dictionary), {"glossary": data["glossary"]}
    for theme in data["themes"]:
        yield file_of(base.theme[theme["slug"]]), {"themes": [theme | {"groups": [], "sheet": []}]}
    for source in data["sources"]:
        yield file_of(base.source[source["slug"]]), {"sources": [source]}


def _naming_records(manuscript: Manuscript, data: Data) -> Iterator[tuple[str, Data]]:
    """Yield what names records by their titles, which are therefore tried before."""
    base = manuscript.base
    for situation, entry in zip(base.situations, data["situations"], strict=False):
        yield file_of(situation), {"situations": [entry]}
    for theme in data["themes"]:
        yield file_of(base.theme[theme["slug"]]), {"themes": [theme | {"groups": []}]}


def _links_in(manuscript: Manuscript, data: Data) -> Iterator[tuple[str, Data]]:
    """Yield each record with one of its links at a time, and the file that the link leads to."""
    for _, record in _records_in(data):
        for link in record["links"]:
            yield path_of(manuscript.base.by_id[link["id"]]), record | {"links": [link]}


def volumes(manuscript: Manuscript) -> Iterator[tuple[str, Data]]:
    """Yield the address and the data of the publication and of each booklet."""
    yield addresses.of_publication(), whole(manuscript)
    for theme in manuscript.base.main_themes:
        if any(theme.slug in record.themes for record in manuscript.base.valid_records):
            yield addresses.of_booklet(theme), booklet(manuscript, theme)


def whole(manuscript: Manuscript) -> Data:
    """Give the whole knowledge base, each record once, under the theme it names first."""
    base = manuscript.base
    chapters = [(theme, _first_under(base, theme)) for theme in (*base.main_themes, *base.deferred_themes)]
    return _volume(manuscript, [(theme, records) for theme, records in chapters if records]) | {
        "title": base.programme.name,
        "subtitle": "Erkendelser, dilemmaer, modeller, anbefalinger og ideer til alle kommuner",
        "cover": pictures.cover_map(base.municipalities, identity.COVER_SHADES),
        "colour": None,
        "front": introduction.chapters(base, manuscript.seams),
        "situations": [_situation(manuscript, situation) for situation in base.situations],
        "glossary": [{"term": entry.term, "explanation": fine(entry.explanation)} for entry in base.glossary],
    }


def booklet(manuscript: Manuscript, theme: Theme) -> Data:
    """Give every record of one theme."""
    records = [record for record in manuscript.base.valid_records if theme.slug in record.themes]
    return _volume(manuscript, [(theme, records)]) | {
        "title": fine(theme.short_name),
        "subtitle": fine(f"Tema {theme.number}. {theme.description}"),
        "cover": pictures.cover_map(manuscript.base.municipalities, identity.PALE_SHADES),
        "colour": identity.theme_colour(theme).light,
        "front": [],
        "situations": [],
        "glossary": [],
    }


def _situation(manuscript: Manuscript, situation: Situation) -> Data:
    return {
        "title": fine(situation.title),
        "lead": manuscript.seams.wide(fine(situation.when)),
        "mark": outline.EDITORS,
        "sections": situation_sections(manuscript, situation),
    }


def _first_under(base: KnowledgeBase, theme: Theme) -> list[Record]:
    return [record for record in base.valid_records if _main_theme(base, record) == theme.slug]


def _main_theme(base: KnowledgeBase, record: Record) -> str:
    """Choose the chapter of a record: its first main theme, else its first theme."""
    main = {theme.slug for theme in base.main_themes}
    return next((slug for slug in record.themes if slug in main), record.themes[0])


def _volume(manuscript: Manuscript, chapters: Sequence[tuple[Theme, Sequence[Record]]]) -> Data:
    base = manuscript.base
    records = [record for _, inside in chapters for record in inside]
    cited = {reference.source for record in records for reference in record.sources}
    return {
        "programme": f"{base.programme.owner} · udviklingsprogram {base.programme.period.replace('-', '–')}",
        "publisher": base.programme.owner,
        "edition": manuscript.edition.label,
        "example": base.is_example,
        "themes": [_chapter(manuscript, theme, inside) for theme, inside in chapters],
        "sources": [_source(source) for source in base.sources if source.slug in cited],
        "indexes": list(_indexes(base, records)),
    }


def _chapter(manuscript: Manuscript, theme: Theme, records: Sequence[Record]) -> Data:
    groups = [(row, [record for record in records if type_of(record) is row]) for row in RECORD_TYPES]
    return {
        "slug": theme.slug,
        "number": theme.number,
        "name": fine(theme.name),
        "short": theme.short_name,
        "colour": identity.theme_colour(theme).light,
        "description": fine(theme.description),
        "question": fine(theme.questions[0]) if theme.questions else None,
        "sheet": theme_sections(manuscript, theme, asked=1),
        "introduction": rich(theme.introduction, manuscript.seams) if theme.introduction else [],
        "groups": [
            {"kind": row.slug, "records": [_record(manuscript, record) for record in inside]}
            for row, inside in groups
            if inside
        ],
    }


def _record(manuscript: Manuscript, record: Record) -> Data:
    base, set_narrow = manuscript.base, manuscript.seams.narrow
    levels = danish.capitalised(danish.listing([level.label.lower() for level in record.levels]))
    areas = danish.listing([area.label.lower() for area in record.areas])
    linked = [target for _, target in record.links()]
    found = record_data(record, manuscript.seams) | {
        "concerns": f"{levels}: {areas}.",
        "foundation": fine(_founded(base, record)),
        "recorded": set_narrow(fine(life(record))),
        "sources": [_place(manuscript, s) for s in record.sources if s.source in base.source],
        "links": [{"id": other.id, "title": fine(other.title)} for other in base.linked(dict.fromkeys(linked))],
    }
    beside, below = shared(
        [part for part in found["parts"] if part["key"] not in (*_MARGINAL, "poler")], list(_margin(found))
    )
    return found | {"beside": beside, "below": below}


_MARGINAL = ("overvejelser", "hvornaar", "forudsaetninger")


def _margin(record: Data) -> Iterator[Section]:
    """Yield what may stand in the margin, what belongs closest to the text first."""
    yield from ((part["key"], [part["value"]]) for part in record["parts"] if part["key"] in _MARGINAL)
    yield "concerns", [record["concerns"]]
    places = [text for one in record["sources"] for text in (one["place"], one["quote"]) if text]
    yield "foundation", [record["foundation"], *places, record["recorded"]]
    if record["links"]:
        yield "links", [f"{link['id']}, s. 100 {link['title']}" for link in record["links"]]


def _place(manuscript: Manuscript, reference: SourceReference) -> Data:
    place = f"{manuscript.base.source[reference.source].title}. {reference.place}."
    quote = manuscript.seams.narrow(fine(f"»{reference.quote}«")) if reference.quote else None
    return {"place": manuscript.seams.narrow(fine(place)), "quote": quote}


def _founded(base: KnowledgeBase, record: Record) -> str:
    """Say what a record is built on, and its day where neither that nor the year above the title tells it."""
    headline = strength(base, record).headline
    is_told = not record.date.month or str(record.date) in headline
    return f"{headline}." if is_told else f"{headline}. Dateret {record.date}."


def _source(source: Source) -> Data:
    return {
        "slug": source.slug,
        "title": fine(source.title),
        "about": fine(f"{source.publisher}, {source.date}. {source.kind.label}."),
        "description": fine(source.description),
        "caveat": fine(source.caveat) if source.caveat else None,
        "url": source.url,
    }


# --- indexes ----------------------------------------------------------------------------------------------------------


def _indexes(base: KnowledgeBase, records: Sequence[Record]) -> Iterator[Data]:
    by_code = sorted(records, key=lambda record: record.id)
    yield {"title": "Poster efter kode", "levels": _LEVELS, "groups": [_group(None, by_code)]}
    places = list(_by_municipality(base, records))
    if places:
        yield {"title": "Kommuner i kilderne", "levels": [], "groups": places}


_LEVELS = [{"letter": level.label[0], "label": level.label.lower()} for level in LeadershipLevel]


def _by_municipality(base: KnowledgeBase, records: Sequence[Record]) -> Iterator[Data]:
    for municipality in base.municipalities:
        named = {record.id for record, _ in base.roles_of(municipality.slug)}
        found = [r for r in records if r.id in named or municipality.slug in base.contributors(r)]
        if found:
            yield _group(municipality.name, sorted(found, key=lambda record: record.id))


def _group(name: str | None, records: Iterable[Record]) -> Data:
    return {"name": name, "records": [_entry(record) for record in records]}


def _entry(record: Record) -> Data:
    letters = [level.label[0] for level in LeadershipLevel if level in record.levels]
    return {"id": record.id, "title": fine(record.title), "levels": " ".join(letters)}
