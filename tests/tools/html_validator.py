"""Validates built pages with the Nu HTML checker, whose jar a pinned package of npm carries.

Knows how it is run and what it answers; which pages there are is for the tests.
"""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.tools import client_code, pdf_validator
from tests.tools.provide import find

JAR = client_code.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The schema needs room.
JAVA = (*pdf_validator.JAVA, "-Xss64m")


def faults(*folders: Path) -> list[str]:
    """Give what is wrong with the pages of some folders, each with folder, page and line; warnings are left out."""
    client_code.install()
    # Which language a page is in is guessed for a warning only, and takes a fourth of the time.
    wanted = ["--errors-only", "--no-langdetect", "--skip-non-html", "--exit-zero-always", "--format", "json"]
    done = subprocess.run(
        [find("java"), *JAVA, "-jar", JAR, *wanted, *(folder.resolve() for folder in folders)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        found = json.loads(done.stderr)["messages"]
    except ValueError:
        raise RuntimeError(f"Nu gav intet svar:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}") from None
    return [f"{_shown(one['url'], folders)}:{one.get('lastLine')}: {one['message']}" for one in found]


def _shown(url: str, folders: Iterable[Path]) -> str:
    """Give an address from the name of its folder on."""
    found = ((folder.name, url.rpartition(f"/{folder.name}/")) for folder in folders)
    return next((f"{name}/{page}" for name, (_, inside, page) in found if inside), url)
