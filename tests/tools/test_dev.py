"""dev.py brings a plain clone to work, again after an interruption, and dates everything by the commit."""

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for a fresh clone, with locks but no .venv."""
    for name in (dev.LOCK, dev.TEST_LOCK, "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    return tmp_path


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what would have been installed."""
    done: list[str] = []
    monkeypatch.setattr(dev, "make_venv", lambda: done.append("venv"))
    monkeypatch.setattr(dev, "pip", lambda *arguments: done.append(arguments[-1]))
    return done


def test_a_fresh_clone_gets_an_environment_and_the_second_start_installs_nothing(
    checkout: Path, done: list[str]
) -> None:
    dev.prepare(dev.LOCK)
    dev.prepare(dev.LOCK)

    assert done == ["venv", dev.LOCK, "."]
    assert (checkout / "stamp.json").exists()


def test_a_changed_lock_is_installed_into_the_environment_at_hand(checkout: Path, done: list[str]) -> None:
    dev.prepare(dev.LOCK)
    (checkout / dev.LOCK).write_text("changed", encoding="utf-8")
    dev.prepare(dev.LOCK)

    assert done == ["venv", dev.LOCK, ".", dev.LOCK, "."]


@pytest.mark.usefixtures("checkout")
def test_the_lock_of_the_tests_covers_the_other(done: list[str]) -> None:
    dev.prepare(dev.TEST_LOCK)
    dev.prepare(dev.LOCK)

    assert done == ["venv", dev.TEST_LOCK, "."]


@pytest.mark.usefixtures("checkout")
def test_an_interrupted_installation_is_begun_afresh(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dev.prepare(dev.LOCK)

    def interrupted(*_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(dev, "pip", interrupted)
        with pytest.raises(KeyboardInterrupt):
            dev.prepare(dev.TEST_LOCK)
    done.clear()
    dev.prepare(dev.LOCK)

    assert done == ["venv", dev.LOCK, "."]


@pytest.mark.usefixtures("done")
def test_a_checkout_that_was_moved_gets_a_new_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.prepare(dev.LOCK)
    assert json.loads((checkout / "stamp.json").read_text(encoding="utf-8"))

    monkeypatch.setattr(dev, "MACHINE", "another folder")

    assert dev.read_stamp() == {}


def test_a_python_without_venv_is_told_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    find_spec: Callable[[str], object] = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find_spec(name))
    monkeypatch.setattr(dev, "STAMP", tmp_path / "none.json")

    assert dev.main(["check"]) == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_an_old_python_can_read_as_far_as_its_message() -> None:
    assert ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_exit_code_of_a_program_comes_back() -> None:
    assert dev.run([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_what_is_compiled_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert dev.run([sys.executable, "-c", "import sys; raise SystemExit(sys.dont_write_bytecode)"]) == 0


def test_what_runs_beside_the_rest_is_told_with_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    program = dev.begin([sys.executable, "-c", "print('én fejl'); raise SystemExit(1)"])
    assert dev.end(program) == 1
    assert capsys.readouterr().out == "én fejl\n"


@pytest.mark.parametrize(
    ("arguments", "left_out", "rest"),
    [
        ([], [], []),
        (["--uden", "java", "-k", "kort"], ["java"], ["-k", "kort"]),
        (["-x", "--uden=java,browser"], ["browser", "java"], ["-x"]),
    ],
)
def test_tests_are_left_out_by_name(arguments: list[str], left_out: list[str], rest: list[str]) -> None:
    assert dev.split_left_out(arguments) == (left_out, rest)


@pytest.mark.parametrize("arguments", [["--uden"], ["--uden", "jav"], ["--uden="]])
def test_an_unknown_tool_cannot_be_left_out(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["test", *arguments]) == 2
    assert "--uden kan følges af" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--help"], ["test", "--help"]])
def test_help_is_there_before_the_environment(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 0
    assert capsys.readouterr().out.startswith("Brug: python3 dev.py <kommando>")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock", "requirements-bench.lock"])
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if "==" in line]

    assert packages
    assert all(line.endswith("\\") for line in packages)
    assert "://" not in text


@pytest.mark.parametrize("lock", ["requirements-test.lock", "requirements-bench.lock"])
def test_the_other_locks_hold_all_that_the_product_runs_on(lock: str) -> None:
    product = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()

    assert set(product) <= set((ROOT / lock).read_text(encoding="utf-8").splitlines())


def test_a_command_finds_the_folders_of_where_the_user_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    program = "import os; print(os.getcwd())"

    assert dev.run([sys.executable, "-c", program], folder=None) == 0
    assert capfd.readouterr().out.strip() == str(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot replace a running program")
def test_a_command_takes_the_place_of_dev_py() -> None:
    program = (
        f"import dev; dev.become([{sys.executable!r}, '-c', 'import os; print(os.getpid()); raise SystemExit(3)'])"
    )

    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        output, _ = process.communicate(timeout=60)

    assert (output.strip(), process.returncode) == (str(process.pid), 3)


def test_whoever_asks_for_a_browser_is_left_out_with_it(request: pytest.FixtureRequest) -> None:
    """Whether or not somebody has thought of saying so: a run without browsers starts none."""
    asking = [item for item in request.session.items if "launch" in getattr(item, "fixturenames", ())]
    assert [item.nodeid for item in asking if not item.get_closest_marker("browser")] == []
