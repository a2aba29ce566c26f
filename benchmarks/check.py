"""Measures reading and checking the demo against a bare YAML load, JSON Schema, and ruamel.yaml.

`python -m benchmarks.check [N ...]`, 1000 and 10000 records by default. Every peer reads the same folder in a process
of its own; what it takes to start Python and import its libraries is measured apart and taken off.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.measuring import ROOT, Cost, least, run, table

UNIT = "CSafeLoader"


def _contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*.yml")):
        yield path, path.read_bytes()


def bare_load(folder: Path) -> None:
    """Load every file with PyYAML's C loader: no positions, and `no` is a boolean."""
    import yaml

    for _, content in _contents(folder):
        yaml.load(content, yaml.CSafeLoader)


def schema(folder: Path) -> None:
    """Load with the C loader and validate the records by the JSON Schema of our own models."""
    import yaml
    from jsonschema import Draft202012Validator

    from generators.records.record_types import RECORD_TYPES

    validators = {row.folder: Draft202012Validator(row.model.model_json_schema()) for row in RECORD_TYPES}
    for path, content in _contents(folder):
        value = yaml.load(content, yaml.CSafeLoader)
        if validator := validators.get(path.parent.name):
            assert not list(validator.iter_errors(value | {"id": path.stem})), path


def round_trip(folder: Path) -> None:
    """Load every file with ruamel's round-trip loader, which keeps positions as we do."""
    from ruamel.yaml import YAML

    loader = YAML(typ="rt")
    for _, content in _contents(folder):
        loader.load(content)


def check_without_texts(folder: Path) -> None:
    """Read, check every field and every rule across records, with the Markdown inside the texts left unread."""
    from unittest.mock import patch

    from generators.reading import text_faults

    with patch.object(text_faults, "rich_faults", return_value=()):
        check_all(folder)


def check_all(folder: Path) -> None:
    """Do what `klyngeviden check` does."""
    from generators.cli import main as klyngeviden

    assert klyngeviden(["check", "--findings", str(folder)]) == 0


PEERS: Mapping[str, Callable[[Path], None]] = {
    UNIT: bare_load,
    "CSafeLoader + jsonschema": schema,
    "ruamel.yaml, round trip": round_trip,
    "check, texts left out": check_without_texts,
    "check": check_all,
}


def measured(count: int, folder: Path) -> str:
    """Measure all peers on a demo of `count` records; a demo of one record tells what the start takes."""
    one, many = (_demo(records, folder) for records in (1, count))
    peers = {(name, demo): partial(_run, name, demo) for demo in (one, many) for name in PEERS}
    whole = least(peers, rounds=1 if count > 5000 else 5)
    costs = {
        name: Cost(whole[name, many].seconds - whole[name, one].seconds, whole[name, many].megabytes) for name in PEERS
    }
    return table(f"{count:,} records", costs, UNIT)


def _demo(count: int, folder: Path) -> Path:
    run([sys.executable, "-m", "generators", "demo", "--antal", str(count), "--out", folder / str(count)])
    return folder / str(count)


def _run(name: str, demo: Path) -> Cost:
    return run([sys.executable, "-m", "benchmarks.check", "--only", name, demo])


def main(words: list[str]) -> None:
    """Measure and print the tables, or be one of the peers."""
    if words[:1] == ["--only"]:
        PEERS[words[1]](Path(words[2]))
        return
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        for count in map(int, words or ["1000", "10000"]):
            print(measured(count, Path(folder)), end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
