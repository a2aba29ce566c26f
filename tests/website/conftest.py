"""The site as it is built from the real records: once for all tests of this area, strict, with the real MkDocs."""

import datetime as dt
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generators import store
from generators.commands.loading import load_base
from generators.commands.site_build import build_pages
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.website.page import Page, Settings
from generators.website.site_tree import pages
from tests.tools.provide import find

QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    return load_base(store.FINDINGS)


@pytest.fixture(scope="session")
def chosen() -> Settings:
    return Settings(
        site_url="https://klyngeviden.example/",
        date=dt.date(2026, 11, 21),
        edition="21. november 2026",
        repository="https://github.example/kl/klyngeviden",
    )


@pytest.fixture(scope="session")
def made(base: KnowledgeBase, chosen: Settings) -> dict[str, Page]:
    """Every page, not yet built."""
    return pages(base, store.templates("pages"), chosen)


@pytest.fixture(scope="session")
def built_site(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site without PDFs."""
    out = tmp_path_factory.mktemp("websted") / "site"
    build_pages(out, store.FINDINGS, base, handouts_built=False)
    return out


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """A way to start a Chromium, with more settings if wanted."""
    with sync_playwright() as driver:

        def start(*settings: str) -> Browser:
            return driver.chromium.launch(executable_path=find("browser"), args=[*QUIET, *settings])

        yield start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    running = launch()
    yield running
    running.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
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
