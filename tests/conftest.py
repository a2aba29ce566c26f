"""What all tests share: examples that are alike on every machine, the site as built once, and one of each browser."""

import functools
import gc
import http.server
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from dev import MACHINE_TOOLS
from generators import cli, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from tests.tools import firefox as tool
from tests.tools.once import made_once, shared_folder
from tests.tools.provide import find
from tests.tools.window import ONE_PROCESS, Window

# The same examples on every machine, and none of them timed.
settings.register_profile("klyngeviden", derandomize=True, deadline=None, database=None)
settings.load_profile("klyngeviden")

# As many times as long does a test take that starts a browser, Java or another program.
WITH_A_PROGRAM = 20
# Milliseconds: browsers and what they are driven by share two cores; what takes 0.2 seconds alone has taken five.
LONGEST_LOOK = 15_000
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Letters stand as they do in a Chromium with windows, rather than on whole pixels; paper shows the difference.
QUIET += ["--font-render-hinting=none"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process make the site while the others take what needs none: the longest file that asks for it is first.

    Files stay whole; what is left of the end is short, for those that take long go before those that do not.
    """
    seconds: Counter[Path] = Counter()
    asking: set[Path] = set()
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "launch" in fixtures:
            item.add_marker("browser")
        starts = "built_site" in fixtures and any(item.get_closest_marker(name) for name in MACHINE_TOOLS)
        seconds[item.path] += WITH_A_PROGRAM if starts else 1
        asking |= {item.path} if "built_site" in fixtures else set()
    maker = max(asking, key=lambda path: seconds[path], default=None)
    items.sort(key=lambda i: (i.path != maker, i.path in asking, -seconds[i.path], i.path))


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass by what stays to the end: the modules and all tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The real records."""
    return load_base(store.FINDINGS)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records as `klyngeviden site` delivers it: pages, handouts and publication."""

    def make(folder: Path) -> None:
        assert cli.main(["site", "--out", str(folder / "site")]) == 0

    return made_once(shared_folder(tmp_path_factory, "websted"), make) / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for wrong addresses, as a server is told to."""
        lost = Path(self.directory, "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(lost.read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """The built site on a server of its own."""
    handler = functools.partial(_Quiet, directory=str(built_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """A way to start a Chromium, with more settings if wanted."""
    expect.set_options(timeout=LONGEST_LOOK)
    with sync_playwright() as driver:

        def start(*more: str) -> Browser:
            return driver.chromium.launch(executable_path=find("browser"), args=[*QUIET, *more])

        yield start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One Chromium for all tests."""
    running = launch(ONE_PROCESS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Callable[..., Window]:
    """A window of any size, by default a desk's, that the tests take turns at."""

    @functools.cache
    def of_size(width: int = 1280, height: int = 900) -> Window:
        return Window(browser, {"width": width, "height": height})

    return of_size


@pytest.fixture(scope="session")
def firefox() -> Iterator[tool.Firefox]:
    """One Firefox for all tests."""
    with tool.started(find("firefox")) as running:
        yield running
