"""Ways in: a situation that a leader stands in, and a role. Each leads to three records and asks three questions.

Knows what an entry holds; that its records and sources are there and sound is for `knowledge.rules`.
"""

from typing import Annotated

from pydantic import Field

from generators.records.fields import Entry, PlainText, RecordId, one_of
from generators.records.record_types import LeadershipLevel, SourcePlace

EACH = 3
"""How many records and how many questions a way in has: as much as can be read in ten minutes."""


Question = Annotated[PlainText, Field(min_length=20, max_length=180)]
"""Shorter than one of a record: the three stand on one side of paper with all the rest."""


class Reading(Entry):
    """A record to read, and why."""

    record: RecordId = Field(
        alias="post", title="Post", description="Id på en post, der hjælper læseren her.", examples=["A-006"]
    )
    why: PlainText = Field(
        alias="hvorfor",
        title="Hvorfor",
        description="Hvad netop den post giver læseren. Ikke mere, end posten bærer.",
        examples=["Siger, hvad der skal ligge ved siden af tallene, før nogen kan handle på dem."],
        min_length=30,
        max_length=180,
    )


class WayIn(Entry):
    """What all ways in have, the editor's words all through; `slug` is the file name and does not stand in the file."""

    slug: str
    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Som den, der står i det, selv ville sige det. Kort: Den står på forsiden.",
        examples=["Udvalget skal se resultater"],
        min_length=8,
        max_length=60,
    )
    when: PlainText = Field(
        alias="hvornaar",
        title="Hvornår",
        description="Hvornår det gælder, og hvad der er svært ved det, i én eller to sætninger.",
        examples=["Når tallene er på dagsordenen, og mødet skal ende med mere end en orientering."],
        min_length=40,
        max_length=220,
    )
    readings: tuple[Reading, ...] = Field(
        alias="poster",
        title="Læs de tre her",
        description="Tre poster, der ikke er trukket tilbage, hver med grunden. Den vigtigste først.",
        min_length=EACH,
        max_length=EACH,
    )
    questions: tuple[Question, ...] = Field(
        alias="spoergsmaal",
        title="Tre spørgsmål til mødet",
        description="Spørgsmål, der kan stilles på mødet, som de står.",
        examples=["Hvad skal vi beslutte på grund af tallene, og hvad skal vi kun vide?"],
        min_length=EACH,
        max_length=EACH,
    )


class Situation(WayIn):
    """A moment that a leader stands in."""

    step: PlainText = Field(
        alias="skridt",
        title="Begynd her",
        description="Det første skridt: så lille, at det kan tages i denne uge.",
        examples=["Bed forvaltningen sætte ét spørgsmål til udvalget øverst på hvert bilag."],
        min_length=30,
        max_length=240,
    )
    sources: tuple[SourcePlace, ...] = Field(
        alias="kilder",
        title="Kilder",
        description="Hvor det, som situationen hviler på, står. Mindst én af de tre poster bygger på samme kilde.",
        min_length=1,
        max_length=6,
    )


class Audience(WayIn):
    """Readers in a role; what the recommendations ask of their level is gathered from these."""

    level: Annotated[LeadershipLevel, one_of(LeadershipLevel)] = Field(
        alias="niveau",
        title="Ledelsesniveau",
        description="Det led, hvis handlinger og dilemmaer siden samler.",
        examples=["forvaltning"],
    )
