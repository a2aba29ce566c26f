"""Reading the vendored word data that the search is built with."""

from generators import store
from generators.search.shards import WordData

_DICTIONARY = store.ROOT / "vendor" / "stavekontrolden"
_STEMMER = store.ROOT / "vendor" / "stemmer" / "dk.cjs"


def word_data() -> WordData:
    """Read the dictionary and the stemmer of the browser."""
    paths = (_DICTIONARY / "da_DK.aff", _DICTIONARY / "da_DK.dic", _STEMMER)
    return WordData(*(path.read_text(encoding="utf-8") for path in paths))
