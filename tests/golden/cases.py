"""Golden cases: files put into a small sound folder, the problems they must give, and what mends them.

A case is a YAML file of `filer` (path: whole text), `bytes` (path: base64), `ret` (path: {fra: til}), `slet` (paths),
`gentag` (path: {tekst, antal}), `dag` (the day of the run), `sprog` (the language is read too), `problemer` ({sted:
path:line:column, kode, any part of `besked` and `raad`, and `advarsel: true` of a warning}) and `rettet`: what somebody
does who follows each hint, after which nothing is left to mend (path: {fra: til}, or {'': text} of a new file, null, a
new path, [git] where it is fetched again, or [the character set it was saved in]). A new case needs no Python.
"""

import base64
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generators import dictionary, problems, store
from generators.knowledge.checks import check
from generators.knowledge.language.review import review
from generators.reading.loader import load

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.rglob("*.yml") if "grundlag" not in path.parts)


@cache
def case_of(path: Path) -> dict[str, Any]:
    """Read a case, once: nobody changes it."""
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return case


MENDED = [path for path in CASES if "rettet" in case_of(path)]


def name_of(path: Path) -> str:
    """The name of a case: its folder and its file."""
    return path.relative_to(HERE).with_suffix("").as_posix()


@cache
def _sound() -> dict[str, bytes]:
    files, _ = store.read_findings(HERE / "grundlag")
    return files


# It takes half a second to open.
_dictionary = cache(dictionary.opened)


def files_of(case: dict[str, Any]) -> dict[str, bytes]:
    """The folder with the fault in it."""
    files = dict(_sound())
    _edit(files, case.get("ret", {}))
    files |= {path: text.encode() for path, text in case.get("filer", {}).items()}
    files |= {path: base64.b64decode(data) for path, data in case.get("bytes", {}).items()}
    files |= {path: (row["tekst"] * row["antal"]).encode() for path, row in case.get("gentag", {}).items()}
    # In the order in which a disk gives them.
    return {path: content for path, content in sorted(files.items()) if path not in case.get("slet", [])}


def mended(case: dict[str, Any]) -> dict[str, bytes]:
    """The folder after each hint was followed once."""
    files = files_of(case)
    _edit(files, case["rettet"])
    return files


def _edit(files: dict[str, bytes], edits: dict[str, Any]) -> None:
    """Change words of files, delete them (null), give them another path (a text) or what they once held (a list)."""
    for path, changes in edits.items():
        if changes == ["git"]:
            files[path] = (HERE / "grundlag" / path).read_bytes()
            continue
        encoding = changes[0] if isinstance(changes, list) else "utf-8"
        text = files.pop(path, b"").decode(encoding)
        if isinstance(changes, dict):
            for old, new in changes.items():
                assert old in text, f"»{old}« står ikke i {path}"
                text = text.replace(old, new, 1)
        if changes is not None:
            files[changes if isinstance(changes, str) else path] = text.encode()


def found_in(case: dict[str, Any], files: dict[str, bytes]) -> list[problems.Problem]:
    """What the check says of a folder, with what it is asked for in the case."""
    findings = load(files)
    found = check(findings, dt.date.fromisoformat(case["dag"]) if "dag" in case else dt.date.max)
    return problems.in_order([*found, *review(findings, _dictionary())]) if "sprog" in case else found
