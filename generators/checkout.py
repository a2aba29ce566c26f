"""The checkout that a folder lies in, as Git knows it: the commit it stands at, and what is not committed."""

import subprocess
from pathlib import Path

from generators import store

_SHOWN = 3


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


def _git(folder: Path, *words: str) -> str:
    try:
        told = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError) as error:
        message = f"»{folder}« ligger ikke i et Git-depot med en commit. Kør kommandoen i en klon af projektet."
        raise store.EnvironmentProblem(message) from error
    return told.stdout
