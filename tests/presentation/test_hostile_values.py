"""Whatever stands in a text is text, in everything that is made of it: nothing runs, nothing is reckoned or drawn."""

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import docx
import openpyxl
import pikepdf
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page
from pptx import Presentation
from pydantic import BaseModel

from generators import exporting, store
from generators.exports.newsletter.letter import letter
from generators.exports.newsletter.merge import table
from generators.exports.newsletter.plain import plain
from generators.exports.newsletter.recipients import Recipient
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.organiser import word
from generators.handouts.production import prepare, produce
from generators.handouts.setting.parts import Edition, identity_data
from generators.handouts.slides import production as slides
from generators.handouts.typesetting import ARCHIVAL, Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.news import happenings
from generators.presentation import addresses, identity
from generators.presentation.open_data import WORKBOOK
from generators.presentation.site import Site
from generators.records.fields import text_fields
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import BY_NAME, ProgrammeKind
from generators.site_build import build_pages
from generators.website import machines
from tests.handouts.reading_pdf import page_texts
from tests.presentation.hostile import ENDS, HOSTILE, MARKUP, RECKONED, SITE_NAME, Spoiler, spoiled
from tests.website.test_built_site import small_checkout

DATE = dt.date(2026, 11, 21)
EDITION = Edition("Udgave af 21. november 2026", DATE, "https://klyngeviden.example/", SITE_NAME)
UNSHOWN = {"soegeord", "ord", "former", "sider", "begrundelse", "genitiv", "periode"}
RUNNING = ("javascript:", "data:", "vbscript:")


@dataclass(frozen=True)
class Spoilt:
    """A site made of hostile values, what it was made of, and the field that each word stands in."""

    folder: Path
    base: KnowledgeBase
    fields: dict[str, str]
    site: Site


@pytest.fixture(scope="module")
def spoilt(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoilt]:
    spoiler = Spoiler()
    hostile = spoiled(base, spoiler)
    folder = tmp_path_factory.mktemp("slem")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        config = small_checkout(folder) / "mkdocs.yml"
        told = config.read_text(encoding="utf-8").replace("site_name: Klyngeviden", f"site_name: '{SITE_NAME}'")
        config.write_text(told, encoding="utf-8")
        patch.setattr(store, "CONFIG", config)
        site = store.site()
        build_pages(folder / "site", store.FINDINGS, hostile)
        exporting.export_data(hostile, site, DATE, folder / "site")
        exporting.export_for_machines(hostile, site, DATE, folder / "site")
        yield Spoilt(folder / "site", hostile, spoiler.fields, site)


def _texts(model: type[BaseModel]) -> Iterator[str]:
    """List the fields of a model and its parts that hold text."""
    for name, key, _ in text_fields(model):
        annotation = model.model_fields[name].annotation
        kinds = [kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, type)]
        parts = [kind for kind in kinds if issubclass(kind, BaseModel)]
        yield from (text for part in parts for text in _texts(part))
        if not parts:
            yield f"{model.__name__}.{key}"


def test_every_text_of_every_type_and_register_is_hostile(spoilt: Spoilt) -> None:
    models = [row.model for row in RECORD_TYPES] + [register.model for register in BY_NAME.values()]
    assert {text for model in models for text in _texts(model)} - set(spoilt.fields.values()) == set()


class _Reader(HTMLParser):
    """Keeps what would run or be fetched from elsewhere, and all that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.shown: list[str] = []
        self.head: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes."""
        # A page in docs/ shows pictures of its own.
        foreign = tag == "img" and not re.fullmatch(r"[\w/.-]+\.(?:png|svg|webp)", dict(attrs).get("src") or "")
        self.wrong += [tag] if foreign or tag in ("iframe", "object", "base", "style") else []
        for name, value in attrs:
            runs = name in ("href", "src", "action") and (value or "").strip().lower().startswith(RUNNING)
            self.wrong += [f"{tag} {name}"] if runs or name.startswith("on") or name == "style" else []
        self.head += [value or "" for name, value in attrs if tag == "meta" and name == "content"]

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.shown.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_pages_show_it_as_letters(spoilt: Spoilt) -> None:
    """And so do their heads; neither template engine reckons with it."""
    pages = sorted(spoilt.folder.rglob("*.html"))
    shown, heads = "", 0
    for path in pages:
        html = path.read_text(encoding="utf-8")
        read = _read(html)
        # The editor in the browser has a style and a policy of its own.
        assert read.wrong == (["style"] if path.parent.name == addresses.EDITOR.rstrip("/") else []), path
        assert MARKUP not in html, path
        assert ENDS not in html, path
        assert RECKONED not in html, path
        shown += "".join(read.shown)
        heads += sum(MARKUP in content for content in read.head)
    seen = {spoilt.fields[text] for text in re.findall(r"zq\d+x", shown)}
    # What only helps the search or the editors is on no page.
    assert {field.partition(".")[2] for field in {*spoilt.fields.values()} - seen} <= UNSHOWN
    assert shown.count(MARKUP) > len(pages)
    assert heads > len(pages)


