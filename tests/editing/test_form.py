"""Every file has one form; what it says, and what stands beside it, stays."""

from pathlib import Path

import pytest
import yaml

from generators import cli
from generators.editing import form
from generators.presentation import yaml_order, yaml_text
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS

CASES = yaml.safe_load((Path(__file__).parent / "former.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["navn"])
def test_a_file_is_given_its_form(case: dict[str, str]) -> None:
    """Form and comments are as in the case, and what has its form already keeps it."""
    assert form.formatted(case["sti"], case["foer"].encode()) == case["efter"]
    assert form.formatted(case["sti"], case["efter"].encode()) == case["efter"]


@pytest.mark.parametrize("row", [*RECORD_TYPES, *REGISTERS], ids=lambda row: row.model.__name__)
def test_every_key_has_its_place(row: object) -> None:
    """A field of a model is in the order of its keys once, or it would be written last."""
    model = row.model  # type: ignore[attr-defined]
    keys = {info.alias or name for name, info in model.model_fields.items()}
    order = yaml_order.key_order(model)
    assert keys - set(order) <= {"id", "slug"}
    assert len(order) == len(set(order))


def test_the_findings_have_their_form() -> None:
    """What `fmt --check` says: a new record is written as the others; run `klyngeviden fmt` where it is not."""
    assert cli.main(["fmt", "--check"]) == 0


@pytest.mark.parametrize("spoilt", ["crlf", "bom", "nfd"])
def test_what_programs_do_to_a_file_is_undone(spoilt: str) -> None:
    """Windows' line ends, a mark at the beginning, and letters in parts."""
    text = "titel: Må jeg få lov\ntekst: |\n  Én linje.\n\n  Én til.\n"
    bytes_of = {
        "crlf": text.replace("\n", "\r\n").encode(),
        "bom": text.encode("utf-8-sig"),
        "nfd": text.replace("å", "a\u030a").encode(),
    }
    assert form.formatted("ideer/I-001.yml", bytes_of[spoilt]) == text


def test_a_file_that_cannot_be_read_is_left_and_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are written; the half-merged one keeps every byte, and the exit code says so."""
    good, bad = tmp_path / "ideer" / "I-001.yml", tmp_path / "ideer" / "I-002.yml"
    good.parent.mkdir()
    good.write_bytes(b"titel:   En\r\n")
    bad.write_bytes(b"<<<<<<< HEAD\ntitel: En\n=======\ntitel: To\n>>>>>>> gren\n")
    before = bad.read_bytes()
    assert cli.main(["fmt", "--findings", str(tmp_path)]) == 1
    assert good.read_bytes() == b"titel: En\n"
    assert bad.read_bytes() == before
    shown = capsys.readouterr()
    assert shown.out == "ideer/I-001.yml\n"
    assert "git-konflikt" in shown.err
    assert "en fil kan ikke læses og er, som den var" in shown.err


def test_a_protected_file_stops_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All or nothing: no file is written where one may not be."""
    for number in (1, 2):
        path = tmp_path / "ideer" / f"I-00{number}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"titel:   En\n")
    path.chmod(0o444)
    assert cli.main(["fmt", "--findings", str(tmp_path)]) == 2
    assert "I-002.yml er skrivebeskyttet" in capsys.readouterr().err
    assert {p.read_bytes() for p in tmp_path.rglob("*.yml")} == {b"titel:   En\n"}
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {"I-001.yml", "I-002.yml"}


def test_what_would_not_come_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that would change a value or lose a comment is never written."""
    monkeypatch.setattr(yaml_text, "scalar", lambda value: f"{value}x")
    with pytest.raises(form.Unwritable):
        form.formatted("ideer/I-001.yml", b"titel: En\n")
