"""A record's life in words, from what stands in it."""

import datetime as dt
from typing import Any

import pytest

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import dates, life
from generators.records.record_types import Status

TAKEN_IN, LATER = dt.date(2026, 11, 21), dt.date(2026, 12, 3)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Optaget 21. november 2026."),
        ({"revised": LATER}, "Optaget 21. november 2026, revideret 3. december 2026."),
        (
            {"revised": LATER, "change": "Tallet er rettet."},
            "Optaget 21. november 2026, revideret 3. december 2026: Tallet er rettet.",
        ),
        ({"status": Status.WITHDRAWN}, "Optaget 21. november 2026, trukket tilbage."),
        (
            {"status": Status.WITHDRAWN, "revised": TAKEN_IN, "superseded_by": "A-002"},
            "Optaget 21. november 2026, trukket tilbage 21. november 2026 og afløst af A-002.",
        ),
        (
            {"status": Status.WITHDRAWN, "revised": LATER, "superseded_by": "A-002", "change": "Loven er ændret"},
            "Optaget 21. november 2026, trukket tilbage 3. december 2026 og afløst af A-002: Loven er ændret.",
        ),
    ],
)
def test_a_life_is_told_in_one_sentence(small: KnowledgeBase, changes: dict[str, Any], told: str) -> None:
    record = small.by_id["A-001"].model_copy(update={"recorded": TAKEN_IN} | changes)
    assert life(record) == told
    assert told.startswith(dates(record))