def test_what_is_told_to_machines_is_a_text_of_theirs(spoilt: Spoilt) -> None:
    """What stands in the head for search engines ends no script, and is read as it was written."""
    programme = spoilt.base.programme.model_copy(update={"kind": ProgrammeKind.REAL})
    real = dataclasses.replace(spoilt.base, programme=programme)
    for record in real.records:
        told = machines.meta(machines.of_record(real, record), {"name": record.title}, spoilt.site, real)["structured"]
        assert not {"<", ">", "&"} & {*told}
        read = json.loads(told)
        assert all(MARKUP in text for text in (read["name"], *read["about"], *read["citation"]))


def test_feeds_and_calendars_show_it_as_letters(spoilt: Spoilt) -> None:
    """What a reader of feeds draws is HTML within XML, so it is written safely twice."""
    drawn = 0
    for path in sorted(spoilt.folder.rglob("*.xml")):
        for content in ET.parse(path).iter("{http://www.w3.org/2005/Atom}content"):  # noqa: S314 - our own file
            assert _read(content.text or "").wrong == [], path
            drawn += MARKUP in "".join(_read(content.text or "").shown)
    assert drawn
    calendars = sorted(spoilt.folder.rglob("*.ics"))
    for path in calendars:
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert all(MARKUP in str(event["SUMMARY"]) for event in events), path
    assert calendars


def test_markdown_for_machines_has_no_markup(spoilt: Spoilt) -> None:
    for path in [spoilt.folder / "llms.txt", *sorted(spoilt.folder.rglob("index.md"))]:
        html = MarkdownIt("commonmark", {"html": True}).render(path.read_text(encoding="utf-8"))
        assert _read(html).wrong == [], path


def test_tables_reckon_nothing(spoilt: Spoilt) -> None:
    data = next(spoilt.folder.glob("data/v*"))
    tables = sorted(data.glob("*.csv"))
    cells = [
        cell
        for path in tables
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
        for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert sum(MARKUP in cell for cell in cells) > len(tables)
    book = openpyxl.load_workbook(spoilt.folder / WORKBOOK)
    sheets = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in sheets} == {"s"}
    assert [cell for cell in sheets if cell.hyperlink] == []
    assert any(str(cell.value).startswith("=1+1 ") for cell in sheets)


def test_the_newsletter_shows_it_as_letters(spoilt: Spoilt) -> None:
    written = letter(spoilt.base, spoilt.site, dt.date.min, dt.date.max)
    assert written
    colours = {name: colour.light for name, colour in identity.SCREEN.items()}
    html = store.templates("newsletter").get_template("letter.html.j2").render(letter=written, colours=colours)
    assert MARKUP not in html
    assert MARKUP in "".join(_read(html).shown)
    assert MARKUP in plain(written)
    to = [Recipient(own, {HOSTILE: HOSTILE}) for own in spoilt.base.municipalities]
    merged = table(spoilt.base, spoilt.site, written, happenings(spoilt.base), to).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(merged, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert sum(MARKUP in cell for cell in cells) > len(to)


def test_word_runs_nothing(spoilt: Spoilt) -> None:
    content = word.document(spoilt.base, spoilt.base.theme_conferences[0], EDITION)
    paper = docx.Document(io.BytesIO(content))
    assert sum(MARKUP in paragraph.text for paragraph in paper.paragraphs) > len(spoilt.base.records)
    targets = [relation.target_ref for relation in paper.part.rels.values() if relation.is_external]
    assert [target for target in targets if target.lower().startswith(RUNNING)] == []
    fields = paper.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText")
    assert [field.text for field in fields if "zq" in (field.text or "")] == []


def test_slides_show_it_as_letters(spoilt: Spoilt) -> None:
    """On them and in their notes; what they lead to is on the site."""
    source, press = Manuscript(spoilt.base, EDITION), Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)
    day = next(day for day in spoilt.base.theme_conferences if day.programme)
    for made in (slides.of_conference(source, press, day), *slides.of_themes(source, press)):
        deck = Presentation(io.BytesIO(made.content or b""))
        texts = [text for slide in deck.slides for text in _texts_of(slide)]
        assert all(MARKUP in "".join(_texts_of(slide)) for slide in deck.slides), made.address
        assert [text for text in texts if RECKONED in text] == []
        parts = [part for slide in deck.slides for part in (slide.part, slide.notes_slide.part)]
        targets = [way.target_ref for part in parts for way in part.rels.values() if way.is_external]
        assert [target for target in targets if not target.startswith(EDITION.site_url)] == []


