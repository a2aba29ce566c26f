"""The page that documents the open data says what is there, and shows only examples that run."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generators.exports.data.documents import documents
from generators.exports.data.tables import headings
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, open_data
from generators.presentation.open_data import Issue
from generators.records.record_types import RECORD_TYPES
from generators.website.data_page import _fields, examples
from generators.website.page import Imprint, Page
from tests.tools.client_code import NODE

PAGE = addresses.source_of(addresses.DATA)
INTERPRETERS = {
    "Python": [sys.executable, "-c"],
    "JavaScript (Node)": [str(NODE), "--input-type=module", "--eval"],
}


@pytest.mark.parametrize("number", range(3))
def test_every_example_runs_as_it_stands(
    number: int, base: KnowledgeBase, chosen: Imprint, address: str, made: dict[str, Page]
) -> None:
    """On the built site: only the address it is asked at is another."""
    found = examples(base, Issue(chosen.site, chosen.date))
    assert len(found) == 3
    example = found[number]
    assert example.program.rstrip() in _programs(made[PAGE].body)
    program = example.program.replace(chosen.site.url, address)
    assert program != example.program
    done = subprocess.run(
        [*INTERPRETERS[example.language], program], capture_output=True, check=True, env={"PYTHONUTF8": "1"}
    )
    first = {0: base.programme.owner, 1: "A-001", 2: base.municipalities[0].name}
    assert done.stdout.decode().startswith(first[number])


def _programs(page: str) -> list[str]:
    """What a reader copies."""
    return [html.unescape(program) for program in re.findall(r"<pre [^>]*><code>(.*?)</code></pre>", page)]


def test_the_envelope_is_documented_as_it_is(base: KnowledgeBase, chosen: Imprint) -> None:
    _, text = next(documents(base, Issue(chosen.site, chosen.date)))
    assert list(json.loads(text)) == list(open_data.ENVELOPE)


def test_every_column_is_explained() -> None:
    """But for those that the page names by themselves."""
    shared, *groups = _fields()
    for row, group in zip(RECORD_TYPES, groups, strict=False):
        explained = {label for _, label, _ in (*shared.rows, *group.rows)}
        assert set(headings(row.folder)) - explained == {"Id", "Adresse"}


def test_every_file_of_the_data_is_where_the_page_says(built_site: Path, base: KnowledgeBase, chosen: Imprint) -> None:
    named = [open_data.WORKBOOK, open_data.ARCHIVE, *map(open_data.of_table, open_data.TABLES)]
    named += [address for address, _ in documents(base, Issue(chosen.site, chosen.date))]
    assert [address for address in named if not (built_site / address).is_file()] == []
