"""What cannot be printed is named at its line, and the site that stands is left as it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generators import cli, store

SOUND = store.ROOT / "tests" / "golden" / "grundlag"
DAY = "_register/konferencer/temakonference-1.yml"
POINTS = "".join(f'- tid: "{8 + n // 12:02}.{n % 12 * 5:02}"\n  punkt: Punkt {n}\n' for n in range(100))
SUPPLIED = "oplysninger:\n- slags: maal\n  vaerdi: Alle børn skal lære noget\n"


def _day_of_a_hundred_points(folder: Path) -> None:
    path = folder / DAY
    path.write_text(path.read_text(encoding="utf-8") + f"program:\n{POINTS}", encoding="utf-8")


def _no_place_on_the_map(folder: Path) -> None:
    path = folder / "_register" / "kommuner.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("  felt:"))
    path.write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")


def _no_source(folder: Path) -> None:
    path = folder / "_register" / "oplysninger" / "fanoe.yml"
    path.parent.mkdir()
    path.write_text(SUPPLIED, encoding="utf-8")


def _no_sign(folder: Path) -> None:
    path = folder / "erkendelser" / "E-001.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("resume: ", "resume: 漢 ", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (_day_of_a_hundred_points, f"{DAY}:"),
        (_no_place_on_the_map, "_register/kommuner.yml:"),
        (_no_source, "_register/oplysninger/fanoe.yml:2:"),
        (_no_sign, "erkendelser/E-001.yml:"),
    ],
)
def test_it_is_named_and_nothing_is_published(
    spoil: Callable[[Path], None], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is made: what stood there stands there still."""
    findings, site = tmp_path / "findings", tmp_path / "site"
    shutil.copytree(SOUND, findings)
    (site / "kommuner").mkdir(parents=True)
    (site / "kommuner" / "index.html").write_text("før", encoding="utf-8")
    spoil(findings)
    assert cli.main(["site", "--findings", str(findings), "--out", str(site)]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "fejl [" in line]
    assert told
    assert [line for line in told if not line.startswith(named)] == []
    assert [path.name for path in site.rglob("*")] == ["kommuner", "index.html"]
