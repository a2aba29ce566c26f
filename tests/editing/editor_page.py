"""The editor in the browser on a server of its own, with a folder of files such as an editor's machine has."""

import functools
import http.server
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as LateError

from generators import browser_editor, site_sources, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.presentation.site import EditorHost, Site

SITE = Site("Viden", "https://viden.dk/", editor=EditorHost("mappe"))
WAIT = 15_000
A_LOOK = 1_000
WIDE, NARROW, HIGH = 1280, 1000, 900
"""In a narrow window the editor has no room for the preview, which is drawn anew at every letter."""
TALL = 12_000
"""Higher than any form of a record: every field of it is in view."""
COARSE = 0.25
"""Dots of the picture for one of the page: nobody looks at it, and each is drawn without a graphics card."""
MOST_SCROLLS, SCROLLS_TO_THE_END = 150, 25
IN_THE_FORM = (400, 500)
MOST_IN_VIEW = 5
"""More choices than these the editor shows in a list that is opened."""
_FOLDER = "arkiv"
# The browser's own file system stands in for a folder of the machine: the editor is handed the same kind of handle.
_PICK = f"""window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("{_FOLDER}");"""
_FASTER = 100
"""Times as fast all that moves is: nobody looks. With no moment at all, a choice made at once was now and then lost."""
_FILL = """async ({ folder, files }) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let place = root;
    for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
    const writable = await (await place.getFileHandle(name, { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  }
}"""
_READ = """async (folder) => {
  const found = {};
  const walk = async (place, above) => {
    for await (const [name, inner] of place.entries()) {
      if (inner.kind === "directory") await walk(inner, `${above}${name}/`);
      else found[above + name] = await (await inner.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(folder), "");
  return found;
}"""

_NO_DRAFTS = """localStorage.setItem("sveltia-cms.prefs", '{"useDraftBackup": false}')"""
_ARE_MADE = """names => names.every(name => document.querySelector(`section.field[data-key-path="${name}"]`))"""


def files_of_findings() -> dict[str, str]:
    """Read the records as they lie in the repository."""
    files, _ = store.read_findings(store.FINDINGS)
    return {f"findings/{name}": content.decode() for name, content in files.items() if name.endswith(".yml")}


def write_page(out: Path, base: KnowledgeBase, site: Site) -> None:
    """Write the page with its scripts as the site has them, and nothing else of the site."""
    chosen = site_sources.imprint(base, store.FINDINGS, site)
    # What a browser asks of its own accord, and what the preview takes the signs of the site from.
    store.write(out, "favicon.ico", b"")
    store.write(out, "index.html", "<svg class='kv-sprite'></svg>")
    for path, font in site_sources.FONTS.items():
        store.write(out, path, font.read_bytes())
    logo = store.templates("pages").get_template("favicon.svg.j2").render(identity.SCREEN)
    store.write(out, site_sources.FAVICON, logo)
    named = site_sources.by_content(site_sources.DOCS, [], [])
    for name, content in named.values():
        store.write(out, name, content)
    names = {path: name for path, (name, _) in named.items()}
    for path, content in browser_editor.files(base, chosen, names).items():
        store.write(out, path, content)


