"""An address that was published leads somewhere for ever: it is there, or leads on."""

import re
from pathlib import Path

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.moved import MOVED
from generators.website.page import Imprint, Press
from generators.website.stand_ins import moved_addresses
from tests.website import published


def test_no_published_address_has_gone(built_site: Path) -> None:
    """One that must go gets a row in presentation/moved.py, which leads on from it."""
    assert published.lost(published.read(published.FILE.read_text(encoding="utf-8")), built_site) == []


def test_what_has_moved_leads_to_what_is_there(built_site: Path) -> None:
    assert set(MOVED.values()) <= published.of_site(built_site)


def test_the_list_is_read_as_it_was_written() -> None:
    known = {"", "data/v1/alt.json", "temaer/", "temaer/x/", "temaer/x/index.md", "llms.txt"}
    assert published.read(published.write(known)) == known


def test_an_address_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "temaer/x").mkdir(parents=True)
    (tmp_path / "temaer/x/index.html").touch()
    assert published.lost({"temaer/x/", "temaer/y/"}, tmp_path) == ["temaer/y/"]


def test_an_old_address_leads_on_without_scripts(base: KnowledgeBase, chosen: Imprint) -> None:
    press = Press(base, store.templates("pages"), chosen)
    made = moved_addresses(press, {"temaer/gammelt/": "temaer/faglig-ledelse/"})
    (page,) = made.values()
    assert list(made) == ["temaer/gammelt/index.html"]
    target = "../../temaer/faglig-ledelse/index.html"
    assert re.findall(r'url=([^"]+)"', page) == [target]
    assert f'<a href="{target}">' in page
