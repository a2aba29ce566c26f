"""Whether the HTML is right: every built page by the Nu checker, and what is finished by hand."""

from pathlib import Path

import pytest

from generators import store
from generators.website.finishing import finish
from tests.tools import html_validator

TABLE = '<table><thead><tr><th>Hvad</th><th style="text-align: right"><em>Hvor</em></th></tr></thead></table>'


@pytest.mark.java
def test_every_page_is_right_html_and_wrong_html_is_found(built_site: Path, tmp_path: Path) -> None:
    """Both at once: to start the checker takes as long as a hundred pages do."""
    store.write(tmp_path, "forkert/index.html", "<!doctype html><html lang=da><title>Side</title><p><ul></p></ul>")
    found = html_validator.faults(built_site, tmp_path / "forkert")
    assert [fault for fault in found if fault.startswith("forkert/index.html:")]
    assert [fault for fault in found if not fault.startswith("forkert/")][:20] == []


def test_a_table_is_named_by_its_columns_and_can_be_scrolled_with_keys() -> None:
    table = finish(TABLE)
    assert '<caption class="kv-vh">Tabel: Hvad, Hvor</caption>' in table
    assert table.count('scope="col"') == 2
    assert table.startswith('<div class="kv-scroll" role="group" aria-label="Tabel, der kan rulles" tabindex="0">')


def test_columns_that_markdown_aligns_need_no_style() -> None:
    """The policy lets none stand in a page."""
    assert '<th scope="col" class="kv-right"><em>' in finish(TABLE)
    assert "style=" not in finish(TABLE)
