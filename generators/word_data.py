"""Reading the vendored word data that the search is built with; what the dictionary allows is worked out once and kept.

Knows the files in vendor/ and the folder for what can be made again; what the words mean is for `search`.
"""

import contextlib
import hashlib
import marshal
import sys
from functools import cache
from typing import TYPE_CHECKING

from generators import store
from generators.dictionary import FOLDER
from generators.search import compounds
from generators.search.compounds import Lexicon, Words, bundled, read_lexicon

if TYPE_CHECKING:
    from generators.search.shards import WordData

_STEMMER = store.ROOT / "vendor" / "stemmer" / "dk.cjs"
_KEPT = store.ROOT / ".cache"


def word_data() -> "WordData":
    """Read the dictionary and the stemmer of the browser."""
    # Whoever only splits words is spared the search and the stemmers of thirty languages.
    from generators.search.shards import WordData  # noqa: PLC0415

    return WordData(lexicon(), _STEMMER.read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """Give what the dictionary allows, kept from an earlier run where the same files were read by the same code.

    It takes a second to work out; a folder that cannot be written to costs only time. The search and the handouts of a
    run share it.
    """
    affixes, dictionary = ((FOLDER / name).read_bytes() for name in ("da_DK.aff", "da_DK.dic"))
    code = store.ROOT.joinpath(*compounds.__name__.split(".")).with_suffix(".py").read_bytes()
    content = hashlib.sha256(b"\0".join((affixes, dictionary, code, sys.version.encode()))).hexdigest()
    name = f"ordbog-{content[:16]}.bin"
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        kept = memoryview((_KEPT / name).read_bytes())
        # A file cut short or changed by others is made again.
        if kept[:32] == hashlib.sha256(kept[32:]).digest():
            bundles = marshal.loads(kept[32:])  # noqa: S302 - our own file, and what it holds was just proved
            return Lexicon(*map(Words, bundles))
    made = read_lexicon(affixes.decode(), dictionary.decode())
    written = marshal.dumps(tuple(map(bundled, made)))
    with contextlib.suppress(OSError):
        for old in _KEPT.glob("ordbog-*.bin"):
            old.unlink()
        store.write(_KEPT, name, hashlib.sha256(written).digest() + written)
    return made
