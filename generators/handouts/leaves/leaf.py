"""What a leaf is: a page of the site on a side of A4 or more, made of sections that all leaves share.

Knows the forms of a section; which leaves there are is for `production`, how they look for the template.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Data, source_line
from generators.handouts.setting.prose import fine
from generators.presentation import addresses, outline
from generators.records.record_types import Dilemma, Record, type_of
from generators.records.registers import Theme


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A leaf: the page it holds, its address, and what stands on it.

    The front is one side, set as large as there is room for; `back` takes as many more as it needs. `records` are those
    that it names: a sign in one of them that cannot be printed keeps the leaf from being made. `owner` is the file
    that says what stands on it.
    """

    page: str
    kind: str
    title: str
    lead: str
    sections: Sequence[Data]
    records: Sequence[Record]
    back: Sequence[Data] = ()
    address: str = ""
    owner: str = ""
    mark: str = ""
    theme: Theme | None = None
    sources: Sequence[str] = ()

    @property
    def file(self) -> str:
        """Give the address of the PDF: beside the page, unless it says otherwise."""
        return self.address or addresses.of_sheet(self.page)


@dataclass(frozen=True)
class Sections:
    """Makes the sections of leaves; texts come as they stand in the records, and are set here."""

    manuscript: Manuscript

    def picks(self, heading: str, chosen: Iterable[tuple[Record, str]], mark: str = "") -> Data:
        """Name records one under the other, each with why; the code leads to the record."""
        rows = [self._named(record) | {"why": self._set(why)} for record, why in chosen]
        return {"shape": "picks", "heading": fine(heading), "mark": mark, "rows": rows}

    def asked(self, heading: str, questions: Iterable[tuple[str, Record | None]], mark: str = "") -> Data:
        """Put questions in order, each with its record where it has one, and the room that is left to write on."""
        rows = [{"text": self._set(text), "record": self._named(r) if r else None} for text, r in questions]
        return {"shape": "asked", "heading": fine(heading), "mark": mark, "rows": rows}

    def said(self, heading: str, text: str, mark: str = "") -> Data:
        """Set a text apart."""
        return {"shape": "said", "heading": fine(heading), "mark": mark, "text": self._set(text)}

    def listed(self, heading: str, texts: Iterable[str], mark: str = "") -> Data:
        """List short texts."""
        return {"shape": "listed", "heading": fine(heading), "mark": mark, "rows": [self._set(text) for text in texts]}

    def blanks(self, heading: str, rows: Iterable[Data]) -> Data:
        """Leave room to write under each label; the rest of the side is shared by weight."""
        made = [{"label": fine(row["label"]), "help": self._set(row["help"]), "weight": row["weight"]} for row in rows]
        return {"shape": "blanks", "heading": fine(heading), "mark": "", "rows": made}

    def ticks(self, heading: str, rows: Iterable[tuple[str, Iterable[str]]]) -> Data:
        """Offer words to tick off, in lines that each have a label."""
        made = [{"label": fine(label), "words": [fine(word) for word in words]} for label, words in rows]
        return {"shape": "ticks", "heading": fine(heading), "mark": "", "rows": made}

    def actions(self, heading: str, rows: Iterable[tuple[str, str, Record]]) -> Data:
        """List actions to tick off, each under a label that is written once for those that follow on one another.

        Whose words they are is told at the heading.
        """
        rows = list(rows)
        made = [{"label": fine(label), "text": self._set(text)} | self._named(record) for label, text, record in rows]
        mark = outline.any_mark((record for _, _, record in rows), "handlinger")
        return {"shape": "actions", "heading": fine(heading), "mark": mark, "rows": made}

    def dilemmas(self, heading: str, dilemmas: Iterable[Dilemma], mark: str = "") -> Data:
        """Show dilemmas by their poles, each with the scale to put a cross on."""
        rows = [
            self._named(record)
            | {"poles": [{"name": self._set(pole.name)} for pole in record.poles], "by": outline.mark(record, "poler")}
            for record in dilemmas
        ]
        return {"shape": "dilemmas", "heading": fine(heading), "mark": mark, "rows": rows}

    def _named(self, record: Record) -> Data:
        return {
            "id": record.id,
            "kind": type_of(record).slug,
            "title": self._set(record.title),
            "byline": outline.byline(record, "titel"),
            "caveat": self._set(outline.caveat(record)),
            "url": self.manuscript.edition.url(addresses.of_record(record)),
        }

    def _set(self, text: str) -> str:
        return self.manuscript.seams.wide(fine(text))


def source_lines(manuscript: Manuscript, records: Iterable[Record]) -> list[str]:
    """Cite the sources that records rest on, each once and in the order of the register."""
    cited = {entry.source for record in records for entry in record.sources}
    return [source_line(source) for source in manuscript.base.sources if source.slug in cited]
