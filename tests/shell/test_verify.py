"""`klyngeviden verify`: a copy in a folder or on a server is whole, or what is wrong with it is named."""

import datetime as dt
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import pytest

from generators import cli, copy_on_server, exporting, store
from generators.exports.manifest import ManifestFault, read
from generators.knowledge.published_editions import MANIFEST
from generators.presentation.open_data import Issue
from generators.presentation.site import Site

PAGE = b"<!doctype html>\n<title>Side</title>\n<p>" + b"Viden om ledelse. " * 90
FILES = {
    "index.html": PAGE,
    "404.html": PAGE + b"Findes ikke",
    "temaer/index.html": PAGE + b"Temaer",
    "temaer/data/index.html": PAGE + b"Data",
    "haefter/alle.pdf": b"%PDF-1.7 \r\n\x00\xff",
    "sitemap.xml.gz": gzip.compress(b"<urlset/>", mtime=0),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A whole copy of a small site."""
    folder = tmp_path / "kopi"
    for path, content in FILES.items():
        store.write(folder, path, content)
    exporting.export_manifest(Issue(Site("Klyngeviden", "https://viden.kl.dk/"), dt.date(2026, 11, 29)), folder)
    return folder


@dataclass
class Verified:
    """Runs the command, and keeps what it said."""

    capsys: pytest.CaptureFixture[str]
    code: int = 0
    found: list[str] = field(default_factory=list)
    said: str = ""

    def __call__(self, *words: object) -> "Verified":
        self.code = cli.main(["verify", *map(str, words)])
        captured = self.capsys.readouterr()
        self.found, self.said = captured.out.splitlines(), captured.err
        return self


@pytest.fixture
def verified(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verified:
    """The command, which is not kept waiting by a server that is busy."""
    monkeypatch.setattr(copy_on_server, "_PAUSES", (0, 0))
    return Verified(capsys)


def test_a_whole_copy_is_whole(copy: Path, verified: Verified) -> None:
    assert (verified(copy).code, verified.found) == (0, [])
    assert "Kopien er hel: seks filer er, som de skal være." in verified.said


SPOILED: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "en byte": (
        lambda copy: (copy / "haefter/alle.pdf").write_bytes(b"%PDF-1.7 \r\n\x01\xff"),
        ["afviger   haefter/alle.pdf"],
    ),
    "en fil væk": (lambda copy: (copy / "404.html").unlink(), ["mangler   404.html"]),
    "en gammel side": (
        lambda copy: store.write(copy, "temaer/gammelt/index.html", PAGE),
        ["for meget temaer/gammelt/index.html"],
    ),
    "halvt kopieret": (
        lambda copy: (copy / "temaer/index.html").write_bytes(b""),
        ["afviger   temaer/index.html  (er tom)"],
    ),
    "kopieret som tekst": (
        lambda copy: (copy / "index.html").write_bytes(PAGE.replace(b"\n", b"\r\n")),
        ["afviger   index.html  (har fået andre linjeskift; kopiér filer, som de er (binært))"],
    ),
    "en mappe i en fils sted": (
        lambda copy: store.write((copy / "404.html").rename(copy / "x") and copy, "404.html/fil.html", PAGE),
        ["for meget 404.html/fil.html", "for meget x", "mangler   404.html"],
    ),
    "uden sin manifest": (lambda copy: (copy / MANIFEST).unlink(), ["mangler   manifest.json"]),
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_is_wrong_is_named(what: str, copy: Path, verified: Verified, tmp_path: Path) -> None:
    """Held against the manifest of what was built."""
    built = tmp_path / "site"
    store.write(built, MANIFEST, (copy / MANIFEST).read_bytes())
    spoil, told = SPOILED[what]
    spoil(copy)
    assert (verified(copy, "--mod", built).code, verified.found) == (1, told)
    assert "Kopien er ikke hel" in verified.said


def test_a_copy_that_stopped_half_way_says_so_by_folders(copy: Path, verified: Verified) -> None:
    for path in ("temaer/index.html", "temaer/data/index.html", "sitemap.xml.gz"):
        (copy / path).unlink()
    assert verified(copy).found == ["mangler   sitemap.xml.gz", "mangler   temaer/  (hele mappen, to filer)"]
    assert "tre mangler; tre filer er, som de skal være" in verified.said
    assert "standset undervejs. Kopiér alt igen" in verified.said


def test_files_packed_for_a_server_must_hold_what_they_lie_beside(copy: Path, verified: Verified) -> None:
    store.write(copy, "index.html.br", brotli.compress(PAGE))
    store.write(copy, "index.html.gz", gzip.compress(PAGE))
    store.write(copy, f"{MANIFEST}.gz", gzip.compress((copy / MANIFEST).read_bytes()))
    assert verified(copy).code == 0
    store.write(copy, "index.html.br", brotli.compress(PAGE + b"fra i gaar"))
    store.write(copy, "404.html.gz", b"ikke pakket")
    assert [line.split()[:2] for line in verified(copy).found] == [
        ["afviger", "404.html.gz"],
        ["afviger", "index.html.br"],
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "er ikke en manifest"),
        (b'{"dato": "2026-11-29", "filer": {"index', "er kun en halv manifest"),
        (b"<!doctype html><title>Log ind", "er ikke en manifest"),
        (b'{"name": "En anden app"}', "er ikke en manifest fra klyngeviden"),
        (b'{"filer": {}}', "er ikke en manifest fra klyngeviden"),
        (b'{"filer": {"a.html": "kort"}}', "er ikke en manifest fra klyngeviden"),
        *((b'{"filer": {"%s": "%s"}}' % (path, b"0" * 64), "fra klyngeviden") for path in (b"../x", b"/etc/passwd")),
    ],
)
def test_what_is_no_manifest_is_told(content: bytes, told: str, copy: Path, verified: Verified) -> None:
    with pytest.raises(ManifestFault, match=told):
        read(content)
    store.write(copy, MANIFEST, content)
    assert verified(copy).code == 2
    assert told in verified.said
    assert "--mod site" in verified.said


@pytest.mark.parametrize(
    "typed",
    [
        *("", "kopi-der-ikke-er", "viden.kl.dk", "ftp://viden.kl.dk/", "https://", "http://[x"),
        *("http://127.0.0.1 :1/", "http://kari:hemmeligt@127.0.0.1:1/"),
    ],
)
def test_a_wrong_place_is_told_with_the_way_to_write_it(typed: str, verified: Verified) -> None:
    assert verified(typed).code == 2
    assert "https://" in verified.said
    assert "hemmeligt" not in verified.said


def test_an_address_may_be_pasted_with_blanks_around_it(copy: Path, verified: Verified) -> None:
    with _hosted(copy) as address:
        assert verified(f" {address}\n").code == 0


def test_a_zip_is_to_be_unpacked_first(copy: Path, verified: Verified, tmp_path: Path) -> None:
    exporting.archive(copy, tmp_path / "site.zip")
    assert verified(tmp_path / "site.zip").code == 2
    assert "er en ZIP-fil. Pak den ud, og skriv mappen." in verified.said


def test_what_to_hold_a_copy_against_must_be_there(copy: Path, verified: Verified, tmp_path: Path) -> None:
    assert verified(copy, "--mod", tmp_path / "ikke-bygget").code == 2
    assert "Byg sitet først (py dev.py site), og skriv --mod site" in verified.said


def test_a_site_is_not_whole_before_its_manifest(copy: Path, verified: Verified) -> None:
    (copy / MANIFEST).unlink()
    assert verified(copy).code == 2
    assert "standset undervejs" in verified.said


# --- on a server ------------------------------------------------------------------------------------------------------

Sent = tuple[int, dict[str, str], bytes]


class _Host(http.server.ThreadingHTTPServer):
    """Serves a copy below a path, as `sent` would have it."""

    def __init__(self, copy: Path, sent: Callable[[str, bytes | None, str], Sent], below: str) -> None:
        self.copy, self.sent, self.below = copy, sent, below
        super().__init__(("127.0.0.1", 0), _Answering)


class _Answering(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer as the host does."""
        host = self.server
        assert isinstance(host, _Host)
        path = self.path.removeprefix(host.below)
        found = host.copy / path
        content = found.read_bytes() if self.path.startswith(host.below) and found.is_file() else None
        code, headers, body = host.sent(path, content, self.headers["Accept-Encoding"])
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _plain(path: str, content: bytes | None, accepted: str) -> Sent:
    del path, accepted
    return (200, {}, content) if content is not None else (404, {}, FILES["404.html"])


@contextmanager
def _hosted(copy: Path, sent: Callable[[str, bytes | None, str], Sent] = _plain, below: str = "/") -> Iterator[str]:
    server = _Host(copy, sent, below)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{below}"
    server.shutdown()
    server.server_close()


def _br(path: str, content: bytes | None, accepted: str) -> Sent:
    """As nginx with files packed beforehand."""
    code, headers, body = _plain(path, content, accepted)
    return (code, headers | {"Content-Encoding": "br"}, brotli.compress(body)) if "br" in accepted else (code, {}, body)


def _br_again(path: str, content: bytes | None, accepted: str) -> Sent:
    """A host that packs what is packed, and says so."""
    code, _, body = _br(path, content, accepted)
    return code, {"Content-Encoding": "br, gzip"}, gzip.compress(body)


def _by_name(path: str, content: bytes | None, accepted: str) -> Sent:
    """A host that tells by the name that a file is packed."""
    code, headers, body = _plain(path, content, accepted)
    return code, headers | ({"Content-Encoding": "gzip"} if path.endswith(".gz") else {}), body


@pytest.mark.parametrize("sent", [_plain, _br, _br_again, _by_name])
@pytest.mark.parametrize("below", ["/", "/kl/klyngeviden/"])
def test_a_served_copy_is_whole_however_it_is_sent(
    sent: Callable[[str, bytes | None, str], Sent], below: str, copy: Path, verified: Verified
) -> None:
    with _hosted(copy, sent, below) as address:
        assert (verified(address).code, verified.found) == (0, [])
        assert verified(f"{address}index.html", "--mod", copy).code == 0
        assert f"ligger på {address}. QR-koder" in verified.said


def test_what_differs_and_is_missing_on_a_server_is_named(copy: Path, verified: Verified) -> None:
    (copy / "404.html").unlink()
    store.write(copy, "index.html", PAGE.replace(b"Side", b"side"))
    with _hosted(copy, _br) as address:
        assert verified(address).found == ["afviger   index.html", "mangler   404.html"]
    assert verified.code == 1


def _old_packing(path: str, content: bytes | None, accepted: str) -> Sent:
    return _br(path, PAGE + b"fra i gaar" if path == "index.html" and "br" in accepted else content, accepted)


def _twice(path: str, content: bytes | None, accepted: str) -> Sent:
    code, headers, body = _br(path, content, accepted)
    return code, headers, brotli.compress(body) if path == "index.html" else body


def _unsaid(path: str, content: bytes | None, accepted: str) -> Sent:
    code, _, body = _plain(path, content, accepted)
    return code, {}, gzip.compress(body) if path == "index.html" else body


def _cut(path: str, content: bytes | None, accepted: str) -> Sent:
    code, headers, body = _plain(path, content, accepted)
    return (code, {"Content-Length": str(len(body) + 9)}, body) if path == "index.html" else (code, headers, body)


def _closed(path: str, content: bytes | None, accepted: str) -> Sent:
    return (403, {}, b"Nej") if path == "index.html" else _plain(path, content, accepted)


FAULTY_HOSTS = {
    "afviger   index.html  (er pakket af en anden udgave af filen": _old_packing,
    "afviger   index.html  (er pakket en gang for meget": _twice,
    "afviger   index.html  (er pakket en gang for meget;": _unsaid,
    "ikke læst index.html  (svaret holdt op midtvejs)": _cut,
    "ikke læst index.html  (serveren svarer 403)": _closed,
}


@pytest.mark.parametrize("told", FAULTY_HOSTS)
def test_what_a_host_does_to_a_file_is_told(told: str, copy: Path, verified: Verified) -> None:
    with _hosted(copy, FAULTY_HOSTS[told]) as address:
        (line,) = verified(address).found
    assert line.startswith(told)


def test_a_host_that_changes_the_pages_is_told(copy: Path, verified: Verified) -> None:
    def minified(path: str, content: bytes | None, accepted: str) -> Sent:
        code, headers, body = _plain(path, content, accepted)
        return code, headers, body.replace(b"\n", b"") if path.endswith(".html") else body

    with _hosted(copy, minified) as address:
        assert len(verified(address).found) == 4
    assert "serveren laver om på siderne" in verified.said


def test_a_host_that_answers_anything_is_told(copy: Path, verified: Verified) -> None:
    def everything(path: str, content: bytes | None, accepted: str) -> Sent:
        return _plain(path, content if content is not None else PAGE, accepted)

    with _hosted(copy, everything) as address:
        verified(address)
        assert "svarer 200 på adresser, der ikke findes" in verified.said
        assert (verified(f"{address}kl/").code, "er ikke en manifest" in verified.said) == (2, True)


def test_a_busy_host_is_asked_again(copy: Path, verified: Verified) -> None:
    asked: list[str] = []

    def busy(path: str, content: bytes | None, accepted: str) -> Sent:
        asked.append(path)
        return (503, {}, b"") if asked.count(path) == 1 else _plain(path, content, accepted)

    with _hosted(copy, busy) as address:
        assert verified(address).code == 0


def test_the_pages_of_before_that_are_still_there_are_too_much(copy: Path, verified: Verified) -> None:
    """What a frozen edition names was published once; what has gone since must be gone, or lead on."""
    once = exporting.export_manifest(Issue(Site("Klyngeviden", "https://viden.kl.dk/"), dt.date(2026, 11, 1)), copy)
    edition = f"udgaver/2026-1/{MANIFEST}"
    store.write(copy, edition, (copy / MANIFEST).read_bytes())
    (copy / MANIFEST).unlink()
    for gone in ("temaer/data/index.html", "haefter/alle.pdf"):
        assert gone in once
        (copy / gone).rename(copy.parent / Path(gone).name)
    exporting.export_manifest(Issue(Site("Klyngeviden", "https://viden.kl.dk/"), dt.date(2026, 11, 29)), copy)
    store.write(copy, "haefter/alle.pdf", b"den gamle")
    with _hosted(copy) as address:
        assert verified(address).found == ["for meget haefter/alle.pdf"]


def test_a_host_that_keeps_all_to_itself_is_not_asked_for_ever(
    copy: Path, verified: Verified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_on_server, "_ENOUGH", 3)

    def closed(path: str, content: bytes | None, accepted: str) -> Sent:
        return _plain(path, content, accepted) if path == MANIFEST else (401, {}, b"Log ind")

    with _hosted(copy, closed) as address:
        assert verified(address).code == 2
    assert "de seneste 3 filer fra sig: serveren svarer 401. Giv adgang" in verified.said


def test_a_host_that_is_not_there_is_told(verified: Verified) -> None:
    assert verified("http://127.0.0.1:1/").code == 2
    assert "ingen server tager imod" in verified.said


def test_the_wrong_base_path_is_told(copy: Path, verified: Verified) -> None:
    with _hosted(copy, below="/klyngeviden/") as address:
        assert verified(address.removesuffix("klyngeviden/")).code == 2
    assert "Ligger sitet i en undermappe" in verified.said
