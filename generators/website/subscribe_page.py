"""The page where one subscribes: the newsletter, feeds to choose among, calendars, and how it is done.

Knows the page; which feeds there are is for `presentation.feeds`.
"""

from collections.abc import Iterator
from itertools import groupby

from generators.presentation import addresses
from generators.presentation.feeds import CALENDAR, LIST, feeds, of_calendar
from generators.website.page import Page, Press


def subscribe_page(press: Press) -> Iterator[Page]:
    """Make the page where one subscribes."""
    base = press.base
    groups = [(group, list(found)) for group, found in groupby(feeds(base), key=lambda feed: feed.group)]
    dated = [(conference, of_calendar(conference)) for conference in base.conferences if conference.date]
    yield press.page(
        addresses.SUBSCRIBE,
        "subscribe",
        title="Abonnér",
        description="Få besked, når der kommer noget nyt: nyhedsbrev, feeds for tema, type og kommune, og kalender.",
        kind="abonner",
        section=addresses.NEWS,
        scripts=("abonner.js",),
        groups=groups,
        opml=LIST,
        dated=dated,
        calendar=CALENDAR,
        undated=[conference for conference in base.theme_conferences if not conference.date],
        webcal=f"webcal://{press.imprint.site.url.split('://', 1)[-1]}",
    )
