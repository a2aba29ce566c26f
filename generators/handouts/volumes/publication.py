"""The publication and the booklets of the themes: every record by theme, with contents, glossary, sources and indexes.

Knows what goes in and in which order; pages and their numbers are for the template.
"""

from collections.abc import Iterable, Iterator, Sequence

from generators import danish
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
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.knowledge.strength import strength
from generators.presentation import addresses, identity
from generators.problems import Problem
from generators.records.record_types import RECORD_TYPES, LeadershipLevel, Record, SourceReference, type_of
from generators.records.registers import Source, Theme, file_of

TEMPLATE = "handouts/publication.typ"
# A theme that says nothing of its own.
_WORDLESS: Data = {"description": "", "question": None, "introduction": []}


def produce(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Product]:
    """Make the publication and a booklet for each main theme that has records."""
    records = {record.id: record_data(record, manuscript.seams) for record in manuscript.base.valid_records}
    broken = signs_in_records(manuscript, typesetter, records)
    registers = signs_in_registers(manuscript, typesetter)
    known = identity_data(manuscript.base, manuscript.edition.site_name)
    volumes = dict(_volumes(manuscript))
    told = {
        address: registers + tuple(broken[record_id] for record_id in _named_in(data) if record_id in broken)
        for address, data in volumes.items()
    }
    jobs = (None if told[address] else _job(known, data) for address, data in volumes.items())
    for (address, data), content in zip(volumes.items(), typesetter.each(jobs), strict=True):
        if isinstance(content, MisprintError):
            yield Product(address, None, _blamed(manuscript, typesetter, data, content))
        else:
            yield Product(address, content, told[address])


def _named_in(data: Data) -> Iterator[str]:
    """Yield the records a volume prints or names by title, each once."""
    records = [record for _, record in _records_in(data)]
    linked = [link["id"] for record in records for link in record["links"]]
    yield from dict.fromkeys([*(record["id"] for record in records), *linked])


def _job(known: Data, volume: Data) -> Job:
    return Job(TEMPLATE, {"data": volume, "identity": known}, ARCHIVAL)


def _blamed(manuscript: Manuscript, typesetter: Typesetter, data: Data, error: MisprintError) -> tuple[Problem, ...]:
    """Find out what keeps a volume from being printed."""
    known = identity_data(manuscript.base, manuscript.edition.site_name)

    def attempt(volume: Data) -> bytes:
        return typesetter.print(TEMPLATE, {"data": volume, "identity": known}, ARCHIVAL)

    found = _to_blame(manuscript, attempt, data)
    return found or (unexplained(file_of(manuscript.base.programme), error),)


def _to_blame(manuscript: Manuscript, attempt: Attempt, data: Data) -> tuple[Problem, ...]:
    """Set a volume with nothing in it but one entry of a register at a time, one record, or one link."""
    bare = data | {"front": [], "themes": [], "glossary": [], "sources": [], "indexes": []}
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
        yield file_of(base.theme[theme["slug"]]), {"themes": [theme | {"groups": []}]}
    for source in data["sources"]:
        yield file_of(base.source[source["slug"]]), {"sources": [source]}


def _links_in(manuscript: Manuscript, data: Data) -> Iterator[tuple[str, Data]]:
    """Yield each record with one of its links at a time, and the file that the link leads to."""
    for _, record in _records_in(data):
        for link in record["links"]:
            yield path_of(manuscript.base.by_id[link["id"]]), record | {"links": [link | {"inside": False}]}


def _volumes(manuscript: Manuscript) -> Iterator[tuple[str, Data]]:
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
        "glossary": [],
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
    ids = {record.id for record in records}
    cited = {reference.source for record in records for reference in record.sources}
    return {
        "programme": f"{base.programme.owner} · udviklingsprogram {base.programme.period.replace('-', '–')}",
        "publisher": base.programme.owner,
        "edition": manuscript.edition.label,
        "example": base.is_example,
        "themes": [_chapter(manuscript, theme, inside, ids) for theme, inside in chapters],
        "sources": [_source(source) for source in base.sources if source.slug in cited],
        "indexes": list(_indexes(base, records)),
    }


def _chapter(manuscript: Manuscript, theme: Theme, records: Sequence[Record], ids: set[str]) -> Data:
    groups = [(row, [record for record in records if type_of(record) is row]) for row in RECORD_TYPES]
    return {
        "slug": theme.slug,
        "number": theme.number,
        "name": fine(theme.name),
        "short": theme.short_name,
        "colour": identity.theme_colour(theme).light,
        "description": fine(theme.description),
        "question": fine(theme.questions[0]) if theme.questions else None,
        "introduction": rich(theme.introduction, manuscript.seams) if theme.introduction else [],
        "groups": [
            {"kind": row.slug, "records": [_record(manuscript, record, ids) for record in inside]}
            for row, inside in groups
            if inside
        ],
    }


def _record(manuscript: Manuscript, record: Record, ids: set[str]) -> Data:
    base = manuscript.base
    levels = danish.listing([level.label for level in record.levels])
    areas = danish.listing([area.label.lower() for area in record.areas])
    linked = [target for _, target in record.links()]
    found = strength(base, record)
    return record_data(record, manuscript.seams) | {
        "concerns": f"{levels}: {areas}.",
        "foundation": fine(f"{found.headline}. {_dated(record)}"),
        "recorded": manuscript.seams.narrow(fine(life(record))),
        "sources": [_place(manuscript, s) for s in record.sources if s.source in base.source],
        "links": [
            {"id": other.id, "title": fine(other.title), "inside": other.id in ids}
            for other in base.linked(dict.fromkeys(linked))
        ],
    }


def _place(manuscript: Manuscript, reference: SourceReference) -> Data:
    place = f"{manuscript.base.source[reference.source].title}. {reference.place}."
    quote = manuscript.seams.narrow(fine(f"»{reference.quote}«")) if reference.quote else None
    return {"place": manuscript.seams.narrow(fine(place)), "quote": quote}


def _dated(record: Record) -> str:
    """Say when the result was established; that it is undated, the line on the source says."""
    return f"Dateret {record.date}." if record.date.year else ""


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
    yield {"title": "Poster efter kode", "groups": [_group(None, by_code)]}
    levels = [(level.label, [r for r in by_code if level in r.levels]) for level in LeadershipLevel]
    yield {"title": "Poster efter ledelsesniveau", "groups": [_group(name, found) for name, found in levels if found]}
    places = list(_by_municipality(base, records))
    if places:
        yield {"title": "Kommuner i kilderne", "groups": places}


def _by_municipality(base: KnowledgeBase, records: Sequence[Record]) -> Iterator[Data]:
    for municipality in base.municipalities:
        named = {record.id for record, _ in base.roles_of(municipality.slug)}
        found = [r for r in records if r.id in named or municipality.slug in base.contributors(r)]
        if found:
            yield _group(municipality.name, sorted(found, key=lambda record: record.id))


def _group(name: str | None, records: Iterable[Record]) -> Data:
    return {"name": name, "records": [{"id": record.id, "title": fine(record.title)} for record in records]}
