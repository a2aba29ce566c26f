"""A host on loopback that answers what the editor asks of GitHub, and hands out keys as GitLab does.

Knows files, branches and pull requests; what GitLab answers besides comes in. Nothing is written anywhere.
"""

import base64
import functools
import hashlib
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY, PROJECT, BRANCH = "github_pat_noegle", "kl/viden", "main"
CODE, CLIENT = "kode-1", "klient-1"
DRAFT_HEAD = "1" * 40
WHO = {"id": 1, "login": "redaktoer", "name": "En redaktør", "email": "", "avatar_url": "", "html_url": ""}
Answer = tuple[int, Any]
Spoken = tuple[Callable[..., Answer], Callable[..., Any]]
"""What answers a question to the REST interface of GitLab, and to its GraphQL."""


def sha(text: str) -> str:
    """Name a file by what it holds."""
    return hashlib.sha1(text.encode()).hexdigest()  # noqa: S324 - as Git does


@dataclass
class Host:
    """What lies at the host, and what was done there."""

    files: dict[str, str]
    branches: dict[str, dict[str, str]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    labels: dict[int, list[str]] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    challenge: str = ""
    states: list[dict[str, str]] = field(default_factory=list)
    """What was said of a draft by those who built it."""
    is_away: bool = False
    """Nobody answers."""

    @property
    def head(self) -> str:
        """Name the latest commit of the main branch, by what it holds."""
        return sha(json.dumps(self.files, sort_keys=True))

    def github(self, method: str, path: str, body: Mapping[str, Any]) -> Answer:
        """Answer a question to the REST interface of GitHub."""
        place = path.removeprefix(f"/api/v3/repos/{PROJECT}")
        if path == "/api/v3/user":
            return 200, WHO
        if place.startswith("/collaborators/"):
            return 204, None
        if place.startswith("/git/trees/"):
            rows = [{"path": p, "sha": sha(t), "size": len(t), "type": "blob"} for p, t in self.files.items()]
            return 200, {"tree": rows}
        if (method, place) == ("POST", "/pulls"):
            self.pulls.append(dict(body))
            number = len(self.pulls)
            made = {"number": number, "node_id": f"PR{number}", "title": body["title"], "html_url": "", "head": {}}
            return 201, made | {"created_at": "2026-11-29T12:00:00Z", "updated_at": "2026-11-29T12:00:00Z"}
        if found := re.fullmatch(r"/issues/(\d+)/labels", place):
            self.labels[int(found[1])] = body["labels"]
            return 200, []
        return 404, {"message": f"{method} {path}"}

    def graphql(self, query: str, variables: Mapping[str, Any]) -> Any:
        """Answer a question to GitHub's GraphQL, by what it asks for."""
        if "createCommitOnBranch" in query:
            return self._committed(variables["input"])
        if "createRef" in query:
            self.branches[variables["input"]["name"].removeprefix("refs/heads/")] = dict(self.files)
            return {"createRef": {"ref": {"name": variables["input"]["name"]}}}
        if "object(expression:" in query:
            name, _, path = variables["at"].partition(":")
            text = self.branches.get(name, self.files).get(path)
            return {"repository": {"object": None if text is None else {"text": text}}}
        if "pullRequests(" in query:
            return {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}
        if "forkOwner" in query:
            return {"fork": {"id": "R1"}, "base": {"ref": {"target": {"oid": self.head}}}}
        known = {sha(text): text for text in self.files.values()}
        commit: dict[str, Any] = {"oid": self.head, "message": "Begyndelsen", "committedDate": "2026-11-01T08:00:00Z"}
        commit |= {"author": {"name": "En anden", "email": "", "user": None, "avatarUrl": ""}}
        history = {"target": {"oid": self.head, "history": {"nodes": [commit]}}}
        told: dict[str, Any] = {"ref": history, "defaultBranchRef": {"name": BRANCH}}
        told |= {n: {"text": known.get(s, ""), "isTruncated": False} for n, s in _CONTENTS.findall(query)}
        told |= dict.fromkeys(_OTHERS.findall(query), history)
        none: dict[str, Any] = {"deployments": {"nodes": []}, "checkSuites": {"nodes": []}}
        told |= dict.fromkeys(_BUILT.findall(query), none | {"status": {"contexts": self.states}})
        return {"repository": told}

    def _committed(self, asked: Mapping[str, Any]) -> Any:
        branch = self.branches[asked["branch"]["branchName"]]
        self.messages.append(asked["message"]["headline"])
        made = {row["path"]: base64.b64decode(row["contents"]).decode() for row in asked["fileChanges"]["additions"]}
        branch |= made
        for row in asked["fileChanges"]["deletions"]:
            del branch[row["path"]]
        files = {f"file_{index}": {"oid": sha(text)} for index, text in enumerate(made.values())}
        commit = {"oid": DRAFT_HEAD, "committedDate": "2026-11-29T12:00:00Z", **files}
        return {"createCommitOnBranch": {"commit": commit}}

    def token(self, asked: Mapping[str, str]) -> Answer:
        """Give a key for a code, to the one who can show the secret behind the challenge."""
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        proved = base64.urlsafe_b64encode(digest).decode().rstrip("=") == self.challenge
        if not proved or asked["code"] != CODE or asked["client_id"] != CLIENT:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": KEY, "refresh_token": ""}


_CONTENTS = re.compile(r'(content_\d+): object\(oid: "(\w+)"\)')
_BUILT = re.compile(r"(commit_\d+): object")
_OTHERS = re.compile(r"(commit_\d+): ref")


class _Handler(http.server.BaseHTTPRequestHandler):
    host: Host
    gitlab: Spoken

    def do_OPTIONS(self) -> None:
        """Let the page ask, as both hosts do."""
        self._send(204, None)

    def do_GET(self) -> None:
        """Answer, or send back the one who signs in."""
        parts = urlsplit(self.path)
        if parts.path == "/oauth/authorize":
            asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
            self.host.challenge = asked["code_challenge"]
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?code={CODE}&state={asked['state']}")
            self.end_headers()
            return
        self._answer("GET")

    def do_POST(self) -> None:
        """Answer."""
        self._answer("POST")

    def do_PATCH(self) -> None:
        """Answer."""
        self._answer("PATCH")

    def do_PUT(self) -> None:
        """Answer."""
        self._answer("PUT")

    def _answer(self, method: str) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if self.host.is_away:
            self.close_connection = True
            return
        path = urlsplit(self.path).path
        if path == "/oauth/token":
            asked = json.loads(content) if content.startswith("{") else dict(_pairs(content))
            self._send(*self.host.token(asked))
            return
        key = (self.headers.get("Authorization") or "").split()[-1:]
        self.host.keys |= set(key)
        if key != [KEY]:
            self._send(401, {"message": "Bad credentials"})
        elif path.startswith("/api/v4/"):
            self._send(*self.gitlab[0](self.host, method, self.path, json.loads(content or "{}")))
        elif path == "/api/graphql":
            asked = json.loads(content)
            answer = functools.partial(self.gitlab[1], self.host) if "$fullPath" in content else self.host.graphql
            self._send(200, {"data": answer(asked["query"], asked.get("variables") or {})})
        else:
            self._send(*self.host.github(method, path, json.loads(content or "{}")))

    def _send(self, code: int, answer: Any) -> None:
        self.send_response(code)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*, Authorization")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        if answer is not None:
            self.wfile.write((answer if isinstance(answer, str) else json.dumps(answer)).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _pairs(content: str) -> Iterator[tuple[str, str]]:
    yield from ((key, values[0]) for key, values in parse_qs(content).items())


@contextmanager
def running(files: Mapping[str, str], gitlab: Spoken) -> Iterator[tuple[Host, str]]:
    """Start a host with these files; give it with its address."""
    host = Host(dict(files))
    handler: Callable[..., Any] = type("Handler", (_Handler,), {"host": host, "gitlab": gitlab})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield host, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
