"""Golden cases: files put into a small sound folder, and exactly the problems they must give.

A case is a YAML file of `filer` (path: whole text), `bytes` (path: base64), `ret` (path: {fra: til}), `slet` (paths),
`gentag` (path: {tekst, antal}), `dag` (the day of the run), `sprog` (the language is read too), `problemer` ({sted:
path:line:column, kode, and any part of `besked` and `raad`}) and `rettet`: what somebody does who follows each hint,
after which nothing is left to mend (path: {fra: til}, or {'': text} of a new file, null, a new path, [git] where it is
fetched again, or [the character set it was saved in]). A new case needs no Python.
"""

import base64
import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generators import dictionary, problems, store
from generators.knowledge.checks import check
from generators.knowledge.language.review import review
from generators.reading import yaml_faults
from generators.reading.loader import load

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.rglob("*.yml") if "grundlag" not in path.parts)


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


MENDED = [path for path in CASES if "rettet" in _case(path)]


# Cases that nobody can mend within the small folder, and why.
NOT_MENDED = {
    "tvaers/mangler-kommune": "the small folder has nine of the 98 municipalities",
    "tvaers/to-klynger": "nine municipalities are too few for two clusters",
    "tvaers/oplag": "what a frozen edition held is in Git alone",
    "tvaers/udgaver": "what a frozen edition held is in Git alone",
    "yaml/for-dybt": "brackets without an end hold no record",
    "yaml/for-dybt-streger": "dashes without an end hold no record",
    "yaml/for-stor": "a letter five million times is no record",
    "yaml/genbrug-bombe": "the fields are none of a record's",
}


def _name(path: Path) -> str:
    return path.relative_to(HERE).with_suffix("").as_posix()


def _files(case: dict[str, Any]) -> dict[str, bytes]:
    files, _ = store.read_findings(HERE / "grundlag")
    _edit(files, case.get("ret", {}))
    files |= {path: text.encode() for path, text in case.get("filer", {}).items()}
    files |= {path: base64.b64decode(data) for path, data in case.get("bytes", {}).items()}
    files |= {path: (row["tekst"] * row["antal"]).encode() for path, row in case.get("gentag", {}).items()}
    return {path: content for path, content in files.items() if path not in case.get("slet", [])}


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


def _found(case: dict[str, Any]) -> list[problems.Problem]:
    return _checked(case, _files(case))


def _checked(case: dict[str, Any], files: dict[str, bytes]) -> list[problems.Problem]:
    findings = load(files)
    found = check(findings, dt.date.fromisoformat(case["dag"]) if "dag" in case else dt.date.max)
    return problems.in_order([*found, *review(findings, dictionary.opened())]) if "sprog" in case else found


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_a_fault_gives_its_problem_at_its_place(path: Path) -> None:
    """The problems found are those of the case: no more, no fewer, each at its line and column with its words."""
    case = _case(path)
    found = _found(case)
    expected = case["problemer"]
    places = [(f"{p.path}:{p.line}:{p.column}", p.code) for p in found]
    assert places == [(entry["sted"], entry["kode"]) for entry in expected], problems.as_text(found)
    for problem, entry in zip(found, expected, strict=True):
        assert entry.get("besked", "") in problem.message
        assert entry.get("raad", "") in problem.hint
        assert problem.hint


@pytest.mark.parametrize("path", MENDED, ids=_name)
def test_doing_what_the_hints_say_mends_it(path: Path) -> None:
    """After each hint is followed once, nothing is left to mend."""
    case = _case(path)
    files = _files(case)
    _edit(files, case["rettet"])
    left = _checked(case, files)
    assert left == [], problems.as_text(left)


def test_every_hint_is_followed() -> None:
    """Each case that gives a problem has the mended file, or stands among those that nobody can mend."""
    unmended = {_name(path) for path in CASES if path not in MENDED and _case(path)["problemer"]}
    assert unmended == set(NOT_MENDED)


def test_the_base_folder_is_sound() -> None:
    """Without changes there is nothing to mend."""
    assert _found({}) == []


def test_every_code_has_a_case() -> None:
    """Each kind of problem that the reading or the checks can give is held by a case."""
    package = store.ROOT / "generators"
    sources = [
        *(package / "reading").rglob("*.py"),
        *(package / "knowledge" / "rules").glob("*.py"),
        *(package / "knowledge" / "language").glob("*.py"),
        package / "records" / "fields.py",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = re.findall(r'(?:Fault|rejected|breach)\((?:[^"()]*,)?\s*"([a-z-]+)"', text)
    shaped = re.findall(r'shaped\(\s*r"[^"]*",\s*"([a-z-]+)"', text)
    codes = {*named, *shaped, *(row.code for row in yaml_faults._TRANSLATIONS)}
    held = {entry["kode"] for path in CASES for entry in _case(path)["problemer"]}
    assert len(codes) > 40
    assert sorted(codes - held) == []
