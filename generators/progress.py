"""A progress bar on standard error: one line that grows on a terminal, one line at the end elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

WIDTH = 32
# Before this many seconds nobody can tell how long the rest will take.
_TELLING = 3
_MINUTE = 60
_ROOM = 24


class Progress:
    """Counts what has been made of a number that is known beforehand."""

    def __init__(
        self, total: int, what: str, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream or sys.stderr
        self._total, self._what, self._done = total, what, 0
        self._now, self._began = now, now()
        self._on_terminal = self._stream.isatty()

    def step(self, name: str = "") -> None:
        """Count one more; `name` says what has been made."""
        self._done += 1
        if self._on_terminal:
            filled = WIDTH * self._done // max(1, self._total)
            bar = "█" * filled + "░" * (WIDTH - filled)
            said = self._left() or name[:_ROOM]
            self._stream.write(f"\r{self._what} {bar} {self._done}/{self._total} {said:{_ROOM}}")
            self._stream.flush()

    def _left(self) -> str:
        """Say how long the rest will take if it goes on as it has gone."""
        taken = self._now() - self._began
        left = taken / self._done * (self._total - self._done)
        if taken < _TELLING or left <= 0:
            return ""
        if left < _MINUTE:
            return f"ca. {max(1, round(left))} sek. tilbage"
        return f"ca. {round(left / _MINUTE)} min. tilbage"

    def end(self) -> None:
        """Leave one line that says how many were made."""
        blank = f"\r{' ' * (WIDTH + len(self._what) + 60)}\r" if self._on_terminal else ""
        self._stream.write(f"{blank}{self._what}: {self._done}\n")
