"""Which records stand on the pages of a handout, in how much detail, so that each page is full and none overflows.

Works with measured heights only. Records come in order of relevance and are taken from the front, never cut.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import Any, NamedTuple, TypeVar

from generators.handouts.sheets.sizes import MM, Sizes

SECTION_GAP = 8 * MM
HEAD_GAP = 4 * MM
CARD_GAP = 4.4 * MM
WIDER_GAP = 5.6 * MM
MOST_STRETCH = 7 * MM
WORTH_NOTES = 34 * MM
MOST_PADDING = 1.1 * MM
# The detail of a row at which its actions have rows of their own, which nothing here counts.
_OPEN = 2
# A handout shows something of each type, if there is any.
_ANY_OF_A_KIND = 25
# What the front names, the inside shows if it can.
_KEPT_PROMISE = 25


@dataclass(frozen=True, slots=True)
class Part:
    """Something that stands on a page: what the template sets, its height, and the space before it."""

    part: str
    height: float
    gap: float = 0.0
    kind: str = ""
    ids: tuple[str, ...] = ()
    level: int = 0
    pad: float = 0.0

    def data(self) -> dict[str, Any]:
        """Give the part as the template reads it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The records that might go in, by type, most relevant first.

    `featured` ones stand on the front already; `own` ones carry a mark that says what they are to the municipality.
    """

    findings: tuple[str, ...] = ()
    dilemmas: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    featured: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pages:
    """The two inner pages, and the records that found no room."""

    second: tuple[Part, ...]
    third: tuple[Part, ...]
    left_out: tuple[str, ...]

    def placed(self) -> tuple[str, ...]:
        """Give the records that stand on the inner pages, in reading order."""
        return tuple(i for part in self.second + self.third if part.part != "left-out" for i in part.ids)


_Choice = TypeVar("_Choice")


def fit(candidates: Candidates, sizes: Sizes) -> Pages:
    """Fill the two inner pages."""
    second = _second_page(candidates, sizes)
    third = _third_page(candidates, sizes, _missing(candidates.findings + candidates.dilemmas, second))
    left_out = next((part.ids for part in third if part.part == "left-out"), ())
    room = sizes.room
    return Pages(_stretched(second, room), _stretched(_padded(third, room), room), left_out)


def used(parts: Sequence[Part]) -> float:
    """Give the height that parts take with the space before each."""
    return sum(part.gap + part.height for part in parts)


def _best(
    choices: Iterable[_Choice],
    score: Callable[[_Choice], int],
    build: Callable[[_Choice], tuple[Part, ...]],
    room: float,
) -> tuple[Part, ...]:
    """Take the best choice that fits; the last of them is to take nothing."""
    pages = (build(choice) for choice in sorted(choices, key=score, reverse=True))
    return next(parts for parts in pages if used(parts) <= room)


def _missing(ids: Sequence[str], page: Sequence[Part]) -> tuple[str, ...]:
    placed = {record_id for part in page for record_id in part.ids}
    return tuple(record_id for record_id in ids if record_id not in placed)


# --- page 2: findings and dilemmas ------------------------------------------------------------------------------------


class _Second(NamedTuple):
    findings: int
    detail: int
    dilemmas: int
    dilemma_detail: int


def _second_page(candidates: Candidates, sizes: Sizes) -> tuple[Part, ...]:
    def build(choice: _Second) -> tuple[Part, ...]:
        findings = _findings(candidates.findings[: choice.findings], choice.detail, sizes)
        level = choice.dilemma_detail
        dilemmas = [
            Part("dilemma", sizes.height(i, f"dilemma-{level}"), WIDER_GAP, "dilemma", (i,), level)
            for i in candidates.dilemmas[: choice.dilemmas]
        ]
        return _page(sizes, ("erkendelse", findings), ("dilemma", dilemmas))

    def score(choice: _Second) -> int:
        worth = _worth(choice.findings, 4, 10, 3) + 17 * choice.detail * bool(choice.findings)
        worth += _worth(choice.dilemmas, 2, 14, 6) + 4 * choice.dilemma_detail * bool(choice.dilemmas)
        taken = candidates.findings[: choice.findings] + candidates.dilemmas[: choice.dilemmas]
        return worth + _KEPT_PROMISE * len(candidates.featured.intersection(taken))

    counts = product(_up_to(6, candidates.findings), (1, 0), _up_to(4, candidates.dilemmas), (2, 1, 0))
    return _best((_Second(*count) for count in counts), score, build, sizes.room)


def _findings(ids: Sequence[str], level: int, sizes: Sizes) -> list[Part]:
    """Set findings two and two; the first of an odd number stands alone and large."""
    parts = []
    first = len(ids) % 2
    if first:
        parts.append(Part("feature", sizes.height(ids[0], f"stort-{level}"), CARD_GAP, "erkendelse", (ids[0],), level))
    for pair in zip(ids[first::2], ids[first + 1 :: 2], strict=True):
        height = max(sizes.height(i, f"kort-{level}") for i in pair)
        parts.append(Part("cards", height, CARD_GAP, "erkendelse", pair, level))
    return parts


# --- page 3: models, recommendations, an idea, and what found no room -------------------------------------------------


class _Third(NamedTuple):
    models: int
    detail: int
    rows: int
    row_detail: int
    ideas: int
    idea_detail: int


def _third_page(candidates: Candidates, sizes: Sizes, left_out: tuple[str, ...]) -> tuple[Part, ...]:
    inner = candidates.models + candidates.recommendations + candidates.ideas

    def build(choice: _Third) -> tuple[Part, ...]:
        models = [
            Part("model", sizes.height(i, f"model-{choice.detail}"), WIDER_GAP, "model", (i,), choice.detail)
            for i in candidates.models[: choice.models]
        ]
        table = _table(candidates.recommendations[: choice.rows], choice.row_detail, sizes, candidates.own)
        ideas = [
            Part("idea", sizes.height(i, f"ide-{choice.idea_detail}"), WIDER_GAP, "ide", (i,), choice.idea_detail)
            for i in candidates.ideas[: choice.ideas]
        ]
        parts = _page(sizes, ("model", models), ("anbefaling", table), ("", ideas))
        return parts + _left_out(left_out + _missing(inner, parts), sizes)

    def score(choice: _Third) -> int:
        worth = _worth(choice.models, 2, 12, 6) + 3 * choice.detail * bool(choice.models)
        worth += _worth(choice.rows, 6, 8, 4) + 7 * choice.row_detail * bool(choice.rows)
        worth += _worth(choice.ideas, 1, 5, 2) + 2 * choice.idea_detail * bool(choice.ideas)
        taken = candidates.models[: choice.models] + candidates.recommendations[: choice.rows]
        taken += candidates.ideas[: choice.ideas]
        return worth + _KEPT_PROMISE * len(candidates.featured.intersection(taken))

    # Actions open under each recommendation only where there are too few to fill a table.
    row_levels = (_OPEN, 1, 0) if len(candidates.recommendations) <= 2 else (1, 0)
    counts = product(
        _up_to(3, candidates.models),
        (2, 1, 0),
        _up_to(8, candidates.recommendations),
        row_levels,
        _up_to(2, candidates.ideas),
        (1, 0),
    )
    return _best((_Third(*count) for count in counts), score, build, sizes.room)


def _table(ids: Sequence[str], level: int, sizes: Sizes, own: frozenset[str]) -> list[Part]:
    height = sizes.part("table-head") + sum(sizes.height(i, f"raekke-{level}") for i in ids)
    height += sizes.part("own-line") * len(own.intersection(ids))
    return [Part("table", height, CARD_GAP, "anbefaling", tuple(ids), level)] if ids else []


def _left_out(ids: tuple[str, ...], sizes: Sizes) -> tuple[Part, ...]:
    return (Part("left-out", sizes.left_out(len(ids)), WIDER_GAP, ids=ids),) if ids else ()


# --- space ------------------------------------------------------------------------------------------------------------


def _up_to(most: int, ids: Sequence[str]) -> range:
    return range(min(most, len(ids)) + 1)


def _worth(count: int, enough: int, each: int, beyond: int) -> int:
    """Score a number of records: most for having any of the kind, full up to enough, less beyond."""
    return _ANY_OF_A_KIND * bool(count) + each * min(count, enough) + beyond * max(count - enough, 0)


def _page(sizes: Sizes, *sections: tuple[str, Sequence[Part]]) -> tuple[Part, ...]:
    """Put each section under its head, leave out the empty ones, and begin at the top of the page."""
    parts: list[Part] = []
    for kind, below in sections:
        if below and kind:
            parts += [Part("head", sizes.part("head"), SECTION_GAP, kind), replace(below[0], gap=HEAD_GAP), *below[1:]]
        else:
            parts += below
    return (replace(parts[0], gap=0.0), *parts[1:]) if parts else ()


def _padded(parts: tuple[Part, ...], room: float) -> tuple[Part, ...]:
    """Let the rows of the table take a little of the space that is left; where actions stand open, rows are uneven."""
    rest = room - used(parts)
    if rest > WORTH_NOTES:
        return parts
    return tuple(_padded_table(part, rest) if part.part == "table" and part.level < _OPEN else part for part in parts)


def _padded_table(table: Part, rest: float) -> Part:
    rows = len(table.ids) + 1
    pad = max(0.0, min(MOST_PADDING, (rest - 4 * MM) / rows / 2))
    return replace(table, pad=pad, height=table.height + 2 * pad * rows)


def _stretched(parts: tuple[Part, ...], room: float) -> tuple[Part, ...]:
    """Share a small rest among the gaps; turn a large one into a field for notes."""
    rest = room - used(parts)
    if rest > WORTH_NOTES:
        return (*parts, _notes(rest, bool(parts)))
    gaps = sum(_stretches(part) for part in parts)
    extra = min(MOST_STRETCH, rest / gaps) if gaps else 0.0
    return tuple(replace(part, gap=part.gap + extra * _stretches(part)) for part in parts)


def _notes(rest: float, after: bool) -> Part:  # noqa: FBT001 - whether anything stands above
    gap = SECTION_GAP if after else 0.0
    return Part("notes", rest - gap, gap)


def _stretches(part: Part) -> float:
    """Weigh how much of a rest the space before a part may take; a head stays close to what it heads."""
    if not part.gap:
        return 0.0
    return {SECTION_GAP: 1.6, HEAD_GAP: 0.3}.get(part.gap, 1.0)
