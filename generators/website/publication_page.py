"""The page that leads to the publication and the booklets of the themes.

Knows which volumes there are; what is in them is for the handouts.
"""

from collections.abc import Iterator

from generators.knowledge.theme_brief import told_of
from generators.presentation import addresses
from generators.website.page import Page, Press


def publication_page(press: Press) -> Iterator[Page]:
    """Make the page of the printed volumes."""
    valid = press.base.valid_records
    themes = told_of(press.base)
    yield press.page(
        addresses.PUBLICATION,
        "publication",
        title="Publikation og temahæfter",
        description="Hele vidensbasen som én bog, og et hæfte for hvert tema.",
        kind="publikation",
        whole=addresses.of_publication(),
        booklets=[(theme, addresses.of_booklet(theme), len(press.base.of_theme(theme.slug))) for theme in themes],
        slides={theme.slug: addresses.of_theme_slides(theme) for theme in themes},
        records=len(valid),
    )
