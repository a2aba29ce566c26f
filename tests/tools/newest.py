"""Lets every package be as new as it can in this checkout, and tells which changed: »python tests/tools/newest.py«.

For a checkout that is thrown away: pyproject.toml and the locks are written anew. What is held back, with the reason,
stands in pyproject.toml. Runs on a plain Python, as the locks are what it writes. Needs the net.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT, LOCK = ROOT / "pyproject.toml", ROOT / "requirements-test.lock"
_PINNED = re.compile(r'"([\w.-]+)==([^"]+)"')
_LOCKED = re.compile(r"(?m)^([\w.-]+)==(\S+)")


def held_back(project: str) -> dict[str, str]:
    """Give the packages that are not the newest, each with the reason."""
    held: dict[str, str] = tomllib.loads(project)["tool"]["klyngeviden"]["holdt-tilbage"]
    return held


def loosened(project: str) -> str:
    """Let each package be its own version or a newer one, but those that are held back."""
    held = held_back(project)
    return _PINNED.sub(lambda pin: pin[0] if pin[1].lower() in held else f'"{pin[1]}>={pin[2]}"', project)


def table(before: str, after: str) -> str:
    """Tell which packages of a lock changed, as Markdown."""
    old, new = (dict(_LOCKED.findall(lock)) for lock in (before, after))
    rows = [f"| {name} | {old.get(name, '')} | {new[name]} |" for name in sorted(new) if new[name] != old.get(name)]
    return "\n".join(["| pakke | låst | nyeste |", "|---|---|---|", *rows]) if rows else "Alle pakker er de nyeste."


def main() -> int:
    """Write the locks anew and tell what changed."""
    before = LOCK.read_text(encoding="utf-8")
    PROJECT.write_text(loosened(PROJECT.read_text(encoding="utf-8")), encoding="utf-8")
    done = subprocess.run([sys.executable, ROOT / "tests/tools/relock.py", "--upgrade"], check=False)
    if done.returncode == 0:
        print(table(before, LOCK.read_text(encoding="utf-8")))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
