"""Frozen editions: what was on paper, and what has changed since."""

import dataclasses
import datetime as dt
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from generators import cli, store
from generators.knowledge.comparison import Difference, differences
from generators.knowledge.editions import (
    Change,
    ChangeKind,
    FrozenEdition,
    Printed,
    changes,
    editions_of,
    on_paper,
    read,
    write,
)
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.on_paper import frozen, of_place
from generators.presentation.plain import of_entry
from generators.reading.loader import load
from generators.records.fields import key_of
from generators.records.record_types import BY_LETTER, Record, Status
from generators.records.supplied import Supplied
from tests.handouts.conftest import Changed
from tests.handouts.reading_pdf import links
from tests.presentation.filled import filled, one_of_each

DATE = dt.date(2026, 11, 21)
COMMIT = "c0ffee"
INSIDE, NAMED = ("E-001", "M-001"), ("A-001",)
DAY = "temakonference-1"


@pytest.fixture
def edition(base: KnowledgeBase) -> FrozenEdition:
    return frozen(base, base.theme_conferences[0], 1, COMMIT, DATE, {"assens": Printed("ab" * 32, INSIDE, NAMED)})


def since(base: KnowledgeBase, edition: FrozenEdition) -> list[Change]:
    return list(changes(base, edition, edition.handouts["assens"], lambda record: of_entry(base, record)))


def told(base: KnowledgeBase, edition: FrozenEdition) -> list[tuple[str, ChangeKind, list[str]]]:
    return [(c.before["id"], c.kind, [d.key for d in c.differences]) for c in since(base, edition)]


def test_an_edition_survives_writing_and_reading(edition: FrozenEdition) -> None:
    """What is committed is what was frozen, in a file a person can compare."""
    assert read(write(edition)) == edition
    assert write(read(write(edition))) == write(edition)
    assert edition.label == "1. udgave, 21. november 2026"
    assert edition.path == "_oplag/temakonference-1-1.json"
    assert json.loads(write(edition))["commit"] == COMMIT


def test_nothing_has_changed_at_first(base: KnowledgeBase, edition: FrozenEdition) -> None:
    """A fresh handout is up to date."""
    assert since(base, edition) == []


def test_the_old_text_is_kept_beside_the_new(base: KnowledgeBase, with_record: Changed, edition: FrozenEdition) -> None:
    new = "Et helt nyt resumé, som siger noget andet end det på papiret."
    (change,) = since(with_record("E-001", summary=new), edition)
    assert change.differences == (Difference("resume", base.by_id["E-001"].summary, new),)


def test_of_a_record_that_found_no_room_the_title_is_compared(with_record: Changed, edition: FrozenEdition) -> None:
    """The paper says no more of it."""
    assert told(with_record("A-001", summary="Et helt nyt resumé, som ikke står på papiret."), edition) == []
    changed = with_record("A-001", title="En helt anden titel")
    assert told(changed, edition) == [("A-001", ChangeKind.CHANGED, ["titel"])]


def test_a_change_that_shows_on_paper_is_told(with_record: Changed, edition: FrozenEdition) -> None:
    """A new summary makes the paper old."""
    changed = with_record("E-001", summary="Et helt nyt resumé, som siger noget andet end det på papiret.")
    assert told(changed, edition) == [("E-001", ChangeKind.CHANGED, ["resume"])]


@pytest.mark.parametrize("letter", sorted(BY_LETTER))
def test_every_field_that_is_printed_makes_paper_old(whole_base: KnowledgeBase, letter: str) -> None:
    """Actions, steps, poles, sources and all others, changed one at a time."""
    record = next(r for r in one_of_each(whole_base.records) if r.id[0] == letter)
    full, words = filled(record)

    def shown(one: Record) -> object:
        return on_paper(of_entry(whole_base, one))

    makes_old = {key for key in words if shown(_with_field(record, full, key)) != shown(record)}
    # What was changed stands at a date, which is not printed.
    assert makes_old == set(words) - {"aendring"}
    assert shown(full.model_copy(update={"status": Status.PROVISIONAL})) != shown(full)


def _with_field(record: Record, other: Record, key: str) -> Record:
    name = next(name for name in type(record).model_fields if key_of(type(record), name) == key)
    return record.model_copy(update={name: getattr(other, name)})


@pytest.mark.parametrize("field", ["recorded", "revised"])
def test_the_dates_of_a_record_do_not_make_paper_old(with_record: Changed, edition: FrozenEdition, field: str) -> None:
    """They only repeat that something changed."""
    assert told(with_record("E-001", **{field: dt.date(2027, 1, 1)}), edition) == []


def test_a_search_word_does_not_make_paper_old(with_record: Changed, edition: FrozenEdition) -> None:
    """What no reader of paper can see is not told."""
    assert told(with_record("E-001", search_words=("nyt ord",)), edition) == []


def test_a_withdrawn_or_deleted_record_is_told(
    base: KnowledgeBase, with_record: Changed, edition: FrozenEdition
) -> None:
    """Worse than changed: it should not be used any more."""
    withdrawn = with_record("E-001", status=Status.WITHDRAWN)
    assert told(withdrawn, edition) == [("E-001", ChangeKind.WITHDRAWN, [])]
    gone = dataclasses.replace(base, records=tuple(r for r in base.records if r.id != "M-001"))
    assert told(gone, edition) == [("M-001", ChangeKind.GONE, [])]


