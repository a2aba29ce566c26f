"""Composes the body of a record: paragraphs, headings, lists, quotations, tables. Knows nothing of its other fields."""

from collections.abc import Iterator

from generators.demo.fragments import HEADINGS
from generators.demo.plans import Length, Plan
from generators.demo.wording import Voice
from generators.records.record_types import LeadershipLevel

LEAST, MOST = 200, 3999
# What each part of a text tells, and what stands after it.
_PARTS = (
    ("opening", "cause", "reason", "link"),
    ("trial", "further", "emphasis", "further"),
    ("outcome", "outcome", "reason", "outcome"),
    ("doubt", "cause", "doubt", "reason"),
    ("meaning", "meaning", "link", "meaning"),
    ("meaning", "outcome", "meaning", "doubt"),
)


def compose(voice: Voice, plan: Plan) -> str:
    """Write the body of a record in the length that was planned."""
    if plan.length is Length.SHORT:
        return _short(voice, plan)
    blocks = _long(voice, plan) if plan.length is Length.LONG else _usual(voice, plan)
    text = _fitting(blocks, MOST)
    if plan.length is Length.LONG:
        text = _filled(voice, text)
    return text + "\n"


def _short(voice: Voice, plan: Plan) -> str:
    text = voice.sentence(f"opening_{plan.origin}")
    for pool in ("reason", "outcome", "meaning", "doubt", "reason", "meaning", "outcome"):
        if len(text) >= LEAST:
            break
        text += " " + voice.sentence(pool)
    return text + "\n"


def _usual(voice: Voice, plan: Plan) -> Iterator[str]:
    for number, part in enumerate(_PARTS[: voice.rng.randint(3, 5)]):
        yield _paragraph(voice, plan, part[: voice.rng.randint(2, 4)])
        if number and voice.rng.random() < 0.2:
            yield _ornament(voice, voice.rng.randrange(4))


def _long(voice: Voice, plan: Plan) -> Iterator[str]:
    for number, part in enumerate(_PARTS):
        yield f"### {HEADINGS[number]}"
        yield _paragraph(voice, plan, part)
        if number:
            yield _ornament(voice, number)


def _paragraph(voice: Voice, plan: Plan, part: tuple[str, ...]) -> str:
    pools = [f"{pool}_{plan.origin}" if pool in ("opening", "trial", "further") else pool for pool in part]
    return voice.passage([pool for pool in pools if pool != "link" or voice.pools["target"]], MOST)


def _ornament(voice: Voice, kind: int) -> str:
    """Make a list, a quotation, a table or a numbered list."""
    if kind % 4 == 1:
        return "\n".join(f"- {voice.sentence('item')}" for _ in range(voice.rng.randint(2, 5)))
    if kind % 4 == 2:
        return f"> »{voice.sentence('saying')}«"
    if kind % 4 == 3:
        rows = [f"| {level.label} | {voice.sentence(f'action_{level}')} |" for level in LeadershipLevel]
        return "\n".join(["| Led | Opgave |", "| --- | --- |", *rows])
    return "\n".join(f"{number}. {voice.sentence('item')}" for number in (1, 2, 3))


def _fitting(blocks: Iterator[str], room: int) -> str:
    chosen = []
    for block in blocks:
        if len(block) + 2 <= room:
            chosen.append(block)
            room -= len(block) + 2
    return "\n\n".join(chosen)


def _filled(voice: Voice, text: str) -> str:
    """Add sentences until no more will fit."""
    last = voice.passage(["meaning", "outcome", "doubt", "reason"] * 4, MOST - len(text) - 2)
    return f"{text}\n\n{last}" if last else text
