"""The sheets that are written on and handed in: each table's next steps, and each participant's evaluation of the day.

Knows words; how they are set is for the templates.
"""

from generators.handouts.organiser.material import common
from generators.handouts.setting.parts import Data
from generators.handouts.setting.prose import fine
from generators.handouts.sheets.workshop import Workshop
from generators.records.record_types import LeadershipLevel
from generators.records.registers import Conference

ANSWERS = ("slet ikke", "i mindre grad", "i nogen grad", "i høj grad")
STATEMENTS = (
    "Dagen handlede om noget, der fylder i mit arbejde.",
    "Hæftet hjalp os til at få øje på det, der er svært hos os.",
    "Ved bordet fik alle sagt det, de mente.",
    "Oplæggene gav mig noget at tænke videre over.",
    "Jeg ved, hvad vi gør som det første, når vi er hjemme.",
)
QUESTIONS = (
    "Hvad var det vigtigste, du hørte eller kom i tanker om?",
    "Hvad gør du inden for fjorten dage, og hvem taler du med om det?",
    "Hvad skulle vi have brugt mere tid på, og hvad mindre?",
)
_EVALUATED = "To minutter, før du går. Dit navn skal ikke stå her: Aflever arket ved døren."
_COLLECTED = (
    "Aftal ét skridt for hver kommune. Skriv det, så en, der ikke sad med, kan forstå det, med et navn og en dato. "
    "Tag et billede til jer selv, og aflever arket til den, der leder konferencen."
)


def evaluation(workshop: Workshop, conference: Conference) -> Data:
    """Ask those who were there, on one side, what they take home."""
    return common(workshop, conference) | {
        "lead": fine(_EVALUATED),
        "levels": [level.label for level in LeadershipLevel],
        "answers": list(ANSWERS),
        "statements": [fine(statement) for statement in STATEMENTS],
        "questions": [fine(question) for question in QUESTIONS],
        "themes": [entry.theme for entry in conference.themes],
    }


def next_steps(workshop: Workshop, conference: Conference) -> Data:
    """Let a table hand in what each of its municipalities will do first."""
    return common(workshop, conference) | {"lead": fine(_COLLECTED)}
