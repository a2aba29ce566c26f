"""A frozen edition: whole, small enough for Git, never changed, and told of when it is not as it was written."""

import dataclasses
import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from generators import cli, clock, exporting, store
from generators.commands import edition as command
from generators.exports.data.documents import documents
from generators.knowledge.checks import check
from generators.knowledge.comparison import Difference, compare
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.knowledge.published_editions import UNREADABLE, path_of, read, readable
from generators.knowledge.rules import numbers
from generators.presentation import differing, field_words, open_data
from generators.presentation.editions import rows, standing
from generators.presentation.open_data import Issue
from generators.reading.loader import LARGEST_EDITION, load
from generators.records.record_types import BY_LETTER
from tests.tools import editions

GOOD_FOLDER = store.ROOT / "tests" / "golden" / "grundlag"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def content(base: KnowledgeBase, issue: Issue) -> bytes:
    """The real records, with as many files as the site has."""
    return editions.content(base, issue, "2027", "Forår 2027", files=2000)


def test_an_edition_is_the_open_data_as_they_were(content: bytes, base: KnowledgeBase, issue: Issue) -> None:
    """The file with all records is kept byte for byte, so its fingerprint is that of the published one."""
    edition = read(path_of("2027"), content)
    published = next(text for address, text in documents(base, issue) if address == open_data.EVERYTHING)
    assert edition.data == published.encode()
    assert edition.files[open_data.EVERYTHING] == hashlib.sha256(edition.data).hexdigest()
    assert edition.date == issue.date
    assert list(edition.rows) == [record.id for record in base.records]


def test_it_has_room_in_git_several_times_over(content: bytes) -> None:
    assert len(content) < LARGEST_EDITION / 3


def test_what_is_the_same_freezes_to_the_same_bytes(base: KnowledgeBase, issue: Issue, content: bytes) -> None:
    assert editions.content(base, issue, "2027", "Forår 2027", files=2000) == content


def test_nothing_differs_from_an_edition_of_today(content: bytes, base: KnowledgeBase) -> None:
    """What is kept as JSON is what the records say: no field is lost on the way."""
    edition = read(path_of("2027"), content)
    assert compare(edition.rows, rows(base)).is_empty
    assert standing(dataclasses.replace(base, editions=(edition,))) == {record.id: edition for record in base.records}


