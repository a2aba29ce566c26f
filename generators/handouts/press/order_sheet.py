"""The order to the print shop on one page: what is known is filled in, and what nobody has said is left to write.

Knows words; how they are set is for the template.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generators import danish
from generators.handouts.setting.parts import Data, Edition
from generators.handouts.setting.prose import fine
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.registers import Conference

TEMPLATE = "handouts/order-sheet.typ"
BLACK = "1+1, kun sort"
IN_FOUR = "Omslag og temaernes åbninger 4+4 (CMYK), resten 1+1 sort"
COVER_IN_FOUR = "Omslag 4+4 (CMYK), resten 1+1 sort"


@dataclass(frozen=True, slots=True)
class Line:
    """A file that is to be printed; `copies` is empty where nobody has said how many."""

    file: str
    what: str
    extent: str
    inks: str
    finish: str
    copies: str = ""


_WRITE = (
    ("Papir", ("Papir, indhold (slags og gram)", "Papir, omslag og kort")),
    ("Levering", ("Leveres senest", "Leveres til (adresse og modtager)")),
    ("Faktura", ("EAN eller CVR, og jeres reference",)),
)
_ALWAYS = (
    "Skrifterne er lagt ind i filerne. Filerne er uden mærker til skærmlæsere og er ikke til at lægge på nettet.",
    "Filerne er ikke PDF/X og har ingen farveprofil. Er farverne vigtige, så bed om et prøvetryk.",
)
_ALONE_BLACK = (
    "Alt er sort i én farve: 100 % K i skrift og streger, raster af K i flader. Der er intet af de tre andre farver."
)
_COLOURED = (
    "Skrift er sort i én farve, 100 % K. Kun de sider, hvor en farve går til kanten, har andre farver end sort, og de "
    "er i CMYK."
)
_FOLDED = (
    "Arkene i A3 er skudt ud: Tryk dem på begge sider, vend på den korte led, og fals dem til A4. De samme sider "
    "ligger enkeltvis i A4, hvis I selv vil skyde ud."
)
_BLED = (
    "TrimBox er A4, og BleedBox er 3 mm større til hver side. Der er ingen skæremærker. Sidetallet går op i fire, og "
    "bagsiden er med."
)


def of_conference(base: KnowledgeBase, conference: Conference, edition: Edition, lines: Sequence[Line]) -> Data:
    """Order what is folded and cut for a conference."""
    when = danish.long_date(conference.date) if conference.date else conference.period
    known = danish.listing([part for part in (when, conference.place) if part], "·")
    missing = [name for name, value in (("dagen", conference.date), ("stedet", conference.place)) if not value]
    told = f" Vi kender ikke {danish.listing(missing)}." if missing else ""
    about = (_ALONE_BLACK, _FOLDED, *_ALWAYS)
    return _sheet(base, edition, conference.name, f"{known}.{told}" if known else told.strip(), lines, about)


def of_publications(base: KnowledgeBase, edition: Edition, lines: Sequence[Line]) -> Data:
    """Order the publication and the booklets."""
    return _sheet(base, edition, "Publikation og temahæfter", "", lines, (_COLOURED, _BLED, *_ALWAYS))


def _sheet(
    base: KnowledgeBase, edition: Edition, what: str, known: str, lines: Sequence[Line], about: Sequence[str]
) -> Data:
    return {
        "conference": what,
        "programme": base.programme.name,
        "edition": edition.label,
        "example": base.is_example,
        "publisher": base.programme.owner,
        "known": fine(known),
        "lines": [{name: fine(getattr(line, name)) for name in Line.__slots__} for line in lines],
        "write": [{"label": label, "blanks": list(blanks)} for label, blanks in _WRITE],
        "who": _who(base, edition),
        "about": [fine(sentence) for sentence in about],
    }


def _who(base: KnowledgeBase, edition: Edition) -> list[Data]:
    """Give who orders, with what is known of them."""
    known = {"Udgiver": base.programme.owner, "Mail": edition.contact}
    return [{"label": label, "value": known.get(label, "")} for label in ("Udgiver", "Kontakt", "Telefon", "Mail")]
