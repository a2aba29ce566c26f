"""The site as MkDocs builds it: strict, whole, without dead links, the same every time, and by another builder too."""

import base64
import dataclasses
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.site_build import build_pages
from tests.tools.ports import free_ports
from tests.website.crawler import Sheet, dead_links, read_all

PRINTED = (".pdf", ".zip", ".csv", ".docx")
THREE = store.ROOT / "tests/golden/grundlag"
LANDMARKS = ("header", "nav", "main", "footer")


@pytest.fixture(scope="module")
def sheets(built_site: Path) -> dict[str, Sheet]:
    return read_all(built_site)


def test_no_link_and_no_place_on_a_page_is_dead(built_site: Path, sheets: dict[str, Sheet]) -> None:
    assert dead_links(built_site, sheets) == []


def test_every_file_that_is_printed_is_linked(built_site: Path, sheets: dict[str, Sheet]) -> None:
    """Nothing is made that no page leads to."""
    linked = {
        os.path.normpath(f"{Path(page).parent.as_posix()}/{target}")
        for page, sheet in sheets.items()
        for _, target in sheet.links
    }
    made = [path.relative_to(built_site).as_posix() for path in _files(built_site) if path.suffix in PRINTED]
    assert len({Path(path).suffix for path in made}) == len(PRINTED)
    assert [path for path in made if path not in linked] == []


def test_every_page_has_one_heading_of_the_first_level_and_its_landmarks(sheets: dict[str, Sheet]) -> None:
    for page, sheet in sheets.items():
        if "meta" in sheet.tags and "main" not in sheet.tags:
            continue  # a redirect
        assert sheet.tags.count("h1") == 1, page
        assert [tag for tag in LANDMARKS if tag not in sheet.tags] == [], page


def test_no_place_on_a_page_has_the_name_of_another(sheets: dict[str, Sheet]) -> None:
    assert {page: sheet.ids for page, sheet in sheets.items() if len(set(sheet.ids)) < len(sheet.ids)} == {}


def test_every_page_tells_the_programme_and_its_years(sheets: dict[str, Sheet], base: KnowledgeBase) -> None:
    for page, sheet in sheets.items():
        if "main" in sheet.tags:
            assert base.programme.name in sheet.text, page
            assert "2016–2018" in sheet.text, page


