"""Lets the real findings grow as editors will: a cluster with a result, a conference, a source, a new name.

Knows the forms of the files, and of today's content only what it asks for.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generators import danish, store
from generators.loading import load_base
from generators.records.record_types import Finding

NEW_NAME = "Nyborre"
CLUSTER, SOURCE = "klynge-paa-proeve", "klyngens-rapport"


@dataclass(frozen=True)
class Growth:
    """What was added to a copy of the findings: the members are slugs, `renamed` the slug from before."""

    record: str
    conference: str
    members: tuple[str, ...]
    renamed: str


def grow(findings: Path) -> Growth:
    """Add to a findings folder what editors will come with, and rename a municipality."""
    base = load_base(findings)
    renamed = _rename_one(findings)
    members = [m for m in base.municipalities if m.slug != renamed][:6]
    number = 1 + len(base.theme_conferences)
    conference = f"temakonference-{number}"
    last = [record.id for record in base.records if isinstance(record, Finding)][-1]
    record = f"{last[0]}-{int(last[2:]) + 1:03}"
    theme = base.main_themes[0].slug
    texts = {
        f"_register/kilder/{SOURCE}.yml": _SOURCE,
        f"_register/klynger/{CLUSTER}.yml": _CLUSTER.format(members=", ".join(m.name for m in members), theme=theme),
        f"_register/konferencer/{conference}.yml": _CONFERENCE.format(number=number, theme=theme, source=SOURCE),
        f"erkendelser/{record}.yml": _RECORD.format(theme=theme, cluster=CLUSTER, source=SOURCE),
    }
    for path, text in texts.items():
        store.write(findings, path, text)
    return Growth(record, conference, tuple(m.slug for m in members), renamed)


def _rename_one(findings: Path) -> str:
    """Rename the last municipality that no record and no register but its own names."""
    table = findings / "_register" / "kommuner.yml"
    elsewhere = "\n".join(p.read_text(encoding="utf-8") for p in sorted(findings.rglob("*.yml")) if p != table)
    text = table.read_text(encoding="utf-8")
    names = [name for name in re.findall(r"^  navn: (\S+)$", text, re.MULTILINE) if name not in elsewhere]
    old = names[-1]
    changes = {
        f"  navn: {old}\n": f"  navn: {NEW_NAME}\n",
        f"  slug: {danish.slug(old)}\n": f"  slug: {danish.slug(NEW_NAME)}\n",
        f"  officielt_navn: {old}": f"  officielt_navn: {NEW_NAME}",
    }
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    # As the message says that whoever renames it is told: its neighbours name it too.
    lists = re.compile(rf"^(  (?:naboer|naermeste): .*)\b{re.escape(old)}\b", re.MULTILINE)
    table.write_text(lists.sub(rf"\1{NEW_NAME}", text), encoding="utf-8")
    return danish.slug(old)


_SOURCE = """\
titel: Rapport fra en klynge på prøve
udgiver: Klyngen
dato: "2018-04"
slags: rapport
beskrivelse: Klyngens egen opsamling på det, kommunerne nåede frem til sammen.
"""
_CLUSTER = """\
navn: Klynge på prøve
kommuner: [{members}]
start: "2016-09"
slut: "2017-10"
temaer: [{theme}]
omraader: [skole]
moeder:
  - dato: 2016-09-20
    emne: Opstart
"""
_CONFERENCE = """\
navn: Temakonference {number}
slags: temakonference
dato: 2018-11-15
sted: Odense
temaer:
  - tema: {theme}
    grundlag: kilde
beskrivelse: En konference mere, som en ny kilde fortæller om.
kilder:
  - kilde: {source}
    sted: Side 2
"""
_RECORD = """\
titel: Klyngens ledere lærte mest af at se hinanden arbejde
resume: Seks kommuner besøgte hinandens skoler. Det, lederne så, brugte de mere end det, de fik fortalt.
temaer: [{theme}]
niveauer: [decentral]
omraader: [skole]
ophav: klynge
klynger: [{cluster}]
status: endelig
kilder:
  - kilde: {source}
    sted: Side 3
dato: "2018-04"
optaget: 2026-11-28
tekst: |
  Lederne fulgte hinanden en formiddag ad gangen og talte bagefter om det, de havde set. De valgte selv, hvad de ville
  vise frem, og de fleste viste noget, som ikke lykkedes endnu. Det gjorde samtalerne ærlige, og det er dem, lederne
  siden vender tilbage til.
betydning: Se en kollega arbejde, før I taler om, hvordan I leder.
"""
