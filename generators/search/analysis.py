"""From words to the terms that the index knows: folding, stop words, irregular forms, stems, parts of compounds.

The browser does the same with the same tables, which it gets with the vocabulary. Knows no record.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

import snowballstemmer

from generators import danish
from generators.search.compounds import Splitter

WORD = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[^\W_]+")

# Written folded, as everything after this point is.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        og i paa af at der den det de en et er som til med for fra om over under ved ikke har have haft havde
        vaere vaeret var kan kunne vil ville skal skulle maa maatte blev blive bliver blevet eller men saa naar
        hvis da end ogsaa kun efter foer hver hvert hvor hvorfor hvad hvem hvordan hvornaar hvilken hvilket
        hvilke dem deres dens dets sin sit sine jeg mig min mit mine du dig din dit dine vi os vores han ham
        hans hun hende hendes man sig ud op ned ind uden mellem imod mod gennem hos baade mere mest flere fleste
        alle alt andre anden andet nogle noget nogen ingen intet mange meget faa lidt her hen nu selv samme egen
        eget egne denne dette disse dog jo hedde hedder hed a b c d e f g h j k l m n o p q r s t u v w x y z
        """,
    )
)
# Forms that no ending leads to, each with the form it is found under.
IRREGULAR = {
    form: base
    for base, forms in {
        "barn": "boern boerns boernene boernenes",
        "bog": "boeger boegerne boegers",
        "mand": "maend maendene maends",
        "haand": "haender haenderne",
        "fod": "foedder foedderne",
        "tand": "taender taenderne",
        "nat": "naetter",
        "far": "fader faedre",
        "mor": "moder moedre",
        "bror": "broder broedre",
        "datter": "doetre",
        "kraft": "kraefter kraefterne",
        "bonde": "boender",
        "stad": "staeder",
        "lille": "smaa mindre mindst",
        "god": "godt gode bedre bedst bedste",
        "gammel": "gamle aeldre aeldst aeldste",
        "ung": "yngre yngst yngste",
        "stor": "stoerre stoerst stoerste",
        "lang": "laengere laengst",
        "foelge": "fulgte fulgt",
        "saette": "satte sat",
        "laegge": "lagde lagt",
        "vaelge": "valgte valgt",
        "traeffe": "traf truffet trufne",
        "spoerge": "spurgte spurgt",
        "goere": "goer gjorde gjort",
        "binde": "bandt bundet bundne",
        "finde": "fandt fundet",
        "se": "saa ser saas set",
        "tage": "tog taget tager",
        "hjaelpe": "hjalp hjulpet",
    }.items()
    for form in forms.split()
}

_STEMMER = snowballstemmer.stemmer("danish")


class Token(NamedTuple):
    """A word as it is indexed: its term and the terms of its parts; the term is empty for a stop word."""

    term: str
    parts: tuple[str, ...] = ()


def folded_words(text: str) -> list[str]:
    """Give the words of a text, folded, stop words included."""
    return WORD.findall(danish.fold(text))


def term_of(folded: str) -> str:
    """Give the term a folded word is found under; nothing for a stop word."""
    if folded in STOP_WORDS:
        return ""
    stem: str = _STEMMER.stemWord(IRREGULAR.get(folded, folded))
    return stem


def terms(text: str) -> list[str]:
    """Give the terms of a text in order, without stop words and parts."""
    return [term for term in map(term_of, folded_words(text)) if term]


@dataclass
class Analyser:
    """Turns the words of records into tokens, each distinct word once."""

    splitter: Splitter
    _known: dict[str, tuple[Token, ...]] = field(default_factory=dict)

    def tokens(self, text: str) -> list[Token]:
        """Give the tokens of a text in order, stop words with an empty term."""
        found: list[Token] = []
        for word in _LETTERS.findall(unicodedata.normalize("NFC", text)):
            known = self._known.get(word)
            if known is None:
                known = self._known[word] = self._analysed(word)
            found += known
        return found

    def _analysed(self, word: str) -> tuple[Token, ...]:
        parts = [term_of(folded) for part in self.splitter.split(word.lower()) for folded in folded_words(part)]
        words = folded_words(word)
        if len(words) != 1:
            return tuple(Token(term_of(folded)) for folded in words)
        term = term_of(words[0])
        return (Token(term, tuple(part for part in parts if part and part != term)),)
