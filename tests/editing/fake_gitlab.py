"""What a host on loopback answers the editor that takes it for GitLab, once somebody is signed in.

Knows files, branches and merge requests as `fake_hosts.Host` holds them; nothing is written anywhere.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tests.editing.fake_hosts import BRANCH, DRAFT_HEAD, PROJECT, WHO, Answer, Host, sha

_WHEN = "2026-11-29T12:00:00Z"
_PLACE = f"/api/v4/projects/{quote(PROJECT, safe='')}"


def rest(host: Host, method: str, address: str, body: Mapping[str, Any]) -> Answer:
    """Answer a question to the REST interface."""
    parts = urlsplit(address)
    place = parts.path.removeprefix(_PLACE)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if place.startswith("/merge_requests"):
        return _merge_requests(host, method, place, asked, body)
    if (method, place) == ("POST", "/repository/commits"):
        return _committed(host, body)
    if found := re.fullmatch("/repository/files/(.+)/raw", place):
        text = _branch(host, asked["ref"]).get(unquote(found[1]))
        return (404, {"message": "404 File Not Found"}) if text is None else (200, text)
    told = {
        "/api/v4/user": WHO | {"username": "redaktoer", "web_url": ""},
        "/users": [WHO],
        f"/repository/commits/{DRAFT_HEAD}/statuses": host.states,
        f"/repository/branches/{BRANCH}": {"commit": {"id": host.head}},
    }
    return 200, told.get(place, [])


def graphql(host: Host, query: str, variables: Mapping[str, Any]) -> Any:
    """Answer a question to GraphQL, by what it asks for."""
    files = _branch(host, variables.get("branch") or BRANCH)
    told: dict[str, Any] = {"rootRef": BRANCH}
    if "lastCommit" in query:
        told["tree"] = {"lastCommit": {"sha": host.head, "message": "Begyndelsen"}}
    elif "recursive: true" in query:
        rows = [{"type": "blob", "path": path, "sha": sha(text)} for path, text in files.items()]
        told["tree"] = {"blobs": {"nodes": rows, "pageInfo": {"endCursor": "", "hasNextPage": False}}}
    else:
        found = [(path, files[path]) for path in variables.get("paths", ())]
        told["blobs"] = {"nodes": [{"path": p, "oid": sha(t), "size": len(t), "rawTextBlob": t} for p, t in found]}
    return {"project": {"repository": told}}


def _branch(host: Host, name: str) -> dict[str, str]:
    return host.files if name == BRANCH else host.branches[name]


def _committed(host: Host, body: Mapping[str, Any]) -> Answer:
    """Lay files on a branch; one that is to begin must not be there, and no file is made twice."""
    name = body["branch"]
    if "start_branch" in body and name in host.branches:
        return 400, {"message": f"A branch called '{name}' already exists."}
    begun = dict(_branch(host, body.get("start_branch", name)))
    for action in body["actions"]:
        if (action["action"] == "create") == (action["file_path"] in begun):
            return 400, {"message": "A file with this name already exists, or doesn't exist"}
        begun[action["file_path"]] = action["content"]
    host.branches[name] = begun
    host.messages.append(body["commit_message"])
    return 201, {"id": DRAFT_HEAD, "committed_date": _WHEN}


def _merge_requests(host: Host, method: str, place: str, asked: Mapping[str, str], body: Mapping[str, Any]) -> Answer:
    if method == "POST":
        host.pulls.append(dict(body))
        host.labels[len(host.pulls)] = body["labels"].split(",")
        return 201, _merge_request(host, len(host.pulls))
    if method == "PUT":
        number = int(place.rpartition("/")[2])
        host.pulls[number - 1]["title"] = body["title"]
        host.labels[number] = body["add_labels"].split(",")
        return 200, _merge_request(host, number)
    if found := re.fullmatch(r"/merge_requests/(\d+)/diffs", place):
        branch = host.branches[host.pulls[int(found[1]) - 1]["source_branch"]]
        changed = [path for path, text in branch.items() if host.files.get(path) != text]
        return 200, [{"old_path": path, "new_path": path, "deleted_file": False} for path in changed]
    rows = [_merge_request(host, number) for number, pull in enumerate(host.pulls, 1) if "source_branch" in pull]
    return 200, [row for row in rows if asked.get("labels") in (None, *row["labels"])]


def _merge_request(host: Host, number: int) -> dict[str, Any]:
    pull = host.pulls[number - 1]
    about = {"iid": number, "id": number, "web_url": "", "sha": DRAFT_HEAD, "author": WHO | {"username": "redaktoer"}}
    return pull | about | {"labels": host.labels[number], "created_at": _WHEN, "updated_at": _WHEN}
