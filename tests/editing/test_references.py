"""Who mentions a record: in any spelling, in files that cannot be read yet, on pages and on paper."""

from pathlib import Path

import pytest

from generators import cli
from generators.editing.mentions import mentions, replaced


@pytest.mark.parametrize(
    "line",
    [
        "bygger_paa: [E-001]",
        "  Se [E-001], som er værd at læse.",
        "  Se [e-001] og [E–001] og [E1].",
        "  Se [E-001, D-001].",
        "  Læs [mere](E-001) her.",
        "  Læs [mere](e-1) her.",
        "  Læs [mere](../erkendelser/E-001/index.md).",
        "# E-001 skal læses igen",
        "  - post: E-001",
    ],
)
def test_every_spelling_is_found_and_replaced(line: str) -> None:
    """Each becomes the other id, and what stands around it stays."""
    text = f"titel: x\n{line}\nstatus: endelig\n"
    found = mentions({"ideer/I-001.yml": text.encode()}, "E-001")
    assert found
    after = replaced(text, found, "E-101")
    assert mentions({"x.yml": after.encode()}, "E-001") == []
    assert len(mentions({"x.yml": after.encode()}, "E-101")) == len(found)
    assert after.count("\n") == text.count("\n")


@pytest.mark.parametrize("line", ["E-0012", "XE-001", "E-001-2", "[E-011]", "fra 2001", "[i 1]"])
def test_what_only_looks_like_it_is_not_meant(line: str) -> None:
    """Another number, a longer word, a year."""
    assert mentions({"x.yml": line.encode()}, "E-001") == []


def test_a_page_names_records_by_links_and_codes_as_examples() -> None:
    """What is no link on a hand-written page is left: it shows how a code looks."""
    page = b"Skriv `references E-001` eller E-001. Se [E-001](../erkendelser/E-001/index.md).\n"
    found = mentions({"../docs/x.md": page}, "E-001")
    assert replaced(page.decode(), found, "E-101") == (
        "Skriv `references E-001` eller E-001. Se [E-101](../erkendelser/E-101/index.md).\n"
    )


def test_places_are_listed_with_file_and_line(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its own file is not; a file that cannot be read is."""
    (findings / "ideer").mkdir()
    (findings / "ideer" / "I-001.yml").write_text("titel: [\nbygger_paa: [E-001]\n")
    assert cli.main(["references", "e1", "--findings", str(findings)]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0] == "anbefalinger/A-001.yml:18:14  bygger_paa: [E-001]"
    assert any(line.startswith("dilemmaer/D-001.yml:") and "  tekst: kan gøre begge" in line for line in lines)
    assert "ideer/I-001.yml:2:14  bygger_paa: [E-001]" in lines
    assert not [line for line in lines if line.startswith("erkendelser/E-001")]
    assert shown.err == "E-001 er nævnt fire steder i tre filer.\n"


def test_printed_editions_and_pages_are_listed(findings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is on paper, and what is written by hand beside the findings."""
    (findings / "_oplag").mkdir()
    (findings / "_oplag" / "temakonference-1-1.json").write_text(
        '{"konference": "temakonference-1", "udgave": 1, "dato": "2026-11-21", "commit": "c0ffee", "dag": {}, '
        '"kilder": {}, "poster": {"E-001": {"id": "E-001", "status": "endelig"}}, '
        '"haefter": {"aarhus": {"sha256": "x", "poster": ["E-001"], "titler": [], "sted": {}}}}'
    )
    (findings.parent / "mkdocs.yml").write_text("")
    (findings.parent / "docs").mkdir()
    (findings.parent / "docs" / "index.md").write_text("Se ([E-001](erkendelser/E-001/index.md)).\n")
    assert cli.main(["references", "E-001", "--findings", str(findings)]) == 0
    shown = capsys.readouterr()
    assert "docs/index.md:1:6  Se" in shown.out
    assert "_oplag/temakonference-1-1.json  trykt i 1. udgave, 21. november 2026 (antal hæfter: 1)" in shown.out
    assert "og trykt i en udgave" in shown.err


@pytest.mark.parametrize(("word", "told"), [("A-099", "Der er ingen post A-099."), ("kage", "»kage« er ikke et id.")])
def test_a_slip_is_told(findings: Path, capsys: pytest.CaptureFixture[str], word: str, told: str) -> None:
    """Nobody has such a record, or it is no id at all."""
    assert cli.main(["references", word, "--findings", str(findings)]) == 2
    assert told in capsys.readouterr().err
