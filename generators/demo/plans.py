"""Plans the records of the fictional programme: type, themes, origin, clusters, status, length. Knows no words."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generators.demo.places import Cluster
from generators.demo.topics import BY_SLUG, TOPICS, Topic
from generators.records.record_types import BY_LETTER, Origin, RecordType, Status

_TYPES_IN_TURN = "EADMIEAEAIMD"
_TOPIC_WEIGHTS = [5 if topic.main else 1 for topic in TOPICS]


class Length(Enum):
    """How much is filled in: the least that is allowed, something usual, or as much as there is room for."""

    SHORT = 0
    USUAL = 1
    LONG = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """What a record is, before it has words."""

    id: str
    type: RecordType
    number: int
    topics: tuple[Topic, ...]
    origin: Origin
    clusters: tuple[Cluster, ...]
    status: Status
    length: Length
    superseded_by: str = ""


def plans(count: int, clusters: Sequence[Cluster], rng: random.Random) -> list[Plan]:
    """Plan the records; every type, status and length comes up early."""
    made: dict[str, int] = defaultdict(int)
    planned = []
    for number in range(count):
        letter = _TYPES_IN_TURN[number % len(_TYPES_IN_TURN)]
        made[letter] += 1
        planned.append(_plan(f"{letter}-{made[letter]:03}", number, clusters, rng))
    return _with_successors(planned)


def _plan(record_id: str, number: int, clusters: Sequence[Cluster], rng: random.Random) -> Plan:
    origin = rng.choices(list(Origin), [2, 7, 2])[0]
    chosen = _clusters(clusters, rng) if origin is Origin.CLUSTER else ()
    return Plan(
        id=record_id,
        type=BY_LETTER[record_id[0]],
        number=number,
        topics=_topics(chosen, rng),
        origin=origin,
        clusters=chosen,
        status=Status.WITHDRAWN if number % 13 == 5 else Status.PROVISIONAL if number % 7 == 3 else Status.FINAL,
        length={3: Length.SHORT, 7: Length.LONG}.get(number % 11, Length.USUAL),
    )


def _clusters(clusters: Sequence[Cluster], rng: random.Random) -> tuple[Cluster, ...]:
    """Mostly one cluster, sometimes a few, now and then many."""
    most = rng.choices([1, 3, 20], [12, 6, 1])[0]
    return tuple(sorted(rng.sample(clusters, min(rng.randint(1, most), len(clusters))), key=clusters.index))


def _topics(clusters: Sequence[Cluster], rng: random.Random) -> tuple[Topic, ...]:
    wanted = rng.choices([1, 2, 3, 5], [12, 6, 2, 1])[0]
    slugs = [rng.choice(clusters[0].themes)] if clusters else []
    slugs += [topic.slug for topic in rng.choices(TOPICS, _TOPIC_WEIGHTS, k=wanted)]
    return tuple(BY_SLUG[slug] for slug in list(dict.fromkeys(slugs))[:wanted])


def _with_successors(planned: Sequence[Plan]) -> list[Plan]:
    """Point withdrawn records at the next valid one of their type; the last of a type are never withdrawn."""
    finished: list[Plan] = []
    latest: dict[str, str] = {}
    for plan in reversed(planned):
        successor = latest.get(plan.type.letter, "")
        if plan.status is not Status.WITHDRAWN:
            latest[plan.type.letter] = plan.id
        elif successor:
            plan = replace(plan, superseded_by=successor)  # noqa: PLW2901 - the plan itself is finished here
        else:
            plan = replace(plan, status=Status.FINAL)  # noqa: PLW2901 - as above
            latest[plan.type.letter] = plan.id
        finished.append(plan)
    return finished[::-1]
