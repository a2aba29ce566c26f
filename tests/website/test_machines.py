"""What machines read of a page: schema.org in the head, the day of a change, the picture, and the Markdown twin."""

import dataclasses
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import cv2
import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation.share_picture import HEIGHT, WIDTH
from generators.records.registers import ProgrammeKind
from generators.website import machines
from generators.website.page import Imprint
from generators.website.site_tree import pages

LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def _head(built_site: Path, address: str) -> str:
    return (built_site / addresses.file_of(address)).read_text(encoding="utf-8").split("</head>")[0]


def _structured(head: str) -> dict[str, Any]:
    (text,) = LD.findall(head)
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_record_is_an_article_with_its_dates_and_sources(built_site: Path, base: KnowledgeBase) -> None:
    for record in base.records[::20]:
        found = _structured(_head(built_site, addresses.of_record(record)))
        assert (found["@context"], found["@type"]) == ("https://schema.org", "Article")
        assert found["identifier"] == record.id
        assert found["url"] == f"https://klyngeviden.example/{addresses.of_record(record)}"
        assert found["datePublished"] == record.recorded.isoformat()
        assert found["dateModified"] == (record.revised or record.recorded).isoformat()
        assert found["citation"][0] == base.source[record.sources[0].source].title
        assert found["publisher"]["name"] == base.programme.owner


def test_the_data_are_a_dataset_whose_files_are_there(built_site: Path) -> None:
    found = _structured(_head(built_site, addresses.DATA))
    assert found["@type"] == "Dataset"
    for each in found["distribution"]:
        assert (built_site / each["contentUrl"].removeprefix("https://klyngeviden.example/")).is_file()


def test_nothing_in_a_record_can_end_the_script(base: KnowledgeBase, chosen: Imprint) -> None:
    nasty = 'En "55" </script><script>alert(1)</script> & mere'
    record = base.records[0].model_copy(update={"title": nasty})
    made = pages(dataclasses.replace(base, records=(record,)), store.templates("pages"), chosen)
    text = str(made[addresses.source_of(addresses.of_record(record))].meta["structured"])
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text)["name"].replace("”", '"').replace("»", '"').replace("«", '"').count("</script>") == 2


def test_what_is_made_up_is_told_to_no_machine(base: KnowledgeBase, chosen: Imprint) -> None:
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    made = pages(dataclasses.replace(base, programme=programme), store.templates("pages"), chosen)
    assert not any("structured" in page.meta for page in made.values())


def test_a_page_has_the_picture_of_its_type_or_theme(built_site: Path, base: KnowledgeBase) -> None:
    record, theme = base.records[0], base.themes[0]
    for address in (addresses.of_record(record), addresses.of_theme(theme)):
        (image,) = re.findall(r'og:image" content="https://[^/]*/([^"]+)"', _head(built_site, address))
        picture = cv2.imread(str(built_site / image))
        assert picture is not None
        assert picture.shape[:2] == (HEIGHT, WIDTH)
        # Words and a mark on a ground: more than one colour, and no ground of paper.
        assert len({tuple(dot) for row in picture[::10, ::10].tolist() for dot in row}) > 1
        assert picture[0, 0].min() < 150
    assert len({path.read_bytes() for path in (built_site / "assets/deling").iterdir()}) >= 5 + len(base.themes)


def test_a_theme_is_shared_with_its_own_picture_and_name(base: KnowledgeBase) -> None:
    for theme in base.main_themes:
        card = machines.of_theme(theme).card
        assert card == machines.Card(f"assets/deling/tema-{theme.slug}.png", f"Tema: {theme.short_name}")


def test_the_sitemap_tells_the_day_a_record_changed(built_site: Path, base: KnowledgeBase) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ET.parse(built_site / "sitemap.xml").getroot()  # noqa: S314 - our own
    told = {
        str(url.findtext("s:loc", "", space)).removeprefix("https://klyngeviden.example/"): url.findtext(
            "s:lastmod", None, space
        )
        for url in root.findall("s:url", space)
    }
    for record in base.records:
        assert told[addresses.of_record(record)] == (record.revised or record.recorded).isoformat()
    assert told[addresses.EXPLORE] == max((r.revised or r.recorded) for r in base.records).isoformat()
    # What is not known is not told.
    assert told["privatliv/"] is None


def test_a_page_leads_to_its_twin(built_site: Path, base: KnowledgeBase) -> None:
    for address in (addresses.of_record(base.records[0]), addresses.of_theme(base.themes[0])):
        (twin,) = re.findall(r'rel="alternate" type="text/markdown" href="([^"]+)"', _head(built_site, address))
        text = (built_site / address / twin).read_text(encoding="utf-8")
        assert text.startswith("# ")
    assert (built_site / addresses.FOR_MODELS).read_text(encoding="utf-8").startswith("# Klyngeviden")
    assert "Sitemap: https://klyngeviden.example/sitemap.xml" in (built_site / addresses.ROBOTS).read_text("utf-8")


@pytest.mark.parametrize("records", [0, 3])
def test_a_list_changes_when_one_of_its_records_does(base: KnowledgeBase, records: int) -> None:
    some = base.records[:records]
    assert machines.of_list(some).changed == max((r.revised or r.recorded for r in some), default=None)


def test_a_page_of_a_site_without_print_promises_neither_picture_nor_twin(base: KnowledgeBase, chosen: Imprint) -> None:
    for whole in (False, True):
        made = pages(base, store.templates("pages"), dataclasses.replace(chosen, handouts_built=whole))
        meta = made[addresses.source_of(addresses.of_record(base.records[0]))].meta
        assert ("card" in meta, "twin" in meta) == (whole, whole)
        assert unescape(str(meta["changed"]))
