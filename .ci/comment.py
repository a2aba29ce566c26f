"""Writes a file as the comment on a merge request of GitLab: anew where there is one already, so that it stands once.

Knows what GitLab tells its jobs; the first line of the file is what the comment is found by.
"""

import json
import os
import sys
import urllib.request
from pathlib import Path
from typing import Any


def main(path: str) -> None:
    """Write the comment."""
    body = Path(path).read_text(encoding="utf-8")
    mark = body.partition("\n")[0]
    own = next((note["id"] for note in _notes() if note["body"].startswith(mark)), None)
    asked("POST" if own is None else "PUT", "" if own is None else f"/{own}", {"body": body})


def _notes() -> list[dict[str, Any]]:
    """Give the comments there are, page by page."""
    found: list[dict[str, Any]] = []
    page = 1
    while more := asked("GET", f"?per_page=100&page={page}"):
        found += more
        page += 1
    return found


def asked(how: str, where: str, data: dict[str, str] | None = None) -> Any:
    """Ask GitLab about the comments of the merge request; raises OSError where it says no."""
    job = os.environ
    place = f"projects/{job['CI_PROJECT_ID']}/merge_requests/{job['CI_MERGE_REQUEST_IID']}/notes"
    request = urllib.request.Request(  # noqa: S310 - GitLab's own address
        f"{job['CI_API_V4_URL']}/{place}{where}",
        data=json.dumps(data).encode() if data else None,
        headers={"PRIVATE-TOKEN": job["COMMENT_TOKEN"], "Content-Type": "application/json"},
        method=how,
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    main(sys.argv[1])
