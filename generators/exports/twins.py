"""The same words as a page of knowledge in Markdown, for those who read without a browser, and the list of them all.

Knows records, themes and ways in; parts, headings and whose words they are come from the outline.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import addresses, licence, open_data, outline
from generators.presentation.about import about
from generators.presentation.open_data import Issue
from generators.presentation.outline import Part
from generators.records.fields import RECORD_ID
from generators.records.record_types import RECORD_TYPES, Record, SourcePlace, Status
from generators.records.registers import Theme
from generators.records.ways_in import Situation, WayIn

_SIGNS = re.compile(r"([\\`*_\[\]<>#|]|&(?=#?\w+;))")
# The Markdown of a record has no other use of the sign than an address that stands for itself.
_MARKUP = re.compile(r"<(?!https?:|mailto:)")
_REFERENCE = re.compile(rf"\[({RECORD_ID})\](?!\()", re.ASCII)


def twins(base: KnowledgeBase, issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each."""
    writer = _Writer(base, issue)
    for record in base.records:
        yield addresses.twin_of(addresses.of_record(record)), writer.record(record)
    for theme in base.themes:
        yield addresses.twin_of(addresses.of_theme(theme)), writer.theme(theme)
    for situation in base.situations:
        yield addresses.twin_of(addresses.of_situation(situation)), writer.way_in(situation)
    for audience in base.audiences:
        yield addresses.twin_of(addresses.of_audience(audience)), writer.way_in(audience)
    yield addresses.FOR_MODELS, writer.overview()


class _Writer:
    """Writes Markdown whose links hold wherever it is read."""

    def __init__(self, base: KnowledgeBase, issue: Issue) -> None:
        self._base, self._issue, self._root = base, issue, issue.site.url
        self._titles = {source.slug: source.title for source in base.sources}

    def record(self, record: Record) -> str:
        """Write a record: all that its page says of it."""
        base = self._base
        facts = [
            f"{outline.kind_name(record)} {record.id}",
            f"status: {record.status.label.lower()}",
            f"temaer: {danish.listing([_plain(base.theme[s].short_name) for s in record.themes if s in base.theme])}",
        ]
        told = [_plain(life(record)), _plain(record.summary), _plain(outline.caveat(record)), outline.byline(record)]
        told += self._withdrawn(record)
        for part in outline.parts(record):
            told += [f"## {_plain(part.heading)}", part.mark, *self._part(part)]
        told += ["## Kilder", *self._sources(record.sources)]
        return self._page(record.title, "; ".join(facts), told, addresses.of_record(record))

    def theme(self, theme: Theme) -> str:
        """Write a theme with the list of its records."""
        told = [_plain(theme.description), self._rich(theme.introduction or "")]
        if theme.questions:
            told += ["## Spørgsmål til mødet", _list(map(_plain, theme.questions))]
        told += ["## Poster", _list(map(self._link, self._base.of_theme(theme.slug)))]
        return self._page(theme.name, f"Tema: {_plain(theme.short_name)}", told, addresses.of_theme(theme))

    def way_in(self, way: WayIn) -> str:
        """Write a situation or a role."""
        readings = [(self._base.by_id[r.record], r.why) for r in way.readings if r.record in self._base.by_id]
        told = [_plain(way.when), f"## {outline.of_entry(way, 'readings')}"]
        told += [_list(f"{self._link(record)}: {_plain(why)}" for record, why in readings)]
        told += [f"## {outline.of_entry(way, 'questions')}", _list(map(_plain, way.questions))]
        if not isinstance(way, Situation):
            return self._page(way.title, "Rolle; redaktionens ord", told, f"{addresses.AUDIENCES}{way.slug}/")
        told += [f"## {outline.of_entry(way, 'step')}", _plain(way.step), "## Kilder", *self._sources(way.sources)]
        return self._page(way.title, "Situation; redaktionens ord", told, addresses.of_situation(way))

    def overview(self) -> str:
        """Write the list of all, for language models and whoever else begins here."""
        base, root = self._base, self._root
        kinds = [(danish.capitalised(row.plural), base.of_type(row)) for row in RECORD_TYPES]
        pages = [f"[{_plain(t.name)}]({root}{addresses.twin_of(addresses.of_theme(t))})" for t in base.themes]
        ways = [f"[{_plain(s.title)}]({root}{addresses.twin_of(addresses.of_situation(s))})" for s in base.situations]
        whole = f"[Alt som JSON]({root}{open_data.EVERYTHING}); [alle felter forklaret]({root}{addresses.DATA})"
        name = self._issue.site.name
        told = [self._example(), f"> {_plain(about(base, name))}", self._citation(), "## Temaer", _list(pages)]
        told += ["## Situationer", _list(ways)] if ways else []
        for kind, records in kinds:
            told += [f"## {kind}", _list(map(self._link, records))] if records else []
        return _joined([f"# {_plain(name)}", *told, "## Data", _list([whole])])

    def _page(self, title: str, kind: str, told: Iterable[str], address: str) -> str:
        where = f"<{self._root}{address}>"
        return _joined([f"# {_plain(title)}", self._example(), kind, *told, "---", f"{where}. {self._citation()}"])

    def _example(self) -> str:
        return "**EKSEMPEL: alt er opdigtet.**" if self._base.is_example else ""

    def _citation(self) -> str:
        return f"{_plain(open_data.citation(self._base, self._issue))} <{licence.ADDRESS}>"

    def _withdrawn(self, record: Record) -> list[str]:
        if record.status is not Status.WITHDRAWN:
            return []
        successor = self._base.living_successor(record)
        instead = f" Læs i stedet {self._link(successor)}." if successor else ""
        return [f"**Trukket tilbage; skal ikke bruges.**{instead}"]

    def _part(self, part: Part) -> list[str]:
        if part.shape == "rich":
            return [self._rich(part.value)]
        if part.shape == "text":
            return [_plain(part.value)]
        if part.shape == "list":
            return [_list(map(_plain, part.value), ordered=part.ordered)]
        rows = (_row(part.labels, row) for row in part.rows())
        return [_list(rows, ordered=part.ordered)]

    def _sources(self, places: Sequence[SourcePlace]) -> list[str]:
        titles = self._titles
        quotes = (getattr(place, "quote", None) for place in places)
        told = (f"{_plain(titles.get(place.source, place.source))}: {_plain(place.place)}." for place in places)
        return [_list(f"{text} »{_plain(quote)}«" if quote else text for text, quote in zip(told, quotes, strict=True))]

    def _rich(self, text: str) -> str:
        """Let references lead to the records' own Markdown, and nothing be taken for HTML."""
        return _REFERENCE.sub(lambda found: self._reference(found[1]), _MARKUP.sub(r"\<", text.strip()))

    def _reference(self, record_id: str) -> str:
        record = self._base.by_id.get(record_id)
        return f"[{record_id}]({self._twin(record)})" if record else record_id

    def _link(self, record: Record) -> str:
        return f"[{record.id}: {_plain(record.title)}]({self._twin(record)})"

    def _twin(self, record: Record) -> str:
        return self._root + addresses.twin_of(addresses.of_record(record))


def _plain(text: str) -> str:
    """Keep what a text says from being taken for Markdown."""
    return _SIGNS.sub(r"\\\1", danish.typeset(text))


def _row(labels: Mapping[str, str], row: Mapping[str, str]) -> str:
    return "; ".join([f"{labels[name]}: {_plain(text)}" for name, text in row.items() if text])


def _list(items: Iterable[str], *, ordered: bool = False) -> str:
    return "\n".join(f"{number}. {item}" if ordered else f"- {item}" for number, item in enumerate(items, 1))


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
