"""Fetches everything in vendor/ anew, with npm, and holds it against the one table, vendor.toml.

Knows packages, files and checksums; nothing of what they are used for. The product never runs this.

    python3 vendor/refresh.py            fetch what the table says; stop if a byte differs
    python3 vendor/refresh.py --pin      after a change of version in the table: fetch, and write the new checksums
    python3 vendor/refresh.py --check    fetch nothing; only hold the files against the table
"""

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TABLE = HERE / "vendor.toml"
BUNDLER, DANISH = HERE / "bundle.mjs", HERE / "danish.json"
OWN_FILES = {TABLE.name, BUNDLER.name, DANISH.name, Path(__file__).name}

Package = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Fetch, pin or only check, and tell each difference."""
    if "--check" in arguments:
        differences = list(problems())
    else:
        with tempfile.TemporaryDirectory() as workshop:
            differences = [text for package in packages() for text in fetch(package, Path(workshop), arguments)]
            # Made of what was just found to be as the table says, never of what was not.
            made = [] if differences else [p for p in packages() if "bundle" in p]
            differences += [text for package in made for text in bundle(package, Path(workshop), arguments)]
        differences = differences or list(problems())
    for difference in differences:
        print(difference, file=sys.stderr)
    return 1 if differences else 0


def packages() -> list[Package]:
    """Return the rows of the table."""
    table: list[Package] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["package"]
    return table


def all_files(package: Package) -> list[dict[str, str]]:
    """List the files of a package: those it is shipped with, and the one that is made of it."""
    return [*package["files"], *([package["bundle"]] if "bundle" in package else [])]


def problems() -> Iterator[str]:
    """Yield each file that is not as the table says, and each that the table does not know."""
    expected = {file["path"]: file["sha256"] for package in packages() for file in all_files(package)}
    for path, checksum in expected.items():
        if not (HERE / path).is_file():
            yield f"vendor/{path} mangler."
        elif sha256((HERE / path).read_bytes()) != checksum:
            yield f"vendor/{path} er ikke som leveret."
    for file in sorted(HERE.rglob("*")):
        path = file.relative_to(HERE).as_posix()
        if file.is_file() and path not in expected and path not in OWN_FILES and "__pycache__" not in path:
            yield f"vendor/{path} står ikke i vendor.toml."


def fetch(package: Package, workshop: Path, arguments: list[str]) -> list[str]:
    """Put the files of one package in place; return the differences that stopped it."""
    archive = download(package, workshop)
    contents: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for file in package["files"]:
            member = tar.extractfile(f"package/{file['from']}")
            contents[file["path"]] = member.read() if member else b""
    found = {path: sha256(content) for path, content in contents.items()}
    expected = {file["path"]: file["sha256"] for file in package["files"]}
    whole = integrity(archive.read_bytes())
    if "--pin" in arguments:
        pin(package, whole, found)
    elif found != expected or whole != package["integrity"]:
        return [f"{package['package']} {package['version']} er ikke den samme som sidst; intet er ændret."]
    for path, content in contents.items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(content)
    print(f"{package['package']} {package['version']}: {len(contents)} filer")
    return []


def bundle(package: Package, workshop: Path, arguments: list[str]) -> list[str]:
    """Make one script of a package and those it needs; return the differences that stopped it."""
    row = package["bundle"]
    for part in packages():
        if part["package"] in (package["package"], *row["with"]):
            unpack(part, workshop)
    out = workshop / "bundle.js"
    subprocess.run([program("node"), str(BUNDLER), str(out), str(DANISH)], cwd=workshop, check=True)
    found = sha256(out.read_bytes())
    if "--pin" in arguments:
        pin(package, package["integrity"], {row["path"]: found})
    elif found != row["sha256"]:
        return [f"{row['path']} bliver ikke den samme som sidst; intet er ændret."]
    (HERE / row["path"]).write_bytes(out.read_bytes())
    print(f"{row['path']}: {out.stat().st_size // 1024} kB")
    return []


def unpack(package: Package, workshop: Path) -> None:
    """Lay a package that has been fetched where Node looks for it."""
    folder = workshop / "node_modules" / package["package"]
    with tarfile.open(archive_of(package, workshop)) as tar:
        tar.extractall(folder.parent / ".unpacked", filter="data")
    folder.parent.mkdir(parents=True, exist_ok=True)
    (folder.parent / ".unpacked" / "package").rename(folder)


def archive_of(package: Package, workshop: Path) -> Path:
    """Name the archive as npm does: `@a/b` 1.0 is a-b-1.0.tgz."""
    name = package["package"].removeprefix("@").replace("/", "-")
    return workshop / f"{name}-{package['version']}.tgz"


def program(name: str) -> str:
    """Find a program of Node's by its full path: on Windows npm is a script that is not found by its bare name."""
    found = shutil.which(name)
    if found is None:
        sys.exit(f"Mangler {name}. Hent Node.js fra nodejs.org.")
    return found


def download(package: Package, workshop: Path) -> Path:
    """Return the package's archive, as npm packs it."""
    wanted = f"{package['package']}@{package['version']}"
    subprocess.run([program("npm"), "pack", "--silent", wanted], cwd=workshop, stdout=subprocess.DEVNULL, check=True)
    return archive_of(package, workshop)


def pin(package: Package, archive: str, files: dict[str, str]) -> None:
    """Write the checksums found into the package's row of the table."""
    text = TABLE.read_text(encoding="utf-8")
    head = re.escape(f'package = "{package["package"]}"\nversion = "{package["version"]}"\nintegrity = ')
    text = re.sub(f'({head}").*(?=")', rf"\g<1>{archive}", text)
    for path, checksum in files.items():
        text = re.sub(rf'(path = "{re.escape(path)}".* sha256 = ").*(?=")', rf"\g<1>{checksum}", text)
    TABLE.write_text(text, encoding="utf-8", newline="\n")


def sha256(content: bytes) -> str:
    """Return a file's checksum."""
    return hashlib.sha256(content).hexdigest()


def integrity(content: bytes) -> str:
    """Return an archive's checksum in npm's own form."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode("ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
