"""Lets the real findings grow as editors will: a cluster with a result, a conference, a source, a new name.

Knows the forms of the files, and of today's content only what it asks for.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from generators import cli, danish, store
from generators.editing.fields import with_field
from generators.loading import load_base
from generators.records.record_types import Finding

NEW_NAME = "Nyborre"
CLUSTER, SOURCE = "klynge-paa-proeve", "klyngens-rapport"
# What no text of the knowledge base holds today.
SYNONYM, KNOWN_AS = "zebrastriber", "ledelse"


@dataclass(frozen=True)
class Growth:
    """What was added to a copy of the findings: the members are slugs, `renamed` the name from before.

    `results` are the cluster's first three, the first of them is final; `withdrawn` is led on to that one.
    """

    record: str
    results: tuple[str, ...]
    withdrawn: str
    conference: str
    members: tuple[str, ...]
    renamed: str


def grow(findings: Path) -> Growth:
    """Add to a findings folder what editors will come with, and rename a municipality."""
    base = load_base(findings)
    renamed = _rename_one(findings)
    members = [m for m in base.municipalities if m.name != renamed][:6]
    number = 1 + len(base.theme_conferences)
    conference = f"temakonference-{number}"
    last = [record.id for record in base.records if isinstance(record, Finding)][-1]
    record, *others = (f"{last[0]}-{int(last[2:]) + number:03}" for number in (1, 2, 3))
    theme = base.main_themes[0].slug
    texts = {
        f"_register/kilder/{SOURCE}.yml": _SOURCE,
        f"_register/klynger/{CLUSTER}.yml": _CLUSTER.format(members=", ".join(m.name for m in members), theme=theme),
        f"_register/konferencer/{conference}.yml": _CONFERENCE.format(number=number, theme=theme, source=SOURCE),
        f"erkendelser/{record}.yml": _RECORD.format(theme=theme, cluster=CLUSTER, source=SOURCE),
    }
    for own, (title, summary, text) in zip(others, _PROVISIONAL, strict=True):
        texts[f"erkendelser/{own}.yml"] = _result(texts[f"erkendelser/{record}.yml"], title, summary, text)
    for path, text in texts.items():
        store.write(findings, path, text)
    dictionary = findings / "_register" / "ordbog.yml"
    dictionary.write_text(
        f"{dictionary.read_text(encoding='utf-8')}  - ord: [{SYNONYM}, {KNOWN_AS}]\n", encoding="utf-8"
    )
    withdrawn = _in_no_way_in(findings)
    assert cli.main(["withdraw", withdrawn, "--afloest-af", record, "--flyt", "--findings", str(findings)]) == 0
    return Growth(record, (record, *others), withdrawn, conference, tuple(m.slug for m in members), renamed)


def _result(first: str, title: str, summary: str, text: str) -> str:
    """Write another result of the same cluster, which may still change."""
    path = "erkendelser/E-999.yml"
    changes = {
        "titel": title,
        "resume": summary,
        "tekst": text,
        "status": "foreloebig",
        "betydning": f"{summary} Prøv.",
    }
    for key, value in changes.items():
        first = with_field(path, first, key, value)
    return first


def _in_no_way_in(findings: Path) -> str:
    """Choose a finding that only records mention: what leads readers in refuses what is withdrawn."""
    registers = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((findings / "_register").rglob("*.yml"))
        if path.name != "kandidater.yml"
    )
    ids = sorted(path.stem for path in (findings / "erkendelser").glob("*.yml"))
    return next(own for own in ids if own not in registers)


def _rename_one(findings: Path) -> str:
    """Rename the last municipality that no record and no register but its own names."""
    table = findings / "_register" / "kommuner.yml"
    elsewhere = "\n".join(p.read_text(encoding="utf-8") for p in sorted(findings.rglob("*.yml")) if p != table)
    text = table.read_text(encoding="utf-8")
    names = [name for name in re.findall(r"^  navn: (\S+)$", text, re.MULTILINE) if name not in elsewhere]
    old = str(names[-1])
    changes = {
        f"  navn: {old}\n": f"  navn: {NEW_NAME}\n",
        f"  slug: {danish.slug(old)}\n": f"  slug: {danish.slug(NEW_NAME)}\n",
        f"  officielt_navn: {old}": f"  tidligere_navne: [{old}]\n  officielt_navn: {NEW_NAME}",
    }
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    # As the message says that whoever renames it is told: its neighbours name it too.
    lists = re.compile(rf"^(  (?:naboer|naermeste): .*)\b{re.escape(old)}\b", re.MULTILINE)
    table.write_text(lists.sub(rf"\1{NEW_NAME}", text), encoding="utf-8")
    return old


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

_PROVISIONAL = (
    (
        "En fast mødedag gør det lettere at blive ved",
        "Klyngens kommuner holdt møde den samme dag i måneden. Ingen skulle finde en ny dag, og ingen faldt fra.",
        """\
Dagen stod i alle kalendere fra begyndelsen, og den blev ikke flyttet. Kommunerne fortalte, at det betød mere end
dagsordenen: Når dagen er givet, handler det kun om, hvad man vil bruge den til, og ikke om, hvorvidt man kan komme.
""",
    ),
    (
        "Den, der selv har spurgt, bruger svaret",
        "Hver kommune kom med sit eget spørgsmål. Svarene blev brugt hjemme, fordi nogen havde bedt om dem.",
        """\
Spørgsmålet blev skrevet ned før mødet og læst højt af den, der havde stillet det. De andre svarede med det, de havde
prøvet, og sagde også, hvad der ikke virkede. Bagefter fortalte hver kommune, hvad den ville tage med sig.
""",
    ),
)
