#!/usr/bin/env python3
"""Makes the environment from the locks and runs everything in it: the one way in from a plain clone.

Knows the checkout, the locks and the order of the checks; nothing of records, sites or handouts.
"""

import sys

# Before the other imports, and the whole file keeps to the syntax of Python 3.6, so that an old Python gets here.
if sys.version_info < (3, 11):
    sys.stderr.write(
        "Klyngeviden kræver Python 3.11 eller nyere; det her er Python {}.{}.\n"
        "Hent en nyere fra python.org. Ligger den her allerede, så skriv: python3.11 dev.py\n"
        "(på Windows: py -3.11 dev.py)\n".format(*sys.version_info)
    )
    sys.exit(2)

import hashlib
import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from generators import console

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "klyngeviden.json"
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
MACHINE = f"{sys.version} {ROOT}"
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# No process more than cores: that took a tenth more CPU, for what draws goes on drawing while others have the core.
# In the order that tests/conftest.py puts the files in; the dearest are told, so that one that takes minutes is seen.
ON_ALL_CORES = ["-n", str(CORES), "--dist", "loadfile", "--no-loadscope-reorder", "--durations=10"]
MACHINE_TOOLS = ("browser", "firefox", "ghostscript", "java", "nginx", "office")

HELP = """\
Brug: python3 dev.py <kommando>          (på Windows: py dev.py <kommando>)

  site       laver hele udgivelsen i site/: websted, hæfter, bøger og data
  check      tjekker posterne i findings/
  serve      viser webstedet i browseren, mens du retter
  hjaelp     viser alle kommandoer; »python3 dev.py check --help« viser en kommandos flag

  test       kører alle prøver; resten af linjen gives videre til pytest
             --uden browser,firefox,ghostscript,java,nginx,office   udelader de prøver, der kræver de programmer
  laas       låser pakkerne igen, når pyproject.toml er ændret

Første gang hentes pakkerne til .venv; det tager et minut eller to.
"""


class SetupError(Exception):
    """The environment cannot be made; the message tells the user what to do."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    console.speak_danish()
    command, *rest = arguments or ["--help"]
    if command in ("-h", "--help") or (command == "test" and {"-h", "--help"} & set(rest)):
        print(HELP)
        return 0
    try:
        if command == "test":
            return test(rest)
        if command == "laas":
            return run([sys.executable, "tests/tools/relock.py", *rest])
        prepare(LOCK)
        # -P: nothing that lies where the user stands is imported in place of a package.
        become([PYTHON, "-P", "-m", "generators", *(["--help"] if command == "hjaelp" else arguments)])
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def test(arguments: list[str]) -> int:
    """Run every check and tell which of them failed."""
    left_out, for_pytest = split_left_out(arguments)
    prepare(TEST_LOCK)
    needed = [tool for tool in MACHINE_TOOLS if tool not in left_out]
    marks = " and ".join(f"not {tool}" for tool in left_out)
    stages: dict[str, list[str]] = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        # Types, dialect and style of the site's scripts and style sheets; Node comes with the packages.
        **{check: ["-m", "tests.tools.client_code", check] for check in ("tsc", "eslint", "stylelint")},
        "hjælpeprogrammer": ["-m", "tests.tools.provide", *needed],
        "mypy": [],
        # The whole of it on all cores; who asks for something of their own gets it in one process, as pytest has it.
        "pytest": ["-m", "pytest", "-m", marks, *(for_pytest or ON_ALL_CORES)],
    }
    # As long as all the small ones together, and on one core only.
    typed = begin([PYTHON, "-m", "mypy"])
    results: dict[str, str] = {}
    for name, command in stages.items():
        if name == "pytest" and results["hjælpeprogrammer"] != "bestået":
            results[name] = "ikke kørt"
            continue
        print(f"\n== {name}", flush=True)
        code = end(typed) if name == "mypy" else run([PYTHON, *command])
        results[name] = "bestået" if code == 0 else "FEJLET"
    print("\n" + "\n".join(f"{name:16} {result}" for name, result in results.items()))
    for tool in left_out:
        print(f"{tool:16} udeladt med --uden")
    return 0 if set(results.values()) == {"bestået"} else 1


def split_left_out(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Take »--uden a,b« out of the arguments."""
    left_out: list[str] = []
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--uden" or argument.startswith("--uden="):
            left_out += (argument[len("--uden=") :] or next(pending, "")).split(",")
        else:
            rest.append(argument)
    if not set(left_out) <= set(MACHINE_TOOLS):
        raise SetupError(f"--uden kan følges af {', '.join(MACHINE_TOOLS)}, med komma imellem.")
    return sorted(set(left_out)), rest


