"""Nothing that a visitor leaves in a window is there when the next one comes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.editing.editor_page import Quiet, served
from tests.tools.window import Window

pytestmark = pytest.mark.browser

# What is written as a tab is closed comes last.
LEAVE = """async () => {
  for (const last of ["pagehide", "visibilitychange"]) addEventListener(last, () => localStorage.setItem(last, "x"));
  for (const store of [localStorage, sessionStorage]) store.setItem("x", "x");
  document.cookie = "x=x; max-age=9999";
  await new Promise((made, lost) => Object.assign(indexedDB.open("x"), { onsuccess: made, onerror: lost }));
  if (location.protocol === "file:") return;
  await caches.open("x");
  await (await navigator.storage.getDirectory()).getFileHandle("x", { create: true });
  await navigator.serviceWorker.register("worker.js");
}"""
FOUND = """async () => {
  const found = {
    kept: { ...localStorage, ...sessionStorage }, databases: await indexedDB.databases(), cookie: document.cookie,
    clipboard: (await navigator.permissions.query({ name: "clipboard-read" })).state,
    dark: matchMedia("(prefers-color-scheme: dark)").matches, print: matchMedia("print").matches,
    width: innerWidth, online: navigator.onLine, title: document.title, script: typeof given, back: history.length,
  };
  if (location.protocol === "file:") return found;
  const files = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  const workers = await navigator.serviceWorker.getRegistrations();
  return { ...found, files, caches: await caches.keys(), workers: workers.length };
}"""


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[list[str]]:
    """One page on two servers and in a folder."""
    (tmp_path / "page.html").write_text("<title>page</title>", encoding="utf-8")
    (tmp_path / "worker.js").write_text("addEventListener('fetch', () => {})", encoding="utf-8")
    with served(tmp_path, Quiet) as one, served(tmp_path, Quiet) as other:
        yield [f"{one}page.html", f"{other}page.html", (tmp_path / "page.html").as_uri()]


def _seen(visit: BrowserContext, pages: list[str]) -> list[dict[str, object]]:
    found = []
    for address in pages:
        tab = visit.new_page()
        tab.goto(address)
        found.append(tab.evaluate(FOUND))
        tab.close()
    return found


def _leave_all(visit: BrowserContext, pages: list[str]) -> None:
    visit.grant_permissions(["clipboard-read"])
    visit.route("**/page.html", lambda route: route.fulfill(body="<title>other</title>", content_type="text/html"))
    for address in pages:
        tab = visit.new_page()
        tab.add_init_script("var given = 1")
        tab.emulate_media(media="print", color_scheme="dark")
        tab.set_viewport_size({"width": 320, "height": 480})
        tab.goto(address)
        tab.evaluate(LEAVE)


def test_the_next_visitor_finds_what_the_first_one_found(window: Callable[..., Window], pages: list[str]) -> None:
    """On every server and in every folder that was visited, whichever way it was left."""
    with window().lent() as visit:
        first = _seen(visit, pages)
        _leave_all(visit, pages)
        left = [
            [key for key in was if was[key] != now[key]] for was, now in zip(first, _seen(visit, pages), strict=True)
        ]
        of_a_folder = ["kept", "databases", "clipboard", "title"]
        of_a_server = ["kept", "databases", "cookie", "clipboard", "title", "files", "caches", "workers"]
        assert left == [of_a_server, of_a_server, of_a_folder]
        visit.set_offline(True)
    with window().lent() as visit:
        assert _seen(visit, pages) == first
        assert len(visit.pages) == 1


def test_two_never_have_it_at_once(window: Callable[..., Window]) -> None:
    """Another size is another window."""
    with window().lent() as visit, window(600, 400).lent() as other:
        assert visit != other
        with pytest.raises(RuntimeError, match="Somebody"), window().lent():
            pass
    with window().lent() as again:
        assert again == visit


def test_a_script_for_every_visitor_is_refused(window: Callable[..., Window]) -> None:
    """It could not be taken back; one of a tab goes with the tab."""
    with window().lent() as visit, pytest.raises(NotImplementedError):
        visit.add_init_script("var given = 1")
