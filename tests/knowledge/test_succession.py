"""Withdrawn records lead on: pages, short addresses and search tell of the last record that is valid."""

import re

import pytest

from generators import store
from generators.knowledge import knowledge_base
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.reading.loader import load
from generators.search.documents import findables
from generators.site_sources import files, imprint, pages

FOLDER = store.ROOT / "tests" / "golden" / "grundlag"


def _with(chain: dict[str, str]) -> KnowledgeBase:
    """The small programme with more findings; each is withdrawn and superseded by the one it is mapped to."""
    files, _ = store.read_findings(FOLDER)
    own = files["erkendelser/E-001.yml"].decode()
    for number in range(1, 5):
        record_id = f"E-00{number}"
        status = f"status: tilbagetrukket\nafloest_af: {chain[record_id]}" if record_id in chain else "status: endelig"
        text = re.sub("status: endelig", status, own).replace("kender hinanden", f"kender nummer {number}")
        files[f"erkendelser/{record_id}.yml"] = text.encode()
    return knowledge_base.build(load(files))


def test_the_last_valid_record_is_found() -> None:
    """Through any number of steps."""
    base = _with({"E-001": "E-003", "E-003": "E-002"})
    assert base.living_successor(base.by_id["E-001"]) is base.by_id["E-002"]


@pytest.mark.parametrize(
    ("chain", "asked"),
    [
        ({}, "E-001"),
        ({"E-001": "E-001"}, "E-001"),
        ({"E-001": "E-002", "E-002": "E-001"}, "E-001"),
        ({"E-001": "E-002", "E-002": "E-003", "E-003": "E-002"}, "E-001"),
        ({"E-001": "E-099"}, "E-001"),
    ],
)
def test_without_a_valid_record_there_is_none(chain: dict[str, str], asked: str) -> None:
    """A valid record has no successor; rings and dead ends lead nowhere and come to an end."""
    base = _with(chain)
    assert base.living_successor(base.by_id[asked]) is None


def test_pages_and_search_lead_to_the_last_valid_record() -> None:
    """The page, the short address of print, and the hit of a withdrawn record name what to read instead."""
    base = _with({"E-001": "E-003", "E-003": "E-002"})
    chosen = imprint(base, FOLDER, store.site())
    finished = pages(base, chosen)
    page, short = finished["erkendelser/E-001/index.md"].text, files(base, chosen, finished)["E-001/index.html"]
    assert "Læs i stedet" in page
    assert "kender nummer 2 (E-002)" in page
    assert "url=../erkendelser/E-002" in short
    assert "E-001</a> er trukket tilbage; E-002 er trådt i stedet" in short
    hit = next(found for found in findables(base) if found.id == "E-001")
    assert hit.summary.startswith("Trukket tilbage. Læs i stedet E-002: »Ledere leder bedst, når de kender nummer 2«.")
