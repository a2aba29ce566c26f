"""Throws hostile inputs at reading and rules, at the pages and at Typst, and counts what breaks.

`python -m benchmarks.fuzz reading 1000000`, `... pages 50000`, `... typst 2000`; `--seed N` for other inputs,
`--workers N` for more processes. What raises, or passes the check and is refused later, is kept in .cache/fuzz/.
"""

import argparse
import contextlib
import hashlib
import io
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks import mutations
from generators import cli, site_sources, store
from generators.knowledge import knowledge_base
from generators.knowledge.checks import check
from generators.problems import has_errors
from generators.reading import loader
from generators.records.record_types import BY_LETTER
from generators.website import site_tree

KEPT = store.ROOT / ".cache" / "fuzz"
AT_ONCE = 20
"""How many records pages and publications are made with, since what is around them takes most of the time."""


@dataclass
class Tally:
    """What a share of the inputs came to."""

    inputs: int = 0
    passed: int = 0
    broken: int = 0
    slowest: float = 0.0
    largest: int = 0
    megabytes: float = 0.0
    faults: list[str] = field(default_factory=list)

    def note(self, text: str, seconds: float) -> None:
        """Count one input."""
        self.inputs += 1
        self.slowest = max(self.slowest, seconds)
        self.largest = max(self.largest, len(text))
        self.megabytes = max(self.megabytes, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)

    def keep(self, text: str, why: str) -> None:
        """Keep an input that broke something, and why."""
        self.broken += 1
        KEPT.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:12]
        (KEPT / f"{name}.yml").write_bytes(text.encode(errors="surrogatepass"))
        (KEPT / f"{name}.txt").write_text(why, encoding="utf-8")
        self.faults.append(f"{name}: {why.strip().splitlines()[-1][:150]}")


# --- reading and rules ------------------------------------------------------------------------------------------------


def reading(count: int, rng: random.Random) -> Tally:
    """Read and check a small sound folder with one bent file in it."""
    tally, seeds, sound = Tally(), mutations.seeds(), mutations.sound_files()
    # Only the bent file is new: what the others hold was found before.
    loader.read_record = cache(loader.read_record)
    loader.read_register = cache(loader.read_register)
    for number in range(count):
        if number % 5_000 == 0:
            loader.read_record.cache_clear()
            loader.read_register.cache_clear()
        path, text = rng.choice(seeds)
        bent = mutations.mutated(text, seeds, rng)
        start = time.perf_counter()
        try:
            problems = check(loader.load(sound | {path: bent.encode(errors="replace")}))
            tally.passed += not has_errors(problems)
        except Exception:  # noqa: BLE001 - any at all is what is looked for
            tally.keep(f"# {path}\n{bent}", traceback.format_exc())
        tally.note(bent, time.perf_counter() - start)
    return tally


# --- pages ------------------------------------------------------------------------------------------------------------


def pages(count: int, rng: random.Random) -> Tally:
    """Make every page of a small folder with hostile records that pass the check."""
    sound, environment, site = mutations.sound_files(), store.templates("pages"), store.site()

    def make(records: Sequence[tuple[str, str]]) -> str:
        files = sound | {path: text.encode() for path, text in records}
        try:
            base = knowledge_base.build(loader.load(files))
            made = site_tree.pages(base, environment, site_sources.imprint(base, mutations.SOUND, site))
        except Exception:  # noqa: BLE001 - any at all is what is looked for
            return traceback.format_exc()
        missing = [path for path, _ in records if f"{path.removesuffix('.yml')}/index.md" not in made]
        return f"no page of {missing}" if missing else ""

    return _together(count, make, rng)


def _together(count: int, make: Callable[[Sequence[tuple[str, str]]], str], rng: random.Random) -> Tally:
    """Make something of several records at a time; where that fails, of each alone."""
    tally, source = Tally(), _allowed(mutations.sound_files(), rng)
    while tally.inputs < count:
        share = [_numbered(next(source), number) for number in range(min(AT_ONCE, count - tally.inputs))]
        start = time.perf_counter()
        failed = make(share)
        seconds = (time.perf_counter() - start) / len(share)
        for one in share:
            tally.note(one[1], seconds)
            why = make([one]) if failed else ""
            tally.passed += not why
            if why:
                tally.keep(one[1], why)
    return tally


def _numbered(record: tuple[str, str], number: int) -> tuple[str, str]:
    return record[0].replace("-777", f"-{800 + number}"), record[1]


def _allowed(sound: dict[str, bytes], rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield hostile records that pass the check, without end."""
    while True:
        letter = rng.choice(list(BY_LETTER))
        path, text = f"{BY_LETTER[letter].folder}/{letter}-777.yml", mutations.hostile_record(letter, rng)
        if not has_errors(check(loader.load(sound | {path: text.encode()}))):
            yield path, text


# --- Typst ------------------------------------------------------------------------------------------------------------


def typst(count: int, rng: random.Random) -> Tally:
    """Set publications and a handout of hostile records that pass the check."""
    return _together(count, _set, rng)


def _set(records: Sequence[tuple[str, str]]) -> str:
    """Print records; say what went wrong, or nothing."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path, content in (mutations.sound_files() | {path: text.encode() for path, text in records}).items():
            store.write(folder / "findings", path, content)
        where = ["--findings", str(folder / "findings"), "--out", str(folder / "ud")]
        for command in (["publication"], ["handouts", "--kommune", "Hedensted"]):
            if why := _told([*command, *where]):
                return why
    return ""


def _told(words: list[str]) -> str:
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
            code = cli.main(words)
    except Exception:  # noqa: BLE001 - any at all is what is looked for
        return traceback.format_exc()
    return told.getvalue() if code else ""


# --- all of it --------------------------------------------------------------------------------------------------------

WAYS: dict[str, Callable[[int, random.Random], Tally]] = {"reading": reading, "pages": pages, "typst": typst}


def share(way: str, count: int, seed: int) -> Tally:
    """Do a share of the inputs in a process of its own."""
    return WAYS[way](count, random.Random(seed))  # noqa: S311 - for variety, not for secrets


def main(words: list[str]) -> int:
    """Run, and print a row of the table in README.md; 1 where anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args(words)
    each = -(-asked.count // asked.workers)
    seeds = range(asked.seed, asked.seed + asked.workers)
    with ProcessPoolExecutor(asked.workers) as pool:
        tallies = list(pool.map(share, [asked.way] * asked.workers, [each] * asked.workers, seeds))
    print("| inputs | passed the check | broke | slowest, s | largest, signs | MB |\n|--:|--:|--:|--:|--:|--:|")
    inputs, passed, broken = (sum(getattr(t, name) for t in tallies) for name in ("inputs", "passed", "broken"))
    slowest, largest, memory = (max(getattr(t, name) for t in tallies) for name in ("slowest", "largest", "megabytes"))
    print(f"| {inputs:,} | {passed:,} | {broken} | {slowest:.2f} | {largest:,} | {memory:.0f} |")
    for fault in (fault for tally in tallies for fault in tally.faults):
        print(f"  {fault}", file=sys.stderr)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
