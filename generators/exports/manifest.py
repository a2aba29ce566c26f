"""The manifest of a site: the SHA-256 of each of its files. A copy is whole when it has them all, and no more. Pure."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generators.knowledge.published_editions import MANIFEST
from generators.presentation import addresses
from generators.presentation.open_data import Issue

_PRINT = re.compile(r"[0-9a-f]{64}")
_OF_EDITION = re.compile(rf"{addresses.EDITIONS}[^/]+/{re.escape(MANIFEST)}")


class ManifestFault(ValueError):
    """What should be a manifest is none, or only half of one; the message is Danish."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy is held against: the address that the site was made for, and the fingerprint of each file."""

    address: str
    date: str
    files: Mapping[str, str]

    @property
    def of_editions(self) -> list[str]:
        """List the manifests of frozen editions among the files: what they name was published once."""
        return sorted(path for path in self.files if _OF_EDITION.fullmatch(path))


def print_of(content: bytes) -> str:
    """Give the fingerprint of a file."""
    return hashlib.sha256(content).hexdigest()


def body(issue: Issue, prints: Mapping[str, str]) -> dict[str, object]:
    """Give what every manifest holds: that of a site, and that of an edition among more."""
    return {"dato": issue.date.isoformat(), "adresse": issue.site.url, "filer": dict(sorted(prints.items()))}


def written(told: Mapping[str, object]) -> bytes:
    """Write a manifest."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> Manifest:
    """Read the manifest of a site or an edition; raises ManifestFault."""
    try:
        told: Any = json.loads(content)
    except ValueError:
        half = content.lstrip().startswith(b"{")
        raise ManifestFault("er kun en halv manifest" if half else "er ikke en manifest") from None
    files = told.get("filer") if isinstance(told, dict) else None
    if not isinstance(files, dict) or not files or not all(map(_is_sound, files.items())):
        message = "er ikke en manifest fra klyngeviden"
        raise ManifestFault(message)
    return Manifest(str(told.get("adresse", "")), str(told.get("dato", "")), files)


def _is_sound(row: tuple[str, object]) -> bool:
    """Say whether a path stays within the copy, and has a fingerprint."""
    path, fingerprint = row
    place = PurePosixPath(path)
    stays = bool(path) and not place.is_absolute() and ".." not in place.parts and "\\" not in path and ":" not in path
    return stays and isinstance(fingerprint, str) and _PRINT.fullmatch(fingerprint) is not None
