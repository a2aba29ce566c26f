"""Golden cases: each fault gives exactly its problems, and doing what the hints say mends it. See cases.py."""

import re
from pathlib import Path

import pytest

from generators import problems, store
from generators.problems import Level
from generators.reading import yaml_faults
from tests.golden import catalogue
from tests.golden.cases import CASES, MENDED, case_of, files_of, found_in, mended, name_of

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


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_a_fault_gives_its_problem_at_its_place(path: Path) -> None:
    """The problems found are those of the case: no more, no fewer, each at its line and column with its words."""
    case = case_of(path)
    found = found_in(case, files_of(case))
    expected = case["problemer"]
    places = [(f"{p.path}:{p.line}:{p.column}", p.code) for p in found]
    assert places == [(entry["sted"], entry["kode"]) for entry in expected], problems.as_text(found)
    for problem, entry in zip(found, expected, strict=True):
        assert entry.get("besked", "") in problem.message
        assert entry.get("raad", "") in problem.hint
        assert problem.hint
        assert entry.get("advarsel", False) is (problem.level is Level.WARNING), problem


@pytest.mark.parametrize("path", MENDED, ids=name_of)
def test_doing_what_the_hints_say_mends_it(path: Path) -> None:
    """After each hint is followed once, nothing is left to mend."""
    case = case_of(path)
    left = found_in(case, mended(case))
    assert left == [], problems.as_text(left)


def test_every_hint_is_followed() -> None:
    """Each case that gives a problem has the mended file, or stands among those that nobody can mend."""
    unmended = {name_of(path) for path in CASES if path not in MENDED and case_of(path)["problemer"]}
    assert unmended == set(NOT_MENDED)


def test_the_base_folder_is_sound() -> None:
    """Without changes there is nothing to mend."""
    assert found_in({}, files_of({})) == []


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
    held = {entry["kode"] for path in CASES for entry in case_of(path)["problemer"]}
    assert len(codes) > 40
    assert sorted(codes - held) == []


def test_the_page_of_faults_shows_each_as_the_check_tells_it() -> None:
    page = catalogue.page()
    assert catalogue.FILE.read_text(encoding="utf-8") == page, f"Skriv den igen: {catalogue.MEND}"
    shown = set(re.findall(r"^### .* \{#([a-z-]+)\}$", page, re.MULTILINE))
    assert shown >= {entry["kode"] for path in MENDED for entry in case_of(path)["problemer"]}
