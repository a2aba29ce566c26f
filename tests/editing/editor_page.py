"""The editor in the browser on a server of its own, with a folder of files such as an editor's machine has."""

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from generators import browser_editor, site_sources, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.site import Site

WAIT = 15_000
_FOLDER = "arkiv"
# The browser's own file system stands in for a folder of the machine: the editor is handed the same kind of handle.
_PICK = f"""window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("{_FOLDER}");"""
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


def write_page(out: Path, base: KnowledgeBase, site: Site) -> None:
    """Write the page with its scripts as the site has them, and nothing else of the site."""
    chosen = site_sources.imprint(base, store.FINDINGS, site)
    store.write(out, site_sources.FAVICON, "<svg xmlns='http://www.w3.org/2000/svg'/>")
    for path, content in browser_editor.files(base, chosen).items():
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
    """Says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Editor:
    """The page, with the folder it has opened; `said` is what the browser complained of, `asked` whom it turned to."""

    def __init__(self, browser: Browser, address: str, files: Mapping[str, str]) -> None:
        self.context: BrowserContext = browser.new_context(
            locale="en-US", viewport={"width": 1280, "height": 900}, service_workers="block"
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
        self.page.add_init_script(_PICK)
        self.page.goto(self.address)

    def open_folder(self) -> None:
        """Choose the folder, and wait for the list of records."""
        self.page.get_by_role("button", name="Åbn mappen").click()
        self.page.get_by_role("row").first.wait_for()

    def go(self, place: str) -> None:
        """Go to a place within the editor."""
        self.page.evaluate("place => { location.hash = `#/collections/${place}`; }", place)

    def field(self, key: str) -> "object":
        """Find the part of the form for a field."""
        return self.page.locator(f'section[data-key-path="{key}"]')

    def save(self) -> None:
        """Save, and wait until the editor says that it is done."""
        self.page.get_by_role("button", name="Gem", exact=True).click()

    def files(self) -> dict[str, str]:
        """Read what the folder holds now."""
        found: dict[str, str] = self.page.evaluate(_READ, _FOLDER)
        return found
