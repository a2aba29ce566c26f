"""Splits Danish compounds by the linking elements of the Stavekontrolden dictionary: trivselsmåling, trivsel + måling.

Takes the text of the two dictionary files; knows nothing of records, stems or search.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

SHORTEST_WORD, SHORTEST_PART = 7, 3
# So many letters that words begin alike with, to lie together.
ALIKE = 5
DEEPEST = 3
# A split in three must be clearly better than the best split in two.
PRICE_OF_A_PART = 4.0
VOWELS = re.compile("[aeiouyæøåé]")

# The dictionary's flags: may begin or stand inside a compound, may only stand there.
BEGINS, INSIDE, ONLY_INSIDE = "32", "33", "36"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Endings, prefixes and small words that are also words: never the last part.
NOT_LAST = _words("""
    borg den der doks dret ede eder eks else ende ene ens ent ere eren eres eri erne ers ert ester ets forme fuld
    fulde fuldt føre førelse førelsen gang gere gerede gering gerne giver givere gjort haver hed heden heder hold
    holdt hænge ing inger ion iske isme ist kaste kere kerne kernes lagde laget lagt lens ler lig lige lighed ligt
    ling logi logisk lægge løs løse løst mene mæssig nes net nets ning ninger oden ordne per reber rede ren rende
    renes rens res ret ring sat sed sel sen ser sigt sigten skab skaber ske sken skop snit som sted ster stet
    synligt sætning sætninger tage tager tages tagne tede tegne tegner telse ter tes tet tion tions ver vis vise
    viser vist vor ynder
""")
# Prefixes, particles and function words: never a part before the last.
NOT_FIRST = _words("""
    alt anden anti billed bort delta den der det efter egen eks ekstra ens ent fast fjern for foran fore fort forud
    fra fram frem fri fælle før første gen general gennem hel hen her hoved hver hvor igen imod ind inden inder
    inter kon kor kun lang lige los med medie mel mere mikro mindste mini mis mod ned net nok non normal nær ofte
    old omme oven over par para peri post pro proto præ psyko rest sam sammen samt selv sen socio stam sted super
    tekno tele til tilbage tilrette tre uddele ude uden ultra under uni van ved vel venne vider videre yder
""")
# Words of three letters that are worth finding inside words that the dictionary knows.
SHORT_BUT_SOUND = _words("bog fag job led lov mad mål råd sag tal tid år")
# Words that look like compounds and are none, or whose parts nobody would look for.
WHOLE = _words("""
    baggrund enkeltstående evaluere evaluering femtedel fortsætte fortælling forudsætte fotografere frivillig
    garderobe grundlag grundlæggende halvdel hverdag håndhæve højskole orientere orientering periode personale
    planlægge planlægning præstation sammenligne sparring spørgsmål telefon tværgående udgangspunkt vidtgående
    vurdere vurdering værktøj
""")


class Lexicon(NamedTuple):
    """What the dictionary allows: forms that begin a compound with their base, words that end one with their lemma."""

    modifiers: Mapping[str, str]
    heads: Mapping[str, str]


class Words(Mapping[str, str]):
    """Words with what each leads to; those that begin alike are one text until one of them is asked for.

    A run asks for few of the 700,000 there are, and all of them one by one take 75 MB. Kept as bytes, the
    texts are read faster than as letters.
    """

    def __init__(self, bundles: Mapping[str, bytes]) -> None:
        """Take the texts that `bundled` makes."""
        self._bundles = bundles
        self._opened: dict[str, dict[str, str]] = {}

    def _beginning_as(self, word: str) -> dict[str, str]:
        start = word[:ALIKE]
        opened = self._opened.get(start)
        if opened is None:
            words = self._bundles.get(start, b"").decode().split()
            opened = self._opened[start] = dict(zip(words[::2], words[1::2], strict=True))
        return opened

    def __getitem__(self, word: str) -> str:
        """Give what a word leads to."""
        return self._beginning_as(word)[word]

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Give what a word leads to; most that are asked for are no words, which an exception tells slowly."""
        return self._beginning_as(word).get(word, default)

    def __iter__(self) -> Iterator[str]:
        """Yield every word."""
        return (word for start in self._bundles for word in self._beginning_as(start))

    def __len__(self) -> int:
        """Count the words."""
        return sum(1 for _ in self)


def bundled(words: Mapping[str, str]) -> dict[str, bytes]:
    """Write the words that begin alike as one text in UTF-8: each, and what it leads to."""
    alike: dict[str, list[str]] = defaultdict(list)
    for word, leading_to in words.items():
        alike[word[:ALIKE]] += word, leading_to
    return {start: " ".join(found).encode() for start, found in alike.items()}


class _Suffix(NamedTuple):
    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]


