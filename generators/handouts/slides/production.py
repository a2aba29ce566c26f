"""The slides of each conference and each theme, made and handed over as products.

Knows which decks there are; what stands in them is for `deck`, and the file for `powerpoint`.
"""

from collections.abc import Iterator

from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.slides import deck, powerpoint
from generators.handouts.slides.deck import Deck
from generators.handouts.typesetting import Typesetter
from generators.knowledge.theme_brief import told_of
from generators.presentation import addresses
from generators.presentation.conference_files import SLIDES
from generators.records.registers import Conference

TEMPLATE = "slides/oplaeg.pptx"


def of_conference(manuscript: Manuscript, typesetter: Typesetter, conference: Conference) -> Product:
    """Make the slides of a day."""
    made = deck.of_conference(manuscript, conference)
    return Product(SLIDES.address(conference), _written(manuscript, typesetter, made))


def of_themes(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Product]:
    """Make the slides of every theme."""
    for theme in told_of(manuscript.base):
        made = _written(manuscript, typesetter, deck.of_theme(manuscript, theme))
        yield Product(addresses.of_theme_slides(theme), made)


def _written(manuscript: Manuscript, typesetter: Typesetter, made: Deck) -> bytes:
    return powerpoint.written(made, typesetter.file(TEMPLATE), manuscript.edition.date)
