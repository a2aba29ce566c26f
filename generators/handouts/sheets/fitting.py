"""Which records stand on the pages of a handout, in how much detail, so that each page is full and none overflows.

Works with measured heights only. Records come in order of relevance and are taken from the front, never cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any

from generators import danish
from generators.handouts.sheets.sizes import MM, Sizes

SECTION_GAP = 8 * MM
HEAD_GAP = 4 * MM
CARD_GAP = 4.4 * MM
WIDER_GAP = 5.6 * MM
MOST_STRETCH = 7 * MM
WORTH_NOTES = 34 * MM
MOST_PADDING = 1.1 * MM
# As many titles of what found no room as help somebody to look for more.
_MOST_TITLES = 12
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
    said: str = ""

    def data(self) -> dict[str, Any]:
        """Give the part as the template reads it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The records that might go in, by type, most relevant first.

    `featured` ones stand on the front already; `ranked` are all of them, whatever their type.
    """

    findings: tuple[str, ...] = ()
    dilemmas: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    featured: frozenset[str] = frozenset()
    ranked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """The two inner pages, and the records that found no room."""

    second: tuple[Part, ...]
    third: tuple[Part, ...]
    left_out: tuple[str, ...]

    def placed(self) -> tuple[str, ...]:
        """Give the records that stand on the inner pages, in reading order."""
        return tuple(i for part in self.second + self.third if part.part != "left-out" for i in part.ids)


def fit(candidates: Candidates, sizes: Sizes) -> Pages:
    """Fill the two inner pages."""
    second = _second_page(candidates, sizes)
    third = _third_page(candidates, sizes, bool(_missing(candidates.findings + candidates.dilemmas, second)))
    room = sizes.room
    placed = {record_id for part in second + third for record_id in part.ids}
    left_out = tuple(record_id for record_id in candidates.ranked if record_id not in placed)
    third = _with_titles(third, left_out, sizes)
    return Pages(_stretched(second, room), _stretched(_padded(third, room), room), left_out)


def used(parts: Sequence[Part]) -> float:
    """Give the height that parts take with the space before each."""
    return sum(part.gap + part.height for part in parts)


@dataclass(frozen=True, slots=True)
class _Section:
    """One way to fill a section of a page: its parts with their head, and what that is worth."""

    parts: tuple[Part, ...]
    worth: int

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(record_id for part in self.parts for record_id in part.ids)


def _best(sections: Sequence[Sequence[_Section]], room: float, rest: Callable[[int], float]) -> tuple[Part, ...]:
    """Take the choice of one way for each section that is worth most and fits; where none does, take nothing.

    `rest` says how much stands below the sections, from the number of records in them.
    """
    weighed = [[(one.worth, used(one.parts), len(one.ids), one.parts) for one in ways] for ways in sections]
    taken: Sequence[Any] = ()
    most = 0
    for choice in product(*weighed):
        worth = sum([one[0] for one in choice])
        if worth <= most or (high := _height(choice)) > room:
            continue
        if high + rest(sum([one[2] for one in choice])) <= room:
            taken, most = choice, worth
    parts = tuple(part for *_, own in taken for part in own)
    return (replace(parts[0], gap=0.0), *parts[1:]) if parts else ()


def _height(choice: Sequence[Any]) -> float:
    """Give the height of a way for each section; nothing stands before the first part on a page."""
    top = next((parts[0].gap for *_, parts in choice if parts), 0.0)
    return float(sum([one[1] for one in choice])) - top


def _headed(sizes: Sizes, kind: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Put what there is of a type under its head."""
    if not parts:
        return ()
    return (Part("head", sizes.part("head"), SECTION_GAP, kind), replace(parts[0], gap=HEAD_GAP), *parts[1:])


def _missing(ids: Sequence[str], page: Sequence[Part]) -> tuple[str, ...]:
    placed = {record_id for part in page for record_id in part.ids}
    return tuple(record_id for record_id in ids if record_id not in placed)


# --- page 2: findings and dilemmas ------------------------------------------------------------------------------------


def _second_page(candidates: Candidates, sizes: Sizes) -> tuple[Part, ...]:
    promised = candidates.featured

    def findings(count: int, level: int) -> _Section:
        ids = candidates.findings[:count]
        worth = _worth(count, 4, 10, 3) + 17 * level + _kept(promised, ids)
        return _Section(_headed(sizes, "erkendelse", _findings(ids, level, sizes)), worth)

    def dilemmas(count: int, level: int) -> _Section:
        ids = candidates.dilemmas[:count]
        parts = [Part("dilemma", sizes.height(i, f"dilemma-{level}"), WIDER_GAP, "dilemma", (i,), level) for i in ids]
        worth = _worth(count, 2, 14, 6) + 4 * level + _kept(promised, ids)
        return _Section(_headed(sizes, "dilemma", parts), worth)

    sections = (
        [findings(*choice) for choice in _detailed(6, candidates.findings, 1)],
        [dilemmas(*choice) for choice in _detailed(4, candidates.dilemmas, 2)],
    )
    return _best(sections, sizes.room, lambda _: 0.0)


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


def _third_page(candidates: Candidates, sizes: Sizes, more: bool) -> tuple[Part, ...]:  # noqa: FBT001 - page 2 left some
    sections = (_models(candidates, sizes), _advice(candidates, sizes), _ideas(candidates, sizes))
    inner = len(candidates.models + candidates.recommendations + candidates.ideas)

    def rest(placed: int) -> float:
        return used(_left_out(more or placed < inner, sizes))

    parts = _best(sections, sizes.room, rest)
    return parts + _left_out(more or sum(len(part.ids) for part in parts) < inner, sizes)


