"""Templates that were compiled once are not compiled again while the program runs, whoever opens them.

Knows Jinja; nothing of what the templates are.
"""

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _InMemory(BytecodeCache):
    """Keeps the latest of each file; one that holds something else is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was made of the same text in the same file."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made."""
        self._kept[bucket.key] = bucket.checksum, bucket.code


COMPILED = _InMemory()
