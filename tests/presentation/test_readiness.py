"""Nothing goes live while a placeholder stands, or while nobody answers for what was decided."""

import dataclasses
from pathlib import Path

import pytest

from generators import cli, store
from generators.presentation.readiness import DECISIONS, missing
from generators.presentation.site import OWNERS, Site, read_site

OWNED = {decision.key: "KL's kommunikation" for decision in DECISIONS}
READY = Site("Navn", "https://viden.dk/", "https://github.com/x/y", "edit/main", "main", "kontor@viden.dk", OWNED)
CONFIG = """\
site_name: Navn
site_url: https://viden.dk/
repo_url: https://github.com/x/y
edit_uri: edit/main/docs/
extra:
  kontakt: kontor@viden.dk
  ansvarlige:
"""


def test_when_all_is_decided_nothing_is_missing() -> None:
    assert list(missing(READY)) == []
    assert read_site(CONFIG + "".join(f"    {key}: {name}\n" for key, name in OWNED.items())) == READY


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"url": "https://viden.example/"}, "adresse"),
        ({"repository": ""}, "kildekode"),
        ({"contact": ""}, "kontakt"),
        *(({"owners": OWNED | {key: ""}}, key) for key in OWNED),
    ],
)
def test_each_placeholder_and_each_missing_owner_is_told(change: dict[str, object], key: str) -> None:
    """And where it is written."""
    found = list(missing(dataclasses.replace(READY, **change)))  # type: ignore[arg-type]
    assert [decision.key for decision, _ in found] == [key]
    assert all("mkdocs.yml" in text for _, text in found)


def test_what_is_to_be_read_is_there() -> None:
    """A decision about a text names the file that holds it; the configuration has a line for each owner."""
    files = [decision.where for decision in DECISIONS if decision.where.endswith(".md")]
    assert [name for name in files if not (store.ROOT / name).is_file()] == []
    config = store.CONFIG.read_text(encoding="utf-8")
    assert f"  {OWNERS}:" in config
    assert [key for key in OWNED if f"    {key}: " not in config] == []


def test_the_command_lists_all_and_fails_until_they_are_made(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also for a programme that is made up, however well all else is decided."""
    monkeypatch.setattr(store, "site", lambda: READY)
    assert cli.main(["ready"]) == 0
    assert capsys.readouterr().out.count("[x] ") == len(DECISIONS)
    monkeypatch.setattr(store, "site", lambda: dataclasses.replace(READY, contact=""))
    assert cli.main(["ready"]) == 1
    shown = capsys.readouterr()
    assert "[ ] Hvem man kan skrive til (KL's kommunikation)\n      Skriv den rigtige værdi" in shown.out
    assert shown.err == "Ikke klar: en ting mangler.\n"
    monkeypatch.setattr(store, "site", lambda: READY)
    made_up = Path(__file__).parents[1] / "golden" / "grundlag"
    assert cli.main(["ready", "--findings", str(made_up)]) == 1
    assert "Programmet er opdigtet" in capsys.readouterr().out
