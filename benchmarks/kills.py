"""Kills `klyngeviden site` at random moments and lets its disk fill: the old site must be whole each time.

`python -m benchmarks.kills --kills 100 --disks 20`. A disk that fills is a small one in memory, which needs Linux and
the right to mount (root, or user namespaces). Builds the programme of the golden cases, whose site is always the same.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from generators import store

FINDINGS = store.ROOT / "tests" / "golden" / "grundlag"
_MEGABYTE = 1024 * 1024
# Mounts a disk of so many bytes, puts the old site on it, and builds there.
_ON_A_SMALL_DISK = """
mount -t tmpfs -o size="$1" tmpfs "$2" && cp -a "$3" "$2/site" || exit 77
shift 3
"$@"
code=$?
"$PYTHON" -m benchmarks.kills --fingerprint "$OUT"
exit $code
"""


def fingerprint(site: Path) -> str:
    """Give one SHA-256 for everything that lies in a folder."""
    told = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        told.update(f"{path.relative_to(site)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()


def command(out: Path) -> list[str]:
    """Give the command that builds the site."""
    return [sys.executable, "-m", "generators", "site", "--findings", str(FINDINGS), "--out", str(out)]


def environment() -> dict[str, str]:
    """Date every build alike."""
    return os.environ | {"SOURCE_DATE_EPOCH": "1795478400", "PYTHON": sys.executable}


def build(out: Path) -> float:
    """Build once; say how long it took."""
    start = time.monotonic()
    subprocess.run(command(out), cwd=store.ROOT, env=environment(), check=True, capture_output=True)
    return time.monotonic() - start


def killed(out: Path, after: float) -> bool:
    """Start a build and kill it after some seconds; say whether it was still at work."""
    with subprocess.Popen(
        command(out), cwd=store.ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return True
    return False


def kills(count: int, folder: Path, rng: random.Random) -> list[str]:
    """Kill builds at random; give what was wrong with the site afterwards."""
    out, faults, at_work = folder / "site", [], 0
    seconds = build(out)
    right = fingerprint(out)
    for _ in range(count):
        after = rng.uniform(0.05, seconds * 1.05)
        at_work += killed(out, after)
        told = store.recover(out) or "intet at rydde op"
        left = [path.name for path in folder.iterdir() if path != out]
        if fingerprint(out) != right or left:
            faults.append(f"killed after {after:.2f} s of {seconds:.1f}: {told}; beside the site: {left}")
    print(f"| kills | {count} | {at_work} while at work | {len(faults)} sites not whole |")
    return faults


def disks(count: int, folder: Path, rng: random.Random) -> list[str]:
    """Build on disks that are too small; give what was wrong with the site afterwards."""
    old, place, faults, full = folder / "site", folder / "disk", [], 0
    build(old)
    right, size = fingerprint(old), sum(path.stat().st_size for path in old.rglob("*") if path.is_file())
    place.mkdir()
    for _ in range(count):
        room = size + rng.randrange(_MEGABYTE, size + _MEGABYTE)
        ended = _on_a_small_disk(room, place, old)
        told = ended.stderr.strip().splitlines()[-1:] or [""]
        whole = ended.stdout.strip().endswith(right)
        full += ended.returncode != 0
        danish = ended.returncode == 0 or "Disken er fuld" in ended.stderr
        if not whole or not danish or "Traceback" in ended.stderr:
            faults.append(f"disk of {room // _MEGABYTE} MB: code {ended.returncode}, whole {whole}: {told[0][:200]}")
    print(f"| full disks | {count} | {full} too small | {len(faults)} sites not whole, or not told in Danish |")
    return faults


def _on_a_small_disk(room: int, place: Path, old: Path) -> subprocess.CompletedProcess[str]:
    out = place / "site"
    words: Sequence[str] = ["sh", "-c", _ON_A_SMALL_DISK, "sh", str(room), str(place), str(old), *command(out)]
    return subprocess.run(
        ["unshare", "--map-root-user", "--mount", *words],
        cwd=store.ROOT,
        env=environment() | {"OUT": str(out)},
        capture_output=True,
        text=True,
        check=False,
    )


def main(words: list[str]) -> int:
    """Run, and print rows for README.md; 1 where a site was not whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--disks", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fingerprint", type=Path)
    asked = parser.parse_args(words)
    if asked.fingerprint:
        print(fingerprint(asked.fingerprint))
        return 0
    rng = random.Random(asked.seed)  # noqa: S311 - for variety, not for secrets
    with tempfile.TemporaryDirectory() as folder:
        faults = kills(asked.kills, Path(folder), rng) if asked.kills else []
    with tempfile.TemporaryDirectory() as folder:
        faults += disks(asked.disks, Path(folder), rng) if asked.disks else []
    print("\n".join(faults), file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
