"""What stands on the sheet of a theme follows the order that its editors set."""

import dataclasses

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.theme_brief import ACTIONS, brief
from generators.records.record_types import Dilemma, Finding, LeadershipLevel, Recommendation, Status
from generators.records.ways_in import Reading


def _first_read(base: KnowledgeBase, slug: str, *ids: str) -> KnowledgeBase:
    readings = tuple(Reading(post=own, hvorfor=f"Fordi {own} skal læses før alt andet.") for own in ids)
    themes = (own.model_copy(update={"readings": readings}) if own.slug == slug else own for own in base.themes)
    return dataclasses.replace(base, themes=tuple(themes))


def test_the_first_of_each_kind_in_the_order_is_taken(base: KnowledgeBase) -> None:
    """Whichever these are; without an order the theme's own records are."""
    theme = base.main_themes[0]
    own = [record for record in base.of_theme(theme.slug) if record in base.valid_records]
    last = {kind: [r for r in own if isinstance(r, kind)][-1].id for kind in (Finding, Dilemma, Recommendation)}
    changed = _first_read(base, theme.slug, *last.values())
    told = brief(changed, changed.theme[theme.slug])
    named = [told.claim.id if told.claim else "", told.dilemma.id if told.dilemma else ""]
    assert named == [last[Finding], last[Dilemma]]
    assert last[Recommendation] in {record.id for _, record in told.actions}
    bare = _first_read(base, theme.slug)
    assert brief(bare, bare.theme[theme.slug]).claim in own


def test_every_level_has_an_action_that_any_record_gives_it(base: KnowledgeBase) -> None:
    """From the top of the chain down, three where there are three, from as many records as can be, none withdrawn."""
    for theme in base.themes:
        own = [r for r in base.of_theme(theme.slug) if isinstance(r, Recommendation) and r in base.valid_records]
        pool = [action for record in own for action in record.actions]
        told = brief(base, theme).actions
        levels = [action.level for action, _ in told]
        assert set(levels) == {action.level for action in pool}
        assert levels == sorted(levels, key=list(LeadershipLevel).index)
        assert len(told) == min(ACTIONS, len(pool))
        assert len({record.id for _, record in told}) == min(ACTIONS, len(own))


def test_a_theme_without_records_has_nothing_to_say(base: KnowledgeBase) -> None:
    """Nor one whose records are all withdrawn."""
    gone = tuple(record.model_copy(update={"status": Status.WITHDRAWN}) for record in base.records)
    bare = dataclasses.replace(base, records=gone)
    assert [brief(bare, theme).records for theme in bare.themes] == [[] for _ in bare.themes]
