"""What a change leads to is told in one comment: whole, readable however much is changed, and silent on what is not."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generators import cli, printing
from generators.exports import impact_comment
from generators.exports.impact_comment import MARK
from generators.handouts.setting.seams import Seams
from tests.editing.conftest import GOOD_FOLDER
from tests.handouts.stand_in import StandIn

FINDING = "erkendelser/E-001.yml"
ADVICE = "anbefalinger/A-001.yml"
Change = Callable[[Path], object]


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Redaktionen", "-c", "user.email=redaktionen@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder, committed in a repository of its own; nothing is set."""
    monkeypatch.setattr(printing, "typesetter", lambda _: StandIn())
    monkeypatch.setattr(printing, "seams", lambda _: Seams())
    folder = Path(shutil.copytree(GOOD_FOLDER, tmp_path / "depot" / "findings"))
    _git(folder.parent, "init", "-q", "-b", "main")
    _commit(folder.parent, "Alt")
    return folder


@pytest.fixture
def told(findings: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The comment on the folder as it is now."""

    def tell(base: str = "main", *, code: int = 0) -> str:
        assert cli.main(["impact", base, "--findings", str(findings)]) == code
        said = capsys.readouterr()
        return said.err if code == cli.BAD_USE else said.out

    return tell


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _with_windows_lines(folder: Path) -> None:
    for path in folder.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _with_more_on_main(folder: Path) -> None:
    _git(folder, "checkout", "-q", "-b", "gren")
    _git(folder, "checkout", "-q", "main")
    _edit(folder / FINDING, "titel: Ledere leder", "titel: Lærere lærer")
    _commit(folder, "En andens")
    _git(folder, "checkout", "-q", "gren")


UNCHANGED: dict[str, Change] = {
    "som den var": lambda _: None,
    "med Windows' linjer": _with_windows_lines,
    "med en fil, der ingen post er": lambda folder: (folder / "README.md").write_text("Læs mig"),
    "mens andre har rettet i grenen": _with_more_on_main,
}


@pytest.mark.parametrize("how", UNCHANGED)
def test_what_is_as_it_was_is_no_change(how: str, findings: Path, told: Callable[..., str]) -> None:
    UNCHANGED[how](findings)
    said = told()
    assert "Ingen ændringer" in said
    assert said.startswith(MARK)
    assert "###" not in said


def test_each_change_is_told_and_what_follows_from_it(findings: Path, told: Callable[..., str]) -> None:
    """New, changed without a date, made final, withdrawn; the pages, and whose handouts."""
    _edit(findings / ADVICE, "status: endelig", "status: foreloebig")
    _commit(findings, "Foreløbig")
    _edit(findings / ADVICE, "status: foreloebig", "status: endelig")
    _edit(findings / FINDING, "titel: Ledere leder", "titel: Spørg @ledere om *ledelse*")
    text = (findings / FINDING).read_text(encoding="utf-8")
    new = text.replace("Spørg @ledere om *ledelse* bedst", "Skoler lærer mest")
    (findings / "erkendelser/E-002.yml").write_text(new + "relaterede: [D-001]\n", encoding="utf-8", newline="\n")
    said = told("HEAD")
    assert "**1** ny post, **2** ændrede poster, **1** gjort endelig" in said
    assert "### Nye poster (1)\n\n- E-002 »Skoler lærer mest, når de kender hinanden«" in said
    assert "### Gjort endelige (1)\n\n- A-001" in said
    undated = said.partition("uden ny dato")[2].partition("###")[0]
    assert "E-001" in undated
    assert "A-001" not in undated
    assert "@ledere" not in said
    assert "*ledelse*" not in said
    assert "<del>Ledere</del>" in said
    assert "- `/erkendelser/E-002/`" in said
    assert "- Temakonference 1: alle" in said
    assert "E-002 kommer ind i" in said
    assert "E-002 → D-001" in said


def test_a_day_of_revision_is_enough(findings: Path, told: Callable[..., str]) -> None:
    _edit(findings / FINDING, "titel: Ledere leder", "titel: Lærere lærer")
    _edit(findings / FINDING, "optaget: 2026-11-21", "optaget: 2026-11-21\nrevideret: 2026-11-22")
    assert "uden ny dato" not in told()


def test_both_sides_are_measured_by_one_press(
    findings: Path, told: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It measures once what is alike on both."""
    presses: list[StandIn] = []

    def press(_: object) -> StandIn:
        presses.append(StandIn())
        return presses[-1]

    monkeypatch.setattr(printing, "typesetter", press)
    _edit(findings / FINDING, "titel: Ledere leder", "titel: Lærere lærer")
    assert "**1** ændret post" in told()
    assert len(presses) == 1


def test_what_is_gone_renamed_or_leads_astray_is_told(findings: Path, told: Callable[..., str]) -> None:
    text = (findings / ADVICE).read_text(encoding="utf-8")
    (findings / "anbefalinger/A-002.yml").write_text(text.replace("Mødes, før", "Tal, før"), encoding="utf-8")
    (findings / "anbefalinger/A-003.yml").write_text(text.replace("Mødes, før", "Ring, før"), encoding="utf-8")
    _commit(findings, "Tre")
    (findings / "anbefalinger/A-002.yml").rename(findings / "anbefalinger/A-012.yml")
    _edit(findings / "anbefalinger/A-012.yml", "optaget:", "tidligere_id: [A-002]\noptaget:")
    (findings / "anbefalinger/A-003.yml").rename(findings / "anbefalinger/A-013.yml")
    (findings / ADVICE).unlink()
    _edit(findings / FINDING, "status: endelig", "status: tilbagetrukket")
    said = told("HEAD")
    assert "A-002 hedder nu A-012" in said
    assert "A-003 hedder nu A-013; skriv `tidligere_id: [A-003]`" in said
    assert "### ⚠ Slettet" in said
    assert "- A-001 »" in said.partition("### ⚠ Slettet")[2]
    assert "### Trukket tilbage (1)\n\n- E-001" in said
    assert "- A-012 → E-001" in said.partition("fører galt")[2].partition("###")[0]
    assert "⚠ Væk" in said


def test_a_new_number_that_all_follow_is_nothing_to_see_to(findings: Path, told: Callable[..., str]) -> None:
    """The old address leads on, and whoever mentions the record says what it said."""
    _edit(findings / ADVICE, "En fast time er", "Som [E-001] siger, er en fast time")
    _commit(findings, "Et link i en tekst")
    assert cli.main(["rename", "E-001", "E-101", "--findings", str(findings)]) == 0
    said = told("HEAD")
    assert "### Nyt nummer (1)\n\n- E-001 hedder nu E-101" in said
    assert "A-001 »" in said
    assert "⚠" not in said


UNREADABLE: dict[str, tuple[str, bytes]] = {
    "en post": (ADVICE, b"titel: [\n"),
    "en post med et felt, der ikke er mere": (ADVICE, b"titel: x\nfarve: y\n"),
    "programmet": ("_register/program.yml", b"navn: [\n"),
    "en kilde": ("_register/kilder/beskrivelsen.yml", b"\xff\xfe"),
    "kommunerne": ("_register/kommuner.yml", b"- {"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_was_unreadable_is_named_and_the_rest_told(what: str, findings: Path, told: Callable[..., str]) -> None:
    path, content = UNREADABLE[what]
    good = (findings / path).read_bytes()
    (findings / path).write_bytes(content)
    _commit(findings, "Ulæselig")
    (findings / path).write_bytes(good)
    _edit(findings / FINDING, "titel: Ledere leder", "titel: Lærere lærer")
    said = told("HEAD")
    assert f"`{path}`" in said.partition("Kan ikke læses, som det var før")[2]
    assert "**1** ændret post" in said
    assert "Nye poster" not in said


def test_a_hundred_changes_are_still_one_readable_comment(findings: Path, told: Callable[..., str]) -> None:
    """Counted and folded."""
    text = (findings / FINDING).read_text(encoding="utf-8")
    for number in range(2, 102):
        own = text.replace("Ledere leder", f"Leder {number} leder").replace("mødet", f"møde {number}")
        (findings / f"erkendelser/E-{number:03}.yml").write_text(own, encoding="utf-8", newline="\n")
    _commit(findings, "Hundrede")
    for number in range(2, 102):
        _edit(findings / f"erkendelser/E-{number:03}.yml", "Det begynder", "Alt andet end før " * 150 + "begynder")
    said = told("HEAD")
    assert "**100** ændrede poster" in said
    assert len(said) < impact_comment.LONGEST
    assert said.count("<details>") == said.count("</details>")
    assert all(f"E-{number:03}" in said for number in (2, 60))
    assert max(map(len, said.split("\n"))) < 5_000


def test_where_the_host_takes_no_more_what_is_folded_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the end, and it is said."""
    folded = f"<details>{'x' * 50}</details>"
    parts = ["### Nye poster", f"- E-001\n\n{folded}", f"- E-002\n\n{folded}", folded]
    assert impact_comment._within(parts) == parts
    monkeypatch.setattr(impact_comment, "LONGEST", 120)
    kept = impact_comment._within(parts)
    assert kept[:-1] == ["### Nye poster", f"- E-001\n\n{folded}", "- E-002"]
    assert "er udeladt" in kept[-1]


def test_faults_come_first_and_are_all_there_is(findings: Path, told: Callable[..., str]) -> None:
    (findings / FINDING).unlink()
    said = told(code=1)
    assert "Posterne har fejl" in said
    assert "E-001" in said
    assert said.startswith(MARK)


def _outside_git(folder: Path) -> None:
    shutil.rmtree(folder.parent / ".git")


def _shallow(folder: Path) -> None:
    _edit(folder / FINDING, "titel: Ledere leder", "titel: Lærere lærer")
    _commit(folder, "Mere")
    whole, clone = folder.parent, folder.parent.with_name("klon")
    subprocess.run(["git", "clone", "-q", "--depth=1", whole.as_uri(), str(clone)], check=True, capture_output=True)
    shutil.rmtree(whole)
    clone.rename(whole)


WRONG: dict[str, tuple[Change, str, str]] = {
    "ingen Git": (_outside_git, "main", "ligger ikke i et Git-depot"),
    "ukendt": (lambda _: None, "mian", "Git kender ikke »mian«. Skriv en gren"),
    "et flag": (lambda _: None, "HEAD:findings", "Git kender ikke »HEAD:findings«"),
    "tomt": (lambda _: None, "", "Git kender ikke »«"),
    "overfladisk klon": (_shallow, "HEAD~1", "git fetch --unshallow"),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_git_cannot_tell_is_said_with_a_remedy(how: str, findings: Path, told: Callable[..., str]) -> None:
    change, base, message = WRONG[how]
    change(findings)
    assert message in told(base, code=cli.BAD_USE)


def test_before_the_folder_was_there_everything_is_new(findings: Path, told: Callable[..., str]) -> None:
    _git(findings, "checkout", "-q", "--orphan", "tom")
    _git(findings, "commit", "-q", "--allow-empty", "-m", "Alt igen")
    _git(findings, "rm", "-rq", "--cached", ".")
    _git(findings, "commit", "-q", "-m", "Intet")
    assert "**3** nye poster" in told("HEAD")
