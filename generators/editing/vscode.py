"""What Visual Studio Code is told of the records: schemas, settings, snippets, and what to install; all generated.

Pure: gives the files of `.vscode/` as texts; a command writes them.
"""

import json
from collections.abc import Iterator
from typing import Any

from generators.editing.schemas import schemas
from generators.editing.skeletons import skeleton, values_for
from generators.records.fields import Entry
from generators.records.record_types import RECORD_TYPES
from generators.records.registers import REGISTERS, Form

FOLDER = ".vscode"
MEND = "klyngeviden schema"
_DAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_TITLE = "TITEL"


def files() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file."""
    for name, _, schema in schemas():
        yield f"{FOLDER}/schemas/{name}.json", _json(schema)
    yield f"{FOLDER}/settings.json", _json(_settings())
    yield f"{FOLDER}/extensions.json", _json({"recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]})
    yield f"{FOLDER}/klyngeviden.code-snippets", _json(_snippets())
    yield f"{FOLDER}/tasks.json", _json(_tasks())


def _settings() -> dict[str, Any]:
    return {
        "yaml.schemas": {f"./{FOLDER}/schemas/{name}.json": f"findings/{place}" for name, place, _ in schemas()},
        # Ours is the form of the files; another would be written over it at every save.
        "yaml.format.enable": False,
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on", "editor.rulers": [120]},
    }


def _snippets() -> dict[str, Any]:
    """Offer the skeleton of each type and register: `ny-anbefaling`."""
    rows: list[tuple[str, str, type[Entry]]] = [(row.singular, row.slug, row.model) for row in RECORD_TYPES]
    rows += [(row.singular, row.singular, row.model) for row in REGISTERS if row.form is Form.FOLDER]
    return {
        f"Ny {singular}": {
            "scope": "yaml",
            "prefix": f"ny-{slug}",
            "description": f"Alle felter, der skal udfyldes i en {singular}, med hjælp",
            "body": _body(skeleton(model, values_for(model, _TITLE, "DAG"), {})),
        }
        for singular, slug, model in rows
    }


def _body(text: str) -> list[str]:
    escaped = text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return escaped.replace(_TITLE, f"${{1:{_TITLE.lower()}}}").replace(" DAG", f" {_DAY}").rstrip("\n").split("\n")


def _tasks() -> dict[str, Any]:
    """Run the commands an editor needs without a line to type; the problems of a check are shown at their lines."""
    shown = {
        "owner": "klyngeviden",
        "fileLocation": ["relative", "${workspaceFolder}/findings"],
        "pattern": {
            "regexp": r"^(.+):(\d+):(\d+): (?:fejl|advarsel) \[([^\]]+)\] (.*)$",
            "file": 1,
            "line": 2,
            "column": 3,
            "code": 4,
            "message": 5,
        },
    }
    rows: tuple[tuple[str, str, Any], ...] = (
        ("Tjek alle poster", "check", shown),
        ("Giv filerne deres form", "fmt", []),
        ("Vis sitet, mens jeg skriver", "serve", []),
    )
    tasks = [
        {
            "label": label,
            "type": "shell",
            "command": f"python3 dev.py {command}",
            "windows": {"command": f"py dev.py {command}"},
            "problemMatcher": matcher,
        }
        for label, command, matcher in rows
    ]
    return {"version": "2.0.0", "tasks": tasks}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
