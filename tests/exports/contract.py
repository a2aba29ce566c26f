"""What the open data promise, line by line, as programs of others rely on it; kept in contract.txt.

`python -m tests.exports.contract` writes it anew, but refuses to break a promise within a version.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generators.exports.data.schemas import all_schemas
from generators.exports.data.tables import headings
from generators.presentation import open_data

FILE = Path(__file__).with_name("contract.txt")
MEND = "python -m tests.exports.contract"


def now() -> str:
    """The version of the data, and everything they promise."""
    schemas = all_schemas()
    own = schemas.pop("alt")["properties"]
    lists = own["data"]["properties"]
    # What stands in these is promised below, once.
    lines = {f"alt.poster: {_kind(lists['poster'])}", *(f"alt.registre.{key}" for key in lists["registre"]["required"])}
    lines |= {line for key, schema in own.items() if key != "data" for line in promises(schema, f"alle.{key}")}
    lines |= {f"{name}.csv: {heading}" for name in open_data.TABLES for heading in headings(name)}
    for name, schema in schemas.items():
        lines |= set(promises(schema["properties"]["data"], name))
    return "\n".join([open_data.VERSION, *sorted(lines)]) + "\n"


def promises(schema: dict[str, Any], path: str) -> Iterator[str]:
    """Each key with its type, and each value of a closed list: `post-ide.status = endelig`."""
    branches = schema.get("oneOf", schema.get("anyOf", [schema]))
    if all("const" in branch for branch in branches):
        yield from (f"{path} = {branch['const']}" for branch in branches)
        return
    yield f"{path}: {' | '.join(map(_kind, branches))}"
    for branch in branches:
        for key, value in branch.get("properties", {}).items():
            yield from promises(value, f"{path}.{key}")
        if "items" in branch:
            yield from promises(branch["items"], f"{path}[]")


def _kind(schema: dict[str, Any]) -> str:
    return "closed" if "oneOf" in schema else str(schema["type"])


def broken(before: str, after: str) -> list[str]:
    """The promises that are no longer kept, though the first number of the version is the same."""
    old, new = before.splitlines(), after.splitlines()
    if old[0].split(".")[0] != new[0].split(".")[0]:
        return []
    return sorted(set(old[1:]) - set(new[1:]))


def main() -> int:
    """Write the promises; 1 where one is broken."""
    if FILE.exists() and (lost := broken(FILE.read_text(encoding="utf-8"), now())):
        advice = "These are promised: raise the first number of VERSION in presentation/open_data.py."
        sys.stderr.write("\n".join([advice, *lost, ""]))
        return 1
    FILE.write_text(now(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
