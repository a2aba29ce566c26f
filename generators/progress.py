"""A progress bar on standard error: one line that grows on a terminal, one line at the end elsewhere."""

import sys
from typing import TextIO

WIDTH = 32


class Progress:
    """Counts what has been made of a number that is known beforehand."""

    def __init__(self, total: int, what: str, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total, self._what, self._done = total, what, 0
        self._on_terminal = self._stream.isatty()

    def step(self, name: str = "") -> None:
        """Count one more; `name` says what is being made."""
        self._done += 1
        if self._on_terminal:
            filled = WIDTH * self._done // max(1, self._total)
            bar = "█" * filled + "░" * (WIDTH - filled)
            self._stream.write(f"\r{self._what} {bar} {self._done}/{self._total} {name[:40]:40}")
            self._stream.flush()

    def end(self) -> None:
        """Leave one line that says how many were made."""
        blank = f"\r{' ' * (WIDTH + len(self._what) + 60)}\r" if self._on_terminal else ""
        self._stream.write(f"{blank}{self._what}: {self._done}\n")
