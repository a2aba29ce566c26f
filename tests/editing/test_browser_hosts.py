"""The editor against a host on loopback: signing in, opening, and a change as a draft that others see first."""

import dataclasses
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generators.editing.browser.configuration import configuration
from generators.editing.fields import with_field
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.site import EditorHost, Site
from generators.reading.yaml_values import parse
from generators.records.record_types import BY_FOLDER
from tests.editing import fake_gitlab, fake_hosts
from tests.editing.editor_page import NARROW, WIDE, Editor, Quiet, files_of_findings, served, write_page

# The editor parts a name from the words around it with signs that nobody sees.
_GITLAB = re.compile(r"Log ind med \W?GitLab")
_COPIED = 700
"""Milliseconds after the last letter: a copy that came later than the save would be offered when the file is opened."""
_ASKED_ANEW = 6_000
"""Milliseconds after which the editor has asked again whether a draft is built."""
SITE = Site("Viden", "https://viden.dk/", edit_path="edit/main", branch=fake_hosts.BRANCH)


@pytest.fixture(scope="module")
def host() -> Iterator[tuple[fake_hosts.Host, str]]:
    with fake_hosts.running(files_of_findings(), (fake_gitlab.rest, fake_gitlab.graphql)) as found:
        yield found


@contextmanager
def _opened(kind: EditorHost, address: str, base: KnowledgeBase, browser: Browser, folder: Path) -> Iterator[Editor]:
    """Open the editor of a site whose repository lies at the host."""
    write_page(folder, base, dataclasses.replace(SITE, repository=f"{address}/{fake_hosts.PROJECT}", editor=kind))
    with served(folder, Quiet) as own:
        running = Editor(browser, own, {}, width=NARROW)
        yield running
        running.context.close()


@pytest.fixture(scope="module")
def at_github(
    host: tuple[fake_hosts.Host, str],
    base: KnowledgeBase,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Editor]:
    """The editor of somebody who was refused with a wrong key, and then signed in."""
    with _opened(EditorHost("github"), host[1], base, browser, tmp_path_factory.mktemp("github")) as editor:
        _sign_in(editor, "forkert")
        refusal = editor.page.get_by_role("alert").filter(has_text="Adgangsnøglen virker ikke")
        expect(refusal).to_be_visible()
        _sign_in(editor, fake_hosts.KEY)
        editor.page.get_by_role("row").first.wait_for()
        yield editor


@pytest.fixture
def at_gitlab(
    host: tuple[fake_hosts.Host, str], base: KnowledgeBase, browser: Browser, tmp_path: Path
) -> Iterator[Editor]:
    """The editor before anybody has signed in."""
    with _opened(EditorHost("gitlab", fake_hosts.CLIENT), host[1], base, browser, tmp_path) as editor:
        yield editor


def _sign_in(editor: Editor, key: str) -> None:
    tab = editor.page
    tab.get_by_role("button", name="Log ind med en adgangsnøgle").click()
    tab.get_by_role("textbox", name="Adgangsnøgle").fill(key)
    tab.get_by_role("button", name="Log ind", exact=True).click()


def _save(editor: Editor, answer: str) -> None:
    """Save when the browser has laid its own copy aside, and answer whether others shall see it now."""
    editor.page.wait_for_timeout(_COPIED)
    editor.page.get_by_role("button", name="Gem", exact=True).click()
    editor.page.get_by_role("button", name=answer).click()
    editor.page.wait_for_url("**/#/collections/anbefalinger")
    editor.page.get_by_role("row").first.wait_for()


def _refused(editor: Editor, words: str) -> None:
    """Save, and be told why not; what was written stays."""
    editor.page.get_by_role("button", name="Gem", exact=True).click()
    told = editor.page.get_by_role("alertdialog")
    expect(told).to_contain_text(words)
    told.get_by_role("button", name="OK").click()
    expect(told).to_have_count(0)


def _delete_first(editor: Editor, collection: str) -> None:
    tab = editor.page
    tab.evaluate("place => { location.hash = `#/collections/${place}`; }", collection)
    tab.wait_for_url(f"**/#/collections/{collection}")
    # There is room for the boxes of the rows in a wide window only.
    editor.resize(width=WIDE)
    tab.get_by_role("row").first.get_by_role("checkbox").click()
    tab.get_by_role("button", name=re.compile("^Slet")).click()
    with tab.expect_response("**/labels"):
        tab.get_by_role("alertdialog").get_by_role("button", name=re.compile("^Slet")).click()
    editor.resize()


