"""Other processes that set type: started afresh on every system, given a document at a time, ended whatever happens.

Knows processes. It is read by each of them, so it imports nothing but what they work with.
"""

import datetime as dt
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from generators.handouts.typesetting import Done, Job, Typesetter

# Documents under way before the first of them is asked for: enough for a long one to hold nobody up.
_AHEAD = 32
# A process reads these as it starts, on Linux: one store of memory for all its threads, and what is let go of given
# back soon. A volume leaves 30 MB less behind; less than this at a time, and an eighth of a handout goes with asking
# for the same memory again.
_SOON = "16000000"
_THRIFTY = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": _SOON, "MALLOC_MMAP_THRESHOLD_": _SOON}


class WorkerLostError(Exception):
    """A process ended in the middle of its work: it was killed, or the machine had no more memory for it."""


class Crew:
    """Some processes that set type; used as a context, at the end of which none of them is left."""

    def __init__(self, count: int, templates: Path, fonts: Path, date: dt.date) -> None:
        # Each is started afresh: a fork would copy the locks of Typst's threads, and Windows has none.
        context = multiprocessing.get_context("spawn")
        os.environ.update({name: os.environ.get(name, value) for name, value in _THRIFTY.items()})
        self._free: SimpleQueue[Connection] = SimpleQueue()
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, templates, fonts, date), daemon=True)
            process.start()
            theirs.close()
            self._free.put(ours)
            self._processes.append(process)
        self._threads = ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        """Have them at work already."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """End them, in the middle of a document too."""
        for process in self._processes:
            process.terminate()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.join()

    def each(self, jobs: Iterable[Job | None]) -> Iterator[Done]:
        """Share the jobs among the processes and yield what they come to in order; raises WorkerLostError."""
        ahead: deque[Future[Done]] = deque()
        for job in jobs:
            ahead.append(self._threads.submit(self._ask, job))
            if len(ahead) == _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _ask(self, job: Job | None) -> Done:
        if job is None:
            return None
        line = self._free.get()
        try:
            line.send(job)
            return line.recv()
        except (EOFError, OSError):
            raise WorkerLostError from None
        finally:
            self._free.put(line)


def _work(line: Connection, templates: Path, fonts: Path, date: dt.date) -> None:
    """Do what is asked until nobody asks any more."""
    # Whoever interrupts the run interrupts the process that started this one, and that one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # There are as many processes as are wanted: no need for threads besides.
    os.environ["RAYON_NUM_THREADS"] = "1"
    typesetter = Typesetter(templates, fonts, date)
    while True:
        try:
            line.send(typesetter.done(line.recv()))
        except (EOFError, OSError):
            return
