"""The page of what is new: by month, to be narrowed by theme, type and municipality.

Knows the page; what has happened is for `knowledge.news`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from generators import danish
from generators.knowledge import facets
from generators.knowledge.news import Happening, happenings
from generators.presentation import addresses
from generators.website.list_pages import FILTER
from generators.website.listing import narrowings_of
from generators.website.page import Page, Press

SINCE = "nyt.js"
MOST = 200
"""Happenings on the page: older ones are found by their dates in the lists."""


def news_page(press: Press) -> Iterator[Page]:
    """Make the page of what is new."""
    base = press.base
    told = happenings(base)
    shown = told[:MOST]
    yield press.page(
        addresses.NEWS,
        "news",
        title="Nyt",
        description="Hvad der er kommet til, revideret og trukket tilbage i vidensbasen, måned for måned.",
        kind="nyt",
        section=addresses.NEWS,
        scripts=(*FILTER, SINCE),
        months=list(_months(shown)),
        count=len(shown),
        records=[record for happening in shown for record in happening.records],
        older=len(told) - len(shown),
        facets=narrowings_of(
            base, [h.records for h in shown], (facets.THEME, facets.TYPE, facets.MUNICIPALITY, facets.CLUSTER)
        ),
    )


def _months(told: Sequence[Happening]) -> Iterator[tuple[str, str, list[Happening]]]:
    """Part happenings by month: its place on the page, its name, and what happened."""
    for date, found in groupby(told, key=lambda happening: dt.date(happening.date.year, happening.date.month, 1)):
        name = f"{danish.month_name(date.month)} {date.year}"
        yield f"{date.year}-{date.month:02}", danish.capitalised(name), list(found)
