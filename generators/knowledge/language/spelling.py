"""Spelling: every word is known to the dictionary, to the list of words, or as a municipality's name.

The dictionary comes in as a function; nothing here knows where it lies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generators import danish
from generators.knowledge.language.texts import Prose, words
from generators.knowledge.rules.breach import Breach
from generators.problems import Fault, Level
from generators.records.registers import WORD_LIST

CODE = "stavning"
# Quotations are spelled as their source spells them, and a reader's word may be wrong on purpose.
_AS_THEY_ARE = frozenset({"citat", "soegeord", "ord", "sider"})
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåé"
_GENITIVE = re.compile(r"['’]?s?$")
_MOST_SUGGESTED = 3
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")


@dataclass(frozen=True)
class Speller:
    """Says of a word whether it is right; `dictionary` knows the language, `own` the project's words."""

    dictionary: Callable[[str], bool]
    own: frozenset[str]

    def knows(self, word: str) -> bool:
        """Say whether a word, with its genitive and the parts around its hyphens, is right."""
        forms = (word, word.replace("’", "'"), word.replace("'", "").replace("’", ""))
        if any(form in self.own or self.dictionary(form) for form in forms):
            return True
        return stem(word) in self.own or ("-" in word and all(self.knows(part) for part in word.split("-") if part))


def stem(word: str) -> str:
    """Take the genitive off a word."""
    return _GENITIVE.sub("", word)


def misspelt(texts: Iterable[Prose], speller: Speller) -> Iterator[Breach]:
    """Yield a breach for each word that is not known, with all its places and what may have been meant."""
    knows = cache(speller.knows)
    found: dict[str, list[Prose]] = defaultdict(list)
    used: Counter[str] = Counter()
    for own in texts:
        if own.field not in _AS_THEY_ARE:
            for word in words(_ADDRESS.sub(" ", own.plain)):
                used[word] += 1
                if len(word) > 1 and not knows(word):
                    found[word].append(own)
    for word, where in found.items():
        places = list(dict.fromkeys(own.place(word) for own in where))
        yield Breach(places[0], _fault(word, suggestions(word, knows, used)), tuple(places[1:]))


def suggestions(word: str, knows: Callable[[str], bool], used: Counter[str]) -> list[str]:
    """Find the words one slip away, those first that the texts use most."""
    known = [other for other in dict.fromkeys(_slips(word)) if knows(other)]
    # A word that the texts know is likelier than a rare one the dictionary could put together.
    in_use = [other for other in known if used[other]]
    return sorted(in_use or known, key=lambda other: -used[other])[:_MOST_SUGGESTED]


def _slips(word: str) -> Iterator[str]:
    """Yield the words that a slip would have made into this one: two swapped, one lost, added or wrong."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    yield from (before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1)
    yield from (before + letter + after for before, after in cuts for letter in _LETTERS)
    yield from (before + after[1:] for before, after in cuts if after)
    yield from (before + letter + after[1:] for before, after in cuts if after for letter in _LETTERS)


def _fault(word: str, meant: Sequence[str]) -> Fault:
    suggestion = f"Mente du {danish.listing([f'»{other}«' for other in meant], 'eller')}? " if meant else ""
    hint = f"{suggestion}Er ordet rigtigt, så skriv det på en linje for sig i {WORD_LIST}."
    return Fault(CODE, f"Stavekontrollen kender ikke »{word}«.", hint, Level.WARNING)
