"""Every address is answered, and always in Danish."""

import http.client
import socket
from contextlib import closing
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest

from tests.serving.conftest import Editor


@pytest.mark.parametrize(
    ("target", "status", "kind", "within"),
    [
        ("/", 200, "text/html; charset=utf-8", b"<h1"),
        ("/dilemmaer/D-001/", 200, "text/html; charset=utf-8", b"<h1"),
        ("/dilemmaer/D-001/index.html?tema=x#her", 200, "text/html; charset=utf-8", b"<h1"),
        ("/redaktion/", 200, "text/html; charset=utf-8", b"<h1"),
        ("/D-001/", 200, "text/html; charset=utf-8", b"dilemmaer/D-001"),
        ("/assets/fonts/sans.woff2", 200, "font/woff2", b"wOF2"),
        ("/assets/favicon.svg", 200, "image/svg+xml", b"<svg"),
        ("/assets/search/start.js", 200, "text/javascript; charset=utf-8", b""),
        ("/sitemap.xml", 200, "application/xml; charset=utf-8", b"urlset"),
        ("/abonner/alt.xml", 200, "application/xml; charset=utf-8", b"http://www.w3.org/2005/Atom"),
        ("/_serve/live.js", 200, "text/javascript; charset=utf-8", b"follow"),
        ("/_serve/live.css", 200, "text/css; charset=utf-8", b".kv-serve"),
        ("/_serve/farver.css", 200, "text/css; charset=utf-8", b"--ink"),
        ("/_serve/andet", 404, "text/html; charset=utf-8", b"Siden findes ikke"),
        ("/findes-ikke/", 404, "text/html; charset=utf-8", b"Siden findes ikke"),
        ("/..%2f..%2fREADME.md", 404, "text/html; charset=utf-8", b"Siden findes ikke"),
    ],
)
def test_each_kind_of_address(editor: Editor, target: str, status: int, kind: str, within: bytes) -> None:
    editor.maker.make()
    answer = editor.ask(target)
    assert (answer.status, answer.kind) == (status, kind)
    assert within in answer.body


def test_the_address_of_a_folder_leads_to_its_page(editor: Editor) -> None:
    editor.maker.make()
    answer = editor.ask("/dilemmaer/D-001")
    assert (answer.status, answer.headers) == (HTTPStatus.FOUND, {"Location": "/dilemmaer/D-001/"})


def test_what_the_standard_library_refuses_in_english_is_refused_in_danish(served: str) -> None:
    where = urlsplit(served)
    assert where.hostname
    assert where.port
    with closing(http.client.HTTPConnection(where.hostname, where.port)) as connection:
        connection.request("POST", "/", b"noget")
        refused = connection.getresponse()
        assert refused.status == HTTPStatus.NOT_IMPLEMENTED
        assert "Det kan serveren ikke" in refused.read().decode()
    for line, told in (
        (b"noget sludder\r\n\r\n", "Det forstod serveren ikke"),
        (b"GET http://[ HTTP/1.1\r\n\r\n", "Det forst"),
    ):
        with socket.create_connection((where.hostname, where.port)) as line_to:
            line_to.sendall(line)
            line_to.shutdown(socket.SHUT_WR)
            heard = b"".join(iter(lambda: line_to.recv(65536), b"")).decode()
        assert told in heard
        assert "Error" not in heard


def test_the_head_of_a_page_has_its_length_and_no_body(editor: Editor, served: str) -> None:
    editor.maker.make()
    where = urlsplit(served)
    assert where.hostname
    with closing(http.client.HTTPConnection(where.hostname, where.port)) as connection:
        connection.request("HEAD", "/")
        head = connection.getresponse()
        assert int(head.getheader("Content-Length") or 0) == len(editor.ask("/").body)
        assert head.read() == b""
        # The same line is used again.
        connection.request("GET", "/dilemmaer/D-001")
        assert connection.getresponse().status == HTTPStatus.FOUND
