"""A Firefox without a window, steered by Marionette, which comes with it. Knows no page."""

import gc
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.tools.ports import free_ports

LONGEST_WAIT = 10
CSS = "css selector"
# As a visitor's, but asking for nothing by itself.
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.autoDisableScopes": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Firefox:
    """One window, with what the tests ask of it."""

    # What steers it ships no types.
    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is there."""
        self._driver.navigate(address)

    @property
    def address(self) -> str:
        """Tell where it is."""
        return str(self._driver.get_url())

    def back(self) -> None:
        """Go back in the history."""
        self._driver.go_back()

    def click(self, selector: str) -> None:
        """Click the first element that fits, as a visitor does."""
        self.until(lambda: self.count(selector) > 0)
        self._one(selector).click()

    def fill(self, selector: str, text: str) -> None:
        """Type a text into a field."""
        self._one(selector).send_keys(text)

    def text(self, selector: str) -> str:
        """Give the text that is shown of the first element that fits."""
        return str(self._one(selector).text)

    def count(self, selector: str) -> int:
        """Count the elements that fit."""
        return len(self._driver.find_elements(CSS, selector))

    def is_shown(self, selector: str) -> bool:
        """Tell whether the first element that fits can be seen."""
        return bool(self._one(selector).is_displayed())

    def ask(self, script: str) -> Any:
        """Run a script in the page and give what it returns."""
        return self._driver.execute_script(script, sandbox=None)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; raises TimeoutError after some seconds."""
        end = time.monotonic() + LONGEST_WAIT
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(self.address)
            time.sleep(0.05)

    def storage(self, *, allowed: bool) -> None:
        """Let pages remember, or not."""
        self._driver.set_pref("dom.storage.enabled", allowed)

    def _one(self, selector: str) -> Any:
        return self._driver.find_element(CSS, selector)


@contextmanager
def started(program: Path) -> Iterator[Firefox]:
    """Start a Firefox with a profile of its own, and end it."""
    # Marionette removes a log that is there before it writes its own: never the system's own empty file.
    with TemporaryDirectory() as log:
        with _unwarned():
            from marionette_driver.marionette import Marionette

            (port,) = free_ports(1)
            driver = Marionette(bin=str(program), port=port, headless=True, prefs=QUIET, gecko_log=log)
            driver.start_session()
        try:
            yield Firefox(driver)
        finally:
            with _unwarned():
                driver.quit()
                # Its profile is a folder that goes with it: now, rather than while Python shuts down.
                driver.cleanup()
                del driver


@contextmanager
def _unwarned() -> Iterator[None]:
    """Marionette asks the system for its name in an old way, and leaves each socket that it tried to the collector."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
        gc.collect()
