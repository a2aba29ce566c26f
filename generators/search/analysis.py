"""From words to the terms that the index knows: folding, stop words, irregular forms, stems, parts of compounds.

The browser does the same with the same tables, which it gets with the vocabulary. Knows no record.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from generators import danish
from generators.search.compounds import Splitter

WORD = re.compile(r"[a-z0-9]+")
# Words that a hyphen holds together: MED-udvalg.
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

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
# What stands in whole sentences but says little of what is looked for: where there are other words, those decide.
LIGHT_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    bruge bruges bruger brugt brug faar faaet fik giver give giv gav givet gives goer goere gjort goeres gjorde kommer
    komme kom kommet gaar gaa gik gaaet tager tage taget siger sige sagde sagt ved vide vidste faktisk finder finde
    findes laver lave lavet synes tror tro mener mene viser vise vist hjaelpe hjaelper hjaelp staar staa
    ligger ligge sker ske sket begynde begynder starte starter proever proeve vores jeres gode god godt bedre bedst
    bedste rigtig rigtigt stor store stort ny nye nyt flere ting maade maader baade sammen samtidig altid aldrig ofte
    tit gang lige helt meget virkelig egentlig gerne naesten allerede stadig derfor fordi uden inden imens mens
    skrive skriver kalde kaldes holde holder vaelge saette saetter foele foeler foeles oensker oenske noedvendigt
    muligt oplever opleve tips hurtigere langsomt
        """,
    )
)
_STEMMER = snowballstemmer.stemmer("danish")

# Forms that no ending leads to, by the form they are found under.
_IRREGULAR = {
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
}
# Words that end alike, and that the stemmer takes for another: who makes politics, what is early rather than a time.
_APART = {
    "boglig": "boglig boglige bogligt",
    "daglig": "daglig daglige dagligt",
    "faerdighed": "faerdighed faerdigheden faerdigheder faerdighederne",
    "fare": "fare faren farer farerne",
    "haandter": "haandter haandtere haandterer haandteres haandteret haandterede haandtering haandteringen",
    "kritiker": "kritiker kritikere kritikeren kritikerne",
    "laerer": "laerer laereren laererens laerere laereres laererne laerernes",
    "ledig": "ledig ledige ledigt ledighed ledigheden",
    "leverer": "levere leverer leveres leverede leveret leverance leverancer",
    "nytte": "nytte nyttig nyttige nyttigt nytter",
    "oversigt": "oversigt oversigten oversigter",
    "personlig": "personlig personlige personligt",
    "politiker": "politiker politikeren politikerens politikere politikeres politikerne politikernes politikers",
    "praktiker": "praktiker praktikeren praktikere praktikerne praktikernes",
    "rolig": "rolig rolige roligt roligere",
    "rummelig": "rummelig rummelige rummeligt rummelighed rummeligheden",
    "slagelse": "slagelse slagelses",
    "sparring": "sparre sparrer sparrede sparret",
    "synlig": "synlig synlige synligt synligere synlighed synligheden",
    "tale": "tale taler taltes talte talt talen talerne",
    "tidlig": "tidlig tidlige tidligt tidligere tidligst tidligste",
    "varig": "varig varige varigt",
    "virkelighed": "virkelig virkelige virkeligt virkelighed virkeligheden virkeligheder",
}
# The term of each form that the stemmer has no rule for.
IRREGULAR = {form: _STEMMER.stemWord(base) for base, forms in _IRREGULAR.items() for form in forms.split()} | {
    form: base for base, forms in _APART.items() for form in forms.split()
}


class Token(NamedTuple):
    """A word as it is indexed: its term, itself and the terms of its parts; the term is empty for a stop word."""

    term: str
    folded: str
    parts: tuple[str, ...] = ()


class Typed(NamedTuple):
    """A word of a query, folded, with its term, and as it was written."""

    folded: str
    term: str
    written: str = ""


