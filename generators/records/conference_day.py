"""The day of a conference: its programme, and the work at the tables with the minutes of each step.

Knows what can be said of a day; where it is printed is for the handouts and pages.
"""

from typing import Annotated

from pydantic import Field

from generators.records.fields import Choice, Clock, Entry, PlainText, WholeNumber, one_of

MOST_ITEMS = 40
"""More than any day holds; the poster is still legible with so many."""


class ItemKind(Choice):
    """What a point of a programme is, where it is not simply something to listen to."""

    BREAK = "pause", "Pause"
    TABLE_WORK = "bordarbejde", "Bordarbejde", "det, hæftet er til"


class ProgrammeItem(Entry):
    """One point of a conference's programme; points that begin together run side by side."""

    time: Clock | None = Field(
        default=None, alias="tid", title="Tid", description="Klokkeslæt, hvis det kendes.", examples=["09.30"]
    )
    until: Clock | None = Field(
        default=None, alias="til", title="Til", description="Hvornår det slutter, hvis det kendes.", examples=["10.15"]
    )
    item: PlainText = Field(
        alias="punkt", title="Punkt", description="Hvad der sker.", examples=["Velkomst"], min_length=2, max_length=160
    )
    who: PlainText | None = Field(
        default=None, alias="hvem", title="Hvem", description="Hvem der står for det.", examples=["KL"], max_length=160
    )
    room: PlainText | None = Field(
        default=None,
        alias="lokale",
        title="Lokale",
        description="Hvor det er. Punkter med samme tid løber samtidig og har hvert sit lokale.",
        examples=["Sal B"],
        max_length=60,
    )
    kind: Annotated[ItemKind, one_of(ItemKind)] | None = Field(
        default=None, alias="slags", title="Slags", description="Kun ved pause og bordarbejde.", examples=["pause"]
    )


def _minutes(alias: str, title: str, description: str, default: int) -> int:
    field: int = Field(default=default, alias=alias, title=title, description=description, examples=[str(default)])
    return field


class TableWork(Entry):
    """How many minutes each step at the tables takes: the handout and the facilitator's sheet say the same."""

    frame: WholeNumber = _minutes("ramme", "Ramme", "Mødelederen lægger rammen. Side 1.", 5)
    read: WholeNumber = _minutes("laes", "Læs", "Læs og sæt kryds. Side 2, øverst.", 15)
    dilemma: WholeNumber = _minutes("dilemma", "Dilemma", "Tag ét dilemma. Side 2, nederst.", 15)
    choose: WholeNumber = _minutes("vaelg", "Vælg", "Prioritér anbefalingerne. Side 3.", 15)
    agree: WholeNumber = _minutes("aftal", "Aftal", "Aftal næste skridt. Side 4.", 10)

    @property
    def total(self) -> int:
        """Give the minutes of the whole."""
        return sum(self.steps)

    @property
    def steps(self) -> tuple[int, ...]:
        """Give the minutes of each step, in the order they are taken."""
        return (self.frame, self.read, self.dilemma, self.choose, self.agree)
