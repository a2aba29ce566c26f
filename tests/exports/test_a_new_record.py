"""A record that an editor adds as a file is found everywhere that what is new is told of, and in all the data."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import feedparser
import openpyxl
import pytest

from generators import cli, clock, store
from generators.exports.data.production import data_files
from generators.exports.feeds.atom import feed_files
from generators.knowledge.comparison import compare
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.presentation import addresses, open_data
from generators.presentation.editions import rows
from generators.presentation.feeds import EVERYTHING, feeds, of_pages
from generators.presentation.open_data import Issue
from generators.website.list_pages import front_page
from generators.website.news_page import news_page
from generators.website.page import Imprint, Press
from tests.tools import editions

# The newest whatever else there is, and in no reader's future.
DAY = clock.here()
TITLE = "En makker fra nabokommunen de første hundrede dage"
NEW = "A-900"


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real records with a file more: a recommendation that Hedensted was host to."""
    folder = Path(shutil.copytree(store.FINDINGS, tmp_path_factory.mktemp("kopi") / "findings"))
    text = (folder / "anbefalinger" / "A-001.yml").read_text(encoding="utf-8")
    text = re.sub(r"^titel:.*", f"titel: {TITLE}", text, flags=re.MULTILINE)
    text = re.sub(r"^optaget:.*", f"optaget: {DAY}", text, flags=re.MULTILINE)
    text = re.sub(r"^(revideret|aendring|kommuner):.*\n(?: .*\n)*", "", text, flags=re.MULTILINE)
    (folder / "anbefalinger" / f"{NEW}.yml").write_text(
        f"{text}kommuner:\n  - kommune: Hedensted\n    rolle: vaert\n", encoding="utf-8", newline="\n"
    )
    return folder


@pytest.fixture(scope="module")
def grown(findings: Path) -> KnowledgeBase:
    return load_base(findings)


@pytest.fixture(scope="module")
def issue() -> Issue:
    return Issue(store.site(), DAY)


def test_it_is_on_nyt_and_the_front_page(grown: KnowledgeBase, issue: Issue) -> None:
    press = Press(grown, store.templates("pages"), Imprint(site=issue.site, date=issue.date))
    for page in (*news_page(press), *front_page(press)):
        assert TITLE in page.body
        assert f'href="{addresses.relative(addresses.of_record(grown.by_id[NEW]), page.address)}"' in page.body


def test_it_is_first_in_the_feeds_it_belongs_to(grown: KnowledgeBase, issue: Issue) -> None:
    made, record = feed_files(grown, issue.site), grown.by_id[NEW]
    wanted = {EVERYTHING}
    wanted |= {feed.address for feed in feeds(grown) if feed.name in ("Hedensted", "Anbefalinger")}
    wanted |= {of_pages(grown)[addresses.of_theme(grown.theme[slug])].address for slug in record.themes}
    assert len(wanted) == 3 + len(record.themes)
    for address in wanted:
        entry = feedparser.parse(made[address]).entries[0]
        assert TITLE in entry.title
        assert entry.link == issue.site.url + addresses.of_record(record)


def test_it_is_in_the_newsletter_and_in_the_row_of_its_municipality(findings: Path, tmp_path: Path) -> None:
    people, out = tmp_path / "liste.csv", tmp_path / "ud"
    people.write_bytes(b"Navn;kommunekode\r\nHedensted;766\r\nBornholm;400\r\n")
    words = ["newsletter", "--siden", str(DAY), "--modtagere", str(people), "--out", str(out)]
    assert cli.main([*words, "--findings", str(findings)]) == 0
    for name in ("nyhedsbrev.html", "nyhedsbrev.txt"):
        assert TITLE in " ".join((out / name).read_text(encoding="utf-8").split())
    table = io.StringIO((out / "fletning.csv").read_bytes().decode("utf-8-sig"), newline="")
    own, other = csv.DictReader(table, delimiter=";")
    assert f"{NEW}. {TITLE}: " in own["Nyt om jer"]
    assert NEW not in other["Nyt om jer"]


def test_it_is_in_every_form_of_the_data(grown: KnowledgeBase, issue: Issue) -> None:
    data, record = dict(data_files(grown, issue)), grown.by_id[NEW]
    hedensted = grown.municipality["hedensted"]
    assert json.loads(data[open_data.of_record(record)])["data"]["titel"] == TITLE
    listed = [open_data.EVERYTHING, open_data.of_municipality(hedensted)]
    for address in [*listed, *(open_data.of_theme(grown.theme[slug]) for slug in record.themes)]:
        assert TITLE in [row["titel"] for row in json.loads(data[address])["data"]["poster"]]
    text = io.StringIO(data[open_data.of_table("anbefalinger")].decode("utf-8-sig"), newline="")
    (row,) = (row for row in csv.DictReader(text, delimiter=";") if row["Id"] == NEW)
    assert (row["Titel"], row["Optaget"]) == (TITLE, DAY.isoformat())
    sheet = openpyxl.load_workbook(io.BytesIO(data[open_data.WORKBOOK]))["Anbefalinger"]
    assert (NEW, TITLE) in {(cells[0], cells[1]) for cells in sheet.iter_rows(values_only=True)}


def test_it_differs_from_the_edition_of_before(base: KnowledgeBase, grown: KnowledgeBase, issue: Issue) -> None:
    edition = editions.frozen(base, issue, "foer")
    found = compare(edition.rows, rows(grown))
    assert [row["id"] for row in found.added] == [NEW]
    assert (found.changed, found.withdrawn, found.gone) == ((), (), ())
