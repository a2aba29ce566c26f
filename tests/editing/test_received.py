"""What a cluster sent is taken in whole or not at all: with numbers, the day, and a word on what is missing."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from generators import cli, clock
from generators.reading.yaml_values import LARGEST_FILE, parse
from tests.editing.conftest import read_all

RECORD = """\
titel: {title}
resume: Fire af seks kommuner har ladet forvaltningen afvise opgaver på ledernes vegne, og det virker.
temaer: [faglig-ledelse]
niveauer: [forvaltning]
omraader: [skole]
klynger: [klynge-midt]
ophav: klynge
status: endelig
dato: 2026-11-12
optaget: 2026-11-13
kilder:
  - kilde: moede-1
    sted: Side 2
tekst: |
  På mødet fortalte fire af de seks kommuner, at de har bedt forvaltningen om at se på hver opgave, før den sendes ud
  til skolerne. Lederne i de fire kommuner sagde, at de mærker det i ugens løb. De to andre har ikke prøvet det endnu.
"""
SOURCE = """\
titel: Referat af klyngens møde
udgiver: Klynge Midt
dato: 2026-11-12
slags: arrangement
beskrivelse: Klyngens egen opsamling på mødet.
"""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "here", lambda: dt.date(2026, 11, 29))


def _sent(folder: Path, **files: str | bytes) -> list[str]:
    """Write what was sent; `__` in a name stands for a hyphen."""
    paths = [folder / f"{name.replace('__', '-')}.yml" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [str(path) for path in paths]


def _take(findings: Path, *words: str) -> int:
    return cli.main(["new", "--fra", *words, "--findings", str(findings)])


def test_records_get_the_next_numbers_the_day_and_the_standing_of_a_proposal(
    findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two of a type follow one another; what the cluster's own file says of the day and the standing gives way."""
    sent = _sent(
        tmp_path,
        anbefaling__et=RECORD.format(title="Lad forvaltningen sige nej"),
        anbefaling__to=RECORD.format(title="Saml opgaverne en gang om måneden"),
        kilde__moede__1=SOURCE,
    )
    assert _take(findings, *sent) == 1
    shown = capsys.readouterr()
    made = [Path(line).relative_to(findings).as_posix() for line in shown.out.splitlines()]
    last = int(made[0][-7:-4])
    assert made[1:] == [f"anbefalinger/A-{last + 1:03}.yml", "_register/kilder/moede-1.yml"]
    value = parse("x", (findings / made[0]).read_bytes()).value
    assert (value["optaget"], value["status"]) == ("2026-11-29", "foreloebig")
    # What is missing is told: nobody has said who is in the cluster.
    assert "klynge-midt" in shown.err
    assert "Tre filer er taget ind" in shown.err


def test_a_zip_is_the_same_as_its_files(findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Folders in it, and what a Mac adds, mean nothing; nothing is written outside the findings."""
    archive = tmp_path / "forslag.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../../ud/kilde-moede-1.yml", "\ufeff" + SOURCE.replace("\n", "\r\n"))
        packed.writestr("__MACOSX/._kilde-moede-1.yml", b"\0\5")
        packed.writestr("laes-mig.txt", "Hej")
    assert _take(findings, str(archive)) == 0
    assert capsys.readouterr().out.split() == [str(findings / "_register/kilder/moede-1.yml")]
    assert (findings / "_register/kilder/moede-1.yml").read_text(encoding="utf-8") == SOURCE
    assert not (tmp_path.parent / "ud").exists()


def test_a_source_that_is_there_stays(findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same meeting may be proposed from twice; a mail program's second copy is the same source."""
    assert _take(findings, *_sent(tmp_path, kilde__moede__1=SOURCE)) == 0
    (tmp_path / "kilde-moede-1 (2).yml").write_text(SOURCE.replace("Referat", "Noter"), encoding="utf-8")
    assert _take(findings, str(tmp_path / "kilde-moede-1 (2).yml")) == 0
    assert "_register/kilder/moede-1.yml er der allerede og er ladt stå." in capsys.readouterr().err
    assert "Referat" in (findings / "_register/kilder/moede-1.yml").read_text(encoding="utf-8")


def test_a_file_under_another_name_is_known_by_its_fields_or_told(
    findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A field of one type's own tells; where none does, the kind is asked for."""
    idea = RECORD.format(title="Prøv en uge uden opgaver") + "naeste_skridt: Spørg to skoler, om de vil prøve det.\n"
    assert _take(findings, *_sent(tmp_path, vedhaeftet=idea)) == 1
    assert "/ideer/I-" in capsys.readouterr().out
    (unknown,) = _sent(tmp_path, unavngivet=RECORD.format(title="Lad forvaltningen sige nej"))
    assert _take(findings, unknown) == 2
    assert "Skriv det foran --fra: erkendelse, dilemma, model, anbefaling, ide" in capsys.readouterr().err
    assert cli.main(["new", "anbefaling", "--fra", unknown, "--findings", str(findings)]) == 1
    assert "/anbefalinger/A-" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("anbefaling-x.yml", b"<<<<<<< HEAD\ntitel: a\n=======\n", (1, "Intet er taget ind")),
        ("anbefaling-x.yml", b"titel: [\n", (1, "Intet er taget ind")),
        ("anbefaling-x.yml", "titel: Må\n".encode("cp1252"), (1, "Intet er taget ind")),
        ("anbefaling-x.yml", b"x" * (LARGEST_FILE + 1), (1, "Intet er taget ind")),
        ("kilde-Ærø!.yml", SOURCE.encode(), (2, "kan ikke stå i en adresse")),
        ("forslag.docx", b"PK", (2, "en ZIP-fil. Vælg en fil fra siden »Foreslå viden«.")),
        ("forslag.zip", b"PK\3\4 noget", (2, "er hverken YAML")),
        ("mangler.yml", None, (2, "kan ikke læses")),
    ],
)
def test_what_cannot_be_taken_in_leaves_everything(
    findings: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    outcome: tuple[int, str],
) -> None:
    """Also the sound file that came with it."""
    before, sent = read_all(findings), tmp_path / name
    if content is not None:
        sent.write_bytes(content)
    assert _take(findings, *_sent(tmp_path, kilde__moede__1=SOURCE), str(sent)) == outcome[0]
    assert outcome[1] in capsys.readouterr().err
    assert read_all(findings) == before


def test_the_same_twice_is_told(findings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title that a record has, in the findings or in what was sent, and two files of one name."""
    known = parse("x", (findings / "erkendelser/E-001.yml").read_bytes()).value["titel"]
    (sent,) = _sent(tmp_path, erkendelse__x=RECORD.format(title=f'"{known}"'))
    assert _take(findings, sent) == 2
    assert "E-001 har allerede titlen" in capsys.readouterr().err
    one = RECORD.format(title="Lad forvaltningen sige nej")
    assert _take(findings, *_sent(tmp_path, anbefaling__a=one, anbefaling__b=one)) == 2
    assert "har allerede titlen" in capsys.readouterr().err
    other = tmp_path / "anden"
    other.mkdir()
    both = [*_sent(tmp_path, kilde__a=SOURCE), *_sent(other, kilde__a=SOURCE.replace("Midt", "Nord"))]
    assert _take(findings, *both) == 2
    assert "to forskellige filer, der hedder kilde-a.yml" in capsys.readouterr().err


def test_without_a_kind_or_a_file_it_asks(capsys: pytest.CaptureFixture[str]) -> None:
    """`new` alone says what can be made."""
    assert cli.main(["new"]) == 2
    assert "Skriv, hvad der skal laves: erkendelse, dilemma" in capsys.readouterr().err
