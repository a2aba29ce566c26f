"""How text reaches a terminal, a file or another program, whatever they call their letters.

Knows only the standard library: `dev.py` uses it before there is an environment.
"""

import codecs
import ctypes
import io
import sys
from typing import TextIO

# What most sets of letters lack, and what is shown instead there.
_PLAIN = {
    "→": "->",
    "–": "-",
    "—": "-",
    "…": "...",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "•": "*",
    "»": '"',
    "«": '"',
}
_HANDLER = "klyngeviden"
UTF_8_PAGE = 65001


def speak_danish() -> None:
    """Write æ, ø and å as whoever reads the output expects them, and never fail on a sign that cannot be shown."""
    codecs.register_error(_HANDLER, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding_for(stream), errors=_HANDLER)


def encoding_for(stream: TextIO) -> str:
    """Choose how to write: UTF-8, but to a pipe on Windows as the console has it, since PowerShell reads it so."""
    page = console_page()
    if page in (None, 0, UTF_8_PAGE) or stream.isatty():
        return "utf-8"
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "utf-8"


def console_page() -> int | None:
    """Ask Windows for the number of the console's set of letters; None elsewhere."""
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetConsoleOutputCP())
    return None


def typed(words: str) -> str:
    """Write a command as the user types it in the checkout."""
    return f"{'py' if sys.platform == 'win32' else 'python3'} dev.py {words}"


def for_machines(text: str) -> str:
    """Keep JSON whole where the output has fewer letters than it: write the rest as escapes."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if codecs.lookup(encoding).name == "utf-8":
        return text
    return "".join(char if char.isascii() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end]
    return "".join(_PLAIN.get(char, "?") for char in wanted), error.end
