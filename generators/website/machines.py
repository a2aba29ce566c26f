"""What machines read of a page: what it is by schema.org, when it changed, and the picture it is shared with. Pure."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence, open_data
from generators.presentation.site import Site
from generators.records.record_types import Record, RecordType, type_of
from generators.records.registers import Theme

# In JSON these are the same texts, and none of them can end a script.
_IN_HTML = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class Card:
    """The picture of a kind of page: where it lies, and what it says."""

    address: str
    says: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of one page: its kind by schema.org with more properties, and the day its content last changed.

    A page has a `twin` where the same words stand in Markdown.
    """

    kind: str = ""
    more: Mapping[str, object] = field(default_factory=dict)
    changed: dt.date | None = None
    card: Card | None = None
    twin: bool = False


NONE = Facts()


def of_record(base: KnowledgeBase, record: Record) -> Facts:
    """Tell of a record: an article, with its sources."""
    more = {
        "identifier": record.id,
        "datePublished": record.recorded.isoformat(),
        "dateModified": _changed(record).isoformat(),
        "creativeWorkStatus": record.status.label,
        "about": [base.theme[slug].name for slug in record.themes if slug in base.theme],
        "citation": list(dict.fromkeys(base.source[s.source].title for s in record.sources if s.source in base.source)),
    }
    return Facts("Article", more, _changed(record), of_type_card(type_of(record)), twin=True)


def of_theme(theme: Theme) -> Facts:
    """Tell of a theme."""
    card = Card(addresses.of_card(f"tema-{theme.slug}"), f"Tema: {theme.short_name}")
    return Facts("CollectionPage", {"about": theme.name}, card=card, twin=True)


def of_list(records: Iterable[Record], record_type: RecordType | None = None) -> Facts:
    """Tell of a page that is a list of records and nothing else: it changes when one of them does."""
    changed = max(map(_changed, records), default=None)
    return Facts("CollectionPage", {}, changed, of_type_card(record_type) if record_type else None)


def of_data(site: Site, date: dt.date) -> Facts:
    """Tell of the open data."""
    files = {
        open_data.ARCHIVE: "application/zip",
        open_data.EVERYTHING: "application/json",
        open_data.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    distribution = [
        {"@type": "DataDownload", "contentUrl": site.url + address, "encodingFormat": kind}
        for address, kind in files.items()
    ]
    more = {"version": open_data.VERSION, "dateModified": date.isoformat(), "distribution": distribution}
    return Facts("Dataset", more)


def of_type_card(record_type: RecordType) -> Card:
    """Give the picture of a type."""
    address = addresses.of_card(f"type-{record_type.slug}")
    return Card(address, danish.capitalised(record_type.singular))


def meta(facts: Facts, page: Mapping[str, str], site: Site, base: KnowledgeBase) -> dict[str, str]:
    """Give the front matter that the theme writes into the head; `page` is its url, name and description."""
    told = {"changed": facts.changed.isoformat()} if facts.changed else {}
    told |= {"card": facts.card.address, "card_says": facts.card.says} if facts.card else {}
    told |= {"twin": addresses.TWIN} if facts.twin else {}
    # No machine is to take for real what is made up.
    return told | ({"structured": _structured(facts, page, site, base)} if facts.kind and not base.is_example else {})


def _structured(facts: Facts, page: Mapping[str, str], site: Site, base: KnowledgeBase) -> str:
    whole = {
        "@context": "https://schema.org",
        "@type": facts.kind,
        **page,
        "inLanguage": "da",
        "license": licence.ADDRESS,
        "publisher": {"@type": "Organization", "name": base.programme.owner},
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
        **facts.more,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_IN_HTML)


def _changed(record: Record) -> dt.date:
    return record.revised or record.recorded
