"""A copy of the site on a server: its manifest, and what is wrong with its files. Asks as a browser does.

Knows HTTP; what a file should be comes from the manifest.
"""

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlsplit

from generators import store
from generators.exports import copies, manifest
from generators.exports.copies import Fault, Wrong
from generators.exports.manifest import Manifest, ManifestFault
from generators.exports.packing import BY_CODING, unpacked
from generators.knowledge.published_editions import MANIFEST

RowT = TypeVar("RowT")
FoundT = TypeVar("FoundT")

_AT_ONCE, _LONGEST_WAIT = 8, 30
_PAUSES = (0.5, 2)
_ENOUGH = 25
"""Files in a row that a server keeps to itself, after which no more are asked for."""
_GONE = (404, 410)
# By the numbers that OpenSSL gives them.
_OF_CERTIFICATES = {
    9: "certifikatet gælder ikke endnu",
    10: "certifikatet er udløbet",
    62: "certifikatet er til en anden adresse",
    64: "certifikatet er til en anden adresse",
}
_BUSY = (429, 500, 502, 503, 504)
_AS_A_BROWSER, _AS_IT_IS = "gzip, br", "identity"
NOWHERE = "findes-ikke-0f3d4c9a12/"
"""An address that no site of ours has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its code, where it led, and what it sent; `code` is 0 where there was no answer."""

    code: int
    address: str = ""
    raw: bytes = b""
    codings: tuple[str, ...] = ()
    why: str = ""

    @property
    def content(self) -> bytes | None:
        """Unpack what was sent, as a browser does; None where it cannot be."""
        content: bytes | None = self.raw
        for coding in reversed(self.codings):
            packing = BY_CODING.get(coding)
            content = unpacked(content, packing) if packing and content is not None else None
        return content


def base_of(typed: str) -> str:
    """Give the address of a copy as it was meant: the folder of a page is the folder; raises EnvironmentProblem."""
    try:
        parts = urlsplit(typed.strip())
        named = bool(parts.hostname) and not {"@", " "} & set(parts.netloc)
        known = parts.scheme in ("http", "https") and named and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known:
        raise store.EnvironmentProblem(
            "Det er ikke en adresse, der kan hentes fra. Skriv den som https://viden.kl.dk/ eller "
            "https://kommune.dk/klyngeviden/, uden mellemrum og uden navn og kode."
        )
    path = parts.path.removesuffix(MANIFEST).removesuffix("index.html")
    return f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}/"


def found(base: str, own: Manifest | None) -> tuple[Manifest, str]:
    """Give what a copy is held against, its own manifest where there is no other, and where the server leads to.

    Raises EnvironmentProblem.
    """
    answer = ask(base + MANIFEST)
    led = answer.address.removesuffix(MANIFEST)
    if own and answer.code:
        return own, led if answer.code == http.HTTPStatus.OK and answer.address.endswith(MANIFEST) else base
    if answer.code != http.HTTPStatus.OK:
        raise store.EnvironmentProblem(_no_manifest(base, answer))
    return _read(base, answer), led


def _read(base: str, answer: Answer) -> Manifest:
    try:
        return manifest.read(answer.content or answer.raw)
    except ManifestFault as fault:
        message = f"{base}{MANIFEST} {fault}"
        led = f" (serveren førte til {answer.address})" if answer.address != base + MANIFEST else ""
        raise store.EnvironmentProblem(
            f"{message}{led}. Kræver sitet adgang, så åbn for det først; er kopien standset undervejs, så kopiér igen."
        ) from None


def _no_manifest(base: str, answer: Answer) -> str:
    if not answer.code:
        return f"{base} svarer ikke: {answer.why}. Se efter, om adressen er rigtig, og om serveren kører."
    if answer.code in _GONE:
        return (
            f"Der er ingen {MANIFEST} på {base}. Ligger sitet i en undermappe, så skriv den med "
            f"(https://…/klyngeviden/); er det den rigtige adresse, så er kopien standset undervejs: kopiér igen, "
            "eller hold den op mod det byggede: --mod site"
        )
    return (
        f"{base}{MANIFEST} kan ikke hentes: serveren svarer {answer.code}. Giv adgang til den, eller prøv igen senere."
    )


def faults(base: str, wanted: Manifest, tell: Callable[[str], object]) -> Iterator[Fault]:
    """Yield what is wrong with a served copy; `tell` hears of each file that has been fetched."""
    silent = 0
    for (path, _), found in _at_once(lambda row: list(_of_file(base, *row)), list(wanted.files.items())):
        tell(path)
        unread = [fault for fault in found if fault.wrong is Wrong.UNREAD]
        silent = silent + 1 if unread else 0
        if silent == _ENOUGH:
            told = f"{base} gav ikke de seneste {_ENOUGH} filer fra sig: {unread[0].why}."
            raise store.EnvironmentProblem(f"{told} Giv adgang til dem, eller prøv igen, når serveren svarer.")
        yield from found


