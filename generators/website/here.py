"""The site as seen from one page: links to everything, and texts made ready for HTML.

Handed to every template as `here`; knows addresses and words, not the layout.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from jinja2.runtime import Macro
from markupsafe import Markup, escape

from generators import danish
from generators.knowledge.facets import FACETS
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening
from generators.knowledge.provenance import age_of_all
from generators.knowledge.published_editions import PublishedEdition
from generators.presentation import addresses, happenings, identity, outline
from generators.reading import rich_text
from generators.records.fields import Choice, Entry
from generators.records.record_types import RECORD_TYPES, Record, RecordType, type_of
from generators.records.registers import Cluster, Conference, GlossaryEntry, Municipality, Source, Theme
from generators.records.ways_in import Audience, Situation


@dataclass(frozen=True)
class Here:
    """One place on the site. `repository` holds the links edit, history and report, where there is a file to edit.

    `drawn` keeps what is the same on other pages, such as rows of records on all that are as deep as this one; pages of
    one run share it.
    """

    address: str
    base: KnowledgeBase
    handouts_built: bool
    repository: Mapping[str, str]
    drawn: dict[tuple[object, ...], Markup] = field(default_factory=dict, repr=False)
    types = RECORD_TYPES

    # --- links ---

    def to(self, address: str) -> str:
        """Lead from here to an address, without a server."""
        return addresses.relative(address, self.address)

    def page(self, name: str) -> str:
        """Lead to one of the pages that there is one of, by its name in `addresses`: `GLOSSARY`."""
        return self.to(getattr(addresses, name))

    def record(self, record: Record) -> str:
        """Lead to a record."""
        return self.to(addresses.of_record(record))

    def type(self, record_type: RecordType) -> str:
        """Lead to the list of a type."""
        return self.to(addresses.of_type(record_type))

    def theme(self, theme: Theme) -> str:
        """Lead to a theme."""
        return self.to(addresses.of_theme(theme))

    def situation(self, situation: Situation) -> str:
        """Lead to a situation."""
        return self.to(addresses.of_situation(situation))

    def audience(self, audience: Audience) -> str:
        """Lead to the page for a role."""
        return self.to(addresses.of_audience(audience))

    def municipality(self, municipality: Municipality) -> str:
        """Lead to a municipality."""
        return self.to(addresses.of_municipality(municipality))

    def cluster(self, cluster: Cluster) -> str:
        """Lead to a cluster."""
        return self.to(addresses.of_cluster(cluster))

    def conference(self, conference: Conference) -> str:
        """Lead to a conference."""
        return self.to(addresses.of_conference(conference))

    def source(self, source: Source) -> str:
        """Lead to a source."""
        return self.to(addresses.of_source(source))

    def edition(self, edition: PublishedEdition) -> str:
        """Lead to a frozen edition."""
        return self.to(addresses.of_edition(edition.name))

    def handouts(self, conference: Conference) -> str:
        """Lead to all handouts of a conference."""
        return self.to(addresses.of_handouts(conference))

    def handout_page(self, conference: Conference, municipality: Municipality) -> str:
        """Lead to the page behind a handout."""
        return self.to(addresses.of_handout_page(conference, municipality))

    def handout_pdf(self, conference: Conference, municipality: Municipality) -> str:
        """Lead to a handout."""
        return self.to(addresses.of_handout_pdf(conference, municipality))

    def explore(self, **narrowed: str) -> str:
        """Lead to the list of everything, narrowed by the keys of the filter or by `q`."""
        return f"{self.to(addresses.EXPLORE)}?{urlencode(narrowed)}" if narrowed else self.to(addresses.EXPLORE)

    def report(self, record: Record) -> str:
        """Lead to a form for reporting a fault in a record."""
        return f"{self.repository['report']}?title={quote(f'Fejl i {record.id}: ')}"

    # --- words ---

    def rich(self, text: str, shift: int = 0) -> Markup:
        """Render a text in the allowed Markdown; `shift` lowers its headings."""
        return Markup(rich_text.to_html(rich_text.parse(text), self._record_link, shift))  # noqa: S704 - built escaped

    def explained(self, text: str, terms: Iterable[GlossaryEntry]) -> Markup:
        """Render a text whose terms open their explanation, which the page holds as `forklar-<slug>`."""
        forms = {form.lower(): danish.slug(entry.term) for entry in terms for form in (entry.term, *entry.forms)}
        nodes = rich_text.with_terms(rich_text.parse(text), forms)
        return Markup(rich_text.to_html(nodes, self._record_link, term=_term))  # noqa: S704 - built escaped

    def plain(self, text: str) -> str:
        """Give a text without formatting its Danish quotation marks and dashes."""
        return danish.typeset(text)

    def listed(self, choices: Iterable[Choice]) -> str:
        """Name the values of closed lists as one phrase: `Forvaltning og decentral ledelse`."""
        first, *rest = [choice.label for choice in choices] or [""]
        return danish.listing([first, *(label[:1].lower() + label[1:] for label in rest)])

    def in_words(self, items: Sequence[str]) -> str:
        """Join words as a sentence does."""
        return danish.listing(items)

    def quoted(self, items: Iterable[str]) -> list[str]:
        """Put each item in quotation marks."""
        return [f"»{item}«" for item in items]

    def counted(self, count: int, singular: str, plural: str) -> str:
        """Write a number with its noun."""
        return danish.counted(count, singular, plural)

    def long_date(self, date: dt.date) -> str:
        """Write a date as running text does."""
        return danish.long_date(date)

    def genitive(self, name: str) -> str:
        """Say that something is somebody's."""
        return danish.genitive(name)

    def slug(self, text: str) -> str:
        """Make the name of a place on a page."""
        return danish.slug(text)

    def _record_link(self, record_id: str) -> str:
        record = self.base.by_id.get(record_id)
        if record is None:
            return str(escape(record_id))
        title = escape(self.plain(record.title))
        return str(
            Markup('<a class="kv-ref" href="{}" title="{}">{}</a>').format(self.record(record), title, record_id)
        )

    def once(self, macro: Macro, entry: Entry, **how: object) -> Markup:
        """Draw an entry of the base with a macro of the templates, once for all pages whose links look the same."""
        key = (macro.name, id(entry), self.address.count("/"), *how.items())
        drawn = self.drawn.get(key)
        if drawn is None:
            drawn = self.drawn[key] = Markup(macro(self, entry, **how))  # noqa: S704 - a macro escapes
        return drawn

    # --- what a record belongs to ---

    def type_of(self, record: Record) -> RecordType:
        """Find the type of a record."""
        return type_of(record)

    def types_among(self, records: Iterable[Record], without: RecordType | None = None) -> list[RecordType]:
        """Give the types that some records are of, in the order of the table."""
        found = {type_of(record).slug for record in records}
        return [row for row in RECORD_TYPES if row.slug in found and row is not without]

    def caveat(self, record: Record) -> str:
        """Give the editor's caveat with its label."""
        return outline.caveat(record)

    def told(self, happening: Happening) -> happenings.Told:
        """Put a happening into words."""
        return happenings.told(self.base, happening)

    def byline(self, record: Record, summary: bool) -> str:  # noqa: FBT001 - called from templates
        """Say which of the title and, where it is shown, the summary the editor wrote."""
        return outline.byline(record, "titel", *(["resume"] if summary else []))

    def age_of_sources(self) -> str:
        """Say how old the sources are that everything here rests on."""
        return age_of_all(self.base)

    def mark(self, record: Record) -> str:
        """Name the mark of a record's type."""
        return identity.type_mark(type_of(record))

    def type_mark(self, record_type: RecordType) -> str:
        """Name the mark of a type."""
        return identity.type_mark(record_type)

    def theme_mark(self, theme: Theme) -> str:
        """Name the icon of a theme."""
        return identity.theme_mark(theme)

    def themes_of(self, record: Record) -> list[Theme]:
        """Give the themes of a record, in the record's order."""
        return [self.base.theme[slug] for slug in record.themes if slug in self.base.theme]

    def facets(self, *records: Record) -> Markup:
        """Write what lists are narrowed by as data attributes; the keys are those of the address."""
        place = ("facets", *(record.id for record in records))
        if place not in self.drawn:
            held = {facet.key: [value for r in records for value in facet.held(self.base, r)] for facet in FACETS}
            written = {key: escape(" ".join(dict.fromkeys(values))) for key, values in held.items()}
            marked = (f' data-{key}="{value}"' for key, value in written.items() if value)
            self.drawn[place] = Markup("".join(marked))  # noqa: S704 - escaped above
        return self.drawn[place]


def _term(word: str, key: str) -> str:
    return f'<button type="button" class="kv-term" popovertarget="forklar-{key}">{word}</button>'
