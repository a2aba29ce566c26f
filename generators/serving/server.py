"""Speaks HTTP with the browser on this machine; what is answered comes from the clerk."""

import http.server
import sys
from http import HTTPStatus

from generators.serving.answers import Answer, Clerk

HOST = "127.0.0.1"


class Server(http.server.ThreadingHTTPServer):
    """Listens to one port, for this machine only."""

    daemon_threads = True
    # On Windows this would let two servers have the same port, and neither be told.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, clerk: Clerk) -> None:
        self.clerk = clerk
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone while it was answered."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Send what was asked for."""
        self._send(self._answer(), with_body=True)

    def do_HEAD(self) -> None:
        """Send only what a browser would be told of it."""
        self._send(self._answer(), with_body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse in Danish what the standard library refuses in English."""
        self.close_connection = True
        self._send(self.server.clerk.refusal(code), with_body=True)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong with the records."""

    def _answer(self) -> Answer:
        try:
            return self.server.clerk.answer(self.path)
        except ValueError:
            return self.server.clerk.refusal(HTTPStatus.BAD_REQUEST)

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)
