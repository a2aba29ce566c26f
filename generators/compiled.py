"""What makes Jinja quick: templates compiled once while the program runs, whoever opens them, and plain calls.

Knows Jinja; nothing of what the templates are.
"""

from collections.abc import Callable
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.runtime import Context


class PlainCalls(Context):
    """Calls what a template calls, and no more: none of ours asks for Jinja's context, which it looks for each time."""

    def call(self, called: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Call a function or a macro, without what Jinja adds inside loops and blocks."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


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