def test_nothing_is_lost_by_others_or_by_the_line(at_github: Editor, host: tuple[fake_hosts.Host, str]) -> None:
    """No draft begins over what another wrote meanwhile, or with a line that is lost; then it has its own preview."""
    there, editor, tab = host[0], at_github, at_github.page
    name, path = "anbefalinger/A-002.yml", "findings/anbefalinger/A-002.yml"
    branches, pulls, before = set(there.branches), len(there.pulls), there.files[path]
    editor.go("anbefalinger/entries/A-002")
    title = editor.section("titel").locator("input").first
    title.press_sequentially("Igen: ")
    written = title.input_value()
    there.files[path] = with_field(name, before, "revideret", "2026-11-29")
    _refused(editor, "En anden har rettet den, efter at du åbnede den. Intet er gemt")
    there.files[path], there.is_away = before, True
    _refused(editor, "Der er ikke forbindelse til det sted, filerne ligger. Intet er tabt")
    there.is_away = False
    assert title.input_value() == written
    assert (set(there.branches), len(there.pulls)) == (branches, pulls)
    # Who closes the window is asked whether to go on.
    tab.reload()
    tab.get_by_role("button", name="Gendan").click()
    expect(editor.section("titel").locator("input").first).to_have_value(written)
    address = "https://udkast.viden.dk/7/"
    there.states = [{"context": "forhåndsvisning", "state": "SUCCESS", "targetUrl": address, "description": ""}]
    _save(editor, "Senere")
    assert there.branches["cms/anbefalinger/A-002"][path] == with_field(name, before, "titel", written)
    # Whether the draft is built is asked anew after a while, which passes at once.
    tab.clock.install()
    editor.go("anbefalinger/entries/A-002")
    tab.clock.fast_forward(_ASKED_ANEW)
    editor.context.route(f"{address}**", lambda route: route.fulfill(body="Udkastet"))
    with tab.expect_popup() as shown:
        tab.get_by_role("button", name="Vis forhåndsvisning").click()
    expect(shown.value).to_have_url(f"{address}anbefalinger/A-002/")


def test_a_change_becomes_a_draft_that_others_see_first(at_github: Editor, host: tuple[fake_hosts.Host, str]) -> None:
    (there, address), editor = host, at_github
    editor.go("anbefalinger/entries/A-001")
    title = editor.section("titel").locator("input").first
    title.fill("En ny titel til prøve")
    _save(editor, "Senere")
    path = "findings/anbefalinger/A-001.yml"
    branch, files = "cms/anbefalinger/A-001", there.branches["cms/anbefalinger/A-001"]
    assert files[path] == with_field("anbefalinger/A-001.yml", there.files[path], "titel", "En ny titel til prøve")
    assert {name for name in files if files[name] != there.files[name]} == {path}
    pull = there.pulls[-1]
    assert pull["head"] == branch
    assert (pull["base"], pull["draft"]) == (fake_hosts.BRANCH, True)
    assert there.labels[len(there.pulls)] == ["sveltia-cms/draft"]
    assert there.messages[-1] == "Ret Anbefaling A-001"
    # Who goes on in the same window writes upon the draft, and never over what another wrote in it.
    editor.go("anbefalinger/entries/A-001")
    title.fill("En anden titel til prøve")
    draft = there.branches[branch]
    there.branches[branch] = draft | {
        path: with_field("anbefalinger/A-001.yml", draft[path], "revideret", "2026-11-29")
    }
    _refused(editor, "En anden har rettet den, efter at du åbnede den. Intet er gemt")
    there.branches[branch] = draft
    _save(editor, "Senere")
    assert draft[path] == with_field("anbefalinger/A-001.yml", there.files[path], "titel", "En anden titel til prøve")
    _delete_first(editor, "kilder")
    gone = min(path for path in there.files if path.startswith("findings/_register/kilder/"))
    (deleting,) = (held for own, held in there.branches.items() if own.startswith("cms/kilder/"))
    assert deleting == {path: text for path, text in there.files.items() if path != gone}
    assert there.labels[len(there.pulls)] == ["sveltia-cms/pending_deletion"]
    assert {url for url in editor.strangers() if not url.startswith(f"{address}/")} == set()


