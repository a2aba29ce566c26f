"""Finds browsers, Java, nginx, Ghostscript and LibreOffice for the tests; installs unattended what is not there.

Knows the machine; knows nothing of what is tested. Run as a program it provides each tool named.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.tools import nginx

# The same engine without the windows, which nobody looks at: a new visitor costs a fourth of the work.
SHELL_NAMES = ("chromium-headless-shell", "chrome-headless-shell")
BROWSER_NAMES = (
    *SHELL_NAMES,
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
)
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "{PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "{PROGRAMFILES}/Mozilla Firefox/firefox.exe",
    "{PROGRAMFILES(X86)}/Mozilla Firefox/firefox.exe",
)
NGINX_NAMES = ("nginx",)
# Debian's lies where only root looks for programs.
NGINX_PLACES = ("/usr/sbin/nginx", "/usr/local/sbin/nginx")
GHOSTSCRIPT_NAMES = ("gs", "gswin64c")
GHOSTSCRIPT_PLACES = ("/opt/homebrew/bin/gs", "/usr/local/bin/gs")
OFFICE_NAMES = ("soffice", "libreoffice")
OFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "{PROGRAMFILES}/LibreOffice/program/soffice.exe",
)
# What reads slides and what reads texts: Debian has them apart.
OFFICE_PARTS = ("*sdlo.*", "*swlo.*")
DEBIAN_PACKAGES = {
    "browser": ("chromium-headless-shell",),
    "firefox": ("firefox-esr",),
    "ghostscript": ("ghostscript",),
    "java": ("default-jdk-headless",),
    "nginx": ("nginx", "libnginx-mod-http-brotli-static", "openssl"),
    "office": ("libreoffice-impress-nogui", "libreoffice-writer-nogui"),
}
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as p\nwith p() as d: print(d.chromium.executable_path)"
)
LONGEST_START = 60

HOW_TO = {
    "browser": "Skriv: .venv/bin/python -m playwright install --with-deps chromium\n"
    "(på Windows: .venv\\Scripts\\python -m playwright install chromium;\n"
    "på Debian: sudo apt install chromium-headless-shell)",
    "firefox": "Installér Firefox.\n"
    "(på Debian: sudo apt install firefox-esr; på macOS: brew install --cask firefox;\n"
    "på Windows: winget install Mozilla.Firefox)",
    "ghostscript": "Installér Ghostscript.\n"
    "(på Debian: sudo apt install ghostscript; på macOS: brew install ghostscript;\n"
    "på Windows: winget install ArtifexSoftware.GhostScript)",
    "java": "Installér en JDK, version 11 eller nyere.\n"
    "(på Debian: sudo apt install default-jdk-headless; på macOS: brew install openjdk;\n"
    "på Windows: winget install EclipseAdoptium.Temurin.21.JDK)",
    "nginx": "Installér nginx med modulet brotli_static, og openssl.\n"
    "(på Debian: sudo apt install nginx libnginx-mod-http-brotli-static openssl)",
    "office": "Installér LibreOffice med Impress og Writer.\n"
    "(på Debian: sudo apt install libreoffice-impress-nogui libreoffice-writer-nogui;\n"
    "på macOS: brew install --cask libreoffice; på Windows: winget install TheDocumentFoundation.LibreOffice)",
}


class MissingToolError(Exception):
    """A tool is not on the machine; the message tells the line to type."""

    def __init__(self, tool: str) -> None:
        super().__init__(
            f"Mangler {tool}, som en del af prøverne kræver.\n{HOW_TO[tool]}\n"
            f"Eller udelad de prøver: python3 dev.py test --uden {tool}"
        )


@cache
def find(tool: str) -> Path:
    """Return the path of one of the tools; raise MissingToolError where the machine has none that runs."""
    candidates, runs = FINDERS[tool]
    for candidate in candidates():
        if candidate.exists() and runs(candidate):
            return candidate
    raise MissingToolError(tool)


def provide(tool: str) -> Path:
    """Return the path of a tool, installed if need be; a shell of Chromium also where there is one with windows."""
    if tool == "browser" and not any(lying(SHELL_NAMES, ())):
        install_from_debian(tool)
    for install in (lambda _: None, install_from_playwright, install_from_debian):
        install(tool)
        try:
            return find(tool)
        except MissingToolError:
            continue
    raise MissingToolError(tool)


def lying(names: tuple[str, ...], places: tuple[str, ...]) -> Iterator[Path]:
    """Yield where a program may be: by its names on the path, and where installers put it."""
    yield from (Path(path) for path in map(shutil.which, names) if path)
    folders = {name.upper(): folder for name, folder in os.environ.items()}
    for place in places:
        name, brace, rest = place.removeprefix("{").partition("}")
        yield Path(folders.get(name, "") + rest if brace else place)


def browsers() -> Iterator[Path]:
    """Yield where a Chromium may be, the machine's own first."""
    yield from lying(BROWSER_NAMES, BROWSER_PLACES)
    answer = ask([sys.executable, "-c", PLAYWRIGHT_PATH])
    if answer:
        yield Path(answer.strip())


