"""A record gets another number: everybody follows, old addresses live on, and nobody gets the old number again."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from generators import cli, store, workshop
from generators.handouts.organiser import word
from generators.handouts.setting.parts import Edition
from generators.knowledge import editions
from generators.knowledge.editions import ChangeKind, Printed, changes, on_paper
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import called_before
from generators.loading import load_base, read_checked
from generators.presentation import addresses
from generators.presentation.on_paper import frozen
from generators.presentation.plain import of_entry
from generators.search.documents import findables
from generators.search.shards import _codes
from generators.site_sources import known_addresses
from generators.website.page import Imprint
from generators.website.site_tree import pages, small_files
from tests.editing.conftest import read_all


def _rename(folder: Path, *words: str) -> int:
    return cli.main(["rename", *words, "--findings", str(folder)])


def test_everybody_follows_and_nothing_else_changes(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records, texts and comments name the new id; the record keeps every line and gets one."""
    before = read_all(findings)
    assert _rename(findings, "E-001", "e101") == 0
    after = read_all(findings)
    assert set(after) ^ set(before) == {"erkendelser/E-001.yml", "erkendelser/E-101.yml"}
    was, now = (before["erkendelser/E-001.yml"].decode(), after["erkendelser/E-101.yml"].decode())
    assert now == was.replace("status: endelig\n", "status: endelig\ntidligere_id: [E-001]\n")
    changed = {path for path in before if path in after and before[path] != after[path]}
    assert changed == {"anbefalinger/A-001.yml", "dilemmaer/D-001.yml"}
    assert all(after[path] == before[path].replace(b"E-001", b"E-101") for path in changed)
    assert [problem.code for problem in read_checked(findings)[1]] == []
    shown = capsys.readouterr()
    assert shown.out.strip().endswith("E-101.yml")
    assert "Rettet i to andre filer: anbefalinger/A-001.yml og dilemmaer/D-001.yml." in shown.err


def test_the_old_number_is_never_given_again(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not to a new record, not to another, but to the record itself it may return."""
    assert _rename(findings, "E-001", "E-041") == 0
    assert cli.main(["new", "erkendelse", "En ny titel på prøve", "--findings", str(findings)]) == 0
    assert capsys.readouterr().out.strip().endswith("E-042.yml")
    (findings / "erkendelser" / "E-042.yml").unlink()
    assert _rename(findings, "E-041", "E-001") == 0
    assert "tidligere_id: [E-041]\n" in (findings / "erkendelser" / "E-001.yml").read_text()
    assert cli.main(["references", "E-041", "--findings", str(findings)]) == 0
    assert _rename(findings, "E-041", "E-050") == 2
    assert "E-041 hedder nu E-001." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["E-001", "E-001"], "hedder allerede E-001"),
        (["E-001", "D-002"], "E-001 bliver ikke et dilemma af at få et andet nummer"),
        (["E-009", "E-010"], "Der er ingen post E-009"),
        (["E-001", "kage"], "»kage« er ikke et id"),
        (["E-001", "X-001"], "»X-001« er ikke et id"),
        (["E-001", "E-0002"], "E-002 findes allerede. Næste ledige nummer er E-008."),
        (["E-001", "E-007"], "E-007 har været brugt før, og gamle adresser fører dertil"),
    ],
)
def test_what_cannot_be_is_refused(
    findings: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    """Nothing is written, and the message tells a way out."""
    text = (findings / "erkendelser" / "E-001.yml").read_text()
    other = text.replace("status: endelig\n", "status: endelig\ntidligere_id: [E-007]\n")
    (findings / "erkendelser" / "E-002.yml").write_text(other)
    before = read_all(findings)
    assert _rename(findings, *words) == 2
    assert told in capsys.readouterr().err
    assert read_all(findings) == before


def test_a_protected_file_stops_everything(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No file is written, and no path is given that is not there."""
    (findings / "dilemmaer" / "D-001.yml").chmod(0o444)
    before = read_all(findings)
    assert _rename(findings, "E-001", "E-101") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "D-001.yml er skrivebeskyttet" in shown.err
    assert read_all(findings) == before


def test_what_is_printed_stays_as_it_was_printed(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The edition keeps the code that stands on paper, and the user is told."""
    base = load_base(findings)
    handouts = {"hedensted": Printed("ab" * 32, ("E-001",))}
    edition = frozen(base, base.theme_conferences[0], 1, "c0ffee", dt.date(2026, 11, 21), handouts)
    store.write(findings, edition.path, editions.write(edition))
    assert _rename(findings, "E-001", "E-101") == 0
    assert b"E-001" in (findings / edition.path).read_bytes()
    assert "På tryk står der stadig E-001 (1. udgave, 21. november 2026" in capsys.readouterr().err
    now = load_base(findings)
    (found,) = changes(now, edition, edition.handouts["hedensted"], lambda record: of_entry(now, record))
    assert (found.before["id"], found.kind, found.differences) == ("E-001", ChangeKind.CHANGED, ())


@pytest.fixture(scope="module")
def renamed(base: KnowledgeBase) -> KnowledgeBase:
    """The first record had another number once."""
    first, *others = base.records
    return dataclasses.replace(base, records=(first.model_copy(update={"former_ids": ("E-901",)}), *others))


def test_old_addresses_lead_to_the_record(renamed: KnowledgeBase) -> None:
    """The short one of print, the page's, and what the page for wrong addresses knows."""
    record, imprint = renamed.records[0], Imprint(site=store.site(), date=dt.date(2026, 11, 21))
    files = small_files(renamed, store.templates("pages"), imprint)
    for place, up in (("E-901/", "../"), ("erkendelser/E-901/", "../../")):
        page = files[addresses.file_of(place)]
        assert f'content="0; url={up}{addresses.of_record(record)}index.html"' in page
        assert f"E-901 hedder nu {record.id}:" in page
    assert "erkendelser/E-901/" in known_addresses(renamed, {})


def test_it_is_found_and_shown_by_the_old_number(renamed: KnowledgeBase) -> None:
    """The search knows both codes, in the terminal and in the browser; the page and the Word file tell."""
    record, imprint = renamed.records[0], Imprint(site=store.site(), date=dt.date(2026, 11, 21))
    found = list(findables(renamed))
    place = next(number for number, document in enumerate(found) if document.id == record.id)
    assert found[place].codes == (record.id, "E-901")
    assert [901, 1, place] in _codes(found)["E"]
    assert (
        "Hed tidligere E-901."
        in pages(renamed, store.templates("pages"), imprint)[f"{addresses.of_record(record)}index.md"].body
    )
    assert called_before(renamed.records[1]) == ""
    assert renamed.called("E-901") is record
    before = record.model_copy(update={"former_ids": ()})
    assert on_paper(of_entry(renamed, record)) == on_paper(of_entry(renamed, before))
    assert word.document(renamed, renamed.theme_conferences[0], Edition("x", imprint.date, "https://x.dk/", "x"))


def test_an_id_is_read_as_it_is_typed() -> None:
    """However an editor writes it."""
    assert {workshop.record_id(word) for word in ("A-012", "a12", "[A–012]", " a-12 ")} == {"A-012"}
