"""The checkout that a folder lies in, as Git knows it: what is committed, what is not, and what was before."""

import datetime as dt
import io
import subprocess
import tarfile
from pathlib import Path

from generators import store

_SHOWN = 3
_UNKNOWN = "Git kender ikke »{0}«. Skriv en gren, et mærke eller en commit, fx main eller origin/main."
_SHALLOW = (
    "Klonen rummer kun de nyeste commits, så »{0}« kan ikke sammenlignes. "
    "Hent resten: git fetch --unshallow (i en byggeserver: fetch-depth: 0)."
)


def clean_commit(folder: Path) -> str:
    """Give the commit that holds all that lies in the checkout; raises EnvironmentProblem where there is none."""
    commit = _git(folder, "rev-parse", "--verify", "HEAD").strip()
    # Between zeros Git writes every name as it is.
    changed = [line[3:] for line in _git(folder, "status", "--porcelain", "--no-renames", "-z").split("\0") if line]
    if changed:
        more = f" og {len(changed) - _SHOWN} til" if len(changed) > _SHOWN else ""
        named = f"{', '.join(changed[:_SHOWN])}{more}"
        raise store.EnvironmentProblem(f"Ikke alt er lagt i Git: {named}. Læg det i Git (commit), og kør igen.")
    return commit


def would_hold(folder: Path, other: Path) -> bool:
    """Say whether something new in another folder would be new in the checkout too."""
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    if not other.resolve().is_relative_to(top.resolve()):
        return False
    return _asked(folder, "check-ignore", "--quiet", str(other.resolve() / "x")) is None


def day_of(folder: Path, commit: str) -> dt.date:
    """Give the day of a commit in UTC."""
    seconds = int(_git(folder, "show", "--no-patch", "--format=%ct", commit))
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date()


def where_it_began(folder: Path, revision: str) -> str:
    """Give the last commit that what lies here shares with a revision; raises EnvironmentProblem where there is none.

    What has come into the revision since is no change of ours.
    """
    _git(folder, "rev-parse", "--verify", "HEAD")
    is_shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
    found = _asked(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise store.EnvironmentProblem((_SHALLOW if is_shallow else _UNKNOWN).format(revision))
    shared = _asked(folder, "merge-base", "HEAD", found.decode().strip())
    if shared is None and is_shallow:
        raise store.EnvironmentProblem(_SHALLOW.format(revision))
    return (shared or found).decode().strip()


def files_at(folder: Path, commit: str) -> dict[str, bytes]:
    """Read the files of a folder as they were in a commit, by their paths within it; none where it was not there."""
    # From within a folder Git packs that folder only.
    packed = _asked(folder, "archive", "--format=tar", commit)
    if packed is None:
        return {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        held = ((member.name, archive.extractfile(member)) for member in archive if member.isfile())
        return {name: content.read() for name, content in held if content}


def _git(folder: Path, *words: str) -> str:
    try:
        told = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError) as error:
        message = f"»{folder}« ligger ikke i et Git-depot med en commit. Kør kommandoen i en klon af projektet."
        raise store.EnvironmentProblem(message) from error
    return told.stdout


def _asked(folder: Path, *words: str) -> bytes | None:
    """Ask Git something it may say no to."""
    told = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    return told.stdout if told.returncode == 0 else None