@contextmanager
def served(folder: Path, handler: type[http.server.SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve a folder on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Sends the page with the policy it holds, and what only a server can say; logs nothing."""

    def end_headers(self) -> None:
        """Add the policy, as `klyngeviden hosting` does."""
        page = Path(self.directory, "rediger", "index.html")
        if self.path.partition("?")[0] == "/rediger/" and page.is_file():
            policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page.read_text(encoding="utf-8"))
            self.send_header("Content-Security-Policy", f"{policy[0]}; frame-ancestors 'none'")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Editor:
    """The page, with the folder it has opened; `said` is what the browser complained of, `asked` whom it turned to.

    What is begun is offered again when its file is opened next, and lies over the form, unless `keeps_drafts` is false.
    """

    def __init__(
        self, browser: Browser, address: str, files: Mapping[str, str], *, width: int = WIDE, keeps_drafts: bool = True
    ) -> None:
        self._width = width
        self.context: BrowserContext = browser.new_context(
            locale="en-US",
            viewport={"width": width, "height": HIGH},
            device_scale_factor=COARSE,
            service_workers="block",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda line: self.said.append(line.text) if line.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.address = f"{address}rediger/"
        self.page.goto(f"{address}assets/favicon.svg")
        self.page.evaluate(_FILL, {"folder": _FOLDER, "files": dict(files)})
        if not keeps_drafts:
            self.page.evaluate(_NO_DRAFTS)
        self.page.add_init_script(_PICK)
        self._chromium = self.context.new_cdp_session(self.page)
        self._chromium.send("Animation.enable")
        self._chromium.send("Animation.setPlaybackRate", {"playbackRate": _FASTER})
        self.page.goto(self.address)

    def strangers(self) -> list[str]:
        """List whom the page turned to beside its own server."""
        own = self.address.removesuffix("rediger/")
        return [url for url in self.asked if not url.startswith((own, f"blob:{own}", "data:"))]

    def open_folder(self) -> None:
        """Choose the folder, and wait for the list of records."""
        self.page.get_by_role("button", name="Åbn mappen").click()
        self.page.get_by_role("row").first.wait_for()

    def is_touched(self) -> bool:
        """Say whether the editor holds that something was changed."""
        return self.page.get_by_role("button", name="Gem", exact=True).get_attribute("aria-disabled") != "true"

    def resize(self, *, width: int = 0, height: int = HIGH) -> None:
        """Make the window so large, else as it was opened; the editor makes only what comes into view."""
        self.page.set_viewport_size({"width": width or self._width, "height": height})

    def go(self, place: str) -> None:
        """Go to a place within the editor, and wait for its form: by the list, if another form is there yet."""
        if self.page.locator("section.field").count():
            self.page.evaluate("place => { location.hash = `#/collections/${place}`; }", place.partition("/")[0])
            expect(self.page.locator("section.field")).to_have_count(0)
        self.page.evaluate("place => { location.hash = `#/collections/${place}`; }", place)
        self.page.wait_for_url(f"**/#/collections/{place}")
        self.page.locator("section.field").first.wait_for()

    def see_all(self, fields: Iterable[Mapping[str, Any]]) -> None:
        """Make the window so high that every field of the form is in view, and wait until they are made."""
        self.resize(height=TALL)
        shown = [field["name"] for field in fields if field["widget"] != "hidden"]
        self.page.wait_for_function(_ARE_MADE, arg=shown)

    def section(self, path: str) -> Locator:
        """Find the part of the form for a field; the editor makes only those that come into view.

        One that was late to be made may have been passed, so what is not found on the way down is looked for upwards.
        """
        found = self.page.locator(f'section.field[data-key-path="{path}"]')
        for number in range(MOST_SCROLLS):
            if found.count():
                break
            is_down = number // SCROLLS_TO_THE_END % 2 == 0
            self.page.mouse.move(*IN_THE_FORM)
            self.page.mouse.wheel(0, 600 if is_down else -600)
            self.page.wait_for_timeout(50)
        return found

    def fill(self, field: Mapping[str, Any], path: str, value: Any) -> None:
        """Fill a field as an editor does, by its kind."""
        section = self.section(path)
        kind = field["widget"]
        if kind == "kv-henvisning":
            for key in value if isinstance(value, list) else [value]:
                self._made(section, section.locator(".kv-links input")).fill(key)
        elif kind == "select":
            self._choose(section, value if isinstance(value, list) else [value], len(field["options"]))
        elif kind == "object":
            self.fill_all(field["fields"], value, f"{path}.")
        elif kind == "list":
            self._add(section, field, path, value)
        else:
            self.write(path, value)

    def write(self, path: str, text: str) -> None:
        """Write a text in the box of a field."""
        section = self.section(path)
        self._made(section, section.locator("input:not([type=file]), textarea").first).fill(text)

    def _made(self, section: Locator, found: Locator) -> Locator:
        """Wait until a part of a section is made, which it is when it comes into view.

        A section that was in view may be moved out of it again, by what is made above it.
        """
        for _ in range(MOST_SCROLLS):
            if found.count():
                break
            section.first.scroll_into_view_if_needed()
            self.page.wait_for_timeout(50)
        return found

    def fill_all(self, fields: Iterable[Mapping[str, Any]], entry: Mapping[str, Any], above: str = "") -> None:
        """Fill every field of an entry that has a value."""
        for field in fields:
            if field["name"] in entry:
                self.fill(field, f"{above}{field['name']}", entry[field["name"]])

    def _choose(self, section: Locator, values: Iterable[str], count: int) -> None:
        if count > MOST_IN_VIEW:
            for value in values:
                box = self._made(section, section.get_by_role("combobox").first)
                self._opened(box, self.page.locator(f'[role=option][data-value="{value}"]:visible')).click()
            return
        for value in values:
            button = self._made(section, section.locator(f'button[data-value="{value}"]'))
            button.click()
            self._held(button)

    def _opened(self, box: Locator, option: Locator) -> Locator:
        """Open a list of choices; a click while the form still grows may be lost."""
        box.click()
        try:
            expect(option).to_be_visible(timeout=A_LOOK)
        except AssertionError:
            box.click()
        return option

    def _held(self, button: Locator) -> None:
        """See that a choice is held; one made while the form still grows may be lost."""
        try:
            expect(button).to_have_attribute("aria-checked", "true", timeout=A_LOOK)
        except AssertionError:
            button.click()
            expect(button).to_have_attribute("aria-checked", "true")

    def _add(self, section: Locator, field: Mapping[str, Any], path: str, value: list[Any]) -> None:
        for index, item in enumerate(value):
            # The editor parts a name from the words around it with signs that nobody sees.
            name = re.compile(rf"^Tilføj \W?{field['label_singular']}\W?$")
            self._added(self._made(section, section.get_by_role("button", name=name)), section, index)
            if "field" in field:
                self.fill(field["field"], f"{path}.{index}", item)
            else:
                self.fill_all(field["fields"], item, f"{path}.{index}.")

    def _added(self, button: Locator, section: Locator, index: int) -> None:
        """Add an item, and wait until the editor has led to it, a moment later; what is chosen meanwhile may be lost.

        On a busy machine fields that are made meanwhile move the button away from under the pointer, and now and then
        the editor leads nowhere.
        """
        made = f".item-wrapper:nth-child({index + 1})"
        button.click()
        try:
            expect(section.locator(made).first).to_be_attached(timeout=A_LOOK)
        except AssertionError:
            button.click()
            expect(section.locator(made).first).to_be_attached()
        with suppress(AssertionError):
            expect(section.locator(f"{made} :focus").first).to_be_attached(timeout=A_LOOK)

    def save(self, back_to: str) -> None:
        """Save, and wait until the editor has gone back to the list; fail with the fields that it holds for wrong."""
        self.page.get_by_role("button", name="Gem", exact=True).click()
        try:
            self.page.wait_for_url(f"**/#/collections/{back_to}")
        except LateError as late:
            wrong = self.page.locator("section.field:has([aria-invalid=true])")
            late.add_note(f"Wrong: {wrong.evaluate_all('fields => fields.map(field => field.dataset.keyPath)')}")
            raise

    def files(self) -> dict[str, str]:
        """Read what the folder holds now."""
        found: dict[str, str] = self.page.evaluate(_READ, _FOLDER)
        return found
