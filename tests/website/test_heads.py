"""What pages say of themselves in their heads, what files are named by, and where wrong addresses lead."""

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.share_picture import HEIGHT, WIDTH, share_picture
from generators.site_build import build_pages
from generators.website.fingerprints import name_of
from generators.website.head import LONGEST_DESCRIPTION, LONGEST_TITLE, description_of, title_of
from tests.tools.window import Window
from tests.website.test_built_site import few_of, small_checkout

NASTY = "En 55\" skærm & <b>mere</b> 'nu'"


def _heads(site: Path) -> dict[str, str]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = path.read_text(encoding="utf-8").split("</head>")[0]
    return found


def _told(head: str, pattern: str) -> list[str]:
    return [unescape(each) for each in re.findall(pattern, head)]


def test_titles_and_descriptions_are_unique_and_of_the_length_that_is_shown(built_site: Path) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for page, head in _heads(built_site).items():
        (title,) = _told(head, "<title>(.*?)</title>")
        assert 10 <= len(title) <= 70, page
        assert titles.setdefault(title, page) == page
        for description in _told(head, '<meta name="description" content="([^"]*)">'):
            assert 70 <= len(description) <= 160, page
            assert descriptions.setdefault(description, page) == page
    assert len(descriptions) > 500


def test_a_page_that_is_shared_has_its_picture_and_all_its_words(built_site: Path) -> None:
    names = ("type", "site_name", "title", "description", "url", "image", "image:alt", "locale")
    for page, head in _heads(built_site).items():
        if 'rel="canonical"' not in head or 'http-equiv="refresh"' in head:
            continue
        for name in names:
            assert len(_told(head, f'<meta property="og:{name}" content="([^"]+)">')) == 1, (page, name)
    (image,) = _told(_heads(built_site)["index.html"], 'og:image" content="https://[^/]*/([^"]+)"')
    assert (built_site / image).read_bytes() == share_picture()


def test_the_picture_is_a_png_of_the_size_that_is_told() -> None:
    picture = share_picture()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (WIDTH, HEIGHT)


def test_long_titles_are_cut_at_a_word_and_told_apart() -> None:
    long = "Udvikling af støttefunktioner, der fremmer læring og trivsel på tværs af fagligheder"
    assert title_of("Kort", "E-001", "Viden") == "Kort · Viden"
    cut = title_of(long, "E-001", "Viden")
    assert len(cut) <= LONGEST_TITLE
    assert cut == "Udvikling af støttefunktioner, der fremmer læring … (E-001) · Viden"
    assert title_of(long, "E-002", "Viden") != cut


def test_descriptions_are_filled_and_cut() -> None:
    about = "Viden om ledelse til alle 98 kommuner, samlet af mange."
    assert description_of("Ordene her.", about) == f"Ordene her. {about}"
    long = "Et led, der fylder noget. " * 12
    assert len(description_of(long, about)) <= LONGEST_DESCRIPTION
    assert description_of(long, about).endswith(".")
    assert description_of("ord " * 90, about).endswith("ord …")


def test_a_text_as_long_as_there_is_room_for_is_left_whole() -> None:
    """One sign more and it is cut at a word; a short one goes on with what all pages are about."""
    whole = "ord " * 39 + "xy"
    assert len(whole) == LONGEST_DESCRIPTION
    assert description_of(whole, "Om alt.") == whole
    assert description_of(f"{whole}z", "Om alt.") == "ord " * 39 + "…"
    assert description_of("x" * 70, "Om alt.") == "x" * 70
    assert description_of("x" * 69, "Om alt.") == "x" * 69 + " Om alt."
    assert title_of("x" * 62, "", "abc") == "x" * 62 + " · abc"


@pytest.fixture(scope="module")
def nasty(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, KnowledgeBase]]:
    """A site whose titles and summaries hold what markup is made of."""
    folder = tmp_path_factory.mktemp("tegn")
    few = few_of(base)
    changed = few.records[0].model_copy(update={"title": NASTY, "summary": f"{NASTY}. Resten er som før, og langt."})
    few = dataclasses.replace(few, records=(changed, *few.records[1:]))
    with pytest.MonkeyPatch.context() as patch:
        root = small_checkout(folder)
        patch.setattr(store, "CONFIG", root / "mkdocs.yml")
        build_pages(folder / "ud", store.FINDINGS, few)
        yield folder, few


