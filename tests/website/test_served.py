"""The site as a real nginx serves it with what `klyngeviden hosting` writes, at the root and below a path."""

import dataclasses
import datetime as dt
import gzip
import json
import os
import re
import shutil
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from html import unescape
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

from generators import cli, copy_on_server, exporting, store
from generators.editing.browser import page
from generators.exports import hosting
from generators.exports.usage import log
from generators.exports.usage.log import Hit
from generators.knowledge.published_editions import MANIFEST
from generators.presentation.open_data import Issue
from generators.presentation.site import Site
from generators.website.fingerprints import SIGNS
from tests.tools import nginx
from tests.tools.ports import free_ports
from tests.tools.provide import find

pytestmark = pytest.mark.nginx

RECORD = "dilemmaer/D-001/index.html"
BELOW = "/kl/klyngeviden/"
POLICY = store.templates("theme").get_template(hosting.POLICY).render()
EDITOR = page.policy(store.site())


@dataclasses.dataclass(frozen=True)
class Served:
    """A copy of the site on a server: where it lies, and its addresses at the root and below."""

    folder: Path
    root: str
    below: str
    log: Path


def _written(address: str, folder: Path) -> dict[str, str]:
    site = Site("Klyngeviden", address)
    return hosting.nginx(site, str(folder), POLICY, SIGNS, store.templates("hosting"), editor=EDITOR)


def _laid_out(built_site: Path, folder: Path) -> None:
    """Lay out the built site without most municipalities: to pack and to fetch what is alike takes seconds.

    The files are the built ones, without being copied.
    """
    places = sorted(path.name for path in (built_site / "kommuner").iterdir() if path.is_dir())
    left_out = frozenset(places[3:])
    shutil.copytree(
        built_site,
        folder,
        ignore=lambda _, names: [name for name in names if Path(name).stem in left_out],
        copy_function=os.link,
    )
    # It would be named in its own successor.
    (folder / MANIFEST).unlink()
    exporting.export_manifest(Issue(store.site(), dt.date(2026, 11, 29)), folder)
    exporting.pack(folder)


@contextmanager
def serving(folder: Path, place: Path) -> Iterator[Served]:
    """Let an nginx with two servers serve a site."""
    ports = free_ports(2)
    addresses = [f"http://127.0.0.1:{ports[0]}/", f"http://127.0.0.1:{ports[1]}{BELOW}"]
    files: dict[str, str] = {}
    servers = []
    for port, address in zip(ports, addresses, strict=True):
        made = _written(address, folder)
        files |= {path: text for path, text in made.items() if path.startswith("conf.d")}
        files[f"snippets/{port}.conf"] = made["snippets/klyngeviden.conf"]
        logged = "access_log access.log klyngeviden;"
        servers.append(f"server {{ listen 127.0.0.1:{port}; {logged} include snippets/{port}.conf; }}")
    with nginx.running(find("nginx"), place, files, servers):
        yield Served(folder, addresses[0], addresses[1], place / "access.log")


@pytest.fixture(scope="module")
def served(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The built site, packed, on a server."""
    place = tmp_path_factory.mktemp("nginx")
    _laid_out(built_site, place / "sitet på disk")
    with serving(place / "sitet på disk", place) as served:
        yield served


@pytest.fixture(params=["root", "below"])
def address(request: pytest.FixtureRequest, served: Served) -> str:
    """The site at the root, and the site below a path."""
    return str(getattr(served, request.param))


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Lead nowhere."""


_OPENER = urllib.request.build_opener(_Stay)


def _asked(address: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, method=method, headers=named)  # noqa: S310 - our own server
    try:
        with _OPENER.open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def test_a_page_comes_with_the_policy_it_holds_and_what_only_a_server_can_say(address: str, served: Served) -> None:
    page = (served.folder / RECORD).read_text(encoding="utf-8")
    own = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    code, headers, body = _asked(address + RECORD)
    assert own
    assert (code, body.decode()) == (200, page)
    assert headers["Content-Security-Policy"] == f"{unescape(own[1])}; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert (
        _asked(f"{address}publikation/publikation.pdf", "HEAD")[1]["Content-Security-Policy"]
        == "frame-ancestors 'none'"
    )
    # Who has come without encryption is told nothing about it, and nobody what the server is.
    assert headers["Strict-Transport-Security"] is None
    assert headers["Server"] == "nginx"


