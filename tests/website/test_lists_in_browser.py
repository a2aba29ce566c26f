"""The scripts of lists and of the pack on a page of six records made for it: every count and every order is known."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from generators import store
from generators.records.record_types import RECORD_TYPES
from generators.search.client import tables

pytestmark = pytest.mark.browser

SCRIPTS = store.ROOT / "docs" / "assets" / "js"
NAMES = ("tables.js", "dom.js", "meeting.js", "state.js", "site.js", "filter.js")
# Id, themes, type and municipalities.
LISTED = (
    ("E-001", "a b", "erkendelse", "vejle"),
    ("D-001", "a", "dilemma", "odder"),
    ("E-002", "b", "erkendelse", "odder vejle"),
    ("A-001", "c", "anbefaling", ""),
    ("D-002", "b c", "dilemma", "odder"),
    ("I-001", "a", "ide", "ny-odder"),
)
BOXES = {"tema": "abc", "type": ("erkendelse", "dilemma", "anbefaling", "ide")}


def _page() -> str:
    rows = "".join(
        f'<li data-id="{code}" data-tema="{themes}" data-type="{kind}" data-kommune="{who}">'
        f'<span class="kv-code">{code}</span></li>'
        for code, themes, kind, who in LISTED
    )
    boxes = "".join(
        f'<label><input type="checkbox" name="{key}" value="{value}"><span>{value}</span><i class="kv-n"></i></label>'
        for key, values in BOXES.items()
        for value in values
    )
    packs = "".join(
        f'<button data-kv-pack="{row.letter}-001"><svg><use/></svg><span></span></button>' for row in RECORD_TYPES
    )
    mine = '<p data-kommune-navn="Odder" data-kv-choose-this="odder"><button></button><span></span></p>'
    return (
        '<!doctype html><meta charset="utf-8"><body data-kv-root=".."><a data-kv-packlink href="x"><span></span></a>'
        f'{mine}{packs}<section data-kv-filter><form class="kv-filter" hidden>{boxes}</form><p data-kv-count></p>'
        f"<ul data-kv-list>{rows}</ul><p data-kv-none hidden><button data-kv-clear>Ryd</button></p></section>"
        + "".join(f'<script src="{name}"></script>' for name in NAMES)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("liste")
    for name in NAMES[1:]:
        store.write(made, name, (SCRIPTS / name).read_bytes())
    store.write(made, "tables.js", tables())
    store.write(made, "side.html", _page())
    return made


@pytest.fixture
def page(visit: BrowserContext, folder: Path) -> Page:
    opened = visit.new_page()
    opened.goto((folder / "side.html").as_uri())
    return opened


def _choose(page: Page, *values: str) -> None:
    for value in values:
        page.locator(f"input[value={value}]").check()


def _counts(page: Page) -> dict[str, str]:
    pairs: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('label')].map(l => [l.querySelector('input').value,"
        " l.querySelector('.kv-n').textContent])"
    )
    return dict(pairs)


def _shown(page: Page) -> list[str]:
    return page.locator("li:visible .kv-code").all_inner_texts()


def test_each_choice_tells_how_many_it_would_show(page: Page) -> None:
    """Counted among what the other keys leave, so that a second value of the same key can be weighed."""
    assert _counts(page) == {
        "a": "3",
        "b": "3",
        "c": "2",
        "erkendelse": "2",
        "dilemma": "2",
        "anbefaling": "1",
        "ide": "1",
    }
    _choose(page, "erkendelse")
    assert _counts(page) == {
        "a": "1",
        "b": "2",
        "c": "0",
        "erkendelse": "2",
        "dilemma": "2",
        "anbefaling": "1",
        "ide": "1",
    }
    _choose(page, "a")
    assert _counts(page) == {
        "a": "1",
        "b": "2",
        "c": "0",
        "erkendelse": "1",
        "dilemma": "1",
        "anbefaling": "0",
        "ide": "1",
    }
    assert page.locator("label.is-empty input").evaluate_all("boxes => boxes.map(b => b.value)") == ["c", "anbefaling"]
    assert _shown(page) == ["E-001"]
    assert page.locator("[data-kv-count]").inner_text() == "1 af 6"


def test_values_of_one_key_mean_or_and_different_keys_and(page: Page) -> None:
    """The address tells what is chosen, and all of it can be undone."""
    _choose(page, "a", "c")
    assert _shown(page) == ["E-001", "D-001", "A-001", "D-002", "I-001"]
    _choose(page, "dilemma")
    assert _shown(page) == ["D-001", "D-002"]
    assert page.url.endswith("?tema=a&tema=c&type=dilemma")
    page.locator("input[value=dilemma]").uncheck()
    _choose(page, "erkendelse")
    page.locator("input[value=a]").uncheck()
    assert _shown(page) == []
    page.get_by_role("button", name="Ryd").click()
    assert _shown(page) == [code for code, *_ in LISTED]
    assert page.locator("[data-kv-count]").inner_text() == "6 i alt"


def test_ones_own_municipality_comes_first_and_all_else_keeps_its_order(page: Page) -> None:
    """By the whole slug, marked on each, and undone when it is forgotten."""
    page.get_by_role("button", name="Gør Odder til min kommune").click()
    assert _shown(page) == ["D-001", "E-002", "D-002", "E-001", "A-001", "I-001"]
    own = page.locator("li:has(.kv-row__own)")
    assert own.locator(".kv-code").all_inner_texts() == ["D-001", "E-002", "D-002"]
    assert own.locator(".kv-row__own").all_inner_texts() == ["Odder er med"] * 3
    page.get_by_role("button", name="Fjern Odder som min kommune").click()
    assert page.locator(".kv-row__own").count() == 0
    page.reload()
    assert _shown(page) == [code for code, *_ in LISTED]


def test_a_record_of_every_type_can_be_put_in_the_pack(page: Page) -> None:
    """And stays there, in the order it was put in; what is no code is passed over."""
    codes = [f"{row.letter}-001" for row in RECORD_TYPES]
    for code in codes:
        page.locator(f"[data-kv-pack={code}]").click()
    page.reload()
    assert page.evaluate("klyngeviden.site.pack()") == codes
    assert page.locator("[data-kv-pack][aria-pressed=true] span").all_inner_texts() == ["I mødepakken"] * len(codes)
    assert page.locator("[data-kv-packlink]").inner_text() == str(len(codes))
    page.locator("[data-kv-pack=D-001]").click()
    assert page.evaluate("klyngeviden.site.pack()") == [code for code in codes if code != "D-001"]
    page.evaluate(
        "location.hash = 'kv=99' + ['I-001', 'X-001', 'E-', 'E-1x', '', 'E-12'].map(c => '&punkt=' + c).join('')"
    )
    assert page.evaluate("klyngeviden.site.pack()") == ["I-001", "E-12"]