def firefoxes() -> Iterator[Path]:
    """Yield where a Firefox may be; Playwright's own speaks another language."""
    yield from lying(FIREFOX_NAMES, FIREFOX_PLACES)


def javas() -> Iterator[Path]:
    """Yield where a Java may be."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java.exe" if sys.platform == "win32" else "java")
    if path := shutil.which("java"):
        yield Path(path)


def nginxes() -> Iterator[Path]:
    """Yield where an nginx may be."""
    yield from lying(NGINX_NAMES, NGINX_PLACES)


def ghostscripts() -> Iterator[Path]:
    """Yield where a Ghostscript may be."""
    yield from lying(GHOSTSCRIPT_NAMES, GHOSTSCRIPT_PLACES)


def offices() -> Iterator[Path]:
    """Yield where a LibreOffice may be."""
    yield from lying(OFFICE_NAMES, OFFICE_PLACES)


def is_office(path: Path) -> bool:
    """Tell whether a LibreOffice can open slides and texts; to start it would take longer than the test."""
    program = path.resolve().parent
    folders = (program, program.parent / "Frameworks")
    return all(any(any(folder.glob(part)) for folder in folders) for part in OFFICE_PARTS)


def is_browser(path: Path) -> bool:
    """Tell whether a browser starts; a file may be a stub, or lack its libraries."""
    # On Windows --version opens a window instead of answering.
    return sys.platform == "win32" or ask([path, "--version"]) is not None


def is_ghostscript(path: Path) -> bool:
    """Tell whether a Ghostscript starts."""
    return ask([path, "--version"]) is not None


def is_jdk(path: Path) -> bool:
    """Tell whether a Java can also compile, as a runtime alone cannot."""
    return "jdk.compiler" in (ask([path, "--list-modules"]) or "")


def is_nginx(path: Path) -> bool:
    """Tell whether an nginx can send what is packed with brotli, as ours is asked to, and be given a certificate."""
    return nginx.brotli_module(path).is_file() and shutil.which("openssl") is not None


FINDERS: dict[str, tuple[Callable[[], Iterator[Path]], Callable[[Path], bool]]] = {
    "browser": (browsers, is_browser),
    "firefox": (firefoxes, is_browser),
    "ghostscript": (ghostscripts, is_ghostscript),
    "java": (javas, is_jdk),
    "nginx": (nginxes, is_nginx),
    "office": (offices, is_office),
}


def ask(command: list[str | Path]) -> str | None:
    """Return what a program prints, or None if it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_START, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def install_from_playwright(tool: str) -> None:
    """Download Playwright's own Chromium into the user's folder."""
    if tool == "browser":
        print("Henter en browser til prøverne ...", flush=True)
        ask_to_install([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"])


def install_from_debian(tool: str) -> None:
    """Install Debian's package, where this is Debian and the user is root."""
    apt = shutil.which("apt-get")
    if apt is None or sys.platform == "win32" or os.geteuid() != 0:
        return
    packages = DEBIAN_PACKAGES[tool]
    print(f"Installerer {' og '.join(packages)} ...", flush=True)
    ask_to_install([apt, "-qq", "update"])
    ask_to_install([apt, "-qq", "install", "-y", "--no-install-recommends", *packages])


def ask_to_install(command: list[str | Path]) -> None:
    """Run an installer, quietly: whether it helped shows in what is found afterwards."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    find.cache_clear()


def main(tools: list[str]) -> int:
    """Provide each tool named and tell where it is."""
    missing = 0
    for tool in tools:
        try:
            print(f"{tool}: {provide(tool)}", flush=True)
        except MissingToolError as problem:
            print(problem, file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
