"""Writes the parts of a record that only its own type has, and lists of any length. Knows one plan and one voice."""

from collections.abc import Callable, Mapping

from generators.demo.fragments import STEPS
from generators.demo.plans import Length, Plan
from generators.demo.wording import Voice
from generators.presentation.yaml_text import Value
from generators.records.record_types import LeadershipLevel, ModelKind

_IN_USUAL_LISTS = 4


def amount(plan: Plan, voice: Voice, most: int) -> int:
    """Say how many points a list gets: none, a few, or as many as are allowed."""
    if plan.length is Length.USUAL:
        return voice.rng.randint(0, min(_IN_USUAL_LISTS, most))
    return most if plan.length is Length.LONG else 0


def points(plan: Plan, voice: Voice, pool: str, most: int) -> list[Value]:
    """Write a list of sentences, no two alike."""
    return list(dict.fromkeys(voice.sentence(pool) for _ in range(amount(plan, voice, most))))


def step_count(plan: Plan) -> int:
    """Say how many steps a model has; its headline may tell."""
    return {Length.SHORT: 0, Length.LONG: len(STEPS)}.get(plan.length, 3 + plan.number % 4)


def finding(plan: Plan, voice: Voice) -> Mapping[str, Value]:
    """Write what a finding means."""
    sentences = {Length.SHORT: 1, Length.LONG: 11}.get(plan.length, voice.rng.randint(1, 4))
    return {"betydning": voice.passage(["meaning"] * sentences, 1199) + "\n"}


def dilemma(plan: Plan, voice: Voice) -> Mapping[str, Value]:
    """Write the two sides of a dilemma, equally strong, and what to consider."""
    topic = plan.topics[0]
    sides = [voice.rng.choice(topic.common), voice.rng.choice(topic.local)]
    more = {Length.SHORT: 0, Length.LONG: 9}.get(plan.length, voice.rng.randint(0, 2))
    return {
        "poler": [{"navn": name, "tekst": _argued(argument, voice, more)} for name, argument in sides],
        "overvejelser": points(plan, voice, "consideration", 8),
    }


def model(plan: Plan, voice: Voice) -> Mapping[str, Value]:
    """Write how to use a model; its steps keep their order."""
    chosen = sorted(voice.rng.sample(range(len(STEPS)), step_count(plan)))
    return {
        "slags": voice.rng.choice(list(ModelKind)),
        "hvornaar": voice.sentence("when"),
        "trin": [
            {"titel": STEPS[step][0], "tekst": _argued(STEPS[step][1], voice, plan.number % 3)} for step in chosen
        ],
        "forudsaetninger": points(plan, voice, "prerequisite", 8),
    }


def recommendation(plan: Plan, voice: Voice) -> Mapping[str, Value]:
    """Write who does what, and what stands in the way."""
    levels = [voice.rng.choice(list(LeadershipLevel)) for _ in range(amount(plan, voice, 12))]
    actions = {voice.sentence(f"action_{level}"): level for level in levels}
    obstacles = points(plan, voice, "obstacle", 8)
    return {
        "handlinger": [{"tekst": text, "niveau": level} for text, level in actions.items()],
        "forhindringer": [{"forhindring": obstacle, "svar": voice.sentence("answer")} for obstacle in obstacles],
    }


def idea(plan: Plan, voice: Voice) -> Mapping[str, Value]:
    """Write the smallest way to try an idea."""
    return {} if plan.length is Length.SHORT else {"naeste_skridt": voice.sentence("next_step")}


def _argued(argument: str, voice: Voice, more: int) -> str:
    return " ".join(filter(None, [argument, voice.passage(["because"] * more, 499 - len(argument))]))


OWN_PARTS: Mapping[str, Callable[[Plan, Voice], Mapping[str, Value]]] = {
    "E": finding,
    "D": dilemma,
    "M": model,
    "A": recommendation,
    "I": idea,
}
