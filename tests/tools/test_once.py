"""One makes it, the others wait, and nobody goes on without it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.tools.once import made_once, shared_folder


def test_many_ask_and_one_makes(tmp_path: Path) -> None:
    """Whoever comes while it is being made gets it whole."""
    makers: list[int] = []

    def make(folder: Path) -> None:
        makers.append(threading.get_ident())
        time.sleep(0.3)
        (folder / "x").write_text("hel")

    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: (made_once(tmp_path, make) / "x").read_text(), range(4)))
    assert texts == ["hel"] * 4
    assert len(makers) == 1


def test_a_failure_is_everybodys(tmp_path: Path) -> None:
    """The first hears its own fault, the next that there was one, and none waits."""

    def broken(_: Path) -> None:
        raise ValueError("i stykker")

    with pytest.raises(ValueError, match="i stykker"):
        made_once(tmp_path, broken)
    with pytest.raises(RuntimeError, match="anden proces"):
        made_once(tmp_path, broken)


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    """A process that was killed while making it leaves a message, not a run that hangs."""
    (tmp_path / ".begun").touch()
    with pytest.raises(TimeoutError):
        made_once(tmp_path, lambda _: None, wait=0.2)


def test_workers_share_a_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker of pytest-xdist looks beside its own folder, a run without workers in it."""
    own = tmp_path_factory.getbasetemp()
    monkeypatch.setattr(tmp_path_factory, "getbasetemp", lambda: own / "gw0")
    (own / "gw0").mkdir()
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert shared_folder(tmp_path_factory, "a") == own / "gw0" / "a"
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert shared_folder(tmp_path_factory, "b") == own / "b"
