"""What has changed on the disk since it was last looked at.

Asks for times and sizes, since no system tells of changes in every kind of folder; knows nothing of what files hold.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generators.store import DEEPEST

# Seconds between two looks; until a program that writes a file in several steps has ended; and the longest for that.
PAUSE, SETTLING, LONGEST = 0.25, 0.08, 2.0
Seen = Mapping[str, tuple[int, int]]


class Watch:
    """Looks at some files and folders again and again."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = places
        self._last = self._seen()

    def changed(self) -> frozenset[str]:
        """Give the paths of what has come, gone or been written since the last time, once it has come to rest."""
        now = self._seen()
        if now == self._last:
            return frozenset()
        give_up = time.monotonic() + LONGEST
        while time.monotonic() < give_up:
            time.sleep(SETTLING)
            before, now = now, self._seen()
            if now == before:
                break
        different = frozenset(path for path, _ in self._last.items() ^ now.items())
        self._last = now
        return different

    def _seen(self) -> Seen:
        return {path: times for place in self._places for path, times in _of_place(place)}


def _of_place(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    if place.is_file():
        told = place.stat()
        yield str(place), (told.st_mtime_ns, told.st_size)
    else:
        yield from _under(str(place), DEEPEST)


def _under(folder: str, deeper: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the time and the size of every file that is not hidden; what goes away meanwhile is not there."""
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            told = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        if not is_folder:
            yield entry.path, (told.st_mtime_ns, told.st_size)
        elif deeper:
            yield from _under(entry.path, deeper - 1)