def folded_words(text: str) -> list[str]:
    """Give the words of a text, folded, stop words included."""
    return WORD.findall(danish.fold(text))


def term_of(folded: str) -> str:
    """Give the term a folded word is found under; nothing for a stop word."""
    return "" if folded in STOP_WORDS else stem_of(folded)


# Looking for a slip stems every spelling near a word, most of them again and again.
@lru_cache(maxsize=1 << 14)
def stem_of(folded: str) -> str:
    """Give the stem of a folded word, be it a stop word."""
    stem: str = IRREGULAR.get(folded) or _STEMMER.stemWord(folded)
    return stem


def small(folded: str) -> str:
    """Mark a small word that stands in a pair, so that it is not taken for a term."""
    return f".{folded}"


def spelt(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text as they are written, and whether they are names rather than small words: MED, MED-.

    In a text of capitals alone they say nothing.
    """
    runs, shouted = _runs(text)
    for run in runs:
        yield from _parted(run, shouted)


def _runs(text: str) -> tuple[list[str], bool]:
    """Give the words of a text, those that a hyphen holds together as one, and whether it is of capitals alone."""
    text = unicodedata.normalize("NFC", text)
    return _HYPHENED.findall(text), text == text.upper() and " " in text.strip()


def _parted(run: str, shouted: bool) -> Iterator[tuple[str, bool]]:  # noqa: FBT001 - as `_runs` gives it
    if "-" in run:
        yield from ((word, len(word) > 1) for word in run.split("-"))
    else:
        yield run, not shouted and len(run) > 1 and run == run.upper()


def typed_words(text: str) -> list[Typed]:
    """Give the words of a query; stop words have no term."""
    return [
        Typed(folded, stem_of(folded) if is_name else term_of(folded), word)
        for word, is_name in spelt(text)
        for folded in folded_words(word)
    ]


def keywords(text: str) -> list[Typed]:
    """Give the words of a query that are no stop words."""
    return [typed for typed in typed_words(text) if typed.term]


def letters_of(folded: str, alphabet: Sequence[str]) -> list[str]:
    """Part a folded word into letters: those of an alphabet that are written with several signs are one each."""
    several = [re.escape(letter) for letter in alphabet if len(letter) > 1]
    return re.findall("|".join([*several, "."]), folded)


def respelt(folded: str, plain: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """Give the words that are meant where Danish letters are written without their second half: born, boern."""
    found = [folded]
    for place in range(len(folded) - 1, -1, -1):
        so_far = found[:]
        for letters in plain.get(folded[place], ()):
            found += [other[:place] + letters + other[place + 1 :] for other in so_far]
        if len(found) > most:
            break
    return found[1 : most + 1]


def terms(text: str) -> list[str]:
    """Give the terms of a text in order, without stop words and parts."""
    return [typed.term for typed in keywords(text)]


@dataclass
class Analyser:
    """Turns the words of records into tokens, each distinct word once."""

    splitter: Splitter
    _quiet: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    _shouted: dict[str, tuple[Token, ...]] = field(default_factory=dict)

    def tokens(self, text: str) -> list[Token]:
        """Give the tokens of a text in order, stop words with an empty term."""
        runs, shouted = _runs(text)
        known = self._shouted if shouted else self._quiet
        found: list[Token] = []
        for run in runs:
            if run not in known:
                known[run] = tuple(token for word in _parted(run, shouted) for token in self._analysed(*word))
            found += known[run]
        return found

    def _analysed(self, word: str, is_name: bool) -> tuple[Token, ...]:  # noqa: FBT001 - as `spelt` gives it
        parts = [term_of(folded) for part in self.splitter.split(word.lower()) for folded in folded_words(part)]
        words = folded_words(word)
        if len(words) != 1:
            return tuple(Token(term_of(folded), folded) for folded in words)
        term = stem_of(words[0]) if is_name else term_of(words[0])
        return (Token(term, words[0], tuple(part for part in parts if part and part != term)),)