def test_a_record_with_a_new_number_says_what_it_said(with_record: Changed, edition: FrozenEdition) -> None:
    """The code on paper is another: that is told, and nothing else."""
    renamed = with_record("E-001", id="E-999", former_ids=("E-001",))
    (change,) = since(renamed, edition)
    assert (change.before["id"], change.now and change.now.id, change.differences) == ("E-001", "E-999", ())


def test_what_is_supplied_later_is_told(base: KnowledgeBase, edition: FrozenEdition) -> None:
    """It stands on the front of the handout; what another conference is told of does not."""
    fact = {"slags": "maal", "vaerdi": "Alle børn skal lære", "kilde": "Oplyst af kommunen"}
    table = {"slags": "bord", "vaerdi": "7", "kilde": "Oplyst af KL", "konference": "temakonference-2"}
    supplied = Supplied.model_validate({"slug": "assens", "oplysninger": [fact, table]})
    now = of_place(
        dataclasses.replace(base, supplied=(supplied,)), base.theme_conferences[0], base.municipality["assens"]
    )
    (found,) = differences(edition.texts.places["assens"], now)
    assert (found.key, found.before) == ("oplysninger", None)
    assert found.now == ["Jeres politiske mål: Alle børn skal lære (Oplyst af kommunen)"]


def test_every_edition_is_known_the_last_one_first(edition: FrozenEdition) -> None:
    """The tenth comes after the ninth; other conferences, other files and a broken one are passed over."""
    editions = [dataclasses.replace(edition, number=number) for number in (9, 10, 2)]
    files = {one.path: write(one) for one in editions} | {"_oplag/temakonference-2-11.json": b"{}", "_oplag/x.txt": b""}
    files["_oplag/temakonference-1-11.json"] = b"[]"
    assert [one.number for one in editions_of(files, DAY)] == [10, 9, 2]
    assert editions_of(files, "temakonference-3") == ()


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    there = {"GIT_COMMITTER_DATE": "2026-11-21T23:30:00-0600", "PATH": os.environ["PATH"]}
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, env=there)


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small programme in Git, and a site that has an address."""
    folder = tmp_path / "projekt" / "findings"
    assert cli.main(["demo", "--antal", "10", "--klynger", "1", "--kommuner", "8", "--out", str(folder)]) == 0
    _git(folder.parent, "init", "-q")
    _git(folder.parent, "add", "--all")
    _git(folder.parent, "commit", "-q", "-m", "Alt")
    config = tmp_path / "mkdocs.yml"
    config.write_text(store.CONFIG.read_text(encoding="utf-8").replace("klyngeviden.example", "viden.kl.dk"), "utf-8")
    monkeypatch.setattr(store, "CONFIG", config)
    return folder


def asked(findings: Path, out: Path) -> list[str]:
    return ["handouts", "--frys", "--findings", str(findings), "--konference", DAY, "--out", str(out)]


def test_freezing_numbers_the_paper_and_keeps_what_is_on_it(
    findings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that the page behind the QR code reads: dated by its commit however the program was started."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert cli.main(asked(findings, tmp_path / "a")) == 0
    _git(findings.parent, "add", "--all")
    _git(findings.parent, "commit", "-q", "-m", "Oplag")
    assert cli.main(asked(findings, tmp_path / "b")) == 0
    files, _ = store.read_findings(findings)
    second, first = editions_of(files, DAY)
    assert (first.number, second.number) == (1, 2)
    assert (first.date, second.date) == (dt.date(2026, 11, 22), dt.date(2026, 11, 22))
    assert re.fullmatch("[0-9a-f]{40}", first.commit)
    assert first.commit != second.commit
    assert len(second.handouts) == 8
    base = build(load(files))
    assert base.printed[DAY] == (second, first)
    for edition in (first, second):
        for printed in edition.handouts.values():
            assert list(changes(base, edition, printed, lambda record: of_entry(base, record))) == []
    folder = tmp_path / "b" / "haefter" / DAY
    listed = (folder / "fordeling.csv").read_text(encoding="utf-8-sig")
    assert re.findall(r"2\. udgave", listed)
    slug, printed = next(iter(second.handouts.items()))
    assert printed.sha256 in listed
    assert f"https://viden.kl.dk/haefter/{DAY}/{slug}/#udgave-2" in links((folder / f"{slug}.pdf").read_bytes())


def test_what_cannot_be_found_again_is_not_frozen(
    findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A change that is not in Git, and paper that lies among the files of the project."""
    assert cli.main(asked(findings, findings.parent / "trykt")) == 2
    assert "uden for projektet" in capsys.readouterr().err
    (findings / "ny.txt").write_text("x", encoding="utf-8")
    assert cli.main(asked(findings, tmp_path / "a")) == 2
    assert "Ikke alt er lagt i Git: findings/ny.txt" in capsys.readouterr().err
    assert not (findings / "_oplag").exists()
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (["--kommune", "assens"], "Udelad --kommune"),
        (["--stor-skrift"], "Udelad --stor-skrift"),
        ([], "er kun en pladsholder, så koderne i hæfterne fører ingen steder hen"),
    ],
)
def test_an_edition_is_whole_and_its_codes_lead_somewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: list[str], said: str
) -> None:
    """One municipality alone is no edition, and no paper is frozen with an address that nobody has."""
    assert cli.main(["handouts", "--frys", *word, "--out", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