def _texts_of(slide: Any) -> list[str]:
    shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return [*shown, *cells, slide.notes_slide.notes_text_frame.text]


def test_paper_shows_it_as_letters(base: KnowledgeBase) -> None:
    """Publication and handout: Typst gets it as data."""
    press = Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)
    hostile = spoiled(base, Spoiler(fitting=True))
    manuscript = Manuscript(hostile, EDITION)
    inputs = {"data": publication.whole(manuscript), "identity": identity_data(hostile, EDITION)}
    made = {"publikation": press.print(publication.TEMPLATE, inputs, ARCHIVAL)}
    first, own = hostile.theme_conferences[0], hostile.municipalities[0]
    handout = next(produce(prepare(PrintOrder(manuscript, [first], [own]), press), first))
    made[handout.address] = handout.content or b""
    for name, content in made.items():
        text = " ".join(" ".join(page_texts(content)).split())
        assert "panic(" in text, name
        assert "onerror=slem()" in text, name
        assert "7*191" in text, name
        with pikepdf.open(io.BytesIO(content)) as paper:
            links = [str(note.A.URI) for page in paper.pages for note in page.get("/Annots", []) if "/A" in note]
            assert [link for link in links if link.lower().startswith(RUNNING)] == [], name
            assert "/JavaScript" not in paper.Root.get("/Names", {}), name


def _kinds(folder: Path) -> list[str]:
    """Give one page of each folder, for each has a template of its own; not those that lead on at once."""
    found = sorted(folder.rglob("index.html"))
    pages = [path for path in found if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]
    chosen = {(path.parent.parent, path.parent.name if path.parent.parent == folder else ""): path for path in pages}
    return sorted(path.relative_to(folder).as_posix() for path in chosen.values())


@pytest.mark.browser
def test_nothing_runs_in_a_browser(spoilt: Spoilt, browser: Browser) -> None:
    """Pages, search with its hits and suggestions, and the meeting pack, which scripts draw and make a Word file of."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.add_init_script("window.ran = 0; window.slem = () => { window.ran += 1; }")
    root = spoilt.folder.as_uri()
    pack = ",".join(record.id for record in spoilt.base.records[:3])
    for name in (*_kinds(spoilt.folder), f"moedepakke/index.html?poster={pack}"):
        page.goto(f"{root}/{name}", wait_until="domcontentloaded")
        _nothing_ran(page)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Hent til Word").click()
    agenda = docx.Document(str(fetched.value.path()))
    assert sum(MARKUP in paragraph.text for paragraph in agenda.paragraphs) > len(pack.split(","))
    page.goto(f"{root}/index.html")
    page.locator("#soeg").press_sequentially("panic")
    page.wait_for_selector("[role=option]")
    assert MARKUP in page.locator("[role=option]").first.inner_text()
    _nothing_ran(page)
    page.goto(f"{root}/udforsk/index.html?q=panic")
    page.wait_for_selector(".kv-row")
    assert MARKUP in page.locator(".kv-row").first.inner_text()
    _nothing_ran(page)
    assert said == []
    page.close()


def _nothing_ran(page: Page) -> None:
    assert page.evaluate("window.ran") == 0, page.url
    assert page.locator("[onerror], img[src=x]").count() == 0, page.url