def _models(candidates: Candidates, sizes: Sizes) -> list[_Section]:
    def models(count: int, level: int) -> _Section:
        ids = candidates.models[:count]
        parts = [Part("model", sizes.height(i, f"model-{level}"), WIDER_GAP, "model", (i,), level) for i in ids]
        return _Section(
            _headed(sizes, "model", parts), _worth(count, 2, 12, 6) + 3 * level + _kept(candidates.featured, ids)
        )

    return [models(*choice) for choice in _detailed(3, candidates.models, 2)]


def _advice(candidates: Candidates, sizes: Sizes) -> list[_Section]:
    """Open the first recommendations that have actions, with an obstacle where there is room, and list others below."""
    every = candidates.recommendations
    acts = tuple(i for i in every if sizes.has(i, "handling-0"))

    def advice(opened: int, answered: int, rows: int, level: int) -> _Section:
        first = acts[:opened]
        rest = tuple(i for i in every if i not in first)[:rows]
        parts = [
            Part("act", sizes.height(i, f"handling-{answered}"), CARD_GAP, "anbefaling", (i,), answered) for i in first
        ]
        worth = _worth(opened + rows, 6, 8, 4) + 5 * level + _kept(candidates.featured, first + rest)
        worth += 16 * min(opened, 2) + 2 * max(opened - 2, 0) + opened * (0, 5, 6)[answered]
        return _Section(_headed(sizes, "anbefaling", [*parts, *_table(rest, level, sizes)]), worth)

    # Where actions stand open, the rows below them need no more than their titles.
    choices = product(_detailed(3, acts, 2), _detailed(8, every, 0 if acts else 1))
    return [advice(*opened, *rows) for opened, rows in choices if opened[0] + rows[0] <= len(every)]


def _ideas(candidates: Candidates, sizes: Sizes) -> list[_Section]:
    def ideas(count: int, level: int) -> _Section:
        ids = candidates.ideas[:count]
        parts = tuple(Part("idea", sizes.height(i, f"ide-{level}"), WIDER_GAP, "ide", (i,), level) for i in ids)
        return _Section(parts, _worth(count, 1, 5, 2) + 2 * level + _kept(candidates.featured, ids))

    return [ideas(*choice) for choice in _detailed(2, candidates.ideas, 1)]


def _kept(promised: frozenset[str], ids: Sequence[str]) -> int:
    return _KEPT_PROMISE * len(promised.intersection(ids))


def _detailed(most: int, ids: Sequence[str], levels: int) -> list[tuple[int, int]]:
    """Give every number of records with every detail; none has no detail."""
    return [(0, 0), *product(range(1, min(most, len(ids)) + 1), range(levels + 1))]


def _table(ids: Sequence[str], level: int, sizes: Sizes) -> list[Part]:
    height = sizes.part("table-head") + sum(sizes.height(i, f"raekke-{level}") for i in ids)
    return [Part("table", height, CARD_GAP, "anbefaling", tuple(ids), level)] if ids else []


def _left_out(any_left: bool, sizes: Sizes) -> tuple[Part, ...]:  # noqa: FBT001 - whether anything found no room
    return (Part("left-out", sizes.part("left-out"), WIDER_GAP),) if any_left else ()


def _with_titles(parts: tuple[Part, ...], left_out: Sequence[str], sizes: Sizes) -> tuple[Part, ...]:
    """Name by title as many of those without room as there is room for, and say how many more there are."""
    if not left_out:
        return parts
    rest = sizes.room - used(parts)
    shown = next(n for n in range(min(_MOST_TITLES, len(left_out)), -1, -1) if sizes.titles(left_out[:n]) <= rest)
    last = _naming(parts[-1], left_out, shown)
    return (*parts[:-1], replace(last, height=last.height + sizes.titles(last.ids)))


def with_most_titles(pages: Pages) -> Pages:
    """Name by title as many of those without room as ever, on a page that is as long as it has to be."""
    named = [_naming(p, pages.left_out, _MOST_TITLES) if p.part == "left-out" else p for p in pages.third]
    return replace(pages, third=tuple(named))


def _naming(part: Part, left_out: Sequence[str], count: int) -> Part:
    listed = tuple(left_out[:count])
    return replace(part, ids=listed, said=left_out_said(len(left_out) - len(listed), after=bool(listed)))


def left_out_said(count: int, *, after: bool) -> str:
    """Say how many records found no room, not even with their titles, and where they are."""
    where = "på hæftets side (QR-koden forrest)."
    if not count:
        return f"Læs dem {where}"
    records = danish.counted(count, "anden", "andre") if after else danish.counted(count, "post", "poster")
    return (
        f"Og {records}. Læs dem {where}" if after else f"{danish.capitalised(records)} fik ikke plads. Læs dem {where}"
    )


# --- space ------------------------------------------------------------------------------------------------------------


def _worth(count: int, enough: int, each: int, beyond: int) -> int:
    """Score a number of records: most for having any of the kind, full up to enough, less beyond."""
    return _ANY_OF_A_KIND * bool(count) + each * min(count, enough) + beyond * max(count - enough, 0)


def _padded(parts: tuple[Part, ...], room: float) -> tuple[Part, ...]:
    """Let the rows of the table take a little of the space that is left."""
    rest = room - used(parts)
    if rest > WORTH_NOTES:
        return parts
    return tuple(_padded_table(part, rest) if part.part == "table" else part for part in parts)


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
