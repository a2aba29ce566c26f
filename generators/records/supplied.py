"""What KL or a municipality supplies for the handouts: goals, numbers, participants, table; each with its source.

Knows what one municipality's file holds.
"""

from typing import Annotated

from pydantic import Field

from generators.records.fields import Choice, Entry, PlainText, RefersTo, one_of


class SuppliedKind(Choice):
    """What is supplied, and what it is called where it is printed."""

    GOAL = "maal", "Jeres politiske mål"
    CHILDREN = "boern", "Børn"
    DAY_CARE = "dagtilbud", "Dagtilbud"
    SCHOOLS = "skoler", "Skoler"
    PARTICIPANTS = "deltagere", "Deltagere"
    TABLE = "bord", "Bord"

    @property
    def is_of_a_conference(self) -> bool:
        """Say whether it is true of one conference only."""
        return self in (SuppliedKind.PARTICIPANTS, SuppliedKind.TABLE)


class SuppliedFact(Entry):
    """One thing that was supplied; without a source it is not printed, so it cannot stand without one."""

    kind: Annotated[SuppliedKind, one_of(SuppliedKind)] = Field(
        alias="slags", title="Slags", description="Hvad der er oplyst.", examples=["maal"]
    )
    value: PlainText = Field(
        alias="vaerdi",
        title="Værdi",
        description="Det, der trykkes: målet med kommunens egne ord, eller tallet.",
        examples=["Alle børn skal møde et fællesskab, hvor de kan lære"],
        min_length=1,
        max_length=160,
    )
    conference: Annotated[str, RefersTo("konferencer")] | None = Field(
        default=None,
        alias="konference",
        title="Konference",
        description="Den konference, det gælder; skal stå ved deltagere og bord.",
        examples=["temakonference-1"],
    )
    source: PlainText = Field(
        alias="kilde",
        title="Kilde",
        description="Hvem der har oplyst det og hvornår, eller hvor det står.",
        examples=["Oplyst af kommunen den 3. november 2026"],
        min_length=5,
        max_length=120,
    )


class Supplied(Entry):
    """What is supplied about one municipality; `slug`, its own, is the file name and does not stand in the file."""

    slug: str
    facts: tuple[SuppliedFact, ...] = Field(
        alias="oplysninger",
        title="Oplysninger",
        description="Det, KL eller kommunen har oplyst; trykkes på hæftets forside.",
        min_length=1,
        max_length=8,
    )
