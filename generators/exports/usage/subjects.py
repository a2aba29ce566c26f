"""What is counted on the site: which pages, types, themes and files an address stands for. Pure."""

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, open_data
from generators.presentation.volumes import volumes
from generators.records.record_types import type_of


class Measure(enum.StrEnum):
    """What is counted, as it is told; in the order of the report."""

    PAGE = "Side"
    TYPE = "Type"
    THEME = "Tema"
    HANDOUT = "Hæfte"
    FILE = "Anden fil"
    SHORT = "Kort adresse"

    @property
    def heading(self) -> str:
        """Name them all."""
        return _HEADINGS[self]

    @property
    def told(self) -> str:
        """Say what a number of it means."""
        return _TOLD[self]


_HEADINGS = {
    Measure.PAGE: "Sider",
    Measure.TYPE: "Typer",
    Measure.THEME: "Temaer",
    Measure.HANDOUT: "Hæfter",
    Measure.FILE: "Andre filer",
    Measure.SHORT: "Korte adresser",
}
_TOLD = {
    Measure.PAGE: "Hvor mange gange hver side er vist.",
    Measure.TYPE: "Poster vist, efter hvad de er.",
    Measure.THEME: "Poster og temaets egen side vist. En post om to temaer tæller i begge.",
    Measure.HANDOUT: "Hæfter hentet som PDF.",
    Measure.FILE: "Bøger, publikation, ark og åbne data hentet.",
    Measure.SHORT: "Postens kode skrevet i adressen, som regel fra papir. Siden, den fører til, tæller for sig.",
}


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Something that is counted: its name, and its address where it has one of its own."""

    measure: Measure
    name: str
    address: str = ""


Subjects = Mapping[str, tuple[Subject, ...]]
"""What each address of the site stands for. Of an address that is not here nothing is ever written."""


def subjects(base: KnowledgeBase, titles: Mapping[str, str]) -> Subjects:
    """List what is counted, by address; `titles` are those of the pages."""
    found: dict[str, list[Subject]] = defaultdict(list)
    for address, title in titles.items():
        found[address].append(Subject(Measure.PAGE, title, address))
    for address, subject in (*_of_records(base), *_of_themes(base), *_of_handouts(base), *_of_files(base)):
        found[address].append(subject)
    return {address: tuple(own) for address, own in found.items()}


def _of_records(base: KnowledgeBase) -> Iterator[tuple[str, Subject]]:
    for record in base.records:
        address = addresses.of_record(record)
        yield address, Subject(Measure.TYPE, danish.capitalised(type_of(record).plural))
        for slug in record.themes:
            if slug in base.theme:
                yield address, Subject(Measure.THEME, base.theme[slug].name)
        short = addresses.short_of_record(record)
        yield short, Subject(Measure.SHORT, record.id, short)


def _of_themes(base: KnowledgeBase) -> Iterator[tuple[str, Subject]]:
    for theme in base.themes:
        yield addresses.of_theme(theme), Subject(Measure.THEME, theme.name)


def _of_handouts(base: KnowledgeBase) -> Iterator[tuple[str, Subject]]:
    for conference in base.theme_conferences:
        for municipality in base.municipalities:
            address = addresses.of_handout_pdf(conference, municipality)
            yield address, Subject(Measure.HANDOUT, f"{conference.name}: {municipality.name}", address)


def _of_files(base: KnowledgeBase) -> Iterator[tuple[str, Subject]]:
    bound = ((c, volume) for c in base.theme_conferences for volume in volumes(c, base.municipalities))
    named = {volume.address: f"{c.name}: {volume.label}" for c, volume in bound}
    named |= {addresses.of_publication(): "Publikationen"}
    named |= {addresses.of_booklet(theme): f"Temahæfte: {theme.name}" for theme in base.themes}
    named |= {addresses.of_theme_sheet(theme): f"Temaark: {theme.name}" for theme in base.themes}
    named |= {
        open_data.EVERYTHING: "Åbne data: alt (JSON)",
        open_data.WORKBOOK: "Åbne data: regneark",
        open_data.ARCHIVE: "Åbne data: alle filer (ZIP)",
    }
    named |= {open_data.of_table(name): f"Åbne data: {name} (CSV)" for name in open_data.TABLES}
    yield from ((address, Subject(Measure.FILE, name, address)) for address, name in named.items())
