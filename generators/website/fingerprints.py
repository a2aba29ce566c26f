"""Names files by what they hold, so that a browser that keeps an old one never meets it beside a new one. Pure."""

import hashlib
from collections.abc import Iterable, Mapping

SIGNS = 10


def name_of(path: str, content: bytes) -> str:
    """Put a fingerprint before the ending: `site.js` becomes `site.0f3d4c9a12.js`."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:SIGNS]}{dot}{ending}"


def named(files: Mapping[str, bytes]) -> dict[str, str]:
    """Map the path of each file to its name by content."""
    return {path: name_of(path, content) for path, content in files.items()}


def renamed(paths: Iterable[object], names: Mapping[str, str]) -> list[str]:
    """Give paths under their names by content; what has none keeps its own."""
    return [names.get(str(path), str(path)) for path in paths]
