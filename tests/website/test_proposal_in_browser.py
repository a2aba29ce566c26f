"""A cluster fills the form in a browser: from notes to files that are taken in, and nothing is lost on the way."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Download, Page, expect

from generators import cli, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import read_checked
from generators.problems import Level
from generators.website.proposal_page import form
from tests.website.proposals import MEETING, WORDS, draft
from tests.website.visits import remember

pytestmark = pytest.mark.browser

FORM = "foreslaa/index.html"
PASTED = (
    "Seks skoleledere\u00a0fortalte, hvad de selv kunne afgøre om deres uge, og hvad der var afgjort før.\r\n"
    "\u2022\tMøder, der var lagt fast\r\n\uf0b7\tIndberetninger til forvaltningen\r\n"
    "Bagefter skrev de ned, hvad de ville bede om at slippe for, og hvem de ville spørge om det først."
)


def _go(page: Page, address: str) -> Page:
    page.goto(address + FORM)
    page.locator("[data-kv-ready]").wait_for()
    return page


@pytest.fixture
def at(page: Page, address: str) -> Page:
    """The form, on a wide screen."""
    return _go(page, address)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The form, on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, accept_downloads=True)
    yield _go(context.new_page(), address)
    context.close()


def _meeting(page: Page) -> None:
    for label, key in (
        ("Hvad hedder jeres klynge?", "navn"),
        ("Hvilke kommuner er med?", "kommuner"),
        ("Hvornår mødtes I?", "dato"),
        ("Hvad har I skrevet det ned i?", "titel"),
        ("Hvem sender?", "afsender"),
    ):
        page.get_by_label(label).fill(MEETING[key])


def _begin(page: Page, question: str, title: str) -> Any:
    page.get_by_role("button", name=question).click()
    card = page.locator(".kv-prop__card[open]").last
    # The first field has the focus.
    page.keyboard.type(title)
    card.get_by_label("Resumé").fill(WORDS[:200])
    card.get_by_label("Hvor står det?").fill("Side 2, punkt 3")
    return card


def _look(page: Page) -> Any:
    page.get_by_role("button", name="Se efter").click()
    return page.locator("[data-kv-prop-result]")


def _open_draft(page: Page, written: object) -> None:
    name, content = "kladde.json", json.dumps({"klyngeviden": "foreslaa", "udgave": 1} | dict(written))  # type: ignore[call-overload]
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content.encode()}
    )
    expect(page.locator("[data-kv-prop-said]")).to_contain_text("kladde")


@pytest.fixture(scope="module")
def known(base: KnowledgeBase) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(form(base, "Klyngeviden", "")))
    return read


def test_from_notes_to_three_records_on_a_phone_without_a_line(
    phone: Page, known: dict[str, Any], tmp_path: Path
) -> None:
    """Typed, pasted from Word and chosen; the line is lost on the way; the ZIP is taken in without an error."""
    (first, title), (second, _), *_ = known["records"]
    phone.context.set_offline(True)
    _meeting(phone)
    finding = _begin(phone, "Hvad fandt I ud af?", "Ledere får mere tid, når nogen siger nej for dem")
    finding.get_by_label("Det betyder i praksis").fill("Udpeg én, der spørger, om en opgave haster, før den sendes ud.")
    finding.get_by_label("Om erkendelsen").fill(PASTED)
    for value in ("faglig-ledelse", "forvaltning", "skole"):
        finding.locator(f"input[value={value}]").check()
    dilemma = _begin(phone, "Hvad trækker i to retninger?", "Ro til faget eller fart i forvaltningen")
    for number in (0, 1):
        dilemma.get_by_label("Hensyn", exact=True).nth(number).fill(f"Hensyn {number + 1}")
        dilemma.locator("textarea[id*=poler]").nth(number).fill("Begge dele er rigtige, og de kan ikke fås samtidig.")
    dilemma.get_by_label("Hvad står på spil").fill(WORDS)
    idea = _begin(phone, "Hvad ville I prøve næste gang?", "Prøv en uge uden nye opgaver")
    idea.get_by_label("Om ideen").fill(WORDS)
    # Built on two that are there: found by number, and by title.
    built_on = idea.get_by_label("Søg i titler og numre")
    built_on.fill(second)
    built_on.press("Enter")
    built_on.fill(title)
    idea.locator(".kv-field__hits").get_by_role("button", name=first).click()
    expect(built_on).to_be_focused()
    # Themes, levels and areas follow on from the first record.
    result = _look(phone)
    expect(result).to_contain_text("Alt er i orden: 3 poster.")
    result.locator("summary").first.click()
    seen = result.locator(".kv-seen").first
    assert seen.locator("li").all_inner_texts() == ["Møder, der var lagt fast", "Indberetninger til forvaltningen"]
    assert "Foreløbig" in seen.inner_text()
    result.locator("summary").nth(2).click()
    expect(result.locator(".kv-seen").last).to_contain_text(f"{first} {title}")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    mail = phone.get_by_role("link", name="Åbn en mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=Forslag%20fra%20Klynge%20Midt%3A%203%20poster&body=")
    assert "Vedh%C3%A6ftet%3A%20klyngeviden-forslag-2026-11-12.zip" in mail
    with phone.expect_download() as got:
        phone.get_by_role("button", name="Hent klyngeviden-forslag-2026-11-12.zip").click()
    assert _taken_in(got.value, tmp_path) == 5
    with zipfile.ZipFile(got.value.path()) as packed:
        assert f"relaterede: [{second}, {first}]\n" in packed.read("ide-proev-en-uge-uden-nye-opgaver.yml").decode()


def _taken_in(sent: Download, folder: Path) -> int:
    """Take what was fetched into a copy of the findings, and count the files."""
    findings, archive = Path(shutil.copytree(store.FINDINGS, folder / "findings")), folder / sent.suggested_filename
    sent.save_as(archive)
    before = set(findings.rglob("*.yml"))
    assert cli.main(["new", "--fra", str(archive), "--findings", str(findings)]) == 0
    assert [problem for problem in read_checked(findings)[1] if problem.level is Level.ERROR] == []
    return len(set(findings.rglob("*.yml")) - before)


def test_a_draft_survives_a_closed_window_and_goes_when_asked(at: Page, visit: BrowserContext, address: str) -> None:
    """The next visit finds it; »Slet« takes it away for good, with a way back while the page is open."""
    _begin(at, "Hvad råder I andre til?", "Lad forvaltningen sige nej")
    at.close()
    again = _go(visit.new_page(), address)
    expect(again.locator("[data-kv-prop-kept]")).to_contain_text("kladden fra sidst")
    expect(again.locator(".kv-prop__card summary")).to_have_text("Lad forvaltningen sige nej")
    again.get_by_role("button", name="Slet kladden").click()
    assert again.evaluate("localStorage.length") == 0
    again.get_by_role("button", name="Fortryd").click()
    expect(again.locator(".kv-prop__card summary")).to_have_text("Lad forvaltningen sige nej")
    again.get_by_role("button", name="Slet kladden").click()
    again.reload()
    again.locator("[data-kv-ready]").wait_for()
    assert again.locator(".kv-prop__card").count() == 0
    assert again.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing_gives_a_file_and_takes_it_back(browser: Browser, address: str) -> None:
    """The page says so before anything is lost, and the file opens in another browser."""
    context = browser.new_context(accept_downloads=True)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })")
    page = _go(context.new_page(), address)
    expect(page.locator("[data-kv-prop-kept]")).to_contain_text("kan ikke gemme kladden. Hent den som fil")
    _begin(page, "Hvad prøvede I?", "Et møde uden dagsorden")
    with page.expect_download() as got:
        page.get_by_role("button", name="Hent kladden").click()
    content = got.value.path().read_text(encoding="utf-8")
    context.close()
    other = browser.new_context()
    page = _go(other.new_page(), address)
    _open_draft(page, json.loads(content))
    expect(page.locator(".kv-prop__card summary")).to_have_text("Et møde uden dagsorden")
    other.close()


def test_a_full_storage_is_told(at: Page) -> None:
    """What is typed stays on the page, and the line says what to do."""
    at.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    _begin(at, "Hvad prøvede I?", "Et møde uden dagsorden")
    expect(at.locator("[data-kv-prop-kept]")).to_contain_text("Hent den som fil, før I lukker vinduet")
    assert at.get_by_label("Titel").input_value() == "Et møde uden dagsorden"


def test_a_kept_draft_that_cannot_be_read_can_be_fetched(page: Page, address: str) -> None:
    """It is told of before it is written over."""
    remember(page, address, "kv-forslag", '{"halv')
    at = _go(page, address)
    expect(at.locator("[data-kv-prop-said]")).to_contain_text("Kladden fra sidst kan ikke læses her.")
    with at.expect_download() as got:
        at.get_by_role("button", name="Hent den, som den ligger").click()
    assert got.value.path().read_text(encoding="utf-8") == '{"halv'


def test_another_window_takes_nothing_away(at: Page, visit: BrowserContext, address: str) -> None:
    """Whoever was overtaken chooses which of the two holds."""
    _begin(at, "Hvad råder I andre til?", "Den første")
    expect(at.locator("[data-kv-prop-kept]")).to_contain_text("er gemt i denne browser")
    other = _go(visit.new_page(), address)
    other.get_by_label("Titel").fill("Den anden")
    expect(at.locator("[data-kv-prop-said]")).to_contain_text("ændret i et andet vindue")
    # Who goes on typing writes over nothing before the choice is made.
    at.get_by_label("Titel").fill("Den første, rettet")
    expect(at.locator("[data-kv-prop-kept]")).to_contain_text("gemmes intet, før I har valgt")
    at.wait_for_timeout(600)
    assert "Den anden" in at.evaluate("localStorage.getItem('kv-forslag')")
    at.get_by_role("button", name="Behold denne").click()
    expect(other.locator("[data-kv-prop-said]")).to_contain_text("ændret i et andet vindue")
    other.get_by_role("button", name="Vis den anden").click()
    expect(other.locator(".kv-prop__card summary")).to_have_text("Den første, rettet")


def test_hostile_values_are_text_everywhere(at: Page, known: dict[str, Any]) -> None:
    """In fields, names, the list of problems, the pages and the letter: no element, no script, no address is made."""
    shown: list[str] = []

    def note(dialog: Dialog) -> None:
        shown.append(dialog.message)
        dialog.dismiss()

    at.on("dialog", note)
    evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    written = draft(known)
    for record in written["poster"]:
        record["felter"]["titel"] = f"{record['type']} {evil}"
    _open_draft(at, written)
    result = _look(at)
    expect(result).to_contain_text("<img src=x onerror=alert(1)>")
    # The pages are shown of sound records only: here as if such a text had come through.
    drawn = at.evaluate(
        """([types, evil]) => types.map((type) => {
            const all = Object.fromEntries(type.fields.map(({ key }) => [key, evil]));
            const page = klyngeviden.proposalPreview(type, all, evil, []);
            document.querySelector(".kv-prop").append(page);
            return page.textContent.includes(evil);
        })""",
        [known["types"], evil],
    )
    assert drawn == [True] * 5
    assert at.locator(".kv-prop img, .kv-prop script, .kv-prop [onerror]").count() == 0
    assert shown == []


def test_private_data_gives_no_files(at: Page, known: dict[str, Any]) -> None:
    """It is told at the field and in the list, which leads there."""
    written = draft(known)
    written["poster"][0]["felter"]["resume"] = f"{WORDS[:60]} Ring til Anne på tlf. 12 34 56 78."
    _open_draft(at, written)
    result = _look(at)
    expect(result).to_contain_text("»tlf. 12 34 56 78«: Her står et telefonnummer.")
    assert at.get_by_role("button", name="Hent klyngeviden-forslag").count() == 0
    result.get_by_role("button", name="Resumé").click()
    field = at.locator("textarea:focus")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill(WORDS[:100])
    expect(result).to_contain_text("Alt er i orden")


def test_sixty_records_at_once(at: Page, known: dict[str, Any]) -> None:
    """All of them are kept, shown and packed."""
    written = draft(known)
    five = written["poster"]
    written["poster"] = [
        {**five[number % 5], "felter": five[number % 5]["felter"] | {"titel": f"Nummer {number} af tres"}}
        for number in range(60)
    ]
    _open_draft(at, written)
    expect(_look(at)).to_contain_text("Alt er i orden: 60 poster.")
    with at.expect_download() as got:
        at.get_by_role("button", name="Hent klyngeviden-forslag").click()
    with zipfile.ZipFile(got.value.path()) as packed:
        assert packed.testzip() is None
        assert len(packed.namelist()) == 62


def test_a_file_that_is_no_draft_changes_nothing(at: Page) -> None:
    """The message says what to choose instead."""
    _begin(at, "Hvad prøvede I?", "Et møde uden dagsorden")
    at.locator("input[type=file]").set_input_files({"name": "x.json", "mimeType": "text/plain", "buffer": b"\xff{"})
    expect(at.locator("[data-kv-prop-said]")).to_contain_text(
        "Filen er ikke en kladde herfra. Vælg en, der er hentet med »Hent kladden«."
    )
    assert at.get_by_label("Titel").input_value() == "Et møde uden dagsorden"