def prepare(lock: str) -> None:
    """Bring .venv up to the lock, unless its stamp says that it is there already."""
    if read_stamp().get(lock) == fingerprint(lock):
        return
    with only_one():
        stamp = read_stamp()
        if stamp.get(lock) == fingerprint(lock):
            return
        print("Gør pakkerne i .venv klar; første gang tager det et minut eller to.", file=sys.stderr, flush=True)
        # No stamp while packages move: after an interruption the next start begins afresh.
        STAMP.unlink(missing_ok=True)
        if not stamp:
            make_venv()
        pip("--require-hashes", "-r", lock)
        pip("--no-deps", "--no-build-isolation", "-e", ".")
        # The lock of the tests holds everything of the other one.
        held = {LOCK, lock}
        STAMP.write_text(
            json.dumps({"machine": MACHINE} | {name: fingerprint(name) for name in held}), encoding="utf-8"
        )


def read_stamp() -> dict[str, str]:
    """Return what .venv was last brought up to, or nothing if that was not finished, or elsewhere."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if stamp.get("machine") == MACHINE and PYTHON.exists() else {}


def fingerprint(lock: str) -> str:
    """Return a hash of what decides the contents of .venv."""
    return hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def make_venv() -> None:
    """Make an empty .venv in place of any half-made one."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "Din Python mangler modulet venv, som pakkerne skal ligge i.\n"
            "På Debian og Ubuntu: sudo apt install python3-venv\n"
            "Kør så kommandoen igen."
        )
    # Not sys.executable: that may lie in the .venv to be cleared.
    python = getattr(sys, "_base_executable", sys.executable)
    if run([python, "-m", "venv", "--clear", VENV]) != 0:
        raise SetupError(f"Kunne ikke lave {VENV}. Er den i brug, så luk det program og prøv igen.")


def pip(*arguments: str) -> None:
    """Install into .venv, quietly; of all that is there little is ever imported, and compiled then."""
    quietly = ["-qq", "--disable-pip-version-check", "--no-input", "--no-compile"]
    if run([PYTHON, "-m", "pip", "install", *quietly, *arguments]) != 0:
        raise SetupError("Pakkerne kunne ikke installeres (se ovenfor). Er der forbindelse til nettet? Prøv igen.")


@contextmanager
def only_one() -> Iterator[None]:
    """Hold a lock, so that two starts never install into the same .venv at a time."""
    path = ROOT / ".cache" / "dev.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            try:
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                raise SetupError("En anden dev.py henter pakker lige nu. Vent, til den er færdig.") from None
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run(command: list[str | Path], folder: Path | None = ROOT) -> int:
    """Run a program, in the checkout unless told otherwise, and return its exit code."""
    return subprocess.call(command, cwd=folder, env=environment())


def begin(command: list[str | Path]) -> "subprocess.Popen[bytes]":
    """Start a program in the checkout and keep what it says."""
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def end(program: "subprocess.Popen[bytes]") -> int:
    """Wait for a program, tell what it said and return its exit code."""
    said, _ = program.communicate()
    print(said.decode(errors="replace"), end="", flush=True)
    return program.returncode


def become(command: list[str | Path]) -> NoReturn:
    """Give way to a program where the user stands, so that paths, Ctrl-C, signals and the exit code are its own."""
    # On Windows exec returns to the prompt while the program still runs.
    if sys.platform == "win32":
        sys.exit(run(command, folder=None))
    os.execve(command[0], [str(part) for part in command], environment())


def environment() -> dict[str, str]:
    """Return the environment that every program is run in."""
    # Where nothing that is compiled is kept, each process of the tests compiles all of them anew, for six seconds.
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
    return os.environ | fixed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
