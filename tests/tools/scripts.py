"""Scripts of the site that know no page, asked without a browser."""

import json
import subprocess
from typing import Any

from generators import store
from generators.search.client import tables
from tests.tools.client_code import NODE, TOOLS

FOLDER = store.ROOT / "docs" / "assets" / "js"


def asked(scripts: list[str], questions: list[list[Any]]) -> list[Any]:
    """Call functions of the scripts; a question is the name of one, as in `yaml.written`, and its arguments."""
    done = subprocess.run(
        [NODE, TOOLS / "ask_scripts.cjs", *(FOLDER / name for name in scripts)],
        input=json.dumps({"tables": tables(), "questions": questions}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
