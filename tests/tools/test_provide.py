"""A missing browser or Java is installed, or the line to type is told: never passed over."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.tools import provide


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take every browser and Java away, and record what would have been installed."""
    installed: list[str] = []
    nothing = {tool: (lambda: iter(()), runs) for tool, (_, runs) in provide.FINDERS.items()}
    monkeypatch.setattr(provide, "FINDERS", nothing)
    monkeypatch.setattr(provide, "ask_to_install", lambda command: installed.append(" ".join(map(str, command))))
    provide.find.cache_clear()
    return installed


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize("tool", ["browser", "firefox", "ghostscript", "java", "nginx", "office"])
def test_a_missing_tool_ends_in_the_line_to_type(tool: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert provide.main([tool]) == 1
    assert f"python3 dev.py test --uden {tool}" in capsys.readouterr().err


def test_a_browser_is_fetched_when_none_is_there(bare_machine: list[str]) -> None:
    provide.main(["browser"])

    assert any("playwright install" in line for line in bare_machine)


def test_of_two_chromiums_the_one_without_windows_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / name))
    for name in ("chromium", "chromium-headless-shell"):
        (tmp_path / name).touch()

    assert next(provide.browsers()) == tmp_path / "chromium-headless-shell"


@pytest.mark.parametrize("there", ["chromium", "chromium-headless-shell"])
def test_debian_is_asked_for_the_chromium_without_windows(
    there: str, bare_machine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is missing, also if there is one with windows; and not where it is."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in (there, "apt-get") else None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setitem(provide.FINDERS, "browser", (lambda: iter([Path(sys.executable)]), lambda _: True))

    assert provide.provide("browser") == Path(sys.executable)
    assert any(line.endswith(" chromium-headless-shell") for line in bare_machine) == (there == "chromium")


def test_only_root_on_debian_gets_packages(bare_machine: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    provide.install_from_debian("java")
    assert bare_machine == []

    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    provide.install_from_debian("java")
    provide.install_from_debian("firefox")
    provide.install_from_debian("nginx")
    provide.install_from_debian("office")
    provide.install_from_debian("ghostscript")
    assert any(line.endswith("default-jdk-headless") for line in bare_machine)
    assert any(line.endswith("firefox-esr") for line in bare_machine)
    assert any(line.endswith(" nginx libnginx-mod-http-brotli-static openssl") for line in bare_machine)
    assert any(line.endswith(" ghostscript") for line in bare_machine)
    assert any(line.endswith("libreoffice-impress-nogui libreoffice-writer-nogui") for line in bare_machine)


def test_a_program_that_does_not_start_is_not_a_browser(tmp_path: Path) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("not a program", encoding="utf-8")

    assert sys.platform == "win32" or not provide.is_browser(stub)
    assert not provide.is_jdk(stub)
    assert not provide.is_nginx(stub)
    assert not provide.is_office(stub)
    assert not provide.is_ghostscript(stub)


@pytest.mark.browser
def test_this_machine_has_a_browser() -> None:
    assert provide.find("browser").exists()


@pytest.mark.firefox
def test_this_machine_has_a_firefox() -> None:
    assert provide.find("firefox").exists()


@pytest.mark.nginx
def test_this_machine_has_an_nginx() -> None:
    assert provide.find("nginx").exists()


@pytest.mark.ghostscript
def test_this_machine_has_a_ghostscript() -> None:
    assert provide.find("ghostscript").exists()


@pytest.mark.office
def test_this_machine_has_a_libreoffice() -> None:
    assert provide.find("office").exists()
