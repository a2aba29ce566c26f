"""The table that Word merges the newsletter with: a row for each recipient, with what is new for the municipality.

A text, a line and a cell: nothing in it runs as a formula, and no cell has a line break.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from generators import danish
from generators.exports.newsletter.letter import Letter
from generators.exports.newsletter.recipients import Recipient
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import Happening, among
from generators.presentation import addresses
from generators.presentation.happenings import told
from generators.presentation.office_files import harmless
from generators.presentation.site import Site
from generators.records.record_types import Record
from generators.records.registers import Municipality

_BYTE_ORDER_MARK = "\ufeff"
_MOST_NAMED = 5


def table(
    base: KnowledgeBase, site: Site, letter: Letter, found: Sequence[Happening], to: Sequence[Recipient]
) -> bytes:
    """Write the table as Danish Excel and Word open it: semicolons, UTF-8 with a mark, Windows line ends."""
    rows = [_row(base, site, letter, found, recipient) for recipient in to]
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_safe, names))
    writer.writerows([_safe(row.get(name, "")) for name in names] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _row(
    base: KnowledgeBase, site: Site, letter: Letter, found: Sequence[Happening], recipient: Recipient
) -> Mapping[str, str]:
    own = recipient.municipality
    pages = {
        f"Hæfte {conference.name}": f"{site.url}{addresses.of_handout_page(conference, own)}"
        for conference in base.theme_conferences
    }
    # What stands in the list stays as it stands there; our own columns come after.
    return {
        **recipient.cells,
        "Kode": own.code,
        "Kommunens navn": own.name,
        "Kommunens side": f"{site.url}{addresses.of_municipality(own)}",
        **pages,
        "Emne": letter.subject,
        "Nyt i alt": letter.opening,
        "Nyt om jer": _named(base, site, _about(found, base.involving(own.slug)), "jer"),
        "Nyt om naboer": _named(base, site, _about(found, _of_neighbours(base, own)), "jeres naboer"),
    }


def _of_neighbours(base: KnowledgeBase, own: Municipality) -> list[Record]:
    """Give the records that are about neighbours and not about oneself."""
    mine = {record.id for record in base.involving(own.slug)}
    return [r for other in base.nearby(own) for r in base.involving(other.slug) if r.id not in mine]


def _about(found: Sequence[Happening], records: Iterable[Record]) -> list[Happening]:
    ids = {record.id for record in records}
    return among(found, lambda record: record.id in ids)


def _named(base: KnowledgeBase, site: Site, found: Sequence[Happening], whom: str) -> str:
    """Name what happened, each with its address: on one line, since Word takes a line break for a new recipient."""
    if not found:
        return f"Intet af det nye nævner {whom}."
    lines = [_line(base, site, happening) for happening in found[:_MOST_NAMED]]
    more = len(found) - len(lines)
    return " | ".join([*lines, *([f"og {danish.number(more)} mere"] if more else [])])


def _line(base: KnowledgeBase, site: Site, happening: Happening) -> str:
    words = told(base, happening)
    if happening.is_joint:
        codes = danish.listing([record.id for record in happening.records[:_MOST_NAMED]])
        return f"{words.heading}, bl.a. {codes}: {site.url}{words.address}"
    return f"{words.what}. {words.heading}: {site.url}{words.address}"


def _safe(text: str) -> str:
    """Keep a spreadsheet from running a text."""
    return harmless(" ".join(text.split()))
