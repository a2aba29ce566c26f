"""The disk: reading a findings folder, the template environment, and output that is whole or not at all.

Knows folders and files; what they mean is for the floors above.
"""

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generators.presentation.site import FILE, Site, SiteFault, read_site
from generators.problems import Problem
from generators.reading.yaml_values import LARGEST_FILE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
FINDINGS = ROOT / "findings"
FONTS = ROOT / "vendor" / "fonts"
CONFIG = ROOT / FILE


class EnvironmentProblem(Exception):
    """Something about the machine or the call is wrong, not the records; shown as it is, exit code 2."""


def read_findings(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read every file of a findings folder: bytes by relative path, and what could not be read.

    Raises EnvironmentProblem where there is no such folder.
    """
    if folder.is_file():
        raise EnvironmentProblem(f"»{folder}« er en fil. Angiv mappen med alle poster: --findings MAPPE")
    if not folder.is_dir():
        raise EnvironmentProblem(f"Der er ingen mappe »{folder}«. Angiv mappen med poster: --findings MAPPE")
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, entry in _walk(folder):
        if problem := _odd(entry, name):
            problems.append(problem)
        elif entry.is_file():
            try:
                with Path(entry).open("rb") as file:
                    # One byte more than is allowed tells the reader that the file is too large.
                    files[name] = file.read(LARGEST_FILE + 1)
            except OSError as error:
                # Windows knows only on opening a file whether it may be read.
                problems.append(_unreadable(name, error))
    return files, problems


def _walk(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything in a folder that is not hidden, by its path from the outermost; no symbolic link is followed."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        yield above + entry.name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry), f"{above}{entry.name}/")


def _odd(entry: os.DirEntry[str], name: str) -> Problem | None:
    if entry.is_symlink():
        message = "Her ligger en genvej (symbolsk link) i stedet for en fil; den bliver ikke fulgt."
        return Problem(path=name, code="genvej", message=message, hint="Læg selve filen her.")
    if entry.is_dir() and name.lower().endswith((".yml", ".yaml")):
        message = "Her ligger en mappe med navn som en post."
        return Problem(path=name, code="mappe", message=message, hint="Flyt filen ud af mappen, og slet mappen.")
    if not (entry.is_dir() or entry.is_file()):
        return Problem(path=name, code="ikke-en-fil", message="Her ligger noget, der ikke er en fil.", hint="Slet det.")
    return None


def _unreadable(name: str, error: OSError) -> Problem:
    message = f"Filen kan ikke læses: {error.strerror}."
    return Problem(
        path=name, code="adgang", message=message, hint="Luk den i andre programmer, eller giv adgang til den."
    )


def site(config: Path | None = None) -> Site:
    """Read what mkdocs.yml says of the site; raises EnvironmentProblem where that is wrong."""
    try:
        return read_site((config or CONFIG).read_text(encoding="utf-8"))
    except (SiteFault, UnicodeDecodeError) as fault:
        raise EnvironmentProblem(str(fault)) from fault


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
def replacing(target: Path, sign: str, tell: Callable[[str], object] | None = None) -> Iterator[Path]:
    """Give an empty folder beside `target` to build in, and swap it in when the block ends well.

    `sign` is what every earlier output holds, so that no other folder is ever replaced; `tell` hears of an
    interrupted swap. Where the block raises, the folder is removed and `target` is left as it was. Raises
    EnvironmentProblem where the folder is not ours, is being made already, or the disk refuses.
    """
    target = target.resolve()
    with _alone(target):
        try:
            _refuse_others(target, sign)
            done = recover(target)
            _beside(target, "ny").mkdir(parents=True)
        except OSError as error:
            raise EnvironmentProblem(f"Der kan ikke skrives ved siden af {target}: {error.strerror}.") from error
        if done and tell:
            tell(done)
        yield from _built_and_swapped(target)


def _built_and_swapped(target: Path) -> Iterator[Path]:
    new, ready, old = (_beside(target, role) for role in ("ny", "klar", "gammel"))
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


def _refuse_others(target: Path, sign: str) -> None:
    """Keep from replacing a folder that an earlier run has not made."""
    if target.exists() and not target.is_dir():
        raise EnvironmentProblem(f"»{target}« er en fil. Angiv en mappe: --out MAPPE")
    if target.is_dir() and any(target.iterdir()) and not (target / sign).exists():
        message = f"Mappen »{target}« rummer noget andet og bliver ikke overskrevet. Angiv en ny mappe: --out MAPPE"
        raise EnvironmentProblem(message)


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold a lock, so that two runs never build into the same folder at a time."""
    path = ROOT / ".cache" / f"{hashlib.sha256(str(target).encode(errors='replace')).hexdigest()[:16]}.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as handle:
        # The run before may have taken its lock away between our opening it and holding it.
        if not (_locked(handle) and path.exists() and os.path.samestat(path.stat(), os.fstat(handle.fileno()))):
            raise EnvironmentProblem(f"Et andet vindue er ved at lave »{target}«. Vent, til det er færdigt.")
        try:
            yield
        finally:
            # Windows lets nobody delete an open file; there the empty lock stays.
            with contextlib.suppress(PermissionError):
                path.unlink()


def _locked(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


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
