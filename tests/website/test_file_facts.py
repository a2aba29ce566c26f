"""The organisers' page: every file in the week it is needed, with its size and pages, as it lies in the site."""

import re
from pathlib import Path

import pypdfium2
import pytest

from generators import store
from generators.handouts.press import production as press
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation.conference_files import AGENDA, CARDS, FILES, SLIDES, WORD, Week
from generators.presentation.volumes import volumes
from generators.website.file_facts import FileFacts, size, told

PAGE = (store.ROOT / "docs" / "arrangoerer" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "1 kB"), (1_499, "1 kB"), (84_400, "84 kB"), (999_999, "1000 kB"), (2_340_000, "2,3 MB")],
)
def test_a_size_is_told_as_people_do(count: int, shown: str) -> None:
    assert size(count) == shown


def test_a_list_holds_what_its_week_needs_for_every_conference_that_has_it(base: KnowledgeBase) -> None:
    first, *others = base.theme_conferences
    there = {WORD.address(c): FileFacts(38_000) for c in base.theme_conferences}
    there |= {SLIDES.address(first): FileFacts(164_868, 38), CARDS.address(first): FileFacts(1_200_000, 1)}
    there |= {volumes(first, base.municipalities)[0].address: FileFacts(5_000_000, 100)}
    html = "".join(f'<div data-kv-filer="{week}"></div>|' for week in Week)
    planning, printing, signed_up, packing, _ = told(html, addresses.ORGANISERS, base, there.get).split("|")
    assert planning.count("<li>") == len(others) + 1
    assert (
        f'href="../haefter/{first.slug}/{WORD.name}"><span class="kv-vh">{WORD.title}, </span>{first.name}</a>'
        in planning
    )
    assert '</a> <span class="kv-n">(38 kB)</span>' in planning
    assert printing.count("<li>") == 1
    assert f"{first.name}, bind 1 af 4</a>" in printing
    assert "(5,0 MB, 100 sider)" in printing
    assert "(165 kB, 38 slides)" in signed_up
    assert AGENDA.title not in signed_up
    assert "(1,2 MB, 1 side)" in packing


def test_a_link_is_followed_by_the_size_of_its_file(base: KnowledgeBase) -> None:
    html = '<a>x</a> <span class="kv-n" data-kv-fil="a.pdf"></span><span class="kv-n" data-kv-fil="b.pdf"></span>'
    found = told(html, "", base, {"a.pdf": FileFacts(5_000, 4)}.get)
    assert re.sub("<[^>]*>", "", found) == "x (5 kB, 4 sider)"


def test_every_week_has_its_place_on_the_page_in_order() -> None:
    assert re.findall(r'data-kv-filer="([^"]+)"', PAGE) == [week.value for week in Week]


def test_the_page_of_the_site_tells_of_every_file(built_site: Path, base: KnowledgeBase) -> None:
    """And what it says is true of the file that lies there."""
    html = (built_site / addresses.file_of(addresses.ORGANISERS)).read_text(encoding="utf-8")
    for conference in base.theme_conferences:
        for file in FILES:
            path = built_site / file.address(conference)
            address = re.escape(file.address(conference))
            link = re.search(rf'href="\.\./{address}">.+?</a> <span class="kv-n">\(([^<]+)\)', html)
            assert link, file
            assert link[1].startswith(size(path.stat().st_size))
            if path.suffix == ".pdf":
                with pypdfium2.PdfDocument(path) as pdf:
                    assert f" {len(pdf)} side" in link[1]
        listed = (built_site / addresses.file_of(addresses.of_handouts(conference))).read_text(encoding="utf-8")
        assert listed.count("data-kv-fil=") == listed.count(" kB") + listed.count(" MB")


def test_nothing_for_the_print_shop_is_on_the_site_or_linked_to(built_site: Path) -> None:
    """Those files are untagged, and are no part of any site."""
    assert not (built_site / press.FOLDER).exists()
    html = (built_site / addresses.file_of(addresses.ORGANISERS)).read_text(encoding="utf-8")
    assert [link for link in re.findall(r'href="([^"]+)"', html) if f"{press.FOLDER}/" in link] == []
