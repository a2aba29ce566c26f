"""Validates built pages with the Nu HTML checker, whose jar a pinned package of npm carries.

Knows how it is run and what it answers; which pages there are is for the tests.
"""

import json
import subprocess
from pathlib import Path

from tests.tools import client_code, pdf_validator
from tests.tools.provide import find

JAR = client_code.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The schema needs room.
JAVA = (*pdf_validator.JAVA, "-Xss64m")


def faults(folder: Path) -> list[str]:
    """Give what is wrong with the pages of a folder, each with its page and line; warnings are left out."""
    client_code.install()
    # Which language a page is in is guessed for a warning only, and takes a fourth of the time.
    wanted = ["--errors-only", "--no-langdetect", "--skip-non-html", "--exit-zero-always", "--format", "json"]
    done = subprocess.run(
        [find("java"), *JAVA, "-jar", JAR, *wanted, folder.resolve()],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        found = json.loads(done.stderr)["messages"]
    except ValueError:
        raise RuntimeError(f"Nu gav intet svar:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}") from None
    return [f"{one['url'].rpartition(folder.name)[2]}:{one.get('lastLine')}: {one['message']}" for one in found]