def test_the_editor_has_a_policy_of_its_own_and_may_be_handed_a_key(address: str, served: Served) -> None:
    page = (served.folder / "rediger/index.html").read_text(encoding="utf-8")
    own = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    _, headers, body = _asked(f"{address}rediger/")
    assert own
    assert body.decode() == page
    assert headers["Content-Security-Policy"] == f"{unescape(own[1])}; frame-ancestors 'none'"
    assert headers["Cross-Origin-Opener-Policy"] is None


def test_headers_are_the_same_for_an_address_that_is_not_there(address: str) -> None:
    _, page, _ = _asked(address)
    _, lost, _ = _asked(f"{address}findes-ikke")
    changing = {"Content-Length", "Last-Modified", "ETag", "Date", "Accept-Ranges"}
    assert set(page.keys()) - changing == set(lost.keys()) - changing


@pytest.mark.parametrize(
    "wrong", ["findes-ikke", "findes-ikke/", "assets/", "assets/js/", "a/b.pdf", "%C3%A6", ".git/x"]
)
def test_what_is_not_there_is_404_with_our_page_and_no_folder_is_listed(
    wrong: str, address: str, served: Served
) -> None:
    code, headers, body = _asked(address + wrong)
    assert code == 404
    assert body == (served.folder / "404.html").read_bytes()
    assert headers["Cache-Control"] == "no-cache"


def test_an_address_without_its_slash_leads_on_whatever_lies_before_the_server(address: str, served: Served) -> None:
    """By path alone: the server may stand behind another that is called something else."""
    base = "/" + address.split("/", 3)[3]
    code, headers, _ = _asked(f"{address}A-001")
    assert (code, headers["Location"]) == (301, f"{base}A-001/")
    code, headers, _ = _asked(served.below.rstrip("/"))
    assert (code, headers["Location"]) == (301, BELOW)
    assert _asked(f"{address}index.html", "POST")[0] == 405


def test_what_is_named_by_content_is_kept_and_all_else_asked_for(address: str, served: Served) -> None:
    page = (served.folder / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:href|src)="(assets/(?:css|js)/[^"]+)"', page))
    index = next((served.folder / "assets/search").glob("*/words.js")).relative_to(served.folder).as_posix()
    assert len(linked) > 5
    for path in (*linked, index):
        assert _asked(address + path)[1]["Cache-Control"] == "public, max-age=31536000, immutable", path
    for path in ("", RECORD, "assets/search/start.js", "data/v1/alt.json", "sitemap.xml", MANIFEST):
        assert _asked(address + path)[1]["Cache-Control"] == "no-cache", path
    assert "immutable" not in _asked(f"{address}assets/fonts/sans.woff2")[1]["Cache-Control"]
    _, first, _ = _asked(address)
    assert _asked(address, If_None_Match=first["ETag"])[0] == 304


@pytest.mark.parametrize("path", [RECORD, "data/v1/alt.json", "sitemap.xml", "llms.txt"])
def test_it_is_sent_as_it_was_packed_when_it_was_built(path: str, address: str, served: Served) -> None:
    content = (served.folder / path).read_bytes()
    _, headers, body = _asked(address + path, Accept_Encoding="gzip, deflate, br, zstd")
    assert (headers["Content-Encoding"], brotli.decompress(body)) == ("br", content)
    assert body == (served.folder / f"{path}.br").read_bytes()
    _, headers, body = _asked(address + path, Accept_Encoding="gzip")
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", content)
    assert headers["Vary"] == "Accept-Encoding"
    _, headers, body = _asked(address + path)
    assert (headers["Content-Encoding"], body) == (None, content)


def test_every_kind_of_file_has_a_type(served: Served) -> None:
    """A kind that the site makes and the configuration does not know would be downloaded rather than shown."""
    one_of_each = {path.suffix: path for path in served.folder.rglob("*.*") if path.is_file() and path.suffix != ".br"}
    assert len(one_of_each) > 12
    for path in one_of_each.values():
        _, headers, _ = _asked(served.root + path.relative_to(served.folder).as_posix(), "HEAD")
        assert headers.get_content_type() != "application/octet-stream", path
        text = headers.get_content_maintype() == "text" or headers.get_content_type().endswith(("json", "/xml"))
        assert (headers.get_content_charset() == "utf-8") == text, path


