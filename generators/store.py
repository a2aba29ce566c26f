"""The disk: reading a findings folder, the template environment, and output that is whole or not at all.

Knows folders and files; what they mean is for the floors above.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generators.problems import Problem
from generators.reading.yaml_values import LARGEST_FILE

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
FINDINGS = ROOT / "findings"
FONTS = ROOT / "vendor" / "fonts"


class EnvironmentProblem(Exception):
    """Something about the machine or the call is wrong, not the records; shown as it is, exit code 2."""


def read_findings(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read every file of a findings folder: bytes by relative path, and what could not be read.

    Raises EnvironmentProblem where there is no such folder.
    """
    if not folder.is_dir():
        raise EnvironmentProblem(f"Der er ingen mappe »{folder}«. Angiv mappen med poster: --findings MAPPE")
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if problem := _unreadable(path, name):
            problems.append(problem)
        elif path.is_file() and not path.name.startswith("."):
            with path.open("rb") as file:
                # One byte more than is allowed tells the reader that the file is too large.
                files[name] = file.read(LARGEST_FILE + 1)
    return files, problems


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
            yield from _walk(path)


def _unreadable(path: Path, name: str) -> Problem | None:
    if path.is_symlink():
        message = "Her ligger en genvej (symbolsk link) i stedet for en fil; den bliver ikke fulgt."
        return Problem(path=name, code="genvej", message=message, hint="Læg selve filen her.")
    if path.is_dir() and path.suffix.lower() in (".yml", ".yaml"):
        message = "Her ligger en mappe med navn som en post."
        return Problem(path=name, code="mappe", message=message, hint="Flyt filen ud af mappen, og slet mappen.")
    if not (path.is_dir() or path.is_file()):
        return Problem(path=name, code="ikke-en-fil", message="Her ligger noget, der ikke er en fil.", hint="Slet det.")
    if path.is_file() and not os.access(path, os.R_OK):
        return Problem(path=name, code="adgang", message="Filen må ikke læses.", hint="Giv adgang til filen.")
    return None


def templates(folder: str) -> Environment:
    """Open the Jinja templates of one folder under templates/; a name that is missing is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES / folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


# --- whole or not at all ----------------------------------------------------------------------------------------------
# A folder cannot be renamed over one that is not empty, so publishing takes two renames: old away, new in. Each name
# says how far it came, and `recover` finishes or undoes at the next start.


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.{role}")


def recover(target: Path) -> str | None:
    """Finish or undo an interrupted swap of `target`; say in Danish what was done, or None."""
    new, ready, old = (_beside(target, role) for role in ("ny", "klar", "gammel"))
    done = None
    if ready.exists():
        _swap(ready, target, old)
        done = f"Færdiggjorde en afbrudt udgivelse af {target.name}/."
    elif old.exists() and not target.exists():
        old.rename(target)
        done = f"Satte den forrige {target.name}/ tilbage efter en afbrudt udgivelse."
    elif new.exists():
        done = f"Ryddede op efter en afbrudt udgivelse; {target.name}/ er uændret."
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    return done


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target` to build in, and swap it in when the block ends well.

    Where the block raises, the folder is removed and `target` is left as it was. Raises EnvironmentProblem
    where the disk does not let the folders be made or swapped.
    """
    new, ready, old = (_beside(target, role) for role in ("ny", "klar", "gammel"))
    try:
        recover(target)
        new.mkdir(parents=True)
    except OSError as error:
        raise EnvironmentProblem(f"Der kan ikke skrives ved siden af {target.name}/: {error.strerror}.") from error
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    try:
        new.rename(ready)
        _swap(ready, target, old)
    except OSError as error:
        message = f"{target.name}/ kunne ikke skiftes ud: {error.strerror}. Luk det, der har den åben, og kør igen."
        raise EnvironmentProblem(message) from error
    shutil.rmtree(old, ignore_errors=True)


def _swap(ready: Path, target: Path, old: Path) -> None:
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
    ready.rename(target)


def write(folder: Path, address: str, content: bytes | str) -> None:
    """Write one file under `folder`, in UTF-8 and with plain newlines."""
    path = folder / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