def read_lexicon(affixes: str, dictionary: str) -> Lexicon:
    """Read the two files of a Hunspell dictionary, `.aff` and `.dic`, as text."""
    rules = _read_rules(affixes)
    modifiers: dict[str, str] = {}
    heads: dict[str, str] = {}
    expansions: dict[tuple[str, str], list[tuple[int, str, bool, bool]]] = {}
    for line in dictionary.splitlines()[1:]:
        word, _, flags = line.partition(" ")[0].partition("/")
        if word.endswith("-") and len(word) > SHORTEST_PART + 1 and BEGINS in flags.split(","):
            modifiers.setdefault(word[:-1], word[:-1])
        if len(word) < 2 or not word.isalpha() or not word.islower():
            continue
        key = flags, word[-4:]
        if key not in expansions:
            expansions[key] = list(_expansions(flags, word[-4:], rules))
        for strip, add, is_modifier, is_head in expansions[key]:
            form = word[: len(word) - strip] + add
            if is_modifier:
                modifiers.setdefault(form, word)
            if is_head:
                heads.setdefault(form, word)
    return Lexicon(modifiers, heads)


def _read_rules(affixes: str) -> Mapping[str, list[_Suffix]]:
    rules: dict[str, list[_Suffix]] = defaultdict(list)
    for line in affixes.splitlines():
        columns = line.split()
        if len(columns) >= 5 and columns[0] == "SFX":
            add, _, flags = columns[3].partition("/")
            strip, add = ("" if part == "0" else part for part in (columns[2], add))
            rules[columns[1]].append(_Suffix(strip, add, frozenset(flags.split(",")), re.compile(columns[4] + "$")))
    return rules


def _expansions(flags: str, ending: str, rules: Mapping[str, list[_Suffix]]) -> Iterator[tuple[int, str, bool, bool]]:
    """Yield (letters to strip, letters to add, begins a compound, is a word) for words with these flags and ending."""
    own = set(flags.split(","))
    yield 0, "", bool(own & {BEGINS, INSIDE}), ONLY_INSIDE not in own
    for strip, add, rule_flags in _applied(own, ending, rules):
        yield strip, add, bool(rule_flags & {BEGINS, INSIDE}), not rule_flags & {BEGINS, INSIDE, ONLY_INSIDE}
        # A rule may call others: politik, politikk-, politikken.
        for more, then, last_flags in _applied(rule_flags, (ending[: len(ending) - strip] + add)[-4:], rules):
            if more <= len(add):
                yield strip, add[: len(add) - more] + then, False, not last_flags & {BEGINS, INSIDE, ONLY_INSIDE}


def _applied(
    flags: AbstractSet[str], ending: str, rules: Mapping[str, list[_Suffix]]
) -> Iterator[tuple[int, str, frozenset[str]]]:
    for flag in sorted(flags):
        for rule in rules.get(flag, ()):
            fits = ending.endswith(rule.strip) and rule.condition.search(ending)
            if fits and (not rule.add or rule.add.isalpha()):
                yield len(rule.strip), rule.add, rule.flags


@dataclass
class Splitter:
    """Splits words by a lexicon, each word once."""

    lexicon: Lexicon
    _found: dict[str, tuple[float, tuple[str, ...]]] = field(default_factory=dict)

    def split(self, word: str) -> tuple[str, ...]:
        """Give the parts of a compound in small letters, all but the last in their base form; none for other words."""
        parts = self._guarded(word)
        return tuple(small for part in parts for small in self._guarded(part) or (part,))

    def _guarded(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_WORD:
            return ()
        lemma = self.lexicon.heads.get(word)
        if {word, lemma} & WHOLE or (lemma and not self._best(lemma)[1]):
            return ()
        parts = self._best(word)[1] or (self._best(word[:-1])[1] if word.endswith("s") else ())
        return () if lemma and any(len(part) < 4 and part not in SHORT_BUT_SOUND for part in parts) else parts

    def _best(self, word: str, depth: int = 0) -> tuple[float, tuple[str, ...]]:
        """Find the best split of a word and its score; no parts where there is none."""
        if word in self._found:
            return self._found[word]
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            base = self.lexicon.modifiers.get(word[:end])
            if base is None or not _may_begin(base):
                continue
            for score, parts in self._ends(word[end:], depth):
                best = max(best, (score + _worth(base), (base, *parts)))
        self._found[word] = best
        return best

    def _ends(self, rest: str, depth: int) -> Iterator[tuple[float, tuple[str, ...]]]:
        lemma = self.lexicon.heads.get(rest)
        if lemma is not None and _may_end(rest, lemma):
            yield _worth(rest), (rest,)
        if depth < DEEPEST and len(rest) >= 2 * SHORTEST_PART:
            score, parts = self._best(rest, depth + 1)
            if parts:
                yield score - PRICE_OF_A_PART, parts


def _may_begin(base: str) -> bool:
    return len(base) >= SHORTEST_PART and base not in NOT_FIRST and bool(VOWELS.search(base))


def _may_end(form: str, lemma: str) -> bool:
    return len(form) >= SHORTEST_PART and not {form, lemma} & NOT_LAST and bool(VOWELS.search(form))


def _worth(part: str) -> float:
    """Prefer long parts, and distrust those of three letters."""
    return min(len(part), 9) * 0.5 - (2.0 if len(part) < 4 else 0.0)
