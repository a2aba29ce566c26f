"""The Danish dictionary in vendor/, opened for the spelling of texts. The only place that knows Hunspell."""

from collections.abc import Callable

import hunspell

from generators import store

FOLDER = store.ROOT / "vendor" / "stavekontrolden"


def opened() -> Callable[[str], bool]:
    """Give the function that says whether the dictionary knows a word."""
    speller = hunspell.Hunspell("da_DK", hunspell_data_dir=str(FOLDER))
    return lambda word: bool(speller.spell(word))
