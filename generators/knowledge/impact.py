"""What a change of the records leads to: made final, renamed, changed without a date, links that came or lead astray.

Knows the two knowledge bases, before and now; pages and handouts are for the outputs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators.knowledge.chores import led_to
from generators.knowledge.comparison import Comparison, Pair, compare
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import Row
from generators.records.fields import RECORD_ID
from generators.records.record_types import Status

_ID = re.compile(rf"(?<![\w-]){RECORD_ID}(?!\w)", re.ASCII)
_STATUS, _REVISED = "status", "revideret"
# What says nothing new to a reader of the record: its place, its life and its links.
_NOT_SUBSTANCE = frozenset(
    {
        "aendring", "afloest_af", "bygger_paa", "haandterer", "optaget", "relaterede", _REVISED, "soegeord", _STATUS,
        "tidligere_id",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A link from one record to another."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What differs, and what is to be seen to; `moved` are records that may have been renamed by hand (was, is)."""

    found: Comparison
    final: tuple[Pair, ...]
    renamed: tuple[Pair, ...]
    moved: tuple[tuple[str, str], ...]
    undated: tuple[Pair, ...]
    new_links: tuple[Link, ...]
    astray: tuple[Link, ...]


def impact(
    before: KnowledgeBase, now: KnowledgeBase, rows_before: Mapping[str, Row], rows_now: Mapping[str, Row]
) -> Impact:
    """Work out what a change leads to; the rows are the records of each side that can be compared."""
    found = compare(rows_before, rows_now)
    own, links = set(_links(before)), set(_links(now))
    was_astray = {link for link in own if _leads_astray(before, link)}
    return Impact(
        found,
        final=tuple(pair for pair in found.changed if _is_made_final(pair)),
        renamed=tuple(pair for pair in found.changed if pair.before["id"] != pair.now["id"]),
        moved=tuple(_moved(found)),
        undated=tuple(pair for pair in found.changed if _is_undated(now, pair)),
        new_links=tuple(sorted(links - own)),
        astray=tuple(sorted(link for link in links if _leads_astray(now, link) and link not in was_astray)),
    )


def _links(base: KnowledgeBase) -> Iterator[Link]:
    for record in base.valid_records:
        yield from (Link(record.id, target) for target in led_to(record))


def _leads_astray(base: KnowledgeBase, link: Link) -> bool:
    """Say whether a link leads to nothing, or to what is withdrawn; a successor may tell what it replaces."""
    target = base.by_id.get(link.end)
    if target is None:
        return True
    return target.status is Status.WITHDRAWN and target.superseded_by != link.start


def _is_made_final(pair: Pair) -> bool:
    return bool(pair.before[_STATUS] == Status.PROVISIONAL.value and pair.now[_STATUS] == Status.FINAL.value)


def _is_undated(now: KnowledgeBase, pair: Pair) -> bool:
    """Say whether a record says something new with no later day of revision; to follow a new number is nothing new."""
    said = (each for each in pair.differences if each.key not in _NOT_SUBSTANCE)
    is_new = any(_renumbered(now, each.before) != str(each.now) for each in said)
    return is_new and pair.before.get(_REVISED) == pair.now.get(_REVISED)


def _renumbered(now: KnowledgeBase, value: object) -> str:
    """Write a value with the numbers that its records have now."""

    def current(found: re.Match[str]) -> str:
        record = now.called(found[0])
        return record.id if record else found[0]

    return _ID.sub(current, str(value))


def _moved(found: Comparison) -> Iterator[tuple[str, str]]:
    """Pair what is gone with what is new under the same title."""
    titles = {row["titel"]: row["id"] for row in found.added}
    yield from ((row["id"], titles[row["titel"]]) for row in found.gone if row["titel"] in titles)
