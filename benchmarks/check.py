"""Measures reading and checking the demo against a bare YAML load, JSON Schema, and ruamel.yaml.

`python -m benchmarks.check [N ...]`, 1000 and 10000 records by default. Every peer reads the same files in a process of
its own; what it takes to start Python and import its libraries is measured apart and taken off.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.measuring import ROOT, Cost, least, run, table

Files = Mapping[str, bytes]
UNIT = "CSafeLoader"


def bare_load(files: Files) -> None:
    """Load every file with PyYAML's C loader: no positions, and `no` is a boolean."""
    import yaml

    for content in files.values():
        yaml.load(content, yaml.CSafeLoader)


def schema(files: Files) -> None:
    """Load with the C loader and validate the records by the JSON Schema of our own models."""
    import yaml
    from jsonschema import Draft202012Validator

    from generators.records.record_types import RECORD_TYPES

    validators = {row.folder: Draft202012Validator(row.model.model_json_schema()) for row in RECORD_TYPES}
    for path, content in files.items():
        value = yaml.load(content, yaml.CSafeLoader)
        if validator := validators.get(Path(path).parent.name):
            assert not list(validator.iter_errors(value | {"id": Path(path).stem})), path


def round_trip(files: Files) -> None:
    """Load every file with ruamel's round-trip loader, which keeps positions as we do."""
    from ruamel.yaml import YAML

    loader = YAML(typ="rt")
    for content in files.values():
        loader.load(content)


def check_without_texts(files: Files) -> None:
    """Read, check every field and every rule across records, with the Markdown inside the texts left unread."""
    from generators.reading import rich_text

    rich_text.rich_faults = lambda text: iter(())  # noqa: ARG005 - named as in the call it replaces
    check_all(files)


def check_all(files: Files) -> None:
    """Do what `klyngeviden check` does."""
    from generators.knowledge.checks import check
    from generators.reading.loader import load

    assert not check(load(files))


PEERS: Mapping[str, Callable[[Files], None]] = {
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
    whole = least(peers, rounds=1 if count > 5000 else 3)
    costs = {
        name: Cost(whole[name, many].seconds - whole[name, one].seconds, whole[name, many].megabytes) for name in PEERS
    }
    return table(f"{count:,} records", costs, UNIT)


def _demo(count: int, folder: Path) -> Path:
    run([sys.executable, "-m", "generators", "demo", "--antal", str(count), "--out", folder / str(count)])
    return folder / str(count)


def _run(name: str, demo: Path) -> Cost:
    return run([sys.executable, "-m", "benchmarks.check", "--only", name, demo])


def _only(name: str, demo: Path) -> None:
    PEERS[name]({path.relative_to(demo).as_posix(): path.read_bytes() for path in sorted(demo.rglob("*.yml"))})


def main(words: list[str]) -> None:
    """Measure and print the tables, or be one of the peers."""
    if words[:1] == ["--only"]:
        _only(words[1], Path(words[2]))
        return
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        for count in map(int, words or ["1000", "10000"]):
            print(measured(count, Path(folder)), end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
