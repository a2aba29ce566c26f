"""The words of a handout's front: why its records are shown, and whom to look for on the day."""

from types import SimpleNamespace
from typing import Any

import pytest

from generators.handouts.setting.prose import NO_BREAK
from generators.handouts.sheets import front
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import Selection
from generators.records.record_types import type_of
from tests.handouts.conftest import EDITION
from tests.handouts.made_up import two_clusters


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return two_clusters()


def chosen(base: KnowledgeBase, *reasons: str, own: bool = True) -> Selection:
    """Give a selection of so many records, each for a reason."""
    selection = Selection(base.municipalities[0], base.theme_conferences[0], ())
    items: Any = tuple(
        SimpleNamespace(record=record, own=own, reasons=[SimpleNamespace(text=why)] if why else [])
        for why, record in zip(reasons, base.records, strict=False)
    )
    vars(selection)["featured"] = items
    return selection


@pytest.mark.parametrize(
    ("reasons", "above", "told"),
    [
        (["Fra jer", "Fra jer"], "Fra jer.", [False, False]),
        (["Fra jer"], "", [True]),
        (["Fra jer", "Fra en nabo"], "", [True, True]),
        (["Fra jer", "Fra en nabo", "Fra jer"], "", [True, True, False]),
        (["x" * 39, "x" * 39], "x" * 39 + ".", [False, False]),
        (["x" * 40, "x" * 40], "", [True, False]),
        (["", ""], "", [False, False]),
    ],
)
def test_a_reason_is_said_once_above_all_or_before_the_first(
    reasons: list[str], above: str, told: list[bool], base: KnowledgeBase
) -> None:
    """Above only where all share it and it is short; each record asks what to do with it."""
    selection = chosen(base, *reasons)
    assert front.help_line(selection) == above
    asked = [type_of(record).prompt.replace(" ", NO_BREAK) for record in base.records[: len(reasons)]]
    given = [f"{why}. " if is_told else "" for why, is_told in zip(reasons, told, strict=True)]
    assert list(front.reasons(selection).values()) == [why + ask for why, ask in zip(given, asked, strict=True)]


def test_a_front_that_is_the_same_for_all_says_so(base: KnowledgeBase) -> None:
    assert front.help_line(chosen(base, "Fra temaet", own=False)) == "Fælles hæfte: Intet i kilderne skiller jer ud."


def test_a_delegation_is_sent_to_its_cluster_or_to_those_who_live_nearest(base: KnowledgeBase) -> None:
    """Three at most, and never to oneself."""
    day = base.theme_conferences[0]
    for municipality in base.municipalities:
        cluster = base.cluster_of(municipality.slug)
        fellows = [m for m in base.municipalities if cluster and base.cluster_of(m.slug) == cluster]
        names = [m.name for m in fellows if m is not municipality] or [m.name for m in base.nearby(municipality)]
        data = front.data(base, EDITION, day, municipality, lambda _: "")
        found = data["starter"] or ""
        assert [name for name in names if name in found.split(" ved kaffen")[0]] == names[:3]
        assert bool(data["starter"]) is bool(names)
        nearby = [m.name for m in base.nearby(municipality)]
        label = "Naboer" if municipality.neighbours else "Tættest på"
        assert data["nearby"] == ({"label": label, "names": nearby} if nearby else None)
        assert all(f"{number} {name}" in data["map-alt"] for number, name in enumerate(nearby, 1))