def test_everything_in_the_head_is_text(nasty: tuple[Path, KnowledgeBase]) -> None:
    folder, few = nasty
    head = _heads(folder / "ud")[f"erkendelser/{few.records[0].id}/index.html"]
    shown = "En 55\" skærm & <b>mere</b> 'nu'"
    assert _told(head, "<title>(.*?)</title>") == [f"{shown} · Klyngeviden"]
    assert _told(head, 'og:title" content="([^"]*)"') == [shown]
    assert _told(head, 'name="description" content="([^"]*)"')[0].startswith(f"{shown}. Resten er som før")
    assert "<b>" not in head


def test_a_script_that_changes_changes_its_name_and_no_other(nasty: tuple[Path, KnowledgeBase]) -> None:
    """And whatever names it: the tables name the parts of the search."""
    folder, few = nasty
    changed = folder / "igen"
    shutil.copytree(folder / "klon", changed / "klon")
    script = changed / "klon/docs/assets/js/search-engine.js"
    script.write_text(script.read_text(encoding="utf-8") + "void 0;\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "CONFIG", changed / "klon/mkdocs.yml")
        build_pages(changed / "ud", store.FINDINGS, few)
    before, after = (
        {path.name for kind in ("js", "css") for path in (site / "assets" / kind).iterdir()}
        for site in (folder / "ud", changed / "ud")
    )
    assert {name.split(".")[0] for name in before ^ after} == {"engine", "everywhere"}
    assert all(re.fullmatch(r"[a-z-]+\.[0-9a-f]{10}\.(js|css)", name) for name in before | after)
    assert name_of("a/b.c.js", b"x") != name_of("a/b.c.js", b"y")


def test_the_foot_tells_licence_and_edition(built_site: Path) -> None:
    for path in ("index.html", "dilemmaer/D-001/index.html", "privatliv/index.html", "404.html"):
        foot = (built_site / path).read_text(encoding="utf-8").split('<footer class="kv-foot"')[1]
        assert 'rel="license noopener">CC BY 4.0</a>' in foot, path
        assert re.search(r"Udgave af \d{1,2}\. [a-z]+ \d{4}\.", foot), path


# --- wrong addresses --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(window: Callable[..., Window]) -> Iterator[Page]:
    """One tab for all: a wrong address leaves nothing behind."""
    with window().lent() as visit:
        yield visit.new_page()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("e-001/", "erkendelser/E-001/index.html"),
        ("a-1", "anbefalinger/A-001/index.html"),
        ("A001", "anbefalinger/A-001/index.html"),
        ("d%20002/", "dilemmaer/D-002/index.html"),
        ("A%E2%80%93001/", "anbefalinger/A-001/index.html"),
        ("m-0003/index.html", "modeller/M-003/index.html"),
        ("erkendelser/a-2/", "anbefalinger/A-002/index.html"),
        ("kommuner/Aarhus/", "kommuner/aarhus/index.html"),
        ("kommuner/%C3%85rhus/", "kommuner/aarhus/index.html"),
        ("kommuner/K%C3%B8benhavn", "kommuner/koebenhavn/index.html"),
        ("kommuner/hedenstedt/", "kommuner/hedensted/index.html"),
        ("Kommuner/Vejle", "kommuner/vejle/index.html"),
        ("haefter/temakonference-1/Vejle", "haefter/temakonference-1/vejle/index.html"),
        ("temaer/Opgavefordeling/", "temaer/opgavefordeling/index.html"),
        ("Randers", "kommuner/randers/index.html"),
        ("Programmet.html", "programmet/index.html"),
    ],
)
def test_a_wrong_address_that_means_one_page_leads_there(page: Page, address: str, wrong: str, right: str) -> None:
    page.goto(address + wrong)
    page.wait_for_url(address + right)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("wrong", "offered"),
    [
        ("A-001A-002/", ["A-001", "A-002"]),
        ("kommuner/ring/", ["kommuner/hjoerring", "kommuner/ringkoebing-skjern", "kommuner/ringsted"]),
        ("kommuner/atlantis/", ["kommuner"]),
        ("erkendelser/E-999/", ["erkendelser"]),
        ("noget/helt/andet", []),
        ("%E0%A4%A/", []),
    ],
)
def test_an_address_that_may_mean_several_offers_them(page: Page, address: str, wrong: str, offered: list[str]) -> None:
    page.goto(address + wrong)
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
    assert sorted(page.locator("[data-kv-lost] a").all_inner_texts()) == offered
    assert page.locator("[data-kv-lost]").is_visible() is bool(offered)
    assert page.title() == "Siden findes ikke · Klyngeviden"