def _at_once(look: Callable[[RowT], FoundT], rows: Sequence[RowT]) -> Iterator[tuple[RowT, FoundT]]:
    """Look at several rows at a time; gives each with what was found, in their order."""
    with ThreadPoolExecutor(_AT_ONCE) as helpers:
        try:
            yield from zip(rows, helpers.map(look, rows), strict=True)
        finally:
            # Whoever stops is not kept waiting for what has not begun.
            helpers.shutdown(wait=False, cancel_futures=True)


def _of_file(base: str, path: str, wanted: str) -> Iterator[Fault]:
    answer = ask(_address(base, path))
    if answer.code in _GONE:
        yield Fault(Wrong.MISSING, path)
    elif answer.code != http.HTTPStatus.OK:
        yield Fault(Wrong.UNREAD, path, answer.why or f"serveren svarer {answer.code}")
    elif not _is(answer, wanted):
        yield Fault(Wrong.DIFFERS, path, _why(base, path, wanted, answer))


def _is(answer: Answer, wanted: str) -> bool:
    """Say whether a file came whole; a host may call one packed that is, such as sitemap.xml.gz."""
    return any(content is not None and manifest.print_of(content) == wanted for content in (answer.content, answer.raw))


def _why(base: str, path: str, wanted: str, answer: Answer) -> str:
    if answer.codings and _is(ask(_address(base, path), _AS_IT_IS), wanted):
        return copies.OLD_PACKING
    content = answer.raw if answer.content is None else answer.content
    return copies.why(content, wanted)


def left_over(base: str, names: Mapping[str, object], wanted: Manifest) -> Iterator[Fault]:
    """Yield files of before that are no longer among those wanted, and still there. A page may lead on instead."""
    once = [path for path in names if path not in wanted.files and path != MANIFEST]
    for path, answer in _at_once(lambda path: ask(_address(base, path)), once):
        if answer.code == http.HTTPStatus.OK and answer.address == _address(base, path):
            yield Fault(Wrong.SURPLUS, path)


def former_files(base: str, wanted: Manifest) -> dict[str, str]:
    """Gather what the frozen editions on a copy name: all that was published once."""
    found: dict[str, str] = {}
    for path in wanted.of_editions:
        answer = ask(_address(base, path))
        try:
            found |= manifest.read(answer.content or b"").files
        except ManifestFault:
            continue  # The copy of it is told of among the others.
    return found


def remarks(base: str, wanted: Manifest) -> Iterator[str]:
    """Yield what is wrong with the server rather than with a file."""
    answer = ask(base + NOWHERE)
    own = wanted.files.get("404.html")
    if answer.code == http.HTTPStatus.OK:
        yield (
            "Serveren svarer 200 på adresser, der ikke findes. Så tror søgemaskiner, at de gør: lad den svare 404 "
            "med 404.html."
        )
    elif answer.code in _GONE and own and not _is(answer, own):
        yield "Serveren viser sin egen fejlside. Lad den vise 404.html, som leder læseren på vej."
    if wanted.address and wanted.address != base:
        yield (
            f"Sitet er bygget til {wanted.address}, men ligger på {base}. QR-koder, feeds og sitemap fører til den "
            "første: ret site_url i mkdocs.yml, og byg igen, hvis det ikke er meningen."
        )


def _address(base: str, path: str) -> str:
    return base + quote(path)


def ask(address: str, packed_as: str = _AS_A_BROWSER) -> Answer:
    """Fetch an address; tries again where the server is busy."""
    answer = _asked(address, packed_as)
    for pause in _PAUSES:
        if answer.code and answer.code not in _BUSY:
            return answer
        time.sleep(pause)
        answer = _asked(address, packed_as)
    return answer


def _asked(address: str, packed_as: str) -> Answer:
    headers = {"Accept-Encoding": packed_as, "User-Agent": "klyngeviden-verify", "Cache-Control": "no-cache"}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=_LONGEST_WAIT) as came:  # noqa: S310 - http and https only
            said = ",".join(came.headers.get_all("Content-Encoding", []))
            codings = tuple(c for c in (word.strip().lower() for word in said.split(",")) if c not in ("", _AS_IT_IS))
            return Answer(came.status, came.url, came.read(), codings)
    except urllib.error.HTTPError as refused:
        with refused:
            said = refused.headers.get("Content-Encoding", "")
            return Answer(refused.code, refused.url, _what_came(refused), (said,) if said else ())
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, why=_reason(error))


def _what_came(refused: urllib.error.HTTPError) -> bytes:
    try:
        return bytes(refused.read())
    except (OSError, http.client.HTTPException):
        return b""


def _reason(error: Exception) -> str:
    """Say in Danish why there was no answer."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _OF_CERTIFICATES.get(cause.verify_code, "maskinen stoler ikke på certifikatet")
    reasons: tuple[tuple[type[BaseException], str], ...] = (
        (socket.gaierror, "navnet findes ikke"),
        (ssl.SSLError, "serveren taler ikke https her"),
        (ConnectionRefusedError, "ingen server tager imod"),
        (TimeoutError, "der kom intet svar i tide"),
        (http.client.IncompleteRead, "svaret holdt op midtvejs"),
    )
    return next((own for kind, own in reasons if isinstance(cause, kind)), "forbindelsen blev brudt")
