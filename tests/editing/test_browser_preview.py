"""The editor's own reading and writing of files, what it says while one types, and its preview, in a real Chromium."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generators import store
from generators.editing.browser import configuration as told
from generators.editing.browser.fields import MUNICIPALITY
from generators.editing.fields import with_field
from generators.editing.form import formatted
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import outline
from generators.records.record_types import BY_FOLDER, RECORD_TYPES, RecordType
from generators.website.page import Imprint, Press
from generators.website.record_pages import record_page
from tests.editing.editor_page import SITE, Editor, files_of_findings


@pytest.fixture(scope="module")
def editor(editor_address: str, browser: Browser) -> Iterator[Editor]:
    """One editor for what is only looked at."""
    running = Editor(browser, editor_address, files_of_findings(), keeps_drafts=False)
    running.open_folder()
    yield running
    running.context.close()


# --- reading and writing alone ----------------------------------------------------------------------------------------

_WRITE = """([text, changes, form]) => {
  const { read, written } = klyngeviden.editorFormat;
  const trim = (_, value) => (typeof value === "string" ? value.trim() : value);
  const trimmed = JSON.parse(JSON.stringify(read(text), trim));
  return written({ ...trimmed, kv_navn: "A-900", ...changes }, form);
}"""
WHOLE = "titel: Ro\nresume: En linje, der er hel\ntekst: |\n  Et afsnit.\n\n  - Et punkt\n"


Writer = Callable[[str, dict[str, Any], str], str]


@pytest.fixture(scope="module")
def written(editor: Editor) -> Writer:
    """What the format of the editor makes of a file and its changes, in the form of a type or a register."""
    forms = told.forms()
    return lambda text, changes, name: str(editor.page.evaluate(_WRITE, [text, changes, forms[name]]))


@pytest.mark.parametrize(
    ("text", "changes", "meant"),
    [
        ("titel: Ro\n", {"titel": "nej"}, 'titel: "nej"\n'),
        (WHOLE, {}, WHOLE),
        (WHOLE, {"titel": " Nu "}, WHOLE.replace("Ro", "Nu")),
        (WHOLE, {"tekst": "Et afsnit.\r\n\r\n- Et nyt punkt"}, WHOLE.replace("Et punkt", "Et nyt punkt")),
        ("titel: Ro\n", {"tekst": "Nyt"}, "titel: Ro\ntekst: |\n  Nyt\n"),
        ("titel: Ro\n", {"resume": "Indsat\nfra Word"}, "titel: Ro\nresume: Indsat fra Word\n"),
        ("titel: Ro\nsoegeord: [a, b]\n", {"soegeord": ["a", "", "b"]}, "titel: Ro\nsoegeord: [a, b]\n"),
        ("titel: Ro\nsoegeord: [a, b]\n", {"soegeord": []}, "titel: Ro\n"),
        ("titel: Ro\nstatus: endelig\n", {"afloest_af": ""}, "titel: Ro\nstatus: endelig\n"),
        ("titel: nej\ndato: '0101'\n", {}, 'titel: "nej"\ndato: "0101"\n'),
        ("titel: true\nresume: 1.10\n", {}, 'titel: "true"\nresume: "1.10"\n'),
        (
            "titel: Ro\n",
            {"resume": "<img src=x onerror=alert(1)>: #"},
            'titel: Ro\nresume: "<img src=x onerror=alert(1)>: #"\n',
        ),
        (
            "# Om posten\ntitel: Ro  # husk\n# Om status\nstatus: endelig\n",
            {"status": "foreloebig"},
            "# Om posten\ntitel: Ro  # husk\n# Om status\nstatus: foreloebig\n",
        ),
        (
            "titel: Ro\nhandlinger:\n  # Den første\n  - tekst: Gør noget nu\n    niveau: decentral\n",
            {"titel": "Nu"},
            "titel: Nu\nhandlinger:\n  # Den første\n  - tekst: Gør noget nu\n    niveau: decentral\n",
        ),
    ],
)
def test_values_comments_and_what_is_pasted(written: Writer, text: str, changes: dict[str, Any], meant: str) -> None:
    made = written(text, changes, "klyngeviden-anbefaling")
    assert made == meant
    assert formatted("anbefalinger/A-900.yml", made.encode()) == made


def test_every_file_comes_back_as_it_was(written: Writer) -> None:
    """Or but for the lines of its title, where that is changed; the tables that hold lists of entries have none."""
    known, met = files_of_findings(), set()
    for row in told.configuration(SITE, "findings")["collections"]:
        for path in [path for path in known if path.startswith(f"{row.get('folder')}/")]:
            key, name = row["identifier_field"], path.removeprefix("findings/")
            assert written(known[path], {}, row["format"]) == known[path], path
            met.add(path)
            if key != MUNICIPALITY:
                changed = with_field(name, known[path], key, "En ny titel")
                assert written(known[path], {key: "En ny titel"}, row["format"]) == changed, path
        for own in row.get("files", ()):
            assert written(known[own["file"]], {}, own["format"]) == known[own["file"]], own["file"]
            met.add(own["file"])
    assert {Path(path).stem for path in set(known) - met} == set(told.LEFT_OUT)


# --- while one types, and the preview ---------------------------------------------------------------------------------

_SEEN = """(root) => {
  const text = (found) => (found ? found.textContent.replace(/\\s+/g, "") : "");
  const AROUND = /^(?:led-|ord$|kilder$|begrundelse$|henvis$)/;
  return [
    [text(root.querySelector("h1")), text(root.querySelector(".kv-lead"))],
    Array.from(root.querySelectorAll(".kv-rec__head .kv-facts dd"), text).slice(0, 3),
    ...Array.from(root.querySelectorAll(".kv-pole"), text),
    ...Array.from(root.querySelectorAll(".kv-rec__body > section"))
      .filter((part) => !AROUND.test(part.querySelector("h2").id))
      .map((part) => ["h2", ".kv-ed", ".kv-sec__b"].map((place) => text(part.querySelector(place)))),
  ];
}"""


@pytest.mark.parametrize("row", RECORD_TYPES, ids=lambda row: row.slug)
def test_the_preview_says_what_the_page_says(editor: Editor, base: KnowledgeBase, row: RecordType) -> None:
    """Of the record with most parts: the same words under the same headings, in the same order."""
    record = max(base.of_type(row), key=lambda record: (len(outline.parts(record)), len(record.editorial_fields)))
    tab = editor.context.new_page()
    press = Press(base, store.templates("pages"), Imprint(site=SITE, date=dt.date(2026, 11, 29)))
    tab.set_content(record_page(press, record).body)
    meant = tab.locator("article").evaluate(_SEEN)
    title = tab.locator("article h1").inner_text()
    tab.close()
    editor.go(f"{row.folder}/entries/{record.id}")
    frame = editor.page.frame_locator("iframe").locator(".kv")
    # The preview of the record before stands until this one's has come.
    expect(frame.locator("h1")).to_have_text(title)
    seen = frame.evaluate(_SEEN)
    assert seen == meant


@pytest.mark.parametrize("row", RECORD_TYPES, ids=lambda row: row.slug)
def test_the_preview_follows_a_new_record_from_its_first_letter(editor: Editor, row: RecordType) -> None:
    """Before anything is chosen the editor holds an empty text where there will be several."""
    before = len(editor.said)
    editor.go(f"{row.folder}/new")
    editor.write("titel", "En helt ny til prøve")
    frame = editor.page.frame_locator("iframe").locator(".kv")
    expect(frame.locator("h1")).to_have_text("En helt ny til prøve")
    expect(frame.locator(".kv-themes li")).to_have_count(0)
    assert [line for line in editor.said[before:] if "allow-scripts" not in line] == []


def test_what_is_wrong_is_told_while_one_types(editor: Editor, base: KnowledgeBase) -> None:
    record, another = base.of_type(BY_FOLDER["ideer"])[:2]
    editor.go(f"ideer/entries/{record.id}")
    date, links = editor.section("dato"), editor.section("relaterede")
    date.locator("input").first.fill("marts 2018")
    expect(date.get_by_role("status")).to_have_text("Skriv fx 2018, 2018-03, 2018-03-19 eller udateret.")
    links.locator(".kv-links input").fill(record.id.lower())
    expect(links.get_by_role("alert")).to_have_text("Posten kan ikke vise hen til sig selv.")
    links.get_by_role("button", name=f"Fjern: {record.id}").click()
    links.locator(".kv-links input").fill(f"{another.id}: {another.title}")
    expect(links.locator("li").filter(has_text=another.id)).to_have_count(1)
    links.locator(".kv-links input").fill("Z-001")
    links.locator(".kv-links input").press("Tab")
    expect(links.get_by_role("alert")).to_have_text("Ingen hedder »Z-001«. Vælg et fra listen.")
    editor.page.get_by_role("button", name="Gem", exact=True).click()
    expect(editor.page.get_by_text("Ét felt har en fejl. Ret den")).to_be_visible()


def test_a_text_that_would_be_html_is_a_text(editor: Editor, base: KnowledgeBase) -> None:
    record = base.of_type(BY_FOLDER["ideer"])[0]
    editor.go(f"ideer/entries/{record.id}")
    editor.section("titel").locator("input").first.fill("<img src=x onerror=alert(1)> <b>fed</b>")
    frame = editor.page.frame_locator("iframe").locator(".kv")
    expect(frame.locator("h1")).to_have_text("<img src=x onerror=alert(1)> <b>fed</b>")
    assert frame.locator("img, b").count() == 0
    # Nor is anything a link that the site would not have as one.
    texts = "[x](javascript:alert(1)) [y](JAVA&#115;cript:alert(1)) [z](data:text/html,x) https://kl.dk"
    editor.section("tekst").locator("textarea").first.fill(f"{texts} [KL](https://www.kl.dk)")
    expect(frame.locator(".kv-text").filter(has_text="data:text/html")).to_have_text(f"{texts} KL")
    assert [link.get_attribute("href") for link in frame.locator(".kv-text a").all()] == ["https://www.kl.dk"]
