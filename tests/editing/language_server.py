"""Speaks with yaml-language-server over its own protocol, as an editor's program does."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Self

from tests.tools import client_code

SERVER = client_code.MODULES / "yaml-language-server" / "bin" / "yaml-language-server"


class Server:
    """A running server, with the settings of a folder."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        client_code.install()
        self.settings = settings
        self.process = subprocess.Popen(
            [client_code.NODE, SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"NODE_PATH": str(client_code.MODULES)},
        )
        self.count = 0
        about = {"processId": None, "rootUri": root.as_uri(), "capabilities": {"workspace": {"configuration": True}}}
        self.ask("initialize", about)
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": settings}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def problems(self, texts: Mapping[Path, str]) -> dict[Path, list[str]]:
        """Open files with their texts, all at once, and wait for what the server says of each.

        Each path may be asked about once: what is said of it again is not told from what was said before.
        """
        awaited = {path.as_uri(): path for path in texts}
        for path, text in texts.items():
            document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        found: dict[Path, list[str]] = {}
        for message in self._messages():
            said = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and said["uri"] in awaited:
                found[awaited[said["uri"]]] = [problem["message"] for problem in said["diagnostics"]]
            if len(found) == len(awaited):
                return found
        raise AssertionError("The server ended.")

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        """Ask for something, and wait for the answer."""
        self.count += 1
        self._send({"jsonrpc": "2.0", "id": self.count, "method": method, "params": params})
        answers = (m for m in self._messages() if m.get("id") == self.count and "method" not in m)
        return next(answers).get("result")

    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        """Say something that is not answered."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps(message).encode()
        pipe = _open(self.process.stdin)
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        pipe.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says, and answer what it asks."""
        pipe = _open(self.process.stdout)
        while head := pipe.readline():
            length = int(head.split(b":")[1])
            while pipe.readline().strip():
                pass
            message: dict[str, Any] = json.loads(pipe.read(length))
            if "id" in message and "method" in message:
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": self._answer(message)})
            yield message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings if item.get("section") == "yaml" else None for item in message["params"]["items"]]


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
