"""Serves a folder with brotli, as a good host does, and counts what it sends.

Knows no benchmark.
"""

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import brotli

COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml")
COMPRESSION = 5


@dataclass
class Served:
    """A running server: its address, and the bytes sent by path."""

    address: str = ""
    bytes_by_path: dict[str, int] = field(default_factory=dict)

    def sent(self, parts: Sequence[str]) -> int:
        """Add up what was sent of paths that hold one of the parts."""
        return sum(size for path, size in self.bytes_by_path.items() if any(part in path for part in parts))


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *words: object, served: Served, **more: object) -> None:
        self.served = served
        super().__init__(*words, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file whole, packed where that pays."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in COMPRESSED
        body = brotli.compress(path.read_bytes(), quality=COMPRESSION) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)
        asked = self.path.partition("?")[0]
        self.served.bytes_by_path[asked] = self.served.bytes_by_path.get(asked, 0) + len(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder for as long as the block runs."""
    served = Served()
    handler = functools.partial(_Handler, served=served, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
