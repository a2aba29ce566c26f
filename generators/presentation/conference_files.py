"""The files an organiser gets for a conference: their names, what they are called, and what they are for.

Named once for those who make them and those who link to them.
"""

from dataclasses import dataclass
from enum import StrEnum

from generators.presentation import addresses
from generators.records.registers import Conference


@dataclass(frozen=True, slots=True)
class ConferenceFile:
    """A file beside the handouts of a conference."""

    name: str
    title: str
    purpose: str

    def address(self, conference: Conference) -> str:
        """Give the file's address."""
        return f"{addresses.of_handouts(conference)}{self.name}"


EVERYTHING = ConferenceFile("haefter.zip", "Alt i én fil (ZIP)", "Alle hæfter, bindene og fordelingslisten.")
LIST = ConferenceFile("fordeling.csv", "Fordelingsliste til Excel", "Kommune, fil, sider, udgave og eksemplarer.")
LIST_ON_PAPER = ConferenceFile("fordeling.pdf", "Fordelingsliste på papir", "Til at krydse af, når hæfterne pakkes.")
FACILITATOR = ConferenceFile("moedelederens-ark.pdf", "Mødelederens ark", "Én side til den, der leder et bord.")
CARDS = ConferenceFile("dilemmakort.pdf", "Dilemmakort", "Fire på et A4-ark; tryk på begge sider, og skær ud.")
SLIDES = ConferenceFile(
    "oplaeg.pptx",
    "Slides til salen",
    "Temaernes udsagn, dilemmaer og anbefalinger i PowerPoint, med noter til den, der taler.",
)
AGENDA = ConferenceFile(
    "dagsorden.pdf",
    "Dagsorden som plakat",
    "Dagens program i A3. Hvor noget ikke er kendt, er der plads til at skrive.",
)
NEXT_STEPS = ConferenceFile(
    "naeste-skridt.pdf", "Bordets næste skridt", "Ét ark til hvert bord, som mødelederen afleverer."
)
EVALUATION = ConferenceFile("evaluering.pdf", "Evaluering", "Én side til hver deltager, inden dagen slutter.")
WORD = ConferenceFile("indhold.docx", "Indholdet i Word", "Konferencens poster med overskrifter, til at rette i.")


USED_ON_THE_DAY = (FACILITATOR, NEXT_STEPS, CARDS, EVALUATION, SLIDES, AGENDA, WORD)
"""Those that are the same whoever comes."""

FILES = (EVERYTHING, LIST, LIST_ON_PAPER, *USED_ON_THE_DAY)
"""The files of a conference, in the order an organiser needs them."""


def is_timed(conference: Conference) -> bool:
    """Say whether the programme is known, with the time of every point."""
    return bool(conference.programme) and all(item.time for item in conference.programme)


class Week(StrEnum):
    """When an organiser needs a file, by the mark that stands for its list on the organisers' page."""

    PLANNING = "otte-uger"
    PRINTING = "fire-uger"
    SIGNED_UP = "to-uger"
    PACKING = "ugen-foer"


_WEEKS = {
    WORD: Week.PLANNING,
    EVERYTHING: Week.PRINTING,
    LIST: Week.PRINTING,
    LIST_ON_PAPER: Week.PRINTING,
    SLIDES: Week.SIGNED_UP,
    AGENDA: Week.SIGNED_UP,
}


def week_of(file: ConferenceFile) -> Week:
    """Say when a file is needed: what the tables use is printed in the last week."""
    return _WEEKS.get(file, Week.PACKING)