def test_a_number_that_another_took_is_not_taken_twice(
    at_github: Editor, host: tuple[fake_hosts.Host, str], base: KnowledgeBase
) -> None:
    there, editor = host[0], at_github
    row = BY_FOLDER["ideer"]
    collection = next(own for own in configuration(SITE, "findings")["collections"] if own.get("name") == row.folder)
    texts = {path: text for path, text in there.files.items() if path.startswith(f"findings/{row.folder}/")}
    path, text = min(texts.items(), key=lambda own: len(own[1]))
    taken = f"findings/{row.folder}/{row.letter}-{max(int(record.id[2:]) for record in base.of_type(row)) + 1:03}.yml"
    entry = parse(path, text.encode()).value | {"titel": "En helt ny idé til prøve"}
    editor.go(f"{row.folder}/new")
    editor.fill_all([field for field in collection["fields"] if field.get("required")], entry)
    branches = set(there.branches)
    there.files[taken] = text
    _refused(editor, "En anden har lavet en fil med samme navn imens. Intet er gemt")
    assert set(there.branches) == branches
    expect(editor.section("titel").locator("input").first).to_have_value(entry["titel"])
    del there.files[taken]


def test_at_gitlab_a_change_becomes_a_merge_request(at_gitlab: Editor, host: tuple[fake_hosts.Host, str]) -> None:
    """GitLab hands out a key to whom it sent back; then a draft begins, is refused, saved again and previewed."""
    (there, address), editor, tab = host, at_gitlab, at_gitlab.page
    there.keys.clear()
    name, path = "anbefalinger/A-003.yml", "findings/anbefalinger/A-003.yml"
    before, branch, pulls = there.files[path], "cms/anbefalinger/A-003", len(there.pulls)
    with tab.expect_popup() as window:
        tab.get_by_role("button", name=_GITLAB).click()
    window.value.wait_for_event("close")
    tab.get_by_role("row").first.wait_for()
    assert there.keys == {fake_hosts.KEY}
    editor.go("anbefalinger/entries/A-003")
    editor.section("titel").locator("input").first.fill("Først dette")
    there.files[path] = with_field(name, before, "revideret", "2026-11-29")
    _refused(editor, "En anden har rettet den, efter at du åbnede den. Intet er gemt")
    there.files[path], there.is_away = before, True
    _refused(editor, "Der er ikke forbindelse til det sted, filerne ligger. Intet er tabt")
    there.is_away = False
    assert branch not in there.branches
    _save(editor, "Senere")
    assert there.branches[branch] == there.files | {path: with_field(name, before, "titel", "Først dette")}
    drafts = there.pulls[pulls:]
    assert [(own["source_branch"], own["target_branch"]) for own in drafts] == [(branch, fake_hosts.BRANCH)]
    assert drafts[0]["title"].startswith("Draft: ")
    assert there.labels[len(there.pulls)] == ["sveltia-cms/draft"]
    # Another day: the draft is found again, has its own preview, and takes what is saved next.
    preview = "https://udkast.viden.dk/8/"
    there.states = [{"name": "forhåndsvisning", "status": "success", "target_url": preview, "description": ""}]
    tab.reload()
    editor.go("anbefalinger/entries/A-003")
    title = editor.section("titel").locator("input").first
    expect(title).to_have_value("Først dette")
    editor.context.route(f"{preview}**", lambda route: route.fulfill(body="Udkastet"))
    with tab.expect_popup() as shown:
        tab.get_by_role("button", name="Vis forhåndsvisning").click()
    expect(shown.value).to_have_url(f"{preview}anbefalinger/A-003/")
    title.fill("Så dette")
    draft = there.branches[branch][path]
    there.branches[branch][path] = with_field(name, draft, "revideret", "2026-11-29")
    _refused(editor, "En anden har rettet den, efter at du åbnede den. Intet er gemt")
    there.branches[branch][path] = draft
    _save(editor, "Send til gennemsyn")
    assert there.branches[branch][path] == with_field(name, before, "titel", "Så dette")
    assert (len(there.pulls), there.pulls[-1]["title"][:7]) == (pulls + 1, "Ret Anb")
    assert there.labels[len(there.pulls)] == ["sveltia-cms/pending_review"]
    assert {url for url in editor.strangers() if not url.startswith((f"{address}/", preview))} == set()
