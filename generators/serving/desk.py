"""What is shown right now: the latest version that could be made, and what is wrong with what was written since.

Knows neither disk nor requests; those who wait for something new wait here.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generators.problems import Problem
from generators.serving.preview import Preview


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why what was written last is not shown: problems in records, or one text where something else is wrong."""

    problems: tuple[Problem, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A version of the site, none before the first is made, and what there is to say of it."""

    number: int = 0
    preview: Preview | None = None
    trouble: Trouble | None = None
    warnings: tuple[Problem, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """What is wrong on hand-written pages, whichever page is looked at."""


class Desk:
    """Holds the state, and lets others wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition(threading.RLock())
        self._state = State()
        self.looked_at = "index.html"
        """The page that was asked for last, and is made first."""

    @property
    def state(self) -> State:
        """Give what is shown now."""
        return self._state

    def show(self, preview: Preview, warnings: Sequence[Problem] = ()) -> None:
        """Put a new version in place of the old, and forget what was wrong with that."""
        self._put(replace(self._state, preview=preview, trouble=None, warnings=tuple(warnings)))

    def add(self, preview: Preview, elsewhere: Sequence[str]) -> bool:
        """Tell what was found behind a version that is still the one shown; say whether that is something else."""
        with self._changed:
            is_news = self._state.preview is preview and self._state.elsewhere != tuple(elsewhere)
            if is_news:
                self._put(replace(self._state, elsewhere=tuple(elsewhere)))
            return is_news

    def report(self, trouble: Trouble) -> None:
        """Keep the version there is, and say what is wrong with what came after it."""
        self._put(replace(self._state, trouble=trouble))

    def newer_than(self, number: int, seconds: float) -> State:
        """Wait until there is a state with another number, but not for ever."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != number, seconds)
            return self._state

    def _put(self, state: State) -> None:
        with self._changed:
            self._state = replace(state, number=self._state.number + 1)
            self._changed.notify_all()