def test_programs_elsewhere_may_read_the_open_data_and_nothing_else(address: str) -> None:
    for path in ("data/v1/alt.json", "abonner/alt.xml"):
        assert _asked(address + path)[1]["Access-Control-Allow-Origin"] == "*"
    for path in ("", RECORD, "assets/search/start.js"):
        assert _asked(address + path)[1]["Access-Control-Allow-Origin"] is None


def test_the_log_holds_no_address_and_nothing_that_was_searched_for(served: Served) -> None:
    _asked(f"{served.root}udforsk/index.html?q=hemmeligt", User_Agent="Prøve")
    _asked(f"{served.root}udforsk/index.html")
    lines = [line for line in served.log.read_text(encoding="utf-8").splitlines() if "/udforsk/" in line]
    assert re.fullmatch(r'- - - \[[^]]+\] "GET /udforsk/index.html HTTP/1.1" 200 \d+ "-" "[^"]+"', lines[0])
    assert isinstance(log.read(lines[0]), Hit)
    assert "hemmeligt" not in served.log.read_text(encoding="utf-8")


def test_verify_finds_one_changed_byte_in_a_served_copy(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """In what a browser is sent, and in what lies on the disk."""
    page, pdf = served.folder / f"{RECORD}.br", served.folder / "publikation/publikation.pdf"
    kept = {path: path.read_bytes() for path in (page, pdf)}
    changed = kept[pdf][:-1] + bytes([kept[pdf][-1] ^ 1])
    try:
        store.write(served.folder, f"{RECORD}.br", brotli.compress(brotli.decompress(kept[page]) + b" "))
        store.write(served.folder, "publikation/publikation.pdf", changed)
        assert cli.main(["verify", served.below]) == 1
    finally:
        for path, content in kept.items():
            store.write(served.folder, path.relative_to(served.folder).as_posix(), content)
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in told] == [["afviger", RECORD], ["afviger", "publikation/publikation.pdf"]]


def test_every_file_of_the_site_is_in_its_manifest(built_site: Path) -> None:
    named = json.loads((built_site / MANIFEST).read_text(encoding="utf-8"))["filer"]
    lying = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    assert named.keys() | {MANIFEST} == lying