def _changed(content: bytes, change: Callable[[Files], object]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    change(inside)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in inside.items():
            archive.writestr(name, text)
    return out.getvalue()


def _rewritten(files: Files) -> None:
    files["klyngeviden.json"] = files["klyngeviden.json"].replace(b"titel", b"Titel", 1)


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "ingen zip": lambda _: b"PK, men ikke mere",
    "afkortet": lambda content: content[: len(content) // 2],
    "ændret": lambda content: content[:900] + b"\0\0\0" + content[903:],
    "rettet": lambda content: _changed(content, _rewritten),
    "uden manifest": lambda content: _changed(content, lambda files: files.pop("manifest.json")),
    "et andet navn": lambda content: _changed(
        content, lambda files: files.update({"manifest.json": files["manifest.json"].replace(b'"2027"', b'"2028"')})
    ),
    "en liste": lambda content: _changed(content, lambda files: files.update({"manifest.json": b"[]"})),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_not_as_it_was_written_is_told(how: str, content: bytes) -> None:
    spoilt = SPOILT[how](content)
    with pytest.raises(UNREADABLE):
        read(path_of("2027"), spoilt)
    files = {path.relative_to(GOOD_FOLDER).as_posix(): path.read_bytes() for path in GOOD_FOLDER.rglob("*.yml")}
    found = check(load(files | {path_of("2027"): spoilt}))
    assert [(problem.path, problem.code) for problem in found] == [("_udgaver/2027.zip", "udgave")]
    assert list(readable({path_of("2027"): spoilt})) == []


def test_editions_come_oldest_first_and_other_files_are_told(content: bytes, base: KnowledgeBase, issue: Issue) -> None:
    later = editions.content(base, dataclasses.replace(issue, date=issue.date.replace(year=2028)), "2026")
    files = {path_of("2026"): later, path_of("2027"): content, "_udgaver/Kopi af 2027.zip": content}
    assert [edition.name for edition in readable(files)] == ["2027", "2026"]
    good = {path.relative_to(GOOD_FOLDER).as_posix(): path.read_bytes() for path in GOOD_FOLDER.rglob("*.yml")}
    assert [p.path for p in check(load(good | files))] == ["_udgaver/Kopi af 2027.zip"]
    assert [edition.name for edition in build(load(good | files)).editions] == ["2027", "2026"]


def test_a_number_that_stands_in_an_edition_is_never_given_again(content: bytes, base: KnowledgeBase) -> None:
    last = max(record.id for record in base.records if record.id[0] == "A")
    assert numbers.next_free(load({path_of("2027"): content}), "A") == f"A-{int(last[2:]) + 1:03}"


def test_a_record_with_another_number_is_the_same_record() -> None:
    before = {"A-001": {"id": "A-001", "status": "endelig", "titel": "Før", "adresse": "x"}}
    renamed = {"tidligere_id": ["A-001"], "ny": []}
    now = {"A-002": {"id": "A-002", "status": "endelig", "titel": "Nu", "adresse": "y", **renamed}}
    found = compare(before, now)
    assert (found.added, found.gone, found.withdrawn) == ((), (), ())
    (pair,) = found.changed
    assert pair.differences == (Difference("titel", "Før", "Nu"), Difference("tidligere_id", None, ["A-001"]))


def test_values_are_told_in_words(base: KnowledgeBase) -> None:
    model, theme = BY_LETTER["E"].model, base.themes[0]
    told = {
        "status": ("foreloebig", "Foreløbig"),
        "temaer": ([theme.slug, "ukendt"], f"{theme.short_name}\nukendt"),
        "optaget": ("2027-03-03", "3. marts 2027"),
        "dato": ("2018-03", "marts 2018"),
        "revideret": ("engang", "engang"),
        "kilder": ([{"kilde": base.sources[0].slug, "sted": "s. 4"}], f"Kilde: {base.sources[0].title}; Sted: s. 4"),
        "et_gammelt_felt": ([{"a": "b", "c": None}], "a: b"),
        "tekst": ("En linje,\nder går\nvidere.\n\n- Et\n- To\n", "En linje, der går videre.\n\n- Et\n- To\n"),
    }
    for key, (value, words) in told.items():
        assert field_words.in_words(base, model, key, value) == words
    assert field_words.label(model, "optaget") == "Optaget"
    assert field_words.label(model, "et_gammelt_felt") == "Et gammelt felt"


@pytest.mark.parametrize(("before", "now"), [("en to tre", "en fire tre"), ("", "ny"), ("a\nb", "a\n\nb"), ("x", "x")])
def test_two_versions_are_shown_whole(before: str, now: str) -> None:
    old, new = differing.side_by_side(before, now)
    assert ("".join(text for text, _ in old), "".join(text for text, _ in new)) == (before, now)
    assert "".join(text for text, own in old if not own) == "".join(text for text, own in new if not own)
    assert any(own for _, own in (*old, *new)) == (before != now)


def test_of_long_stretches_that_are_the_same_the_ends_are_shown() -> None:
    words = [f"ord{number}" for number in range(400)]
    changed = [*words[:200], "nyt", *words[201:]]
    old, new = differing.side_by_side(" ".join(words), " ".join(changed))
    (first, _), (own, is_own), (last, _) = new
    assert (own, is_own) == ("nyt", True)
    assert first.startswith(differing.LEFT_OUT)
    assert first.endswith("ord199 ")
    assert last.startswith(" ord201")
    assert last.endswith(differing.LEFT_OUT)
    assert max(len(text.split()) for text, _ in (*old, *new)) < 30


# --- the command ------------------------------------------------------------------------------------------------------


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Redaktionen", "-c", "user.email=redaktionen@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder in a repository of its own, of a site whose address is chosen."""
    folder = Path(shutil.copytree(GOOD_FOLDER, tmp_path / "depot" / "findings"))
    _git(folder.parent, "init", "-q")
    _git(folder.parent, "add", ".")
    _git(folder.parent, "commit", "-q", "-m", "Alt")
    config = tmp_path / "mkdocs.yml"
    config.write_text(store.CONFIG.read_text(encoding="utf-8").replace("klyngeviden.example", "viden.kl.dk"), "utf-8")
    monkeypatch.setattr(store, "CONFIG", config)
    return folder


def _published(new: Path, folder: Path, findings: object, base: KnowledgeBase, processes: int) -> dict[str, str]:
    """Publish the data alone: that the whole site is built is for its own test."""
    del folder, findings, processes
    issue = Issue(store.site(), clock.edition_date(base))
    for address, text in documents(base, issue):
        store.write(new, address, text)
    return exporting.export_manifest(issue, new)


def test_an_edition_is_frozen_cited_and_never_frozen_again(
    findings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "build_whole", _published)
    words = ["edition", "2027-foraar", "--titel", "Forår 2027", "--findings", str(findings)]
    assert cli.main(words) == 0
    said = capsys.readouterr().err
    edition = read(path_of("2027-foraar"), (findings / path_of("2027-foraar")).read_bytes())
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=findings, capture_output=True, check=True, text=True).stdout
    assert edition.commit == head.strip()
    assert edition.citation in said
    assert "udgaven »Forår 2027«" in said
    assert "https://viden.kl.dk/udgaver/2027-foraar/" in said
    assert cli.main(["check", "--findings", str(findings)]) == 0
    _git(findings, "add", ".")
    _git(findings, "commit", "-q", "-m", "Udgave")
    assert cli.main(words) == 2
    assert "allerede en udgave" in capsys.readouterr().err


WRONG = {
    "Forår 2027": "Skriv fx foraar-2027.",
    "2027-foraar-": "Skriv fx 2027-foraar.",
    "…": "Skriv fx 2027-foraar.",
    "a" * 61: "højst 60 tegn",
    "nu": "Skriv fx nu-1.",
    "con": "Skriv fx con-1.",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_cannot_be_is_told_with_one_that_can(
    name: str, findings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["edition", name, "--findings", str(findings)]) == 2
    assert WRONG[name] in capsys.readouterr().err
    assert not (findings / "_udgaver").exists()


def test_what_is_not_committed_is_not_frozen(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (findings.parent / "noter æ.txt").write_text("x")
    assert cli.main(["edition", "2027", "--findings", str(findings)]) == 2
    assert "Ikke alt er lagt i Git: noter æ.txt. Læg det i Git" in capsys.readouterr().err


def test_without_git_there_is_no_edition(tmp_path: Path, findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(findings, tmp_path / "uden"))
    assert cli.main(["edition", "2027", "--findings", str(folder)]) == 2
    assert "ikke i et Git-depot" in capsys.readouterr().err


def test_a_placeholder_cannot_be_cited(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.CONFIG.write_text(store.CONFIG.read_text("utf-8").replace("viden.kl.dk", "viden.example"), "utf-8")
    assert cli.main(["edition", "2027", "--findings", str(findings)]) == 2
    assert "site_url i mkdocs.yml" in capsys.readouterr().err


def test_a_build_that_fails_or_grows_too_large_leaves_nothing(
    findings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "build_whole", _published)
    monkeypatch.setattr(command, "LARGEST_EDITION", 1000)
    assert cli.main(["edition", "2027", "--findings", str(findings)]) == 2
    assert "i Git er der plads til 1 kB" in capsys.readouterr().err
    assert not (findings / "_udgaver").exists()
