"""What differs between the records of two days: added, changed field by field, withdrawn, and taken out.

Knows records as plain values; how a value is told is for the outputs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generators.knowledge.published_editions import Row
from generators.records.record_types import Status

# Where a record is found says nothing of it, and its type never changes.
_NOT_SAID = frozenset({"id", "type", "adresse"})
_FORMER = "tidligere_id"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as it was; None where it was, or is, empty."""

    key: str
    before: object
    now: object


@dataclass(frozen=True, slots=True)
class Pair:
    """A record as it was and as it is, and the fields that differ."""

    before: Row
    now: Row
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs; each record is in one of these, by what weighs most."""

    added: tuple[Row, ...]
    changed: tuple[Pair, ...]
    withdrawn: tuple[Pair, ...]
    gone: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether every record is as it was."""
        return not (self.added or self.changed or self.withdrawn or self.gone)


def compare(before: Mapping[str, Row], now: Mapping[str, Row]) -> Comparison:
    """Compare the records of two days, by id; one that got another number is the same record."""
    names = {former: id_ for id_, row in now.items() for former in row.get(_FORMER) or ()} | {id_: id_ for id_ in now}
    pairs = [_pair(row, now[names[id_]]) for id_, row in before.items() if id_ in names]
    kept = {pair.now["id"] for pair in pairs}
    return Comparison(
        added=tuple(row for id_, row in now.items() if id_ not in kept),
        changed=tuple(pair for pair in pairs if pair.differences and not _is_withdrawal(pair)),
        withdrawn=tuple(pair for pair in pairs if _is_withdrawal(pair)),
        gone=tuple(row for id_, row in before.items() if id_ not in names),
    )


def is_same(before: Row, now: Row) -> bool:
    """Say whether a record says what it said."""
    return before["id"] == now["id"] and not any(differences(before, now))


def _pair(before: Row, now: Row) -> Pair:
    return Pair(before, now, tuple(differences(before, now)))


def differences(before: Row, now: Row) -> Iterator[Difference]:
    """Yield the fields that differ, in the order they have now; one that was not thought of yet was empty."""
    for key in (*now, *(key for key in before if key not in now)):
        old, new = before.get(key) or None, now.get(key) or None
        if key not in _NOT_SAID and old != new:
            yield Difference(key, old, new)


def _is_withdrawal(pair: Pair) -> bool:
    withdrawn = Status.WITHDRAWN.value
    return bool(pair.now["status"] == withdrawn != pair.before["status"])
