"""What stands for another page: the short addresses that lead on, and stand-ins for hand-written pages.

Knows addresses only; what it leads to is made elsewhere.
"""

from collections.abc import Iterator

from generators.presentation import addresses
from generators.website.here import Here
from generators.website.page import Page, Press


def short_addresses(press: Press) -> dict[str, str]:
    """Make the file at the short address of each record, which leads on without scripts."""
    files: dict[str, str] = {}
    template = press.environment.get_template("redirect.html.j2")
    for record in press.base.records:
        short = addresses.short_of_record(record)
        here = Here(short, press.base, press.imprint.handouts_built, {})
        # Who types the code of a withdrawn record from paper is led to the one that is valid, and told so.
        target = press.base.living_successor(record) or record
        canonical = f"{press.imprint.site.url}{addresses.of_record(target)}"
        files[addresses.file_of(short)] = template.render(
            here=here,
            base=press.base,
            record=record,
            target=target,
            canonical=canonical,
            imprint=press.imprint,
        )
    return files


def example_pages(press: Press) -> Iterator[Page]:
    """Stand in for the hand-written pages on the real programme, where this one is made up."""
    if not press.base.is_example:
        return
    for address, title in ((addresses.PROGRAMME, "Programmet"), (addresses.UNKNOWN, "Hvad vi ikke ved")):
        yield press.page(
            address, "example", title=title, description="Et opdigtet eksempel.", kind="eksempel", section=address
        )
