"""A sixth type in a copy of the tables: run as a program of its own, since every module reads the tables as it loads.

Takes a folder with a copy of the templates, the new icon among them; prints what it found as JSON.
"""

import dataclasses
import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from generators.records import record_types
from generators.records.fields import PlainText
from generators.records.record_types import Record, RecordType

if TYPE_CHECKING:
    from generators.knowledge.knowledge_base import KnowledgeBase

DATE = dt.date(2026, 11, 21)


class Tool(Record):
    """A type that no output has heard of."""

    use: PlainText = Field(alias="brug", title="Sådan bruges det", description="Brugen.", min_length=10, max_length=400)


ROW = RecordType(
    model=Tool,
    letter="V",
    slug="vaerktoej",
    folder="vaerktoejer",
    singular="værktøj",
    plural="værktøjer",
    explanation="Noget, man kan tage i hånden.",
    prompt="Har I et?",
    on_paper="Tag det i hånden.",
    asked="Hvad tog I i hånden?",
    text_heading="Om værktøjet",
    before_text=("brug",),
    article="et",
)
record_types.RECORD_TYPES = (*record_types.RECORD_TYPES, ROW)
record_types.BY_LETTER[ROW.letter] = ROW
record_types.BY_FOLDER[ROW.folder] = ROW

TEXT = """\
titel: Skruestikken holder samtalen fast
resume: En skruestik på bordet minder alle om, at samtalen skal holdes fast, til noget er aftalt.
temaer: [{theme}]
niveauer: [decentral]
omraader: [skole]
ophav: kontekst
status: endelig
dato: 2018
optaget: 2026-11-21
kilder:
  - kilde: {source}
    sted: Side 2
brug: Spænd zqskrue på bordet, før mødet begynder.
tekst: |
  Værktøjet er opdigtet og findes kun i denne prøve. Det står her, så det kan ses, at en sjette slags kommer med,
  uden at nogen skal skrive om den mere end de steder, der hører til den. Zqtekst er et ord, der kan findes igen.
spoergsmaal: [Hvad skal vi holde fast i?]
"""


def main(templates: Path) -> dict[str, object]:
    """Build everything with the sixth type in it."""
    from generators import store
    from generators.knowledge.knowledge_base import build
    from generators.reading.loader import load

    store.TEMPLATES = templates
    files, _ = store.read_findings(store.FINDINGS)
    known = build(load(files))
    theme = known.theme_conferences[0].themes[0].theme
    written = TEXT.format(theme=theme, source=known.sources[0].slug)
    findings = load({**files, "vaerktoejer/V-001.yml": written.encode()})
    base = build(findings)
    problems = {"problems": [problem.message for problem in findings.problems]}
    return problems | _on_screen(base) | _on_paper(_few(base), templates)


def _few(base: "KnowledgeBase") -> "KnowledgeBase":
    """Leave so little that a handout shows all of it."""
    few = {next(r.id for r in base.valid_records if r.id[0] == letter) for letter in "ED"} | {"V-001"}
    return dataclasses.replace(
        base, records=tuple(r for r in base.records if r.id in few), municipalities=base.municipalities[:1]
    )


def _on_screen(base: "KnowledgeBase") -> dict[str, object]:
    from generators import store
    from generators.knowledge import facets
    from generators.search.documents import findables, used_facets
    from generators.search.query import search
    from generators.search.shards import build_index
    from generators.website.page import Imprint
    from generators.website.site_tree import pages
    from generators.word_data import word_data

    made = pages(base, store.templates("pages"), Imprint(site=store.site(), date=DATE))
    found, index = findables(base), build_index(base, word_data())
    return {
        "page": made["vaerktoejer/V-001/index.md"].body,
        "list": made["vaerktoejer/index.md"].body,
        "document": next([d.kind, " ".join(p.text for p in d.passages)] for d in found if d.id == "V-001"),
        "search-facet": next(dict(n.values) for n in used_facets(base, found) if n.key == facets.TYPE.key),
        "list-facet": [option.value for option in facets.TYPE.options(base, base.records)],
        "hits": {
            text: [hit.document.id for hit in search(text, index).hits][:1] for text in ("V-001", "v1", "zqskrue")
        },
    }


def _on_paper(base: "KnowledgeBase", templates: Path) -> dict[str, object]:
    import docx

    from generators import store
    from generators.handouts.manuscript import Manuscript
    from generators.handouts.order import whole
    from generators.handouts.organiser import word
    from generators.handouts.production import prepare, produce
    from generators.handouts.setting.parts import Edition, identity_data
    from generators.handouts.typesetting import ARCHIVAL, Typesetter
    from generators.handouts.volumes import publication
    from tests.handouts.reading_pdf import page_texts

    manuscript = Manuscript(base, Edition("Udgave", DATE, "https://klyngeviden.example/", "Klyngeviden"))
    typesetter = Typesetter(templates, store.FONTS / "print", DATE)
    volume = {"data": publication.whole(manuscript), "identity": identity_data(base, manuscript.edition)}
    conference = base.theme_conferences[0]
    handout = next(iter(produce(prepare(whole(manuscript), typesetter), conference)))
    paper = docx.Document(io.BytesIO(word.document(base, conference, manuscript.edition)))
    return {
        "word": [paragraph.text for paragraph in paper.paragraphs],
        "publication": "\n".join(page_texts(typesetter.print(publication.TEMPLATE, volume, ARCHIVAL))),
        "handout": "\n".join(page_texts(handout.content or b"")),
    }


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