@pytest.mark.browser
def test_pages_and_search_work_under_the_policy(served: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    # What the browser had still to fetch when it was led on is broken off, and was never refused.
    page.on("requestfailed", lambda lost: said.append(lost.url) if lost.failure != "net::ERR_ABORTED" else None)
    for path in ("", RECORD, "udforsk/?q=sparring", "moedepakke/"):
        page.goto(served.below + path, wait_until="load")
        assert page.locator("h1").first.is_visible()
        if "q=" in path:
            page.locator("[data-kv-list] li").first.wait_for()
    assert said == []
    context.close()


@pytest.mark.browser
def test_no_other_site_may_show_it_in_a_frame(served: Served, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.below)
    # The pages' own policy would refuse the frame before the server's: another page holds it.
    page.goto("about:blank")
    page.set_content(f'<iframe src="{served.root}"></iframe>')
    page.wait_for_function("frames.length === 1")
    page.frames[1].wait_for_url("chrome-error://**")
    context.close()


# --- the command ------------------------------------------------------------------------------------------------------


HOST = "viden.kl.dk"


@dataclasses.dataclass(frozen=True)
class Encrypted:
    """A server of its own: its addresses without and with encryption, and the certificate that is to be trusted."""

    plain: str
    port: int
    certificate: Path

    @property
    def address(self) -> str:
        """Give the address with encryption."""
        return f"https://127.0.0.1:{self.port}/"


@pytest.fixture(scope="module")
def encrypted(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encrypted]:
    """The configuration as it is written, but for ports, log and where the certificate lies: they are the machine's."""
    place, ports = tmp_path_factory.mktemp("https"), free_ports(2)
    certificate = nginx.certificate(place, HOST)
    files = _written(f"https://{HOST}/", served.folder)
    own = re.sub(r"(?m)^ +(listen \[::\].*|access_log .*)\n", "", files["sites-available/klyngeviden"])
    own = own.replace(f"/etc/letsencrypt/live/{HOST}/", f"{place}/")
    own = own.replace("listen 80;", f"listen 127.0.0.1:{ports[0]};")
    own = own.replace("listen 443 ssl", f"listen 127.0.0.1:{ports[1]} ssl")
    with nginx.running(find("nginx"), place, files, [own]):
        yield Encrypted(f"http://127.0.0.1:{ports[0]}/", ports[1], certificate)


def test_who_comes_without_encryption_is_led_to_it_and_told_to_stay(encrypted: Encrypted, served: Served) -> None:
    code, headers, _ = _asked(f"{encrypted.plain}A-001/?x=1")
    assert (code, headers["Location"]) == (301, f"https://{HOST}/A-001/?x=1")
    assert headers["Strict-Transport-Security"] is None
    trusting = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=encrypted.certificate))
    with urllib.request.build_opener(trusting).open(encrypted.address + RECORD, timeout=10) as answer:
        assert answer.read() == (served.folder / RECORD).read_bytes()
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_it_speaks_http_2_in_what_is_held_to_be_safe(newest: ssl.TLSVersion, encrypted: Encrypted) -> None:
    context = ssl.create_default_context(cafile=encrypted.certificate)
    context.set_alpn_protocols(["h2", "http/1.1"])
    context.maximum_version = newest
    with (
        socket.create_connection(("127.0.0.1", encrypted.port), timeout=10) as line,
        context.wrap_socket(line, server_hostname=HOST) as safe,
    ):
        assert safe.selected_alpn_protocol() == "h2"
        assert safe.version() == newest.name.replace("_", ".")


def test_verify_trusts_no_certificate_that_the_machine_does_not(
    encrypted: Encrypted, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(copy_on_server, "_PAUSES", ())
    assert cli.main(["verify", encrypted.address]) == 2
    assert "maskinen stoler ikke på certifikatet" in capsys.readouterr().err
    # What is trusted is kept with what asks.
    monkeypatch.setattr(urllib.request, "_opener", None)
    monkeypatch.setenv("SSL_CERT_FILE", str(encrypted.certificate))
    assert copy_on_server.found(encrypted.address, None)[1] == encrypted.address
    assert cli.main(["verify", encrypted.address.replace("127.0.0.1", "localhost")]) == 2
    assert "certifikatet er til en anden adresse" in capsys.readouterr().err
    monkeypatch.setattr(urllib.request, "_opener", None)


def test_the_command_writes_them_by_the_address_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Klyngeviden\nsite_url: https://www.kl.dk/viden/\n", encoding="utf-8")
    monkeypatch.setattr(store, "CONFIG", config)
    out = tmp_path / "ud"
    assert cli.main(["hosting", "--out", str(out), "--rod", "/var/www/viden"]) == 0
    assert {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} == set(hosting.FILES)
    snippet = (out / "snippets/klyngeviden.conf").read_text(encoding="utf-8")
    assert "location ^~ /viden/ {" in snippet
    assert 'alias "/var/www/viden/";' in snippet
    assert "server_name www.kl.dk;" in (out / "sites-available/klyngeviden").read_text(encoding="utf-8")
    assert "pladsholder" not in capsys.readouterr().err
    config.write_text("site_name: Klyngeviden\nsite_url: https://www.kl.dk:8443/viden/\n", encoding="utf-8")
    assert cli.main(["hosting", "--out", str(out)]) == 0
    server = (out / "sites-available/klyngeviden").read_text(encoding="utf-8")
    assert re.findall(r"(?:listen \S+ ssl|return 301 \S+)", server) == [
        "return 301 https://www.kl.dk:8443$request_uri;",
        "listen 8443 ssl",
        "listen [::]:8443 ssl",
    ]
    for wrong in ("relativ/vej", "", '/srv/"; }', "/srv/$host", "/srv\n/x"):
        assert cli.main(["hosting", "--out", str(out), "--rod", wrong]) == 2
        assert "--rod /srv/klyngeviden" in capsys.readouterr().err
