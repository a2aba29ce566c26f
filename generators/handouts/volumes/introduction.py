"""The words that open the publication: what it is, what it is not, and how to read it.

Counts come from the records; the sentences are kept here, in one place.
"""

from generators import danish
from generators.handouts.setting.parts import Data
from generators.handouts.setting.prose import fine, rich
from generators.handouts.setting.seams import Seams
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.provenance import age_of, sources_of
from generators.presentation import outline
from generators.records.record_types import RECORD_TYPES, Origin, type_of


def chapters(base: KnowledgeBase, seams: Seams) -> list[Data]:
    """Write the chapters that come before the themes."""
    about = _EXAMPLE if base.is_example else _REAL
    types = [
        danish.counted(len([r for r in base.valid_records if type_of(r) is t]), t.singular, t.plural)
        for t in RECORD_TYPES
    ]
    cited = sources_of(base, base.valid_records)
    words = {
        "programme": base.programme.name,
        "owner": danish.genitive(base.programme.owner),
        "period": base.programme.period.replace("-", "–"),
        "count": danish.number(len(base.valid_records)),
        "types": danish.listing(types),
        "sources": danish.counted(len(cited), "kilde", "kilder"),
        "age": age_of(cited),
        "municipalities": str(len(base.municipalities)),
        "themes": danish.number(len(base.main_themes)),
        "absent": _absent(base),
        "kinds": "\n".join(f"- **{danish.capitalised(row.singular)}**: {row.explanation}" for row in RECORD_TYPES),
        "kind_count": danish.number(len(RECORD_TYPES)),
        "mark": outline.EDITORS,
        "deferred": danish.listing([f"»{theme.short_name}«" for theme in base.deferred_themes]),
    }
    return [
        {"title": title, "lead": fine(lead.format(**words)), "text": rich(text.format(**words), seams)}
        for title, lead, text in (about, _HOW_TO_READ)
    ]


def _absent(base: KnowledgeBase) -> str:
    """Say what the sources leave out, as far as the registers and the records hold none of it."""
    if not base.clusters:
        return _NO_CLUSTERS
    named = danish.capitalised(danish.counted(len(base.clusters), "klynge er", "klynger er"))
    told = sum(record.origin is Origin.CLUSTER for record in base.valid_records)
    results = danish.counted(told, "post er", "poster er") if told else "ingen poster er"
    return f"{named} beskrevet, og {results} fra en klynge. Andre klynger har vi ingen kilder til. {_UNTESTED}"


_UNTESTED = "Om rådene er efterprøvet, fremgår ikke."
_NO_CLUSTERS = f"""
Ingen af kilderne nævner klyngerne ved navn, og ingen fortæller, hvilke kommuner der deltog, eller hvad hver klynge
nåede frem til. Derfor står her ingen resultater fra en klynge. {_UNTESTED}
""".strip()
_REAL = (
    "Om publikationen",
    "Her står samlet, hvad kilderne til {owner} program {programme} fortæller om at lede børns læring og trivsel.",
    """
Programmet samlede i {period} kommuner i klynger, der arbejdede med deres egen ledelse. Det, de lærte, skulle komme alle
{municipalities} kommuner til gode. Publikationen hviler på {sources}, som alle står bagest, hver med sine forbehold.
{age}

### Hvad du finder her

{count} poster: {types}. De er ordnet efter programmets {themes} temaer. En post, der hører til flere temaer, står ét
sted, og dens andre temaer er vist med mærker.

### Hvad du ikke finder

{absent}
""",
)
_EXAMPLE = (
    "Om publikationen",
    "Alt i denne publikation er opdigtet: programmet, kommunerne, klyngerne og resultaterne.",
    """
Eksemplet viser, hvordan en fuld vidensbase ser ud på papir. Det rummer {count} poster: {types}. De bygger på
{sources}, som heller ikke findes.
""",
)
_HOW_TO_READ = (
    "Sådan læser du",
    "Hver post har en kode. Skriv den efter webstedets adresse, så står du på postens egen side.",
    """
### De {kind_count} slags

{kinds}

### Hvor det kommer fra

Over hver titel står, om posten er fra programmets egen beskrivelse, fra en klynge eller beslægtet viden. Under »Hvad
det bygger på« står kilden og stedet i den. Det, der ikke står i kilden, har redaktionen skrevet, og så står der
»{mark}« ved overskriften. Redaktionens bud er også vores egne.

### Brug den til et møde

Slå op under et tema, vælg én post, og begynd med dens spørgsmål. Skalaerne under dilemmaerne er til at sætte kryds på.
""",
)
