"""A situation: a moment that a leader stands in, with three records, three questions and a step for it.

Knows what an entry holds; that its records and sources are there and sound is for `knowledge.rules`.
"""

from pydantic import Field

from generators.records.fields import Entry, PlainText, RecordId
from generators.records.record_types import Question, SourcePlace

EACH = 3
"""How many records and how many questions a situation has: as much as can be read in ten minutes."""


class Choice(Entry):
    """A record that helps in a situation, and why."""

    record: RecordId = Field(
        alias="post", title="Post", description="Id på en post, der hjælper i situationen.", examples=["A-006"]
    )
    why: PlainText = Field(
        alias="hvorfor",
        title="Hvorfor",
        description="Hvad netop den post giver den, der står i situationen. Ikke mere, end posten bærer.",
        examples=["Siger, hvad der skal ligge ved siden af tallene, før nogen kan handle på dem."],
        min_length=30,
        max_length=200,
    )


class Situation(Entry):
    """A way in; `slug` is the file name and does not stand in the file. All of it is the editor's words."""

    slug: str
    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Situationen, som den, der står i den, selv ville sige det. Kort: Den står på forsiden.",
        examples=["Udvalget skal se resultater"],
        min_length=8,
        max_length=60,
    )
    when: PlainText = Field(
        alias="hvornaar",
        title="Hvornår",
        description="Hvornår man står i den, og hvad der er svært ved den, i én eller to sætninger.",
        examples=["Når tallene er på dagsordenen, og mødet skal ende med mere end en orientering."],
        min_length=40,
        max_length=240,
    )
    choices: tuple[Choice, ...] = Field(
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
    step: PlainText = Field(
        alias="skridt",
        title="Begynd her",
        description="Det første skridt: så lille, at det kan tages i denne uge.",
        examples=["Bed forvaltningen sætte ét spørgsmål til udvalget øverst på hvert bilag."],
        min_length=30,
        max_length=300,
    )
    sources: tuple[SourcePlace, ...] = Field(
        alias="kilder",
        title="Kilder",
        description="Hvor det, som situationen hviler på, står. Mindst én af de tre poster bygger på samme kilde.",
        min_length=1,
        max_length=6,
    )