def test_records_and_municipalities_are_not_in_the_navigation(built_site: Path) -> None:
    nav = yaml.safe_load((store.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    page = (built_site / "kommuner/hedensted/index.html").read_text(encoding="utf-8")
    menu = re.findall(r'<nav[^>]*aria-label="(?:Hovedmenu|Menu)".*?</nav>', page, re.DOTALL)
    assert len(nav) < 10
    assert all(m.count("<a ") == len(nav) - 1 for m in menu)


def test_canonical_addresses_and_the_sitemap_leave_the_file_name_out(built_site: Path) -> None:
    page = (built_site / "dilemmaer/D-001/index.html").read_text(encoding="utf-8")
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://klyngeviden.example/dilemmaer/D-001/">' in page
    assert "<loc>https://klyngeviden.example/dilemmaer/D-001/</loc>" in sitemap
    assert "index.html" not in sitemap
    assert gzip.decompress((built_site / "sitemap.xml.gz").read_bytes()) == sitemap.encode()
    assert "/A-001/</loc>" not in sitemap.replace("anbefalinger/A-001/", "")


def test_nothing_leads_to_a_placeholder(built_site: Path) -> None:
    """Until KL has chosen, no page leads to a repository or a mailbox that is not there, and the pages say so."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(built_site.rglob("index.html"))]
    assert pages
    assert [page[:200] for page in pages if 'href="https://github.example' in page] == []
    assert [page[:200] for page in pages if 'href="mailto:' in page and store.site().contact not in page] == []
    if not store.site().contact:
        for name in ("dilemmaer/D-001", "tilgaengelighed", "temaer/faglig-ledelse"):
            page = (built_site / name / "index.html").read_text(encoding="utf-8")
            assert "har endnu ikke valgt en adresse" in page.split('id="indhold"')[1]
            assert "mailto:" not in page


def test_a_short_address_is_a_page_of_its_own(built_site: Path) -> None:
    page = (built_site / "D-001/index.html").read_text(encoding="utf-8")
    assert 'url=../dilemmaer/D-001/index.html"' in page


def test_the_policy_knows_the_one_inline_script(built_site: Path) -> None:
    page = (built_site / "dilemmaer/D-001/index.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in policy[1]
    assert "style-src 'self';" in policy[1]
    assert re.search(r'<script(?! src=| type="application/ld\+json">)[^>]+>|\son\w+=', page) is None


def test_no_style_stands_in_a_page(built_site: Path) -> None:
    """The policy would leave it out, and nobody would be told. The editor in the browser has a policy of its own."""
    own = built_site / addresses.EDITOR
    found = [path for path in sorted(built_site.rglob("*.html")) if not path.is_relative_to(own)]
    pages = {path: path.read_text(encoding="utf-8") for path in found}
    assert [path for path, page in pages.items() if re.search(r"<style|<[^>]+ style=", page)] == []
    assert {path for path, page in pages.items() if "unsafe" in page.partition("<body")[0]} == set()


def test_nothing_of_the_theme_lies_about_unused(built_site: Path) -> None:
    assert not (built_site / "assets/javascripts").exists()
    assert not (built_site / "assets/stylesheets").exists()
    assert (built_site / "assets/fonts/sans.woff2").read_bytes()[:4] == b"wOF2"


def test_a_warning_of_mkdocs_stops_the_build_and_is_shown(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hand-written page with a dead link, in a checkout of its own."""
    root = small_checkout(tmp_path)
    (root / "docs/fejl.md").write_text("# Fejl\n\n[Væk](findes-ikke.md)\n", encoding="utf-8")
    monkeypatch.setattr(store, "CONFIG", root / "mkdocs.yml")
    with pytest.raises(store.EnvironmentProblem, match=r"findes-ikke\.md"):
        build_pages(tmp_path / "ud", store.FINDINGS, few_of(base))


def test_serve_shows_what_is_saved_and_tells_what_is_wrong_in_it(tmp_path: Path) -> None:
    """In a checkout of its own with three records, as an editor works: the server runs while files change."""
    root = small_checkout(tmp_path)
    shutil.rmtree(root / "findings")
    shutil.copytree(THREE, root / "findings")
    (port,) = free_ports(1)
    record = root / "findings/dilemmaer/D-001.yml"
    template = root / "templates/pages/glossary.html.j2"
    command = [sys.executable, "-m", "generators", "serve", "--findings", str(root / "findings"), "--port", str(port)]
    # The package is taken from the copy, so that its own templates and hook are the ones that run.
    there = os.environ | {"PYTHONPATH": str(root)}
    with (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=root, env=there, stdout=log, stderr=log)
    try:
        page = f"http://127.0.0.1:{port}/dilemmaer/D-001/index.html"
        _wait_for(page, "<h1>", running)
        changed = re.sub("(?m)^titel: .*", "titel: Et andet dilemma for ledelsen", record.read_text(encoding="utf-8"))
        record.write_text(changed, encoding="utf-8")
        _wait_for(page, "<h1>Et andet dilemma for ledelsen", running)
        template.write_text(
            template.read_text(encoding="utf-8").replace("<h1>Ordbog", "<h1>Ordliste"), encoding="utf-8"
        )
        _wait_for(f"http://127.0.0.1:{port}/ordbog/index.html", "<h1>Ordliste", running)
        written, glossary = "redaktion/index.html", "ordbog/index.html"
        for path, wrong, told, page in (
            (record, "titel: [", "dilemmaer/D-001.yml, linje 1", written),
            (template, "{% if %}", "Fejlen er i en skabelon eller i programmet", glossary),
            (root / "mkdocs.yml", "site_url: x", "mkdocs.yml mangler site_name", glossary),
            (root / "docs/redaktion/index.md", "# Side\n\n<div>\n", "&lt;div&gt; bliver aldrig lukket", written),
        ):
            good = path.read_text(encoding="utf-8")
            path.write_text(wrong, encoding="utf-8")
            _wait_for(f"http://127.0.0.1:{port}/{page}", told, running)
            path.write_text(good, encoding="utf-8")
            _wait_for(f"http://127.0.0.1:{port}/{page}", told, running, is_there=False)
    finally:
        running.terminate()
        running.wait()


# --- helpers ----------------------------------------------------------------------------------------------------------


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def few_of(base: KnowledgeBase) -> KnowledgeBase:
    return dataclasses.replace(
        base, records=base.records[:3], municipalities=base.municipalities[:2], conferences=base.conferences[:1]
    )


def small_checkout(tmp_path: Path) -> Path:
    """Copy what a build needs."""
    root = tmp_path / "klon"
    for folder in ("docs", "templates", "generators", "vendor"):
        shutil.copytree(store.ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(store.FINDINGS, root / "findings")
    # These two link to records by name.
    for page in ("programmet", "hvad-vi-ikke-ved"):
        (root / "docs" / page / "index.md").write_text("# Side\n", encoding="utf-8")
    shutil.copy(store.ROOT / "mkdocs.yml", root)
    return root


def _wait_for(page: str, text: str, running: subprocess.Popen[bytes], *, is_there: bool = True) -> None:
    def shown() -> bool:
        try:
            with urllib.request.urlopen(page) as answer:  # noqa: S310 - our own server
                return (text in answer.read().decode()) is is_there
        except urllib.error.HTTPError as refused:
            with refused:
                return is_there and text in refused.read().decode()
        except OSError:
            return False

    _wait_until(shown, running)


def _wait_until(happened: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if happened():
            return
        assert running.poll() is None, f"serveren standsede; se {running.args!s} og loggen"
        time.sleep(0.2)
    pytest.fail("det skete ikke inden for to minutter")
