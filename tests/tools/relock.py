"""Writes requirements*.lock anew from pyproject.toml: »python3 dev.py laas [--upgrade]«.

Knows which locks there are; runs on a plain Python, because the environment hangs on the locks. Needs the net.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKSHOP = ROOT / ".cache" / "laas"
# The other two hold everything of the first: installing one of them never changes what the product runs on.
LOCKS: dict[str, list[str]] = {
    "requirements.lock": [],
    "requirements-test.lock": ["--extra", "test", "--constraint", "requirements.lock"],
    "requirements-bench.lock": ["--extra", "bench", "--constraint", "requirements.lock"],
}
# One lock for Linux, macOS and Windows, and no address of the registry that happened to be used.
FORM = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-emit-index-url"]


def main(arguments: list[str]) -> int:
    """Write the locks; further arguments go to the resolver."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    python = WORKSHOP / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", WORKSHOP], check=True)
    subprocess.run([python, "-m", "pip", "install", "-qq", *project["dependency-groups"]["laas"]], check=True)
    build_tools = WORKSHOP / "build.txt"
    build_tools.write_text("\n".join(project["build-system"]["requires"]), encoding="utf-8")
    compile_lock: list[str | Path] = [python, "-m", "uv", "pip", "compile", "--quiet", *FORM]
    compile_lock += ["--custom-compile-command", "python3 dev.py laas", *arguments]
    for lock, options in LOCKS.items():
        command = [*compile_lock, *options, "--output-file", lock, "pyproject.toml", build_tools]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            print(f"Kunne ikke låse {lock}; se ovenfor.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
