"""Reads what somebody was sent: YAML files, or a ZIP with some. Trusts neither names nor sizes; knows no record."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generators import danish, disk, store
from generators.reading.yaml_values import LARGEST_FILE

MOST_FILES = 400
_ENDINGS = (".yml", ".yaml")


def received(paths: Sequence[Path]) -> dict[str, bytes]:
    """Give the files by their names alone; raises EnvironmentProblem where one cannot be read."""
    found: dict[str, bytes] = {}
    for path in paths:
        for name, content in _in(path):
            if found.setdefault(name, content) != content:
                raise store.EnvironmentProblem(f"Der er to forskellige filer, der hedder {name}. Omdøb den ene.")
    if not found:
        raise store.EnvironmentProblem("Der er ingen YAML-filer at tage ind. De hedder noget med .yml.")
    return found


def _in(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if zipfile.is_zipfile(path):
            yield from _unpacked(path)
        elif path.suffix.lower() not in _ENDINGS:
            raise store.EnvironmentProblem(
                f"{path.name} er hverken YAML (.yml) eller en ZIP-fil. Vælg en fil fra siden »Foreslå viden«."
            )
        else:
            yield path.name, path.read_bytes()
    except OSError as error:
        raise store.EnvironmentProblem(f"{path} kan ikke læses: {disk.reason(error)}.") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise store.EnvironmentProblem(f"{path.name} kan ikke pakkes ud. Bed om at få den sendt igen.") from error


def _unpacked(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        inside = [info for info in archive.infolist() if _is_ours(info.filename)]
        if len(inside) > MOST_FILES:
            most = danish.counted(MOST_FILES, "fil", "filer")
            raise store.EnvironmentProblem(f"{path.name} har {len(inside)} filer; der er plads til {most} ad gangen.")
        for info in inside:
            # A file may claim to be smaller than it is: no more is unpacked than any file may hold.
            with archive.open(info) as opened:
                yield _name(info.filename), opened.read(LARGEST_FILE + 1)


def _is_ours(name: str) -> bool:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower() in _ENDINGS and "__MACOSX" not in name


def _name(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name
