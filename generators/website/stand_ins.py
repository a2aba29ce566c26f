"""What stands for another page: the short addresses that lead on, and stand-ins for hand-written pages.

Knows addresses only; what it leads to is made elsewhere.
"""

from collections.abc import Iterator, Mapping

from generators.presentation import addresses
from generators.records.record_types import Record
from generators.website.here import Here
from generators.website.page import Page, Press


def short_addresses(press: Press) -> dict[str, str]:
    """Make the file at the short address of each record, which leads on without scripts."""
    return {
        addresses.file_of(place): _leading_on(press, place, code, record)
        for record in press.base.records
        for place, code in ((addresses.short_of_record(record), record.id), *addresses.former_of_record(record))
    }


def _leading_on(press: Press, place: str, code: str, record: Record) -> str:
    # Who types the code of a withdrawn record from paper is led to the one that is valid, and told so.
    target = press.base.living_successor(record) or record
    return press.environment.get_template("redirect.html.j2").render(
        here=Here(place, press.base, press.imprint.handouts_built, {}),
        base=press.base,
        code=code,
        record=record,
        target=target,
        canonical=f"{press.imprint.site.url}{addresses.of_record(target)}",
        imprint=press.imprint,
    )


def former_names(press: Press) -> dict[str, str]:
    """Make the files at what municipalities were called before: the QR codes of old handouts lead there."""
    base, template = press.base, press.environment.get_template("renamed.html.j2")
    return {
        addresses.file_of(place): template.render(
            here=Here(place, base, press.imprint.handouts_built, {}),
            base=base,
            name=name,
            own=own,
            target=target,
            imprint=press.imprint,
        )
        for own in base.municipalities
        for place, target, name in addresses.former_of_municipality(own, base.theme_conferences)
    }


def moved_addresses(press: Press, moved: Mapping[str, str]) -> dict[str, str]:
    """Make the file at each old address, which leads on without scripts."""
    template = press.environment.get_template("moved.html.j2")
    files: dict[str, str] = {}
    for old, new in moved.items():
        here = Here(old, press.base, press.imprint.handouts_built, {})
        files[addresses.file_of(old)] = template.render(here=here, base=press.base, new=new, imprint=press.imprint)
    return files


def example_pages(press: Press) -> Iterator[Page]:
    """Stand in for the hand-written pages on the real programme, where this one is made up."""
    if not press.base.is_example:
        return
    for address, title in ((addresses.PROGRAMME, "Programmet"), (addresses.UNKNOWN, "Hvad vi ikke ved")):
        yield press.page(
            address, "example", title=title, description="Et opdigtet eksempel.", kind="eksempel", section=address
        )
