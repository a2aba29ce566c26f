"""Changes to the files of a findings folder as one: all of them, or none.

Knows paths and bytes; what the changes mean is decided elsewhere.
"""

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from generators import disk, store

Changes = Mapping[str, bytes | None]
"""The new content of each file, by its path from the findings folder; None where it goes away."""


def rewrite(folder: Path, before: Mapping[str, bytes], changes: Changes) -> None:
    """Write, replace and delete files; `before` is what the folder held when the changes were worked out.

    Nothing is touched until all that is new lies beside what it replaces, and where one step fails the others are
    undone. Raises EnvironmentProblem where a file may not be written, or has changed meanwhile.
    """
    for name in changes:
        _refuse(folder / name, name, before.get(name))
    halves: dict[str, Path] = {}
    done: list[str] = []
    try:
        for name, content in changes.items():
            if content is not None:
                halves[name] = _beside(folder / name, content)
        for name in changes:
            done.append(name)
            _put(folder / name, halves.get(name))
    except OSError as error:
        for name in reversed(done):
            _put_back(folder / name, before.get(name))
        reason = disk.reason(error)
        raise store.EnvironmentProblem(f"{name} kan ikke skrives: {reason}. Alt er, som det var.") from error
    finally:
        for half in halves.values():
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)


def _refuse(path: Path, name: str, before: bytes | None) -> None:
    """Keep from writing what is protected, and what another program has saved since it was read."""
    now = path.read_bytes() if path.is_file() else None
    if now != before:
        message = f"{name} er blevet ændret imens. Intet er skrevet: Gem det, du har åbent, og kør igen."
        raise store.EnvironmentProblem(message)
    # A file that may not be written can still be replaced on some systems; it is protected all the same.
    if now is not None and not path.stat().st_mode & stat.S_IWRITE:
        raise store.EnvironmentProblem(f"{name} er skrivebeskyttet. Intet er skrevet: Fjern beskyttelsen, og kør igen.")


def _beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.halv")
    half.write_bytes(content)
    return half


def _put(path: Path, half: Path | None) -> None:
    disk.patiently(lambda: half.replace(path) if half else path.unlink())


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        store.write(path.parent, path.name, before)
