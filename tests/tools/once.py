"""Making something costly once in a test run, also where several processes share the tests between them."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST_WAIT = 30 * 60


def shared_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """Give a folder that all processes of this test run have in common; pytest-xdist gives each one below it."""
    own = factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / name
    folder.mkdir(exist_ok=True)
    return folder


def made_once(folder: Path, make: Callable[[Path], None], *, wait: float = LONGEST_WAIT) -> Path:
    """Let the first process that comes make what goes into the folder; the others wait until it is there.

    Raises RuntimeError where the first one failed, and TimeoutError where it never ended.
    """
    begun, done, failed = (folder / name for name in (".begun", ".done", ".failed"))
    try:
        begun.open("x").close()
    except FileExistsError:
        _await(done, failed, time.monotonic() + wait)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


def _await(done: Path, failed: Path, end: float) -> None:
    while not done.exists():
        if failed.exists():
            raise RuntimeError(f"Det mislykkedes i en anden proces: {done.parent}")
        if time.monotonic() > end:
            raise TimeoutError(f"Ingen blev færdig med {done.parent}")
        time.sleep(0.1)
