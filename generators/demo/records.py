"""Writes the records of the fictional programme, field by field. Knows no file."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from generators import danish
from generators.demo import fragments, texts
from generators.demo.parts import OWN_PARTS, amount, points, step_count
from generators.demo.plans import Length, Plan
from generators.demo.wording import Voice
from generators.presentation.yaml_text import Value
from generators.records.record_types import Area, LeadershipLevel, Origin, Role, Status

_LONGEST_TITLE = 120
_LONGEST_SUMMARY = 320
_MOST_LINKS = 12
_RECORDED = dt.date(2024, 1, 1)
_EDITORIAL = ("spoergsmaal", "handlinger", "forhindringer", "overvejelser", "trin", "betydning", "naeste_skridt")
_SOURCES_BESIDE = ("temamoede-1", "lederdag-2022", "midtvejsnotat")
_POOLS: Mapping[str, Sequence[str]] = fragments.FRAMES | {
    "leader": fragments.LEADERS,
    "condition": fragments.CONDITIONS,
    "time": fragments.TIMES,
    "saying": fragments.SAYINGS,
    "count": [danish.number(count) for count in range(3, 10)],
}


class Writer:
    """Writes one record after another; remembers the headlines, so that no two are the same."""

    def __init__(self, planned: Sequence[Plan], municipalities: Sequence[str], seed: int) -> None:
        self._municipalities = municipalities
        self._seed = seed
        self._titles: set[str] = set()
        self._valid: dict[tuple[str, str], list[str]] = defaultdict(list)
        for plan in planned:
            if plan.status is not Status.WITHDRAWN:
                self._valid[plan.topics[0].slug, plan.type.letter].append(plan.id)

    def record(self, plan: Plan) -> Mapping[str, Value]:
        """Write a record; fields without a value are left out."""
        rng = random.Random(f"{self._seed} {plan.id}")  # noqa: S311 - for variety, not for secrets
        links = self._links(plan, rng)
        voice = self._voice(plan, rng, links)
        fields: dict[str, Value] = {
            "titel": self._title(plan, voice),
            "resume": _summary(plan, voice),
            "temaer": [topic.slug for topic in plan.topics],
            "niveauer": _some(rng, list(LeadershipLevel)),
            "omraader": [Area.ACROSS] if rng.random() < 0.4 else _some(rng, list(Area)[:3]),
            "klynger": [cluster.slug for cluster in plan.clusters],
            "kommuner": self._roles(plan, rng),
            "ophav": plan.origin,
            "status": plan.status,
            "afloest_af": plan.superseded_by,
            "dato": _date(plan, rng),
            "optaget": _RECORDED.isoformat(),
            "revideret": _day(rng, 2024).isoformat() if rng.random() < 0.3 else "",
            "kilder": _sources(plan, voice),
        }
        own = OWN_PARTS[plan.type.letter](plan, voice)
        rest: dict[str, Value] = {
            "tekst": texts.compose(voice, plan),
            "spoergsmaal": points(plan, voice, "question", 5),
            **links,
            "soegeord": _search_words(plan, voice),
        }
        filled = {key: value for key, value in {**fields, **own, **rest}.items() if value}
        editorial = [key for key in _EDITORIAL if key in filled][: rng.randint(0, 2)]
        return filled | ({"redaktionelle_felter": editorial} if editorial else {})

    def _voice(self, plan: Plan, rng: random.Random, links: Mapping[str, Sequence[str]]) -> Voice:
        topic = plan.topics[0]
        members = [name for cluster in plan.clusters for name in cluster.members]
        pools: dict[str, Sequence[Any]] = {
            **_POOLS,
            "do": topic.does,
            "effect": topic.effects + fragments.EFFECTS,
            "problem": topic.problems + fragments.PROBLEMS,
            "municipality": members or self._municipalities,
            "target": [target for group in links.values() for target in group],
        }
        said = {"matter": topic.matter, "step_count": danish.number(step_count(plan))}
        if plan.clusters:
            said["cluster"] = plan.clusters[0].slug.replace("-", " ")
        return Voice(rng, pools, said)

    def _title(self, plan: Plan, voice: Voice) -> str:
        """Decide what the record is about, again until its headline is new and of the planned length."""
        short = plan.length is Length.SHORT
        shortest, longest = {Length.SHORT: (8, 45), Length.LONG: (95, _LONGEST_TITLE)}.get(
            plan.length, (30, _LONGEST_TITLE)
        )
        for attempt in range(500):
            for about in ("do", "effect", "problem"):
                voice.decide(about)
            title = voice.sentence(f"{'short_' if short else ''}title_{plan.type.letter}")
            if attempt > 20:
                title, longest = f"Fra {voice.draw('municipality')}: {title}", _LONGEST_TITLE
            if shortest <= len(title) <= longest and title not in self._titles:
                self._titles.add(title)
                return title
        raise ValueError("The fragments do not suffice for so many records.")

    def _links(self, plan: Plan, rng: random.Random) -> dict[str, list[str]]:
        """Link to valid records of the same theme, each one once; what a record builds on came before it."""
        theme = plan.topics[0].slug
        earlier = [target for target in self._valid[theme, "E"] if target < plan.id or plan.type.letter != "E"]
        choices = {
            "bygger_paa": earlier,
            "haandterer": self._valid[theme, "D"],
            "relaterede": self._valid[theme, rng.choice("MAIE")],
        }
        taken = {plan.id, plan.superseded_by}
        links: dict[str, list[str]] = {}
        for key, targets in choices.items():
            chosen = [target for target in _drawn(rng, targets, plan.length) if target not in taken]
            taken.update(chosen)
            links[key] = sorted(chosen)
        return links

    def _roles(self, plan: Plan, rng: random.Random) -> list[Value]:
        """Name municipalities: members of the clusters as contributors, others as speakers and hosts."""
        if plan.origin is Origin.PROGRAMME or plan.length is Length.SHORT:
            return []
        members = [name for cluster in plan.clusters for name in cluster.members]
        contributors = rng.sample(members, rng.randint(0, len(members)) // rng.choice([1, 2, 4]))
        crowd = len(self._municipalities) if plan.length is Length.LONG and plan.number % 4 == 3 else 4
        outside = sorted(set(self._municipalities) - set(members)) if plan.origin is Origin.CONTEXT else []
        others = rng.sample(outside, min(rng.randint(crowd // 2, crowd), len(outside), 98))
        roles = [(name, Role.CLUSTER) for name in contributors[:98]]
        roles += [(name, rng.choice([Role.SPEAKER, Role.PANEL, Role.HOST])) for name in others]
        return [{"kommune": name, "rolle": role} for name, role in roles]


def _drawn(rng: random.Random, targets: Sequence[str], length: Length) -> list[str]:
    if length is Length.SHORT:
        return []
    wanted = rng.randint(0, 3) if length is Length.USUAL else rng.randint(_MOST_LINKS // 2, _MOST_LINKS)
    return rng.sample(targets, min(wanted, len(targets)))


def _summary(plan: Plan, voice: Voice) -> str:
    more = {Length.SHORT: 0, Length.LONG: 6}.get(plan.length, 2)
    opening = voice.sentence(f"summary_{plan.type.letter}")
    room = _LONGEST_SUMMARY - len(opening) - 1
    rest = voice.passage(["reason", "outcome", "doubt", "reason", "outcome", "doubt"][:more], room)
    return f"{opening} {rest}".strip()


def _some(rng: random.Random, choices: Sequence[Value]) -> list[Value]:
    """Choose one or more, in the given order."""
    chosen = rng.sample(range(len(choices)), rng.randint(1, len(choices)))
    return [choices[index] for index in sorted(chosen)]


def _date(plan: Plan, rng: random.Random) -> str:
    if plan.origin is Origin.CONTEXT and rng.random() < 0.2:
        return "udateret"
    return _day(rng, rng.choice([2021, 2022, 2023])).isoformat()[: rng.choice([4, 7, 10])]


def _day(rng: random.Random, year: int) -> dt.date:
    return dt.date(year, 1, 1) + dt.timedelta(days=rng.randrange(365))


def _sources(plan: Plan, voice: Voice) -> list[Value]:
    if plan.clusters:
        slugs = [f"rapport-{cluster.slug}" for cluster in plan.clusters][:12]
    else:
        slugs = ["programbeskrivelse"] if plan.origin is Origin.PROGRAMME else [voice.rng.choice(_SOURCES_BESIDE)]
    return [_source(slug, voice) for slug in slugs]


def _source(slug: str, voice: Voice) -> Mapping[str, Value]:
    place = f"Side {voice.rng.randint(2, 40)}, afsnit {voice.rng.randint(1, 5)}"
    quote = {"citat": voice.sentence("saying")} if voice.rng.random() < 0.25 else {}
    return {"kilde": slug, "sted": place} | quote


def _search_words(plan: Plan, voice: Voice) -> list[Value]:
    words = sorted({word for topic in plan.topics for word in topic.search_words} | set(fragments.SEARCH_WORDS))
    return list(voice.rng.sample(words, amount(plan, voice, min(12, len(words)))))
