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
from typing import IO, TYPE_CHECKING

from generators import disk
from generators.presentation.site import FILE, Site, SiteFault, read_site
from generators.problems import Problem
from generators.reading.loader import LARGEST_EDITION, WHOLE_EDITIONS_FOLDER
from generators.reading.yaml_values import LARGEST_FILE

if TYPE_CHECKING:
    from jinja2 import Environment

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


# --- reading ----------------------------------------------------------------------------------------------------------

DEEPEST, MOST_FILES = 6, 60_000
# What Windows and macOS put into folders they have shown.
_OF_THE_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"})
# Only these are read; of everything else the name is enough.
_READ = (".yml", ".yaml")
_JUNCTION = 0xA0000003
_ALIKE = "Angiv mappen med poster: --findings MAPPE"


def read_findings(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Read every file of a findings folder: bytes by relative path, and what could not be read.

    Raises EnvironmentProblem where there is no such folder.
    """
    refuse_missing(folder)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, found in _walk(folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif name.lower().endswith(_READ) or name.startswith("_"):
            content = _content(Path(found), name)
            if isinstance(content, Problem):
                problems.append(content)
            else:
                files[name] = content
        else:
            files[name] = b""
        if len(files) + len(problems) > MOST_FILES:
            raise EnvironmentProblem(f"Mappen »{folder}« rummer mere end {MOST_FILES} filer. {_ALIKE}")
    return files, problems


def refuse_missing(folder: Path) -> None:
    """Ask for the folder of records where none is given; raises EnvironmentProblem."""
    if folder.is_file():
        raise EnvironmentProblem(f"»{folder}« er en fil. Angiv mappen med alle poster: --findings MAPPE")
    if not folder.is_dir():
        raise EnvironmentProblem(f"Der er ingen mappe »{folder}«. {_ALIKE}")


def _content(path: Path, name: str) -> bytes | Problem:
    try:
        with path.open("rb") as file:
            # One byte more than is allowed tells the reader that the file is too large.
            most = LARGEST_EDITION if name.startswith(f"{WHOLE_EDITIONS_FOLDER}/") else LARGEST_FILE
            return file.read(most + 1)
    except OSError as error:
        # Windows knows only on opening a file whether it may be read.
        return _unreadable(name, error)


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str] | Problem]]:
    """Yield every file that is not hidden, by its path from the outermost folder, and what is no file or folder.

    No link is followed, and no folder deeper than any record lies.
    """
    ahead: list[tuple[Path, str]] = [(folder, "")]
    while ahead:
        place, above = ahead.pop()
        try:
            ordered = _listed(place)
        except OSError as error:
            if not above:
                raise EnvironmentProblem(f"Mappen »{folder}« kan ikke læses: {disk.reason(error)}.") from error
            yield above, _unreadable(above.rstrip("/"), error)
            continue
        inner: list[tuple[Path, str]] = []
        for entry in ordered:
            name = above + entry.name
            try:
                problem = _odd(entry, name)
                is_folder = entry.is_dir(follow_symlinks=False)
            except OSError as error:
                problem, is_folder = _unreadable(name, error), False
            if problem or not is_folder:
                yield name, problem or entry
            elif name.count("/") >= DEEPEST:
                yield name, _too_deep(name)
            else:
                inner.append((Path(entry), f"{name}/"))
        ahead += reversed(inner)


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        shown = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted((e for e in shown if e.name.lower() not in _OF_THE_SYSTEM), key=lambda entry: entry.name)


def _odd(entry: os.DirEntry[str], name: str) -> Problem | None:
    # Python 3.11 does not know that a junction of Windows is a link as well.
    if entry.is_symlink() or getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION:
        message = "Her ligger en genvej (et link) i stedet for en fil eller mappe; den bliver ikke fulgt."
        return Problem(path=name, code="genvej", message=message, hint="Læg selve filen eller mappen her.")
    if entry.is_dir() and name.lower().endswith((".yml", ".yaml")):
        message = "Her ligger en mappe med navn som en post."
        return Problem(path=name, code="mappe", message=message, hint="Flyt filen ud af mappen, og slet mappen.")
    if not (entry.is_dir() or entry.is_file()):
        return Problem(path=name, code="ikke-en-fil", message="Her ligger noget, der ikke er en fil.", hint="Slet det.")
    return None


def _unreadable(name: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        message, hint = "Filen eller mappen forsvandt, mens posterne blev læst.", "Kør igen, når den er på plads."
        return Problem(path=name, code="adgang", message=message, hint=hint)
    message = f"Filen eller mappen kan ikke læses: {disk.reason(error)}."
    hint = "Luk den i andre programmer, eller giv adgang til den."
    return Problem(path=name, code="adgang", message=message, hint=hint)


def _too_deep(name: str) -> Problem:
    message = f"Mapperne ligger mere end {DEEPEST} i hinanden; hvad der er i den her, bliver ikke læst."
    return Problem(path=name, code="dyb-mappe", message=message, hint="Flyt filerne op, og slet mapperne.")


def site(config: Path | None = None) -> Site:
    """Read what mkdocs.yml says of the site; raises EnvironmentProblem where that is wrong."""
    try:
        return read_site((config or CONFIG).read_text(encoding="utf-8"))
    except (SiteFault, UnicodeDecodeError) as fault:
        raise EnvironmentProblem(str(fault)) from fault


def templates(folder: str) -> "Environment":
    """Open the Jinja templates of one folder under templates/; a name that is missing is an error."""
    # A check needs no template, and Jinja takes longer to import than the records to be read from disk.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    from generators.compiled import COMPILED, PlainCalls  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / folder),
        undefined=StrictUndefined,
        autoescape=True,
        # Each build opens them anew, so none is asked again whether its file has changed.
        auto_reload=False,
        bytecode_cache=COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.context_class = PlainCalls
    return environment


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
        disk.patiently(lambda: old.rename(target))
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
    target = resolved(target)
    with _alone(target):
        try:
            _refuse_others(target, sign)
            done = recover(target)
            _beside(target, "ny").mkdir(parents=True)
        except OSError as error:
            raise EnvironmentProblem(f"Der kan ikke skrives ved siden af {target}: {disk.reason(error)}.") from error
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
        disk.patiently(lambda: new.rename(ready))
        _swap(ready, target, old)
    except OSError as error:
        message = f"{target.name}/ kunne ikke skiftes ud: {disk.reason(error)}. Luk det, der har den åben, og kør igen."
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
        disk.patiently(lambda: target.rename(old))
    disk.patiently(lambda: ready.rename(target))


def write(folder: Path, address: str, content: bytes | str) -> None:
    """Write one file under `folder`, in UTF-8 and with plain newlines, whole or not at all."""
    with replacing_file(folder / address) as half:
        half.write_bytes(content.encode() if isinstance(content, str) else content)


@contextlib.contextmanager
def replacing_file(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to write, and put it in the place of that when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name[:_ROOM_FOR_MORE]}.{os.getpid()}.halv")
    try:
        yield half
        disk.patiently(lambda: half.replace(path))
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink()
        raise


_ROOM_FOR_MORE = 200
"""Letters of a name that leave room for more within what a disk allows."""

# --- where output may lie ---------------------------------------------------------------------------------------------

_OWN_FOLDERS = frozenset(
    {".git", ".venv", "generators", "templates", "docs", "findings", "vendor", "tests", "benchmarks"}
)


def refuse_misplaced(out: Path, findings: Path) -> None:
    """Keep output out of the program, the records and everything around them; raises EnvironmentProblem."""
    target, records = resolved(out), resolved(findings)
    if target.exists() and not target.is_dir():
        raise EnvironmentProblem(f"»{out}« er en fil. Angiv en mappe: --out MAPPE")
    inside = target.relative_to(ROOT).parts if target.is_relative_to(ROOT) else ()
    if ROOT.is_relative_to(target) or (inside and inside[0] in _OWN_FOLDERS):
        what = "programmet"
    elif target.is_relative_to(records) or records.is_relative_to(target):
        what = "posterne"
    else:
        return
    message = f"Mappen »{out}« hører til {what} og bliver ikke overskrevet. Angiv en mappe for sig: --out MAPPE"
    raise EnvironmentProblem(message)


def refuse_public(path: Path, what: str, whose: str) -> None:
    """Keep what is known of people out of what is committed and what is published; raises EnvironmentProblem."""
    place = resolved(path)
    around = (place, *place.parents)
    if place.is_relative_to(ROOT):
        where = "projektets mappe"
    elif any((folder / "kommuner" / "index.html").exists() for folder in around):
        where = "webstedet"
    elif any((folder / ".git").exists() for folder in around):
        where = "et Git-depot"
    else:
        return
    message = f"{what} må ikke ligge i {where}, for så kan {whose} blive offentlige. Vælg en anden mappe."
    raise EnvironmentProblem(message)


def resolved(path: Path) -> Path:
    """Find where a path leads; raises EnvironmentProblem where it leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        why = disk.reason(error) if isinstance(error, OSError) else "genveje går i ring"
        raise EnvironmentProblem(f"»{path}« kan ikke bruges: {why}.") from error
