"""What the open data are called: their version, licence, citation and files.

Named once for those who make the files and the page that documents them.
"""

import datetime as dt
from dataclasses import dataclass

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, editions, licence
from generators.presentation.site import Site
from generators.records.record_types import RECORD_TYPES, Record, RecordType
from generators.records.registers import REGISTERS, Form, Municipality, Theme

VERSION = "1.0"
"""Of the form of the data. The first number rises, and the address with it, when something promised is taken away or
changed; the second when something is added. tests/exports holds both."""

ADDRESS = f"{addresses.DATA}v{VERSION.partition('.')[0]}/"
EVERYTHING = f"{ADDRESS}alt.json"
WORKBOOK = f"{ADDRESS}klyngeviden.xlsx"
ARCHIVE = f"{ADDRESS}klyngeviden.zip"

ENVELOPE = {
    "$schema": "Adressen på det skema, filen følger.",
    "skemaversion": "Version af formen. Første tal stiger, når noget bliver taget bort eller ændret.",
    "udgave": "Dagen for den seneste ændring, år-måned-dag.",
    "sprog": "Sproget i teksterne: da.",
    "licens": "Licensens navn og adresse.",
    "henvisning": "Sådan henviser man, i ord.",
    "program": "Programmets navn, og om det er virkeligt eller et opdigtet eksempel.",
    "antal": "Hvor mange poster eller rækker filen handler om.",
    "data": "Selve indholdet.",
}
"""The keys around what a JSON document holds, and what each says."""

# A register of one entry is no table.
TABLES = (
    *(row.folder for row in RECORD_TYPES),
    *(register.name for register in REGISTERS if register.form is not Form.ONE),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """The site and the day that data belong to."""

    site: Site
    date: dt.date


def citation(base: KnowledgeBase, issue: Issue) -> str:
    """Write how the whole is cited, in words: by the latest edition where nothing has changed since."""
    if edition := editions.whole(base):
        return edition.citation
    return _cited(base, issue.site, f"Udgave af {danish.long_date(issue.date)}", addresses.HOME)


def citation_of_edition(base: KnowledgeBase, site: Site, name: str, in_words: str) -> str:
    """Write how an edition is cited: what it is called comes before where it lies."""
    return _cited(base, site, danish.capitalised(in_words), addresses.of_edition(name))


def _cited(base: KnowledgeBase, site: Site, edition: str, address: str) -> str:
    example = " EKSEMPEL: alt er opdigtet." if base.is_example else ""
    return f"{base.programme.owner}: {site.name}. {edition}, {site.url}{address}. {licence.NAME}.{example}"


def of_record(record: Record) -> str:
    """Give the address of a record's data."""
    return f"{ADDRESS}poster/{record.id}.json"


def of_theme(theme: Theme) -> str:
    """Give the address of the list of a theme."""
    return f"{ADDRESS}temaer/{theme.slug}.json"


def of_municipality(municipality: Municipality) -> str:
    """Give the address of the list of a municipality."""
    return f"{ADDRESS}kommuner/{municipality.slug}.json"


def of_register(name: str) -> str:
    """Give the address of a register."""
    return f"{ADDRESS}registre/{name}.json"


def of_table(name: str) -> str:
    """Give the address of a table."""
    return f"{ADDRESS}{name}.csv"


def of_schema(name: str) -> str:
    """Give the address of a schema."""
    return f"{ADDRESS}skemaer/{name}.json"


def schema_of_type(record_type: RecordType) -> str:
    """Name the schema of a record's document."""
    return f"post-{record_type.slug}"


def schema_of_register(name: str) -> str:
    """Name the schema of a register's document."""
    return f"register-{name}"
