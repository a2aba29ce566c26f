"""The files of a server's log, packed with gzip or not, line by line. Reads the disk; nothing of a line is kept."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from generators import danish, disk, store
from generators.exports.usage import log
from generators.exports.usage.log import Hit

_GZIP = b"\x1f\x8b"
_PACKED = {b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"PK\x03\x04": "ZIP", b"(\xb5/\xfd": "zstd", b"7z\xbc\xaf": "7z"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_TRIED = 20
"""Lines that are looked at to tell what form a log has, and to tell two logs apart."""


def hits(paths: Sequence[Path]) -> Iterator[Hit]:
    """Yield what was shown by all the logs; raises EnvironmentProblem with what is wrong with one, and what to do."""
    paths = [one for path in paths for one in _named(path)]
    _refuse_twice(paths)
    for path in paths:
        yield from _hits(path)


def _named(path: Path) -> list[Path]:
    """Give the logs that `*.log` names: no shell of Windows does."""
    return (sorted(path.parent.glob(path.name)) if "*" in path.name else []) or [path]


def _hits(path: Path) -> Iterator[Hit]:
    read = unread = 0
    for line in _lines(path):
        found = log.read(line)
        if isinstance(found, Hit):
            yield found
        if found is None and line.strip():
            unread += 1
            _refuse_other_form(path, read, unread)
        else:
            read += 1
    if unread > read:
        _refuse(path, log.other_format(_lines(path)))


def _refuse_other_form(path: Path, read: int, unread: int) -> None:
    if unread == _TRIED and not read:
        _refuse(path, log.other_format(islice(_lines(path), _TRIED)))


def _refuse(path: Path, told: str) -> None:
    raise store.EnvironmentProblem(f"»{path.name}« {told} Der er ikke skrevet noget.")


def _refuse_twice(paths: Sequence[Path]) -> None:
    """Keep a log from being counted twice: also where it was packed, or went on, in between."""
    seen: dict[str, Path] = {}
    for path in paths:
        beginning = "".join(islice(_lines(path), _TRIED))
        if not beginning.strip():
            continue
        other = seen.setdefault(hashlib.sha256(beginning.encode()).hexdigest(), path)
        if other is not path:
            _refuse(path, f"begynder som »{other.name}« og ville blive talt med to gange. Nævn kun den ene.")


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a log; raises EnvironmentProblem where it is no text."""
    if path.is_dir() or not path.exists():
        raise store.EnvironmentProblem(
            f"Der er ingen log »{path}«. Skriv vejen til filen, fx /var/log/nginx/access.log"
        )
    try:
        with path.open("rb") as file:
            first = file.read(8)
            _refuse_packed(path, first)
            file.seek(0)
            stream = gzip.GzipFile(fileobj=file) if first.startswith(_GZIP) else file
            for line in stream:
                if b"\0" in line:
                    _refuse(path, "er ikke en tekstfil. Skriv vejen til serverens adgangslog.")
                yield line.decode("utf-8", errors="replace")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        _refuse(path, "er kun halv eller ødelagt. Hent den igen.")
    except OSError as error:
        reason = danish.capitalised(disk.reason(error))
        raise store.EnvironmentProblem(f"»{path.name}« kan ikke læses. {reason}.") from error


def _refuse_packed(path: Path, first: bytes) -> None:
    if packed := next((name for sign, name in _PACKED.items() if first.startswith(sign)), ""):
        _refuse(path, f"er pakket med {packed}. Pak den ud først, eller pak den med gzip.")
    if first.startswith(_WIDE):
        _refuse(path, "er gemt som UTF-16. Gem den som UTF-8, eller hent den fra serveren igen.")
