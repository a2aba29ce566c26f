"""Sets of advice beside each other: who gave it, what they agree on, and a plan beside what came of it.

Knows what the register holds; that its records are there and sound is for `knowledge.rules`.
"""

from pydantic import Field

from generators.records.fields import Entry, PlainText, RecordId, ThemeKey
from generators.records.record_types import SourcePlace


class AdviceSet(Entry):
    """Advice that was given together."""

    name: PlainText = Field(
        alias="navn",
        title="Navn",
        description="Hvad rådene kaldes, så kort, at det kan stå over en kolonne.",
        examples=["De ti anbefalinger"],
        min_length=3,
        max_length=40,
    )
    records: tuple[RecordId, ...] = Field(
        alias="poster",
        title="Poster",
        description="Anbefalingerne, i kildens rækkefølge.",
        examples=["A-001", "A-002"],
        min_length=1,
        max_length=20,
    )


class Agreement(Entry):
    """Something that more than one set advises."""

    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Det, de er enige om.",
        examples=["Faglig ledelse skal tættere på"],
        min_length=8,
        max_length=80,
    )
    text: PlainText = Field(
        alias="tekst",
        title="Tekst",
        description="Hvori enigheden består, og hvor de skilles: redaktionens ord, ikke mere end posterne bærer.",
        examples=["Panelet vil have den helt tæt på kerneopgaven, kommissionen højere prioriteret i systemet."],
        min_length=40,
        max_length=320,
    )
    records: tuple[RecordId, ...] = Field(
        alias="poster",
        title="Poster",
        description="Rådene, fra mindst to af sættene.",
        examples=["A-002", "A-012"],
        min_length=2,
        max_length=8,
    )


class Counterpart(Entry):
    """A theme of the plan, and what the later text calls it."""

    theme: ThemeKey = Field(alias="tema", title="Tema", description="Temaet i planen.", examples=["faglig-ledelse"])
    later: PlainText | None = Field(
        default=None,
        alias="senere",
        title="Senere",
        description="Hvad det hedder i den senere tekst; udelades, når det ikke er der.",
        examples=["Ledelse i en politisk ledet organisation"],
        min_length=5,
        max_length=160,
    )
    text: PlainText = Field(
        alias="tekst",
        title="Tekst",
        description="Hvad forskellen er: redaktionens ord.",
        examples=["Målene er ude af overskriften."],
        min_length=10,
        max_length=240,
    )


class PlanBeside(Entry):
    """A plan beside a later text of the same programme, theme by theme."""

    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Hvad der sammenlignes.",
        examples=["Planen fra 2016 ved siden af notatet fra 2018"],
        min_length=8,
        max_length=80,
    )
    plan: SourcePlace = Field(alias="plan", title="Planen", description="Hvor planens temaer står.")
    later: SourcePlace = Field(alias="senere", title="Den senere tekst", description="Hvor dens temaer står.")
    themes: tuple[Counterpart, ...] = Field(
        alias="temaer", title="Temaer", description="Planens temaer i dens rækkefølge.", min_length=1, max_length=12
    )


class Advice(Entry):
    """Everything that stands side by side on one page."""

    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Hvad siden hedder, i menuer og på arket.",
        examples=["Råd side om side"],
        min_length=8,
        max_length=60,
    )
    summary: PlainText = Field(
        alias="resume",
        title="Resumé",
        description="Hvad der står på siden, i én sætning.",
        examples=["Hvad rådene om ledelseskæden er enige om, og hvad kun ét af sættene siger."],
        min_length=40,
        max_length=200,
    )
    sets: tuple[AdviceSet, ...] = Field(
        alias="saet",
        title="Sæt af råd",
        description="To til fire sæt; hvert bliver en kolonne.",
        min_length=2,
        max_length=4,
    )
    agreements: tuple[Agreement, ...] = Field(
        alias="enige", title="Det er de enige om", description="Det vigtigste først.", min_length=1, max_length=12
    )
    plan: PlanBeside | None = Field(
        default=None,
        alias="plan",
        title="Planen og det senere",
        description="Udelades, når der intet er at sammenligne.",
    )
