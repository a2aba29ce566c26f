"""One window of Chromium for many visitors, each as one who has not been here before. Knows no page.

What was fetched stays in its cache: who counts or waits for that takes a window that is new. So does who gives the
window what cannot be taken back, a clock of its own for one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from playwright.sync_api import Browser, BrowserContext, ViewportSize

# Chromium draws all tabs of a window in one process, rather than in one that is started for each of them.
ONE_PROCESS = "--renderer-process-limit=1"


class Window:
    """Lent to one visitor at a time."""

    def __init__(self, browser: Browser, size: ViewportSize) -> None:
        self._context = browser.new_context(viewport=size)
        # With its last tab the process would go; and storage is emptied from a tab, when the visitor's are closed.
        self._kept = self._context.new_page()
        self._chromium = self._context.new_cdp_session(self._kept)
        vars(self._context)["add_init_script"] = _refuse
        self._is_lent = False

    @contextmanager
    def lent(self) -> Iterator[BrowserContext]:
        """Let a visitor open tabs in it; afterwards they are closed, and nothing that he left is there."""
        if self._is_lent:
            raise RuntimeError("Somebody has it: whoever is done would close the tabs of both.")
        self._is_lent = True
        try:
            yield self._context
        finally:
            self._is_lent = False
            for tab in self._context.pages:
                if tab is not self._kept:
                    tab.close()
            self._context.unroute_all()
            self._context.clear_permissions()
            self._context.set_offline(False)
            self._chromium.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise NotImplementedError("A script for every visitor: give it to a tab, with which it goes.")
