"""A newsletter as text, for a mail without looks: lines that any program shows as they are."""

import textwrap
from collections.abc import Iterator

from generators.exports.newsletter.letter import Item, Letter

_WIDTH = 72


def plain(letter: Letter) -> str:
    """Write the letter as text."""
    return "\n".join(_lines(letter)) + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield letter.subject
    yield "=" * len(letter.subject)
    if letter.is_example:
        yield "EKSEMPEL: alt er opdigtet."
    yield from ("", *_wrapped(letter.opening))
    for item in letter.joint:
        yield from _item(item)
    for section in letter.sections:
        yield from ("", *_wrapped(section.heading.upper()), "-" * min(_WIDTH, len(section.heading)))
        for item in section.items:
            yield from _item(item)
    yield from ("", "--", f"Alt nyt: {letter.news_link}", f"Abonnér: {letter.subscribe_link}")
    yield f"{letter.owner}, {letter.site_name}"


def _item(item: Item) -> Iterator[str]:
    yield ""
    yield from _wrapped("* " + ". ".join(filter(None, (item.what, item.title))), "  ")
    by = f" ({item.said_by})" if item.said_by else ""
    why_by = f" ({item.why_said_by})" if item.why_said_by else ""
    why = f"{item.why_heading}{why_by}: {item.why}" if item.why else ""
    for text in (item.change, f"{item.summary}{by}", why, item.caveat, item.origin):
        yield from _wrapped(text, "  ", "  ")
    yield f"  {item.link}"


def _wrapped(text: str, later: str = "", first: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
