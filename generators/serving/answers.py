"""What is answered at each address, in Danish and whatever state the records are in.

Knows the desk and addresses; HTTP is for the server.
"""

import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generators import store
from generators.presentation import identity
from generators.serving.desk import Desk, State
from generators.serving.making import in_words
from generators.serving.preview import LOST, Made, Preview
from generators.serving.showing import OWN, Words

# Stated here, for Windows asks its registry, where other programs have written.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}
OTHER_KIND = "application/octet-stream"
# Seconds that a page waits for news before it asks again.
PATIENCE = 20
FAILED = "fejl"
_WAITING = "Sitet bliver lavet", "Siden kommer af sig selv om lidt."
_MENDING = "Ret fejlene", "Der er ingen udgave at vise endnu. Ret, og gem, så kommer siden af sig selv."
_REFUSED: Mapping[int, tuple[str, str]] = {
    HTTPStatus.NOT_FOUND: ("Siden findes ikke", "Der er ingen side på den adresse."),
    HTTPStatus.NOT_IMPLEMENTED: ("Det kan serveren ikke", "Den viser kun sider og tager ikke imod noget."),
    HTTPStatus.REQUEST_URI_TOO_LONG: ("Adressen er for lang", "Skriv en kortere."),
}
_NOT_UNDERSTOOD = "Det forstod serveren ikke", "Prøv igen fra forsiden."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    body: bytes = b""
    kind: str = KINDS[".html"]
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)


class Clerk:
    """Finds the answer to each request."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words

    def answer(self, target: str) -> Answer:
        """Answer a request for an address, as a browser writes it."""
        asked = urlsplit(target)
        name = unquote(asked.path).lstrip("/")
        own, _, inner = name.partition("/")
        if own == OWN:
            return self._own(inner, {key: found[0] for key, found in parse_qs(asked.query).items()})
        name = _file_of(name)
        state = self._desk.state
        if _is_page(name):
            self._desk.looked_at = name
        if state.preview is None:
            title, text = _MENDING if state.trouble else _WAITING
            return Answer(self._words.alone(state, title, text), status=HTTPStatus.SERVICE_UNAVAILABLE)
        return self._of_site(state, state.preview, name)

    def refusal(self, status: int) -> Answer:
        """Say in our own words that a request cannot be met."""
        title, text = _REFUSED.get(status, _NOT_UNDERSTOOD)
        return Answer(self._words.alone(self._desk.state, title, text), status=status)

    def _of_site(self, state: State, preview: Preview, name: str) -> Answer:
        status, made = _found(preview, name)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            title, _, text = made.content.decode().partition("\n")
            return Answer(self._words.alone(state, title, text, FAILED), status=status)
        if status == HTTPStatus.NOT_FOUND and _found(preview, f"{name}/index.html")[0] == HTTPStatus.OK:
            return Answer(status=HTTPStatus.FOUND, headers={"Location": f"/{quote(name)}/"})
        if made.fingerprint and (status == HTTPStatus.NOT_FOUND or _is_page(name)):
            return Answer(self._words.page(made.content, state, made.fingerprint, made.warnings), status=status)
        return Answer(made.content, KINDS.get(PurePosixPath(name).suffix, OTHER_KIND), status)

    def _own(self, name: str, asked: Mapping[str, str]) -> Answer:
        if name == "nyt":
            return self._news(asked)
        if name == "farver.css":
            return Answer(identity.style_sheet().encode(), KINDS[".css"])
        if name in ("live.css", "live.js"):
            content = (store.TEMPLATES / "serve" / name).read_bytes()
            return Answer(content, KINDS[PurePosixPath(name).suffix])
        return self.refusal(HTTPStatus.NOT_FOUND)

    def _news(self, asked: Mapping[str, str]) -> Answer:
        """Answer when there is something new, or after a while; a page in which nothing changes is left alone."""
        state = self._desk.state
        if asked.get("maerke") == self._words.mark(state):
            state = self._desk.newer_than(state.number, PATIENCE)
        made = Made(b"", asked.get("aftryk", ""))
        if state.preview:
            _, made = _found(state.preview, _file_of(unquote(asked.get("side", "")).lstrip("/")))
        is_new = made.fingerprint != asked.get("aftryk", "")
        return Answer(self._words.news(state, is_new=is_new, warnings=made.warnings), KINDS[".json"])


def _file_of(name: str) -> str:
    return f"{name}index.html" if not name or name.endswith("/") else name


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _found(preview: Preview, name: str) -> tuple[int, Made]:
    """Find what lies at an address: what is asked for, the page for wrong addresses, or why it cannot be made."""
    try:
        if made := preview.find(name):
            return HTTPStatus.OK, made
        return HTTPStatus.NOT_FOUND, preview.find(LOST) or Made(b"")
    except Exception as fault:  # noqa: BLE001 - a template that is being written must not stop the server
        sys.stderr.write("".join(traceback.format_exception(fault)))
        return HTTPStatus.INTERNAL_SERVER_ERROR, Made(in_words(fault).encode(), FAILED)
